"""The strings that the cells of a workbook share, as many as there are, on the disk.

They are read no further than somebody asks for them. In memory stand the block that was asked for
last and some before it, and for every block where it begins.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING

from lxml import etree

from workbench.errors import UnreadableFile
from workbench.formats._office_package import WORDS_ALONE
from workbench.formats._sheet_cells import rich_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.formats._sheet_archive import SheetArchive

_MOST = 50_000_000
"""Strings of a workbook; no sheet that is read has more cells."""
_BLOCK, _BLOCK_SIZE = 256, 2**16
"""Strings of a block, and bytes from which it is full with fewer."""
_HELD = 2**22
"""Bytes of blocks that are held."""
_END = b"\0"
"""Between two strings: XML has no such character."""


class SharedStrings:
    """What a cell means that says the number of a string."""

    def __init__(self, archive: SheetArchive, part: str) -> None:
        self._name = archive.name
        self._file = archive.scratch()
        self._coming = _strings(archive, part)
        self._firsts, self._places = array("Q"), array("Q")
        """By block: the number of its first string, and where in the file it begins."""
        self._size = 0
        self._count = 0
        """Strings that were read, those of the last block among them."""
        self._held: dict[int, list[str]] = {}
        self._held_size = 0

    def __getitem__(self, number: int) -> str:
        """The string of a number, from 0. Raises IndexError where there is none."""
        while number >= self._count:
            self._read_block()
        block = bisect_right(self._firsts, number) - 1
        if number < 0 or block < 0:
            raise IndexError(f"no string {number}")
        strings = self._held.get(block) or self._fetched(block)
        return strings[number - self._firsts[block]]

    def _read_block(self) -> None:
        strings: list[bytes] = []
        size = 0
        for string in self._coming:
            strings.append(string.encode())
            size += len(strings[-1]) + len(_END)
            if len(strings) == _BLOCK or size >= _BLOCK_SIZE:
                break
        if not strings:
            raise IndexError(f"{self._name} has no more than {self._count:,} shared strings")
        self._firsts.append(self._count)
        self._places.append(self._size)
        self._count += len(strings)
        if self._count > _MOST:
            raise UnreadableFile(f"{self._name} has more shared strings than a sheet has cells")
        self._file.seek(self._size)
        self._size += self._file.write(_END.join(strings) + _END)

    def _fetched(self, block: int) -> list[str]:
        start = self._places[block]
        end = self._places[block + 1] if block + 1 < len(self._places) else self._size
        self._file.seek(start)
        data = self._file.read(end - start - len(_END))
        if self._held_size + len(data) > _HELD:
            self._held.clear()
            self._held_size = 0
        self._held_size += len(data)
        self._held[block] = [each.decode() for each in data.split(_END)]
        return self._held[block]


def _strings(archive: SheetArchive, part: str) -> Iterator[str]:
    with archive.watched(part) as stream:
        for _, element in etree.iterparse(stream, tag="{*}si", **WORDS_ALONE):
            stream.taken()
            yield rich_text(element)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
