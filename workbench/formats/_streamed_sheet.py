"""A workbook whose rows are written one by one, in memory that does not grow with them.

A library makes an empty workbook with its styles; the rows are put into its sheet as XML. Every
text is an inline string, and so no cell is a formula, whatever it begins with. What is too long
for a cell stands in pieces on a last sheet, and the cell says so.
"""

from __future__ import annotations

import re
import zipfile
from contextlib import closing
from math import ceil
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, BinaryIO

from workbench.errors import Refused
from workbench.formats._cell_guard import guarded
from workbench.formats._cell_texts import PIECE, escaped, fits
from workbench.formats._sheet_skeleton import Styles, workbook
from workbench.formats._workbook import MOST_ROWS
from workbench.formats._xml_text import content
from workbench.text.width import columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.formats._sheet_layout import Behind, Layout

TOO_LONG = "(too long for a cell: it stands on the sheet “Long texts”)"
_FIRST = "_rels/.rels"
_BOOK = "xl/workbook.xml"
_IN_MEMORY = 2**20
"""Bytes of long texts that are not put on the disk."""
_LINE, _ABOVE, _HIGHEST = 16.5, 3, 409
"""Points of a line of Chinese in the fonts that Excel and LibreOffice take for it, of what is
around the lines, and of the highest row that Excel has."""
_LETTER, _HAN = 0.95, 2.1
"""What they take of the width of a figure, with the room that is left at the ends of lines."""
_FOOT = b"</worksheet>"
_FILTER = re.compile(rb'(<autoFilter ref="A1:[A-Z]+)%d(")' % MOST_ROWS)
_UNMARKED = (
    b'<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>'
)
"""That a text looks like a number is no error to be marked in a corner of its cell."""


def write_sheet(
    layout: Layout,
    rows: Iterable[Sequence[str | int]],
    out: BinaryIO,
    *,
    too_many: str,
    behind: Sequence[Behind] = (),
) -> None:
    """Writes a workbook; whole numbers are numbers, all else is text.

    The sheets `behind` come before that of long texts.

    Raises Refused, with `too_many` as what to do, where there are more rows than a sheet holds.
    """
    layouts = (layout, *(each for each, _ in behind))
    with_long, styles = workbook(layouts, has_long=True)
    without, _ = workbook(layouts, has_long=False)
    parts = [_part(number) for number in range(1, len(layouts) + 2)]
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        closing(SpooledTemporaryFile(_IN_MEMORY)) as spilled,
    ):
        # Programs tell from the first part what kind of archive it is.
        archive.writestr(_FIRST, with_long.read(_FIRST))
        spill = _Spill(spilled, layout, styles[0])
        sheets = zip(parts, layouts, (rows, *(each for _, each in behind)), styles, strict=False)
        last = []
        for part, each, own_rows, own_styles in sheets:
            lines = (line.encode() for line in _rows(each, own_rows, own_styles, spill, too_many))
            last.append(_write_part(archive, with_long, part, lines))
        skeleton = with_long if spill.is_used else without
        if spill.is_used:
            spilled.seek(0)
            pieces = iter(lambda: spilled.read(_IN_MEMORY), b"")
            _write_part(archive, with_long, parts[-1], pieces)
        for info in skeleton.infolist():
            if info.filename not in (_FIRST, *parts):
                data = skeleton.read(info)
                archive.writestr(info, _filtered(data, last) if info.filename == _BOOK else data)


def _part(number: int) -> str:
    return f"xl/worksheets/sheet{number}.xml"


def _write_part(
    archive: zipfile.ZipFile, skeleton: zipfile.ZipFile, part: str, rows: Iterable[bytes]
) -> int:
    """Writes a sheet that has its head alone, and rows behind that; gives the number of the last.

    The rows that can be filtered are known only at the end, and are said only there.
    """
    last = 1
    before, end, after = skeleton.read(part).rpartition(b"</sheetData>")
    start, _, rest = before.partition(b"<dimension")
    with archive.open(part, "w", force_zip64=True) as stream:
        # How large the sheet is, is not known before its end.
        stream.write(start + rest.partition(b"/>")[2])
        for row in rows:
            stream.write(row)
            last += 1
        after = _FILTER.sub(rb"\g<1>%d\g<2>" % last, after)
        stream.write(end + after.replace(_FOOT, _UNMARKED + _FOOT))
    return last


def _filtered(book: bytes, last: Sequence[int]) -> bytes:
    """The list of sheets, in which the rows that can be filtered have a name of their own."""
    for sheet, row in enumerate(last):
        name = rb'(_FilterDatabase" localSheetId="%d"[^>]*>[^<]*\$)%d<' % (sheet, MOST_ROWS)
        book = re.sub(name, rb"\g<1>%d<" % row, book)
    return book


class _Spill:
    """The rows of the second sheet."""

    def __init__(self, stream: IO[bytes], layout: Layout, styles: Sequence[Styles]) -> None:
        self._stream, self._layout, self._styles = stream, layout, styles
        self.is_used = False

    def add(self, key: str, column: int, text: str) -> None:
        """Puts a text on the sheet, in pieces that fit its cells."""
        name = self._layout.columns[column].name
        style = self._styles[column]
        self.is_used = True
        for number, start in enumerate(range(0, len(text), PIECE), 1):
            cells = (
                *(_text(value, self._styles[self._layout.key]) for value in (key, name)),
                _number(number, self._styles[self._layout.key]),
                _text(text[start : start + PIECE], style),
            )
            self._stream.write(f"<row>{''.join(cells)}</row>".encode())


def _rows(
    layout: Layout,
    rows: Iterable[Sequence[str | int]],
    styles: Sequence[Styles],
    spill: _Spill,
    too_many: str,
) -> Iterator[str]:
    for number, row in enumerate(rows, 2):
        if number > MOST_ROWS:
            raise Refused(f"a sheet holds no more than {MOST_ROWS - 1:,} rows", hint=too_many)
        cells = []
        for at, (value, style) in enumerate(zip(row, styles, strict=True)):
            if isinstance(value, int):
                cells.append(_number(value, style))
            elif fits(value):
                cells.append(_text(value, style))
            else:
                spill.add(str(row[layout.key]).partition(" ")[0], at, value)
                cells.append(_text(TOO_LONG, style))
        height = f' ht="{_height(layout, row)}"' if layout.is_protected else ""
        yield f"<row{height}>{''.join(cells)}</row>"


def _height(layout: Layout, row: Sequence[str | int]) -> float:
    """About what the longest of the cells needs, in points; not every program finds it itself."""
    most = 1
    for column, value in zip(layout.columns, row, strict=True):
        if isinstance(value, str) and len(value) * _HAN > column.width and not column.is_hidden:
            lines = value.split("\n") if "\n" in value else (value,)
            most = max(most, sum(ceil(_taken(line) / column.width) or 1 for line in lines))
    return min(_HIGHEST, most * _LINE + _ABOVE)


def _taken(line: str) -> float:
    """How many figures are as wide as a line."""
    wide = max(0, columns(line) - len(line))
    return _LETTER * (len(line) - wide) + _HAN * wide


def _number(value: int, style: Styles) -> str:
    return f'<c s="{style.plain}"><v>{value}</v></c>'


def _text(text: str, style: Styles) -> str:
    if not text:
        return f'<c s="{style.plain}"/>'
    number = style.plain if guarded(text) == text else style.quoted
    held = content(escaped(text))
    return f'<c s="{number}" t="inlineStr"><is><t xml:space="preserve">{held}</t></is></c>'
