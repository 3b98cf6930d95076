"""A workbook without rows, as a library makes it with its styles, to be filled row by row."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.formats._sheet_layout import Layout, SheetColumn
from workbench.formats._workbook import MOST_ROWS
from workbench.formats._xml_text import legal

if TYPE_CHECKING:
    from collections.abc import Sequence

LONG_SHEET = "Long texts"
LONG_COLUMNS = ("Id", "Column", "Part", "Text")
_LONGEST_PRINT_HEAD = 120
"""Characters; with every one of them doubled Excel still takes it (255)."""
_HEAD_FILL = "D9E2EC"
_LOCKED_FILL = "F5F5F5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """The numbers of the styles of a column: of any text, and of one that begins like a formula."""

    plain: int
    quoted: int


def workbook(
    layouts: Sequence[Layout], *, has_long: bool
) -> tuple[zipfile.ZipFile, list[list[Styles]]]:
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


def _lay_out(sheet: Any, layout: Layout) -> list[Styles]:
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
        _advise(sheet, get_column_letter(at), column)
        plain, quoted = (_style(sheet, column, layout, quoted) for quoted in (False, True))
        styles.append(Styles(plain=plain, quoted=quoted))
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


def _advise(sheet: Any, letter: str, column: SheetColumn) -> None:
    """Shows a text beside the head of a column as the input message of its cell.

    It is part of no cell, so nobody takes it for a text or a comment of a reviewer.
    """
    from openpyxl.worksheet.datavalidation import DataValidation

    if not column.advice:
        return
    shown = DataValidation(allow_blank=True, showInputMessage=True)
    shown.promptTitle, shown.prompt = column.name, column.advice
    shown.add(f"{letter}1")
    sheet.add_data_validation(shown)


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
