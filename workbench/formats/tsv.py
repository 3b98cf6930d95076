"""Parallel text as a table: tab-separated values that Excel, pandas and `csv` read alike.

Quoted as RFC 4180 says (the csv module's `excel-tab`): a cell with a tab, a quote or a line break
stands in double quotes, a quote in it is doubled, rows end in CR LF. A reader that splits at every
tab and line end is right only for cells without them. Cells that begin with `=`, `+`, `-` or `@`
are written as they are: a guard against formulas would alter the text. In a spreadsheet import
the columns as text when the file comes from a stranger.

A memory goes out as units with their languages, origin, author, time, document and neighbours; in
come tables with or without a header, and with or without quotes.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._pair_columns import COLUMNS, pair_cells
from workbench.formats._rows import rows
from workbench.formats._unit_table import expected_units, read_table, write_table
from workbench.formats._whole_pairs import expected
from workbench.model.exchange import Carries
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from workbench.model.exchange import ParallelText
    from workbench.model.memory import BadUnit, NewUnit, TranslationUnit, UnitsHead


def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes a row for every pair, in UTF-8 without a byte order mark."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    table = csv.writer(text, dialect="excel-tab")
    table.writerow(COLUMNS)
    for document in parallel.documents:
        for pair in document.pairs:
            table.writerow(pair_cells(pair, document.name))
    text.detach()
    return []


def read_back(path: Path) -> Iterator[tuple[str, str]]:
    """Source and target of every row."""
    source, target = COLUMNS.index("source"), COLUMNS.index("target")
    with path.open(encoding="utf-8", newline="") as lines:
        table = rows(lines, delimiter="\t", name=path.name)
        next(table)
        for _, row in table:
            yield row[source], row[target]


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
    holds="source, target, state, notes, id, origin of the target",
    carries=frozenset(
        {
            Carries.IDENTITY,
            Carries.UNTRANSLATED,
            Carries.KIND,
            Carries.STATE,
            Carries.ORIGIN,
            Carries.NOTES,
        }
    ),
    write=write,
    expected=expected,
    read_back=read_back,
    read_units=read_units,
    write_units=write_units,
    expected_units=expected_units,
)
