"""Words that are written with a capital and are in no list of places: countries, rivers, seas."""

from __future__ import annotations

from functools import cache

from workbench.text.names.tables import read_table


@cache
def proper_words() -> frozenset[str]:
    """Every word of the table, in Simplified characters."""
    return frozenset(row["han"] for row in read_table("proper"))
