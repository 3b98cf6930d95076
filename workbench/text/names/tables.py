"""The tables beside this module, each a CSV file that is read once."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `name`.csv, by the names of its columns."""
    text = resources.files("workbench.text.names").joinpath(f"{name}.csv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def split(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, between bars."""
    return tuple(filter(None, (value.strip() for value in cell.split("|"))))
