"""A workbook opened by the library, which here neither counts rows nor rewrites strings.

Left to itself it reads a sheet to its end to see how large it is, where the sheet does not say it,
and takes escaped bars out of the strings that cells share. Imported when a workbook is read.
"""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING

from lxml import etree
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.xml.constants import SHARED_STRINGS

from workbench.formats._office_package import FETCHING_NOTHING
from workbench.formats._sheet_cells import rich_text

if TYPE_CHECKING:
    from openpyxl import Workbook

_DIMENSION = re.compile(rb'<(?:\w+:)?dimension\s+ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')
_HEAD = 4096
"""Bytes in which a sheet says how large it is, if it does."""


def read_workbook(stream: IO[bytes], *, values: bool) -> Workbook:
    """The workbook, with the values of formulas or with the formulas themselves.

    Raises whatever a damaged part leads to.
    """
    reader = _Reader(stream, read_only=True, data_only=values, keep_links=False)
    reader.read()
    return reader.wb


class _Sheet(ReadOnlyWorksheet):  # type: ignore[misc]
    """A sheet that is as large as it says of itself."""

    def _get_size(self) -> None:
        with self._get_source() as source:
            said = _DIMENSION.search(source.read(_HEAD))
        if said:
            bounds = range_boundaries(said[1].decode())
            self._min_column, self._min_row, self._max_column, self._max_row = bounds


class _Reader(ExcelReader):  # type: ignore[misc]
    """What puts a workbook together."""

    def read_strings(self) -> None:
        """The strings that cells share, as they stand."""
        part = self.package.find(SHARED_STRINGS)
        if part is None:
            return
        with self.archive.open(part.PartName[1:]) as stream:
            for _, element in etree.iterparse(stream, tag="{*}si", **FETCHING_NOTHING):
                self.shared_strings.append(rich_text(element))
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]

    def read_worksheets(self) -> None:
        """The sheets with cells; charts are none."""
        for sheet, relation in self.parser.find_sheets():
            if relation.target in self.valid_files and "chartsheet" not in relation.Type:
                made = _Sheet(self.wb, sheet.name, relation.target, self.shared_strings)
                made.sheet_state = sheet.state
                self.wb._sheets.append(made)
