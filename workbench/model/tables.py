"""Tables of terms as strangers make them, and what their columns are taken for."""

from __future__ import annotations

from dataclasses import dataclass

ASIDE = "-"
"""Stands for a column that is not read."""
PROPERTY = "property"
"""Stands for a column that is kept under its own name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """What somebody says of the columns of a table; of the rest the names are guessed."""

    columns: tuple[tuple[str, str], ...] = ()
    """The name of a column in its header, and a column of ours, `property` or `-`."""
    sheet: str = ""
    """The sheet of a workbook; empty for the first with a header."""


AS_IT_STANDS = ColumnMap()
"""Nothing is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableHead:
    """The beginning of a table, for whoever is to say what its columns are."""

    header: tuple[str, ...]
    mapping: tuple[str, ...]
    """For each column what it is taken for: a column of ours, `property` or `-`."""
    rows: tuple[tuple[str, ...], ...]
    """The first rows, as many cells as the header."""
    sheets: tuple[str, ...] = ()
    """The sheets of a workbook."""
    sheet: str = ""
    missing: tuple[str, ...] = ()
    """What no column is taken for, although every list needs it."""
