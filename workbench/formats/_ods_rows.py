"""The rows of an OpenDocument spreadsheet, as LibreOffice saves one (OASIS ODF 1.3, part 3).

Of all sheets there is one part, which is a stream. A cell or a row may say that it stands many
times; no more of them are made than a sheet has.
"""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from workbench.errors import UnreadableFile
from workbench.formats._odt_names import full, get, short
from workbench.formats._office_package import WORDS_ALONE
from workbench.formats._utc_times import iso_time
from workbench.formats._workbook import MOST_COLUMNS, MOST_ROWS, bounded_rows
from workbench.model.returned import ReturnedNote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.formats._sheet_archive import SheetArchive

_CONTENT = "content.xml"
_TABLE, _ROW = full("table:table"), full("table:table-row")
_SPREADSHEET = full("office:spreadsheet")
_SPACES = full("text:s")
_PARAGRAPH, _ANNOTATION = full("text:p"), full("office:annotation")
_CREATOR, _DATE = (
    "{http://purl.org/dc/elements/1.1/}creator",
    "{http://purl.org/dc/elements/1.1/}date",
)
_VALUES = {
    "float": "office:value",
    "percentage": "office:value",
    "currency": "office:value",
    "date": "office:date-value",
    "time": "office:time-value",
}
_SPACE = re.compile("[ \t\r\n]+")
_MOST_SPACES, _MOST_OF_ROW = 10_000, 1_000_000
"""Spaces for which one element may stand, and those of a row."""
_MOST_SHEETS = 1_000
"""Honest workbooks have fewer."""
_LONGEST_NUMBER = 9
"""Digits of a count."""


class OdsCell(NamedTuple):
    """A cell."""

    text: str = ""
    is_unheld: bool = False
    """Whether it is a formula, which has no text of its own."""
    comments: tuple[ReturnedNote, ...] = ()


_EMPTY = OdsCell()


class OdsPass:
    """One way through the sheets of a file, which is never gone back."""

    def __init__(self, archive: SheetArchive) -> None:
        self.sheet = -1
        """The number, from 0, of the sheet at which it stands."""
        self.title = ""
        """The name of that sheet."""
        self.is_at_start = False
        """Whether no row of that sheet has been passed."""
        self._name = archive.name
        self._elements = _elements(archive)
        self._met: deque[etree._Element] = deque()
        """The beginning of the next sheet, where the rows before it went as far."""

    def goes_on(self) -> bool:
        """Goes on to the next sheet, if there is one. Raises UnreadableFile, as for very many."""
        sheets = (each for each in self._elements if each.tag == _TABLE)
        element = self._met.popleft() if self._met else next(sheets, None)
        if element is None:
            return False
        self.sheet += 1
        if self.sheet >= _MOST_SHEETS:
            raise UnreadableFile(
                f"{self._name} has more than {_MOST_SHEETS:,} sheets",
                hint="copy the sheet that is needed into a new workbook",
            )
        self.title, self.is_at_start = get(element, "table:name"), True
        return True

    def rows(self) -> Iterator[tuple[int, list[OdsCell]]]:
        """The rows of the sheet, numbered from 1, that have a cell with anything.

        Raises UnreadableFile, whose fault begins with the names of the file and of the sheet.
        """
        self.is_at_start = False
        return bounded_rows(f"{self._name}, sheet {self.title}", self._rows())

    def _rows(self) -> Iterator[tuple[int, list[OdsCell]]]:
        number = 0
        for element in self._elements:
            if element.tag == _TABLE:
                self._met.append(element)
                return
            times = _count(element, "table:number-rows-repeated")
            cells = _cells(element)
            if cells and number + times > MOST_ROWS:  # said at once, not after a million rows
                yield number + times, cells
            for further in range(1, times + 1 if cells else 1):
                yield number + further, cells
            number += times


def _elements(archive: SheetArchive) -> Iterator[etree._Element]:
    """Every sheet when it begins, and every row when it ends. Raises UnreadableFile."""
    try:
        with archive.watched(_CONTENT) as stream:
            events = etree.iterparse(
                stream,
                ("start", "end"),
                tag=(_TABLE, _ROW),
                **WORDS_ALONE,
            )
            for event, element in events:
                if event == "end" and element.tag == _ROW and _is_own(element):
                    stream.taken()
                    yield element
                    element.clear()
                    _forget_before(element)
                elif event == "start" and element.tag == _TABLE and _is_sheet(element):
                    stream.taken()
                    yield element
                    _forget_before(element)
            stream.pass_rest()
    except UnreadableFile:
        raise
    except Exception as error:  # a damaged part or archive leads to anything
        raise UnreadableFile(
            f"{archive.name} cannot be read: {' '.join(str(error).split())}",
            hint="open it in LibreOffice and save it again, without a password",
        ) from error


def _is_sheet(table: etree._Element) -> bool:
    parent = table.getparent()
    return parent is not None and parent.tag == _SPREADSHEET


def _is_own(row: etree._Element) -> bool:
    """Whether a row is of a sheet, and not of a table within one of its cells."""
    table, *further = row.iterancestors(_TABLE)
    return not further and _is_sheet(table)


def _forget_before(element: etree._Element) -> None:
    """Frees what stands before an element, and before those around it."""
    around: etree._Element | None = element
    while around is not None:
        parent = around.getparent()
        while parent is not None and around.getprevious() is not None:
            del parent[0]
        around = parent


def _cells(row: etree._Element) -> list[OdsCell]:
    """The cells up to the last with anything, one more than a sheet has where it has more.

    Raises ValueError where counts stand for more spaces than honest ones.
    """
    if sum(map(_spaces, row.iter(_SPACES))) > _MOST_OF_ROW:
        raise ValueError(f"a row has more than {_MOST_OF_ROW:,} spaces")
    found: list[OdsCell] = []
    empty = 0
    for element in row:
        if short(element.tag) not in ("table:table-cell", "table:covered-table-cell"):
            continue
        times = _count(element, "table:number-columns-repeated")
        cell = _cell(element)
        if cell == _EMPTY:
            empty += times
            continue
        room = MOST_COLUMNS + 1 - len(found)
        found += [_EMPTY] * min(empty, room)
        found += [cell] * min(times, room)
        empty = 0
    return found


def _cell(element: etree._Element) -> OdsCell:
    comments = tuple(_comments(element))
    if get(element, "table:formula"):
        return OdsCell("", True, comments)
    kind = get(element, "office:value-type")
    if kind == "boolean":
        said = get(element, "office:boolean-value")
        return OdsCell("yes" if said == "true" else "no", False, comments)
    if kind in _VALUES:
        return OdsCell(_said(get(element, _VALUES[kind]), kind), False, comments)
    text = get(element, "office:string-value") or _text(element)
    return OdsCell(text, False, comments) if text or comments else _EMPTY


def _said(value: str, kind: str) -> str:
    """A number without needless decimals, a date without a time that says nothing."""
    if kind == "date":
        return value.removesuffix("T00:00:00")
    return value[:-2] if value.endswith(".0") else value


def _comments(cell: etree._Element) -> Iterator[ReturnedNote]:
    for element in cell.iterchildren(_ANNOTATION):
        text = _text(element).strip()
        if text:
            author = (element.findtext(_CREATOR) or "").strip()
            yield ReturnedNote(
                text=text, author=author, time=iso_time(element.findtext(_DATE) or "")
            )


def _text(element: etree._Element) -> str:
    return "\n".join(_words(each) for each in element.iterchildren(_PARAGRAPH))


def _words(element: etree._Element) -> str:
    """The words of an element, with the white space that it stands for."""
    parts = [_SPACE.sub(" ", element.text or "")]
    for child in element.iterchildren("*"):
        name = short(child.tag)
        if name == "text:s":
            parts.append(" " * _spaces(child))
        elif name == "text:tab":
            parts.append("\t")
        elif name == "text:line-break":
            parts.append("\n")
        elif name not in ("office:annotation", "text:ruby-text"):
            parts.append(_words(child))
        parts.append(_SPACE.sub(" ", child.tail or ""))
    return "".join(parts)


def _spaces(element: etree._Element) -> int:
    return min(_count(element, "text:c"), _MOST_SPACES)


def _count(element: etree._Element, name: str) -> int:
    said = get(element, name, "1")
    return int(said[:_LONGEST_NUMBER]) if said.isascii() and said.isdigit() else 1
