"""The rows of the tables of a Word document, one after the other, in bounded memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from workbench.errors import UnreadableFile
from workbench.formats._docx_names import child, children, number, value
from workbench.formats._docx_parts import main_name, opened, relations
from workbench.formats._office_package import WORDS_ALONE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workbench.formats._office_package import Package

_LONGEST = 32 * 2**20
"""Bytes of a row, and of what stands between two."""
_WRAPPERS = ("sdt", "sdtContent", "customXml", "ins", "del", "moveTo", "moveFrom", "smartTag")
"""What may stand between a row and its cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRow:
    """A row; its elements are gone once the next one is asked for."""

    table: int
    """From 1, in the order of the document."""
    number: int
    """From 1, within the table."""
    element: etree._Element
    cells: tuple[etree._Element, ...]
    is_merged: bool
    """Whether one of its cells is several."""
    is_removed: bool
    """Whether a tracked change takes the row away."""


def word_package(path: Path) -> Package:
    """The parts of a document, none of which is held in memory. Raises UnreadableFile."""
    return opened(path, path.name)


def word_rows(
    package: Package, report: Callable[[float], None] = lambda share: None
) -> Iterator[WordRow]:
    """Every row of every table that stands in no other table.

    `report` is told how much of the document was read, from 0 to 1. Raises UnreadableFile.
    """
    table = row = 0
    body = main_name(package)
    found = Elements(package, body, ("tbl", "tr"), ("start", "end"))
    size = package.size_of(body) or 1
    for event, element in found:
        if event == "start" or element.tag.endswith("}tbl"):
            if element.tag.endswith("}tbl") and not _is_nested(element):
                if event == "start":
                    table, row = table + 1, 0
                else:
                    found.forget(element)
            continue
        if _tables_around(element) != 1:
            continue
        row += 1
        report(min(1, found.bytes_read / size))
        cells = tuple(_cells(element))
        yield WordRow(
            table=table,
            number=row,
            element=element,
            cells=cells,
            is_merged=_may_be_merged(element) and any(map(_is_merged, cells)),
            is_removed=child(element, "trPr", "del") is not None,
        )
        found.forget(element)


class Elements:
    """The elements of some names as they begin or end, in bounded memory."""

    def __init__(
        self,
        package: Package,
        part: str,
        names: tuple[str, ...],
        events: tuple[str, ...] = ("end",),
    ) -> None:
        self._package, self._part = package, part
        self._tags = tuple(f"{{*}}{name}" for name in names)
        self._events = events
        self._unforgotten = 0
        """Bytes since an element was forgotten."""
        self.bytes_read = 0
        """Those of the part that were read so far."""

    def __iter__(self) -> Iterator[tuple[str, etree._Element]]:
        """Raises UnreadableFile, also where too much stands between what is forgotten."""
        try:
            with self._package.open(self._part) as stream:
                self._stream = stream
                yield from etree.iterparse(self, self._events, tag=self._tags, **WORDS_ALONE)
        except etree.XMLSyntaxError as error:
            raise UnreadableFile(
                f"{self._package.name}: {self._part} is damaged, or nested deeper than documents"
                f" are: {error.msg}",
                hint="open it in an office program and save it again",
            ) from error

    def read(self, size: int) -> bytes:
        """The next bytes, for the parser."""
        data = self._stream.read(size)
        self._unforgotten += len(data)
        self.bytes_read += len(data)
        if self._unforgotten > _LONGEST:
            raise UnreadableFile(
                f"{self._package.name}: a row, or what stands between two of them, is larger than"
                f" {_LONGEST // 2**20} MB",
                hint="cut it into several documents",
            )
        return data

    def forget(self, element: etree._Element) -> None:
        """Frees an element and what stands before it, at whatever depth.

        What was around an element that is forgotten (`w:sdt`) would be left as an empty shell.
        """
        self._unforgotten = 0
        element.clear()
        parent = element.getparent()
        while parent is not None:
            while element.getprevious() is not None:
                del parent[0]
            element, parent = parent, parent.getparent()


def part_of_kind(package: Package, kind: str) -> str:
    """The part that the body points at as that kind (`comments`); empty where there is none."""
    known = relations(package, main_name(package)).values()
    return next(
        (each.part for each in known if each.kind == kind and each.part in package.parts), ""
    )


def tags_in(row: etree._Element) -> Iterator[str]:
    """What the content controls of a row are called."""
    for element in row.iter("{*}tag"):
        yield value(element)


def _cells(element: etree._Element) -> Iterator[etree._Element]:
    for name, inner in children(element):
        if name == "tc":
            yield inner
        elif name in _WRAPPERS:
            yield from _cells(inner)


def _may_be_merged(row: etree._Element) -> bool:
    """Whether something in a row is merged, for most rows have nothing of the kind."""
    return next(row.iter("{*}gridSpan", "{*}vMerge"), None) is not None


def _is_merged(cell: etree._Element) -> bool:
    properties = child(cell, "tcPr")
    return properties is not None and any(
        name == "vMerge" or (name == "gridSpan" and number(value(each), 1) > 1)
        for name, each in children(properties)
    )


def _tables_around(row: etree._Element) -> int:
    return sum(1 for each in row.iterancestors() if each.tag.endswith("}tbl"))


def _is_nested(table: etree._Element) -> bool:
    return any(each.tag.endswith("}tbl") for each in table.iterancestors())
