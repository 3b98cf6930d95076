"""Places that a text may name without saying what they are: provinces, cities, some counties."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from workbench.match.named.words import words
from workbench.text.folding import fold


@cache
def provinces() -> dict[str, str]:
    """The province of each city or county, folded; a province is its own."""
    text = resources.files("workbench.match.named").joinpath("cities.txt").read_text("utf-8")
    lines = [fold(line).split() for line in text.splitlines()]
    return {place: province for province, *rest in lines for place in (province, *rest)}


@cache
def bare_places() -> re.Pattern[str]:
    """Places that are found without what they are, the longest first.

    和田 and others that are also words are found only with it (和田市).
    """
    names = sorted({*provinces()} - {*words("ambiguous_places")}, key=len, reverse=True)
    return re.compile("|".join(names))


def is_listed(stem: str) -> bool:
    """Whether a folded stem such as 郑州 is a place of the list."""
    return stem in provinces()
