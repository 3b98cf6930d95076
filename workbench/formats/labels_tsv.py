"""A list of labels as tab-separated values, for a spreadsheet.

The first row names the columns, in any order: `name`, `set`, `purpose`, `colour`, `sign`, `key`
and `description`; only the name is needed. A cell that a spreadsheet would calculate is written
behind an apostrophe and read without it.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, BinaryIO

from workbench.errors import UnreadableFile
from workbench.formats._cell_guard import guarded, unguarded
from workbench.formats._delimited import text_of
from workbench.formats._label_values import COLUMNS, label_of, values_of
from workbench.formats._rows import rows
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.model.annotations import NewLabel


def read_labels(path: Path) -> list[NewLabel]:
    """The labels of a file. Raises UnreadableFile with the line."""
    found = rows(io.StringIO(text_of(path), newline=""), delimiter="\t", name=path.name)
    _, header = next(found, (0, []))
    columns = [column.strip().lower() for column in header]
    if "name" not in columns:
        raise UnreadableFile(
            f"{path.name} has no column `name`", hint=f"the columns are {', '.join(COLUMNS)}"
        )
    return [
        label_of(dict(zip(columns, map(unguarded, row), strict=False)), f"{path.name}, line {line}")
        for line, row in found
        if any(row)
    ]


def write_labels(labels: Sequence[NewLabel], out: BinaryIO) -> None:
    """Writes UTF-8 without a byte order mark, rows ending in CR LF (RFC 4180)."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, "excel-tab")
    writer.writerow(COLUMNS)
    for label in labels:
        values = values_of(label)
        writer.writerow([guarded(values[column]) for column in COLUMNS])
    text.detach()


FORMAT = Format(
    name="labels-tsv",
    title="list of labels, tab-separated",
    suffixes=(".labels.tsv", ".tsv"),
    holds="labels with set, purpose, colour, sign, key, description",
    read_labels=read_labels,
    write_labels=write_labels,
)
