"""The rows of the tables of a Word document, one after the other, in bounded memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from workbench.errors import UnreadableFile
from workbench.formats._docx_names import child, children, number, value
from workbench.formats._docx_parts import main_name, opened, relations
from workbench.formats._office_package import FETCHING_NOTHING, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.formats._office_package import Package

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
    """The parts of a document. Raises UnreadableFile."""
    return opened(read_bytes(path), path.name)


def word_rows(package: Package) -> Iterator[WordRow]:
    """Every row of every table that stands in no other table. Raises UnreadableFile."""
    table = row = 0
    for event, element in elements(package, main_name(package), ("tbl", "tr"), ("start", "end")):
        if event == "start" or element.tag.endswith("}tbl"):
            if event == "start" and element.tag.endswith("}tbl") and not _is_nested(element):
                table, row = table + 1, 0
            continue
        if _tables_around(element) != 1:
            continue
        row += 1
        cells = tuple(_cells(element))
        yield WordRow(
            table=table,
            number=row,
            element=element,
            cells=cells,
            is_merged=any(map(_is_merged, cells)),
            is_removed=child(element, "trPr", "del") is not None,
        )
        forget(element)


def elements(
    package: Package, part: str, names: tuple[str, ...], events: tuple[str, ...] = ("end",)
) -> Iterator[tuple[str, etree._Element]]:
    """The elements of some names as they begin or end. Raises UnreadableFile."""
    tags = tuple(f"{{*}}{name}" for name in names)
    try:
        with package.open(part) as stream:
            yield from etree.iterparse(stream, events, tag=tags, **FETCHING_NOTHING)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(
            f"{package.name}: {part} is damaged, or nested deeper than documents are: {error.msg}",
            hint="open it in an office program and save it again",
        ) from error


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


def forget(row: etree._Element) -> None:
    """Frees a row and what stands before it."""
    row.clear()
    parent = row.getparent()
    while parent is not None and row.getprevious() is not None:
        del parent[0]
