"""Source texts in one column of a table with a separator: CSV, TSV.

Which column it is can be said by its name in the header, its letter or its number; else it is that
called 原文, source or the like, or that with most Chinese. A header is not read. Every other cell
of the column is a block; a line break within it stays. The separator is the sign that divides the
first line into most cells. A table is not written back.
"""

from __future__ import annotations

import io
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._delimited import separator
from workbench.formats._original import original, read_bytes
from workbench.formats._rows import rows
from workbench.formats._source_tables import (
    SourceTable,
    cells,
    column_blocks,
    find_column,
    refused_column,
    told_column,
)
from workbench.formats._text_stream import TextStream, text_stream
from workbench.model.sources import SourceStream, SourceText
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_LOOKED_AT = 10_000
"""Rows by which a column is found."""
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


def stream_source(path: Path, column: str, report: Callable[[int], None]) -> SourceStream:
    """The same row by row. Raises UnreadableFile with the line.

    A column that is not named is found by the first rows.
    """
    file = text_stream(path)
    delimiter = separator(file.head)
    has_quotes = _has_quotes(file, delimiter)

    def read(tell: Callable[[int], None] = lambda read: None) -> Iterator[tuple[int, list[str]]]:
        lines = file.lines(report=tell)
        return rows(lines, delimiter=delimiter, name=path.name, has_quotes=has_quotes)

    table = SourceTable(rows=list(islice(read(), _LOOKED_AT)), unit="line")
    found = find_column(table, column.strip())
    if found is None:
        raise refused_column(path.name, column.strip(), [table])
    has_head, said = told_column(table, found, column.strip())
    return SourceStream(
        format="source-csv",
        encoding=file.encoding,
        blocks=cells(table, islice(read(report), int(has_head), None), found),
        is_structured=True,
        warnings=[said] if has_quotes else [said, _AS_IT_STANDS],
    )


def _has_quotes(file: TextStream, delimiter: str) -> bool:
    """Whether quotes open cells; many programs that write tabs know none."""
    if delimiter != "\t":
        return True
    try:
        deque(rows(file.lines(), delimiter=delimiter, name=file.path.name), maxlen=0)
    except UnreadableFile:
        return False
    return True


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
    stream_source=stream_source,
    read_column=read_column,
)
