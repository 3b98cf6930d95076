import io
import zipfile
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tests.examples import examples
from tests.formats.term_values import come_back, concepts, read, written
from workbench.errors import UnreadableFile
from workbench.formats.terms_csv import FORMAT as CSV
from workbench.formats.terms_tsv import FORMAT as TSV
from workbench.formats.terms_xlsx import FORMAT as XLSX
from workbench.model.tables import ColumnMap, TableHead
from workbench.model.terms import NewConcept, NewTerm
from workbench.plugins import Format

FORMULAS = ("=1+1", "+86", "-1", "@SUM(A1)", "＝1", "'=1", "''-x", "'tis", "''", "'")


def term(language: str, text: str) -> NewTerm:
    return NewTerm(language=language, text=text)


def law(**facts: Any) -> NewConcept:
    return NewConcept(terms=(term("zh-Hans", "法治"), term("en", "rule of law")), **facts)


@pytest.mark.parametrize("format", [CSV, TSV, XLSX], ids=lambda each: each.name)
@settings(max_examples=examples(15))
@given(st.lists(concepts, max_size=3))
def test_tables_come_back(format: Format, values: list[NewConcept]) -> None:
    found = come_back(format, values)
    assert len(found) == sum(bool(family(each)) for each in values)


def family(concept: NewConcept) -> list[NewTerm]:
    """The Chinese terms that a table has columns for; derived ones are made anew."""
    return [each for each in concept.in_language("zh") if not each.is_derived]


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("format", [CSV, TSV, XLSX], ids=lambda each: each.name)
def test_no_cell_begins_a_formula(format: Format, text: str) -> None:
    concept = law(note=text, properties=((text, text),))
    data, warnings = written(format, concept)
    assert (read(format, data), warnings) == ([concept], [])
    if format is XLSX:
        cells = [cell for row in load_workbook(io.BytesIO(data)).active for cell in row]
        assert {cell.data_type for cell in cells if cell.value} <= {"s", "inlineStr"}
    else:
        separator = "," if format is CSV else "\t"
        cells = data.decode().replace("\r\n", separator).split(separator)
        assert not [cell for cell in cells if cell[:1] in tuple("=+-@＝")]


def workbook(*rows: tuple[object, ...], sheet: str = "表", after: str = "") -> bytes:
    book = Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    if after:
        book.create_sheet(after).append(("中文", "English"))
        book[after].append(("法院", "court"))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_numbers_dates_and_errors_are_what_a_reader_sees() -> None:
    changes: Counter[str] = Counter()
    data = workbook(
        ("中文", "English", "年", "日", "真", "错", "公式"),
        ("法治", "rule of law", 2013.0, datetime.fromisoformat("2017-10-24"), True, "#N/A", "=1+1"),
        (None,),
        ("2.5亿", 250000000, 2.5, date(2017, 10, 24), None, None, None),
    )
    first, second = read(XLSX, data, changes)
    assert first == law(properties=(("年", "2013"), ("日", "2017-10-24"), ("真", "yes")))
    assert second == NewConcept(
        terms=(term("zh-Hans", "2.5亿"), term("en", "250000000")),
        properties=(("年", "2.5"), ("日", "2017-10-24")),
    )
    assert {sentence.format(count) for sentence, count in changes.items() if count} == {
        "formulas without a saved value were read as empty cells: 1",
        "cells with an error such as #N/A were read as empty: 1",
    }


def test_a_formula_is_read_as_its_saved_value() -> None:
    data = repacked(
        workbook(("中文", "English"), ("法治", "=X")),
        "xl/worksheets/sheet1.xml",
        lambda part: (
            part.replace(b"<v />", b"<v>rule of law</v>")
            .replace(b"<v></v>", b"<v>rule of law</v>")
            .replace(b'<c r="B2">', b'<c r="B2" t="str">')
        ),
    )
    assert read(XLSX, data) == [law()]


def test_the_sheet_with_a_header_or_the_one_that_is_named(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(workbook(("说明",), ("only words",), sheet="读我", after="词表"))
    assert XLSX.read_table is not None
    court = NewConcept(terms=(term("zh-Hans", "法院"), term("en", "court")))
    for chosen in (ColumnMap(), ColumnMap(sheet="词表")):
        assert list(XLSX.read_table(path, Counter(), chosen)) == [court]
    with pytest.raises(UnreadableFile, match="has no sheet 'x'; it has 读我, 词表"):
        list(XLSX.read_table(path, Counter(), ColumnMap(sheet="x")))
    with pytest.raises(UnreadableFile, match="sheet 读我, row 1: no column zh-Hans"):
        list(XLSX.read_table(path, Counter(), ColumnMap(sheet="读我")))
    assert XLSX.inspect_table is not None
    assert XLSX.inspect_table(path, ColumnMap()) == TableHead(
        header=("中文", "English"),
        mapping=("zh-Hans", "en"),
        rows=(("法院", "court"),),
        sheets=("读我", "词表"),
        sheet="词表",
    )


def repacked(data: bytes, name: str, change: Any) -> bytes:
    """A workbook with another content of one part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for each in old.namelist():
            new.writestr(each, change(old.read(each)) if each == name else old.read(each))
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
PLAIN = workbook(("中文", "English"), ("法治", "rule of law"))


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "is no workbook, or is damaged"),
        (b"zh-Hans,en\n", "is no workbook, or is damaged"),
        (PLAIN[:900], "is damaged or cut off: the end of the file is missing"),
        (repacked(PLAIN, "xl/workbook.xml", lambda _: b"<x"), "is no workbook that can be read"),
        (repacked(PLAIN, SHEET, lambda _: b"<worksheet><sheetData><row>"), "no element"),
        (repacked(PLAIN, SHEET, lambda part: b" " * 3_000_000 + part), "would unpack to 2 MB"),
        (
            repacked(PLAIN, SHEET, lambda part: b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + part),
            "sheet1.xml declares a document type",
        ),
        (
            repacked(PLAIN, SHEET, lambda part: "<!DOCTYPE x>".encode("utf-16") + part),
            "sheet1.xml declares a document type",
        ),
        (workbook(("中文", "English"), ("法治", "law"), (None, "x")), "sheet 表, row 3: the cells"),
        (workbook(("备注",)), "sheet 表, row 1: no column zh-Hans or zh-Hant; it has 备注"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(data: bytes, fault: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(XLSX, data)
    assert fault in caught.value.fault
    assert "\n" not in str(caught.value)


def test_a_cell_holds_what_excel_lets_it_hold() -> None:
    concept = law(note="长" * 40_000, definition="a\x07b")
    data, warnings = written(XLSX, concept)
    assert warnings == [
        "texts longer than the 32,767 characters of a cell were cut: 1",
        "cells that lost control characters: 1",
    ]
    assert read(XLSX, data) == [law(note="长" * 32_767, definition="ab")]
