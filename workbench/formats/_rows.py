"""Rows of a delimited file (RFC 4180), each with the line on which it begins."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST_CELL = 2**31 - 1


def rows(
    lines: Iterable[str], *, delimiter: str, name: str, has_quotes: bool = True
) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not empty, with its first line, from 1.

    `lines` keep their line ends, so that cells with line breaks are whole. Without quotes, those
    in the file are characters as any other. Raises UnreadableFile with the line on which the
    faulty row begins, also where a quote is never closed.
    """
    # The csv module knows one limit for the whole process; its 128 KiB refuses long paragraphs.
    csv.field_size_limit(_LONGEST_CELL)
    if has_quotes:
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
    else:
        reader = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableFile(
                f"{name}, line {line}: the row cannot be read: {error}",
                hint='close every quote, and write a quote within a quoted cell as ""',
            ) from error
        if row:
            yield line, row
