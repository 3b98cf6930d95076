"""A workbook whose rows are written one by one, in memory that does not grow with them.

A library makes an empty workbook with its styles; the rows are put into its sheet as XML. Every
text is an inline string, and so no cell is a formula, whatever it begins with. What is too long
for a cell stands in pieces on a last sheet, and the cell says so.
"""

from __future__ import annotations

import io
import re
import zipfile
from contextlib import closing
from dataclasses import dataclass
from math import ceil
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, Any, BinaryIO

from workbench.errors import Refused
from workbench.formats._cell_guard import guarded
from workbench.formats._cell_texts import PIECE, escaped, fits
from workbench.formats._workbook import MOST_ROWS
from workbench.formats._xml_text import content, legal
from workbench.text.width import columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LONG_SHEET = "Long texts"
LONG_COLUMNS = ("Id", "Column", "Part", "Text")
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
_LONGEST_PRINT_HEAD = 120
"""Characters; with every one of them doubled Excel still takes it (255)."""
_FOOT = b"</worksheet>"
_FILTER = re.compile(rb'(<autoFilter ref="A1:[A-Z]+)%d(")' % MOST_ROWS)
_UNMARKED = (
    b'<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>'
)
"""That a text looks like a number is no error to be marked in a corner of its cell."""
_HEAD_FILL = "D9E2EC"
_LOCKED_FILL = "F5F5F5"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """A column, and what a person may do with it."""

    name: str
    width: int
    """In characters."""
    is_free: bool = False
    """Whether its cells may be changed while the sheet is protected."""
    is_hidden: bool = False
    is_number: bool = False
    choices: tuple[str, ...] = ()
    """What its cells are chosen from; empty for any text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A sheet as it is before it has rows."""

    title: str
    columns: tuple[SheetColumn, ...]
    key: int
    """The column, from 0, whose first word names the rows on the sheet of long texts."""
    properties: str = ""
    """The title of the workbook."""
    is_protected: bool = False
    """Without a password: against slips of the hand, not against anybody's will."""
    print_head: str = ""
    """What stands above every page on paper, where the pages are then numbered too."""


Behind = tuple[Layout, "Iterable[Sequence[str]]"]
"""A further sheet and its rows, whose texts fit their cells."""


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
    with_long, styles = _skeleton(layouts, has_long=True)
    without, _ = _skeleton(layouts, has_long=False)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Styles:
    """The numbers of the styles of a column: of any text, and of one that begins like a formula."""

    plain: int
    quoted: int


class _Spill:
    """The rows of the second sheet."""

    def __init__(self, stream: IO[bytes], layout: Layout, styles: Sequence[_Styles]) -> None:
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
    styles: Sequence[_Styles],
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


def _number(value: int, style: _Styles) -> str:
    return f'<c s="{style.plain}"><v>{value}</v></c>'


def _text(text: str, style: _Styles) -> str:
    if not text:
        return f'<c s="{style.plain}"/>'
    number = style.plain if guarded(text) == text else style.quoted
    held = content(escaped(text))
    return f'<c s="{number}" t="inlineStr"><is><t xml:space="preserve">{held}</t></is></c>'


def _skeleton(
    layouts: Sequence[Layout], *, has_long: bool
) -> tuple[zipfile.ZipFile, list[list[_Styles]]]:
    """A workbook without rows, and the styles that the columns of each sheet are written in."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    first = layouts[0]
    book = Workbook()
    book.properties.title = legal(first.properties)[:255]
    book.properties.creator = ""
    sheets = [book.worksheets[0], *(book.create_sheet() for _ in layouts[1:])]
    styles = [_lay_out(*each) for each in zip(sheets, layouts, strict=True)]
    for sheet, layout in zip(sheets, layouts, strict=True):
        last = get_column_letter(len(layout.columns))
        sheet.auto_filter.ref = f"A1:{last}{MOST_ROWS}"
    if has_long:
        names = zip(LONG_COLUMNS, (40, 14, 6, 100), strict=True)
        columns = tuple(
            SheetColumn(name=name, width=width, is_free=name == "Text") for name, width in names
        )
        long = Layout(title=LONG_SHEET, columns=columns, key=0, is_protected=first.is_protected)
        _lay_out(book.create_sheet(), long)
    out = io.BytesIO()
    book.save(out)
    return zipfile.ZipFile(out), styles


def _lay_out(sheet: Any, layout: Layout) -> list[_Styles]:
    from openpyxl.utils import get_column_letter

    sheet.title = layout.title
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    _protect(sheet, layout)
    _head_pages(sheet, layout.print_head)
    styles = []
    for at, column in enumerate(layout.columns, 1):
        dimension = sheet.column_dimensions[get_column_letter(at)]
        dimension.width, dimension.hidden = column.width, column.is_hidden
        _head(sheet.cell(row=1, column=at), column.name)
        _offer(sheet, get_column_letter(at), column.choices)
        plain, quoted = (_style(sheet, column, layout, quoted) for quoted in (False, True))
        styles.append(_Styles(plain=plain, quoted=quoted))
    return styles


def _protect(sheet: Any, layout: Layout) -> None:
    """Locks the sheet but for its free cells; looks, columns and filters may be changed."""
    if not layout.is_protected:
        return
    allowed = ("formatCells", "formatColumns", "formatRows", "sort", "autoFilter")
    for name in allowed:
        setattr(sheet.protection, name, False)
    sheet.protection.sheet = True


def _head_pages(sheet: Any, text: str) -> None:
    """Puts a text above the pages and their numbers below; `&` begins a command there."""
    if text:
        shown = " ".join(legal(text).split())[:_LONGEST_PRINT_HEAD]
        sheet.oddHeader.left.text = shown.replace("&", "&&")
        sheet.oddFooter.center.text = "&P / &N"


def _head(cell: Any, name: str) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cell.value = name
    cell.font = Font(name="Calibri", size=11, bold=True)
    cell.fill = PatternFill("solid", fgColor=_HEAD_FILL)
    cell.alignment = Alignment(vertical="center")
    cell.border = Border(bottom=Side(style="medium", color="7F8FA4"))


def _offer(sheet: Any, letter: str, choices: Sequence[str]) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    if not choices:
        return
    offered = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
    offered.showErrorMessage, offered.errorStyle = True, "warning"
    offered.errorTitle, offered.error = "State", f"It is one of {', '.join(choices)}."
    offered.add(f"{letter}2:{letter}{MOST_ROWS}")
    sheet.add_data_validation(offered)


def _style(sheet: Any, column: SheetColumn, layout: Layout, is_quoted: bool) -> int:
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, Border, PatternFill, Protection, Side

    cell = Cell(sheet, row=1, column=1)
    cell.number_format = "0" if column.is_number else "@"
    cell.alignment = Alignment(vertical="top", wrap_text=layout.is_protected)
    if layout.is_protected:
        cell.protection = Protection(locked=not column.is_free)
        line = Side(style="thin", color="D0D0D0")
        cell.border = Border(bottom=line, left=line, right=line)
        if not column.is_free:
            cell.fill = PatternFill("solid", fgColor=_LOCKED_FILL)
    if is_quoted:
        cell.quotePrefix = True
    return int(cell.style_id)
