"""Term tables as text with a separator, in any encoding."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING, BinaryIO

from workbench.errors import UnreadableFile
from workbench.formats._cell_guard import guarded, unguarded
from workbench.formats._rows import rows
from workbench.formats._term_columns import KEPT
from workbench.formats._term_table import Table, table_of
from workbench.text.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from workbench.model.terms import NewConcept

_SEPARATORS = (",", ";", "\t", "|")
_LARGEST = 64 << 20
"""Bytes of a file that is held in memory."""


def table(path: Path, delimiter: str = "") -> Table:
    """The table in a file; without a delimiter the header row tells which it is.

    Raises UnreadableFile.
    """
    text = text_of(path)
    found = rows(
        io.StringIO(text, newline=""), delimiter=delimiter or separator(text), name=path.name
    )
    return Table(name=path.name, unit="line", rows=_unguarded(found))


def text_of(path: Path) -> str:
    """The text of a file, whatever its encoding. Raises UnreadableFile."""
    try:
        if path.stat().st_size > _LARGEST:
            raise UnreadableFile(
                f"{path.name} is larger than {_LARGEST >> 20} MB, which no term list is",
                hint="see whether it is the right file, or cut it into several",
            )
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}") from error
    return decode(data, name=path.name).text.removeprefix("\ufeff")


def separator(text: str) -> str:
    """The sign that divides the first line with text into most cells; a comma where none does."""
    header = text.lstrip().partition("\n")[0]
    outside = "".join(header.split('"')[::2])
    return max(_SEPARATORS, key=outside.count)


def write_terms(concepts: Sequence[NewConcept], out: BinaryIO, delimiter: str) -> list[str]:
    """Writes UTF-8 without a byte order mark, rows ending in CR LF (RFC 4180)."""
    losses: Counter[str] = Counter()
    columns, found = table_of(concepts, losses)
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow([guarded(column.removeprefix(KEPT)) for column in columns])
    for cells in found:
        writer.writerow([guarded(cells.get(column, "")) for column in columns])
    text.detach()
    return [sentence.format(count) for sentence, count in losses.items() if count]


def _unguarded(found: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    for line, row in found:
        yield line, [unguarded(cell) for cell in row]
