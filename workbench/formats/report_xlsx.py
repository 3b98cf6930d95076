"""A report as a workbook for Excel or LibreOffice: a sheet a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.plugins import Format

if TYPE_CHECKING:
    from workbench.model.reports import Cell, Report

_WIDEST = 60
"""Columns of a sheet; a longer text runs on to the right."""


def write_report(report: Report, out: BinaryIO) -> None:
    """Writes numbers as numbers; a text stays a text, also one that begins as a formula does."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = report.title
    for table in report.tables:
        sheet = book.create_sheet(table.name)
        for at, row in enumerate((table.head, *table.rows), 1):
            for column, value in enumerate(row, 1):
                cell = sheet.cell(row=at, column=column, value=value)
                if isinstance(value, str):
                    cell.data_type = "s"
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        sheet.freeze_panes = "A2"
        for at, cells in enumerate(zip(table.head, *table.rows, strict=True), 1):
            sheet.column_dimensions[get_column_letter(at)].width = _width(cells)
    book.save(out)


def _width(cells: tuple[Cell, ...]) -> int:
    return min(_WIDEST, 2 + max(len(str(cell)) for cell in cells))


FORMAT = Format(
    name="report-xlsx",
    title="a report as a workbook",
    suffixes=(".xlsx",),
    holds="counts",
    write_report=write_report,
)
