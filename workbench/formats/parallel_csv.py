"""Parallel text as comma-separated values (RFC 4180), for spreadsheets and for data work.

UTF-8 with a byte order mark, without which Excel shows Chinese as gibberish; pandas takes it away
with `encoding="utf-8-sig"`. Columns, the apostrophe before what a spreadsheet would calculate, and
what `workbench update` takes from a file that comes back are those of `tsv`. A spreadsheet in a
country that writes commas in numbers wants semicolons: import the file instead of opening it, or
export `.tsv`. What such a program saves is read here, whatever separator it took.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._pair_columns import CARRIES, HOLDS
from workbench.formats._pair_table import expected_pairs, read_pairs, write_pairs
from workbench.formats._returned_table import read_returned
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.model.exchange import Carried, ParallelText

_ENCODING = "utf-8-sig"


def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes a row for every pair, in UTF-8 with a byte order mark."""
    write_pairs(parallel, out, ",", _ENCODING)
    return []


def read_back(path: Path) -> Iterator[Carried]:
    """All cells of every row."""
    return read_pairs(path, ",", _ENCODING)


FORMAT = Format(
    name="parallel-csv",
    title="comma-separated table of all pairs",
    suffixes=(".csv",),
    holds=HOLDS,
    carries=CARRIES,
    write=write,
    expected=expected_pairs,
    read_back=read_back,
    read_returned=read_returned,
)
