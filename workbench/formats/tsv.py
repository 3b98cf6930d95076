r"""Parallel text as a table: tab-separated values that Excel, pandas and `csv` read alike.

Quoted as RFC 4180 says (the csv module's `excel-tab`): a cell with a tab, a quote or a line break
stands in double quotes, a quote in it is doubled, rows end in CR LF. A reader that splits at every
tab and line end is right only for cells without them.

The columns are number, document, kind, state, source, target, note, id, origin, author, time,
detail (of the origin: which match it was), then part (`2:1?`) and paragraph (its id) for pairs of
sentences, terms, matches and history where asked for, and at the end fingerprint (of the source)
and project. Several notes, terms, matches or wordings of a cell stand with ` | ` between them; a
bar of their own has a backslash before it.

No cell starts a formula: one that begins with `=`, `+`, `-`, `@` or their full-width forms, with a
tab or a line break, has an apostrophe before it, and one that has apostrophes before such a sign
gets one more. Whatever reads the file here takes it away again, and in pandas, for columns of text,
`column.str.replace(GUARD, "", regex=True)` does, with this as GUARD:

    r"^'(?='*[\x00-\x1f\x7f\ufeff]*[-=+@\t\r\n＝＋－＠])"

Read the file with `keep_default_na=False, dtype=str`, for a text may be `NA` or `007`; and a
spreadsheet takes `007` for the number 7 unless the columns come in as text.

A file comes back with `workbench update`: target, state and note are taken from it, wherever their
columns stand and whatever separator, quotes and encoding it has by then. The time says which
wording went out, so that English which was changed on both sides is noticed; a note that the
project does not know yet is a new one.

A memory goes out as units with their languages, origin, author, time, document and neighbours; in
come tables with or without a header, and with or without quotes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._pair_columns import CARRIES, HOLDS
from workbench.formats._pair_table import expected_pairs, read_pairs, write_pairs
from workbench.formats._returned_table import read_returned
from workbench.formats._unit_table import expected_units, read_table, write_table
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from workbench.model.exchange import Carried, ParallelText
    from workbench.model.memory import BadUnit, NewUnit, TranslationUnit, UnitsHead


def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes a row for every pair, in UTF-8 without a byte order mark."""
    write_pairs(parallel, out, "\t", "utf-8")
    return []


def read_back(path: Path) -> Iterator[Carried]:
    """All cells of every row."""
    return read_pairs(path, "\t", "utf-8")


def read_units(path: Path, report: Callable[[int], None]) -> Iterator[NewUnit | BadUnit]:
    """A unit for every row with Chinese and English."""
    return read_table(path, report, "\t")


def write_units(units: Iterable[TranslationUnit], head: UnitsHead, out: BinaryIO) -> list[str]:
    """Writes a row for every unit."""
    return write_table(units, out, "\t")


FORMAT = Format(
    name="tsv",
    title="tab-separated table of all pairs",
    suffixes=(".tsv",),
    holds=HOLDS,
    carries=CARRIES,
    write=write,
    expected=expected_pairs,
    read_back=read_back,
    read_returned=read_returned,
    read_units=read_units,
    write_units=write_units,
    expected_units=expected_units,
)
