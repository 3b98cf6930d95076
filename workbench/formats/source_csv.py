"""Source texts in one column of a table with a separator: CSV, TSV.

Which column it is can be said by its name in the header, its letter or its number; else it is that
called 原文, source or the like, or that with most Chinese. A header is not read. Every other cell
of the column is a block; a line break within it stays. The separator is the sign that divides the
first line into most cells. A table is not written back.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._delimited import separator
from workbench.formats._original import original, read_bytes
from workbench.formats._rows import rows
from workbench.formats._source_tables import (
    SourceTable,
    column_blocks,
    find_column,
    refused_column,
)
from workbench.model.sources import SourceText
from workbench.plugins import Format

if TYPE_CHECKING:
    from pathlib import Path

_AS_IT_STANDS = "quotes that open no cell were read as they stand"


def read_source(path: Path) -> SourceText:
    """The column with most Chinese. Raises UnreadableFile with the line."""
    return read_column(path, "")


def read_column(path: Path, column: str) -> SourceText:
    """A column by its name, letter or number. Raises UnreadableFile with the line."""
    source = original(read_bytes(path), name=path.name)
    text = source.text[source.lines[0][0] :]
    table, warnings = _table(text, path.name)
    found = find_column(table, column.strip())
    if found is None:
        raise refused_column(path.name, column.strip(), [table])
    blocks, said = column_blocks(table, found, column.strip())
    if not blocks:
        raise UnreadableFile(f"{path.name}: {said}, and has no text", hint="name another column")
    return SourceText(
        format="source-csv",
        encoding=source.encoding,
        original=source.data,
        blocks=tuple(blocks),
        is_structured=True,
        warnings=(said, *warnings),
    )


def _table(text: str, name: str) -> tuple[SourceTable, list[str]]:
    delimiter = separator(text)
    try:
        found = list(rows(io.StringIO(text, newline=""), delimiter=delimiter, name=name))
    except UnreadableFile:
        if delimiter != "\t":
            raise
        # Many programs that write tabs know no quotes.
        plain = rows(
            io.StringIO(text, newline=""), delimiter=delimiter, name=name, has_quotes=False
        )
        return SourceTable(rows=list(plain), unit="line"), [_AS_IT_STANDS]
    return SourceTable(rows=found, unit="line"), []


FORMAT = Format(
    name="source-csv",
    title="a column of a table (CSV, TSV)",
    suffixes=(".csv", ".tsv", ".tab"),
    holds="source",
    read_source=read_source,
    read_column=read_column,
)
