"""Words that stand beside names, and words that only look like them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from workbench.text.folding import fold

FUNCTION = frozenset(
    "在到赴为向与和及等的是于被因将对从把就也还已又均则曾未不由以让做作任犯率经跟同"
)
"""Characters that follow a name and may not be told from its end."""
PREPOSITIONS = frozenset("由对与和向给让被请叫将把跟同及是为")
"""What leads to a name within a sentence."""


@cache
def words(name: str) -> tuple[str, ...]:
    """A list of words.toml, folded: `titles`, `acts`, `organs` and others that it names."""
    return tuple(fold(_tables()[name]).split())


@cache
def characters(name: str) -> frozenset[str]:
    """A list of words.toml that is one of characters, as both scripts and folded."""
    text = "".join(_tables()[name].split())
    return frozenset(text) | frozenset(fold(text))


@cache
def ordinary_words() -> frozenset[str]:
    """Words that begin with a character that is also a surname, folded."""
    return frozenset(map(fold, _read("ordinary.txt").split()))


@cache
def _tables() -> dict[str, str]:
    return tomllib.loads(_read("words.toml"))


def _read(name: str) -> str:
    return resources.files("workbench.match.named").joinpath(name).read_text("utf-8")
