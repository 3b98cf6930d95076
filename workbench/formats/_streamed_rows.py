"""Rows of a delimited file of any size and encoding, one after the other.

A row that cannot be read is told, and the next ones follow; `_rows` stops there.
"""

from __future__ import annotations

import csv
import io
from itertools import chain, islice
from typing import TYPE_CHECKING, BinaryIO

from workbench.errors import UnreadableFile
from workbench.formats._delimited import separator
from workbench.formats._rows import rows
from workbench.formats._utf8_chunks import NO_CHARACTER, text_of, utf8_chunks
from workbench.model.memory import BadUnit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LONGEST_ROW = 1 << 22
"""Characters of a row, with the line breaks in its cells."""
_CUT = 1 << 18
"""Bytes from which a sample may be less than the file."""
_SAMPLE = 200
"""Rows that tell what a table is."""
_SAMPLE_SIZE = 1_000_000
"""Characters from which no more rows are needed."""


def streamed_rows(
    stream: BinaryIO,
    name: str,
    report: Callable[[int], None],
    delimiter: str = "",
    *,
    is_quoted: Callable[[str], bool] = lambda sample: False,
) -> Iterator[tuple[int, list[str]] | BadUnit]:
    """Every row that has a cell, with its first line, from 1.

    Without a delimiter the first line tells which it is. `is_quoted` says of the beginning of a
    file whether cells with tabs surely have quotes; else the file shows it. Raises UnreadableFile
    where a row never ends.
    """
    file = utf8_chunks(stream, name, report)
    first = next(file.chunks, b"")
    sample = first.decode(errors="ignore")
    delimiter = delimiter or separator(sample)
    has_quotes = delimiter != "\t" or is_quoted(sample) or _has_quotes(sample, delimiter)
    lines = _Lines(chain((first,), file.chunks), name)
    for line, row in _rows(lines, delimiter, has_quotes=has_quotes):
        if isinstance(row, BadUnit):
            yield row
        elif any(NO_CHARACTER in cell for cell in row):
            fault = f"the row has bytes that are not {file.encoding.upper()}"
            yield BadUnit(line=line, fault=fault)
        elif row:
            yield line, row


def _rows(
    lines: _Lines, delimiter: str, *, has_quotes: bool
) -> Iterator[tuple[int, list[str] | BadUnit]]:
    csv.field_size_limit(_LONGEST_ROW)
    reader = csv.reader(
        lines,
        delimiter=delimiter,
        quoting=csv.QUOTE_MINIMAL if has_quotes else csv.QUOTE_NONE,
        strict=True,
    )
    while True:
        line = lines.begin_row()
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            # Tabs are often written without quoting: a cell may just begin with a quotation.
            if delimiter == "\t" and lines.is_one_line:
                yield line, lines.last.rstrip("\r\n").split(delimiter)
            else:
                yield line, BadUnit(line=line, fault=f"the row cannot be read: {error}")


def _has_quotes(sample: str, delimiter: str) -> bool:
    """Whether cells are quoted as RFC 4180 says; many programs that write tabs know no quotes."""
    lines = sample.count("\n")
    reader = rows(io.StringIO(sample, newline=""), delimiter=delimiter, name="")
    last = 0
    try:
        for line, _ in reader:
            last = line
    except UnreadableFile:
        # The sample may end within a quoted cell.
        return len(sample.encode()) >= _CUT and 2 * last > lines
    return True


class _Lines:
    """The lines of a file with their ends, as long as the row that they are of is not too long."""

    def __init__(self, chunks: Iterator[bytes], name: str) -> None:
        self._text = text_of(chunks, newline="")
        self._name = name
        self._read = 0
        self._row = 1
        self._size = 0
        self.last = ""
        """The line that was read last, with its end."""

    @property
    def is_one_line(self) -> bool:
        """Whether no more than a line was read since the row began."""
        return self._read == self._row

    def begin_row(self) -> int:
        """The line on which a row begins, from 1."""
        self._row, self._size = self._read + 1, 0
        return self._row

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(_LONGEST_ROW):
            self._read += 1
            self._size += len(line)
            self.last = line
            if self._size >= _LONGEST_ROW:
                raise UnreadableFile(
                    f"{self._name}, line {self._row}: a row has more than "
                    f"{_LONGEST_ROW:,} characters",
                    hint="close every quote, and see whether it is the right file",
                )
            yield line


def first_rows(
    found: Iterator[tuple[int, list[str]] | BadUnit],
) -> list[tuple[int, list[str]] | BadUnit]:
    """Takes the first rows, as many as tell what the table is and as memory may hold."""
    start: list[tuple[int, list[str]] | BadUnit] = []
    size = 0
    for row in islice(found, _SAMPLE):
        start.append(row)
        size += 0 if isinstance(row, BadUnit) else sum(map(len, row[1]))
        if size > _SAMPLE_SIZE:
            break
    return start
