"""Spellings that stand: people of Hong Kong and Taiwan, of the minorities, of other countries.

Pinyin never overwrites them. The table is of facts, with the publisher that spells so.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from workbench.text.folding import fold
from workbench.text.names.tables import read_table, split


@dataclass(frozen=True, slots=True, kw_only=True)
class Established:
    """A person whose name has a Latin spelling of its own."""

    han: str
    kind: str
    """`established`, `minority` or `foreign`."""
    latin: str
    others: tuple[str, ...]
    region: str
    """ISO 3166 code of where the person is known."""
    source: str
    """Who spells the name so."""


def find_established(han: str) -> Established | None:
    """The entry of a person, in whichever script the name is written."""
    return all_established().get(fold(han))


@cache
def all_established() -> dict[str, Established]:
    """Every entry, by its folded characters."""
    return {
        fold(row["han"]): Established(
            han=row["han"],
            kind=row["kind"],
            latin=row["latin"],
            others=split(row["others"]),
            region=row["region"],
            source=row["source"],
        )
        for row in read_table("people")
    }
