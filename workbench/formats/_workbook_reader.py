"""A workbook opened with the help of the library, of which it takes what says where things stand.

The library would read a sheet to its end to see how large it is, hold all strings that cells share
and an object for every style, and take escaped bars out of strings. Here strings stay on the disk,
and of styles only those are known that make dates of numbers. Imported when a workbook is read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import etree
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.xml.constants import ARC_CORE, ARC_STYLE, SHARED_STRINGS

from workbench.formats._office_package import WORDS_ALONE
from workbench.formats._shared_strings import SharedStrings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook

    from workbench.formats._sheet_archive import SheetArchive, Watched

_DIMENSION = re.compile(rb'<(?:\w+:)?dimension\s+ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')
_HEAD = 4096
"""Bytes in which a sheet says how large it is, if it does."""
_MOST_STYLES = 65_490
"""Styles of cells that a workbook may have."""
_PASSED = ("font", "fill", "border", "cellStyle", "dxf")
"""What else a style sheet may have many of."""


def read_workbook(archive: SheetArchive, *, values: bool) -> Workbook:
    """The workbook, with the values of formulas or with the formulas themselves.

    Raises whatever a damaged part leads to.
    """
    reader = _Reader(archive, values=values)
    reader.read()
    return reader.wb


class _Sheet(ReadOnlyWorksheet):  # type: ignore[misc]
    """A sheet that is as large as it says of itself."""

    def watched(self) -> Watched:
        """Its XML, of which no row may be too long."""
        archive: SheetArchive = self.parent._archive
        return archive.watched(self._worksheet_path)

    def _get_size(self) -> None:
        with self._get_source() as source:
            said = _DIMENSION.search(source.read(_HEAD))
        if said:
            bounds = range_boundaries(said[1].decode())
            self._min_column, self._min_row, self._max_column, self._max_row = bounds


class _Reader(ExcelReader):  # type: ignore[misc]
    """What puts a workbook together."""

    def __init__(self, archive: SheetArchive, *, values: bool) -> None:
        self.archive, self.valid_files = archive, archive.namelist()
        self.read_only, self.data_only = True, values
        self.keep_vba = self.keep_links = self.rich_text = False
        self.shared_strings: Any = []

    def read(self) -> None:
        """Reads what is needed to find the cells."""
        self.read_manifest()
        self.read_strings()
        self.read_workbook()
        self._read_title()
        self._read_dates()
        self.read_worksheets()

    def read_strings(self) -> None:
        """The strings that cells share, as they stand."""
        part = self.package.find(SHARED_STRINGS)
        if part is not None:
            self.shared_strings = SharedStrings(self.archive, part.PartName[1:])

    def read_worksheets(self) -> None:
        """The sheets with cells; charts are none."""
        for sheet, relation in self.parser.find_sheets():
            if relation.target in self.valid_files and "chartsheet" not in relation.Type:
                made = _Sheet(self.wb, sheet.name, relation.target, self.shared_strings)
                made.sheet_state = sheet.state
                self.wb._sheets.append(made)

    def _read_title(self) -> None:
        """The title of the whole, and no other property: a wrong date in one is no fault."""
        if ARC_CORE in self.valid_files:
            title = self.archive.root(ARC_CORE).findtext("{*}title")
            self.wb.properties.title = title or ""

    def _read_dates(self) -> None:
        """By which styles a number is a date or a span of time."""
        self.wb._date_formats, self.wb._timedelta_formats = set(), set()
        for number, code in enumerate(self._formats() if ARC_STYLE in self.valid_files else ()):
            if number >= _MOST_STYLES:
                raise ValueError("more styles of cells than a workbook may have")
            if is_date_format(code):
                self.wb._date_formats.add(number)
            if is_timedelta_format(code):
                self.wb._timedelta_formats.add(number)

    def _formats(self) -> Iterator[str]:
        """How numbers look, by style of cells."""
        codes = dict(BUILTIN_FORMATS)
        is_begun = False
        wanted = tuple(f"{{*}}{name}" for name in (*_PASSED, "numFmt", "cellStyleXfs", "xf"))
        with self.archive.watched(ARC_STYLE) as stream:
            for _, element in etree.iterparse(stream, tag=wanted, **WORDS_ALONE):
                stream.taken()
                name = element.tag.rpartition("}")[2]
                if name == "numFmt" and len(codes) < _MOST_STYLES:
                    codes[int(element.get("numFmtId", 0))] = element.get("formatCode", "")
                elif name == "xf" and element.getparent().tag.endswith("}cellXfs"):
                    is_begun = True
                    yield codes.get(int(element.get("numFmtId", 0)), "")
                elif is_begun and name != "xf":
                    return
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
