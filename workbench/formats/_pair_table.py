"""Parallel text as rows with a separator (RFC 4180), out and read again, as a stream."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._cell_guard import guarded, unguarded
from workbench.formats._pair_columns import carried, columns_for, rows_for
from workbench.formats._rows import rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.model.exchange import Carried, ParallelText


def write_pairs(parallel: ParallelText, out: BinaryIO, delimiter: str, encoding: str) -> None:
    """Writes a head and a row for every pair, rows ending in CR LF."""
    text = io.TextIOWrapper(out, encoding=encoding, newline="", write_through=True)
    table = csv.writer(text, delimiter=delimiter)
    table.writerow(columns_for(parallel))
    for cells in rows_for(parallel):
        table.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in cells])
    text.detach()


def expected_pairs(parallel: ParallelText) -> Iterator[Carried]:
    """Every cell of every pair, to the last character."""
    columns = columns_for(parallel)
    for cells in rows_for(parallel):
        yield carried(columns, cells)


def read_pairs(path: Path, delimiter: str, encoding: str) -> Iterator[Carried]:
    """The rows of a file of our own."""
    with path.open(encoding=encoding, newline="") as lines:
        table = rows(lines, delimiter=delimiter, name=path.name)
        _, columns = next(table)
        for _, row in table:
            yield carried(columns, list(map(unguarded, row)))
