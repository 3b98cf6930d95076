import csv
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.formats.filled import lines, read
from workbench.errors import UnreadableFile
from workbench.formats._source_tables import letters
from workbench.formats.source_csv import FORMAT as CSV
from workbench.formats.source_xlsx import FORMAT as XLSX
from workbench.model.segments import SegmentKind
from workbench.model.sources import Block, SourceText
from workbench.plugins import Format

SOURCES = Path(__file__).parents[1] / "data" / "sources"
TABLE = "编号,条文,English\r\n1,依法治国。,Rule of law.\r\n2,“六建,六治”,\r\n"


def damaged(part: str, data: bytes) -> bytes:
    """The workbook of the sample with another part in the place of one of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(SOURCES / "articles.xlsx") as whole, zipfile.ZipFile(out, "w") as copy:
        for name in whole.namelist():
            copy.writestr(name, data if name == part else whole.read(name))
    return out.getvalue()


def column(format: Format, data: bytes | str, name: str, tmp_path: Path) -> SourceText:
    """The source text in a column that is named."""
    assert format.read_column is not None
    path = tmp_path / "源"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return format.read_column(path, name)


def workbook(*sheets: Sequence[Sequence[object]]) -> bytes:
    """A workbook of sheets named 甲, 乙, ..."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in zip("甲乙丙", sheets, strict=False):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def told(source: SourceText) -> list[tuple[str, str]]:
    return [(block.locator, block.text) for block in source.blocks]


def test_a_table_that_a_spreadsheet_wrote() -> None:
    source = read(CSV, (SOURCES / "articles.csv").read_bytes())
    assert source.blocks == (
        Block(
            text="中华人民共和国的一切权力属于人民。",
            line=2,
            kind=SegmentKind.TABLE_CELL,
            locator="B2",
        ),
        Block(
            text="国家保护社会主义的公共财产。", line=3, kind=SegmentKind.TABLE_CELL, locator="B3"
        ),
        Block(
            text="公民的合法的私有财产\n不受侵犯。",
            line=5,
            kind=SegmentKind.TABLE_CELL,
            locator="B5",
        ),
    )
    assert source.warnings == ("column B (条文) is the source; line 1 is its header",)
    assert source.is_structured


def test_a_workbook_that_a_spreadsheet_wrote() -> None:
    source = read(XLSX, (SOURCES / "articles.xlsx").read_bytes())
    assert told(source) == [
        ("articles!B2", "中华人民共和国的一切权力属于人民。"),
        ("articles!B3", "国家保护社会主义的公共财产。"),
        ("articles!B5", "公民的合法的私有财产\n不受侵犯。"),
    ]
    assert [each.gap for each in source.blocks] == [0, 0, 1]
    assert source.warnings == (
        "sheet articles: column B (条文) is the source; row 1 is its header",
    )


@pytest.mark.parametrize(
    ("text", "blocks", "said"),
    [
        (TABLE.replace("“六建,六治”", '"“六建,六治”"'), ["依法治国。", "“六建,六治”"], "B (条文)"),
        ("依法治国\n从严治党\n", ["依法治国", "从严治党"], "A is"),
        ("原文\n依法治国\n", ["依法治国"], "A (原文)"),
        ("Source (zh)\t译文\n依法治国\t\n", ["依法治国"], "A (Source (zh))"),
        ("id;text\n1;依法\n;治国\n", ["依法", "治国"], "B (text)"),
        ("依法治国|Rule\n从严治党|Strict\n", ["依法治国", "从严治党"], "A is"),
        ("备注,正文\n长长的说明文字,依法\n,治国\n", ["依法", "治国"], "B (正文)"),
        ("备注,条文\n长长的说明文字,依法\n,治国\n", ["长长的说明文字"], "A (备注)"),
        ("2021\n依法治国\n", ["2021", "依法治国"], "A is"),
        ('他说“好”\t1\n"好"他说\t2\n', ["他说“好”", '"好"他说'], "A is"),
        ("依法\u2028治国,1\n", ["依法\n治国"], "A is"),
        ("\n\n依法治国,\n", ["依法治国"], "A is"),
    ],
)
def test_the_column_with_most_chinese_is_read(text: str, blocks: list[str], said: str) -> None:
    source = read(CSV, text)
    assert [each.text for each in source.blocks] == blocks
    assert source.warnings[0].startswith(f"column {said}")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_a_table_in_any_encoding(encoding: str) -> None:
    source = read(CSV, "原文,备注\n坚决捍卫政治安全,无\n".encode(encoding))
    assert [each.text for each in source.blocks] == ["坚决捍卫政治安全"]
    assert source.encoding == encoding


@pytest.mark.parametrize("name", ["English", " english ", "C", "c", "3"])
def test_a_column_is_named_by_header_letter_or_number(name: str, tmp_path: Path) -> None:
    assert told(column(CSV, TABLE.replace(",六", "六"), name, tmp_path)) == [("C2", "Rule of law.")]


@pytest.mark.parametrize("name", ["D", "0", "9", "-1", "中文", "ZZZZ", "99999999999"])
def test_a_column_that_is_not_there_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        column(CSV, TABLE.replace(",六", "六"), name, tmp_path)
    assert caught.value.fault == f"源 has no column {name!r}"
    assert caught.value.hint == "its columns are A (编号), B (条文), C (English)"


def test_every_sheet_with_chinese_is_read() -> None:
    source = read(
        XLSX,
        workbook(
            [["原文", "译文"], ["依法治国", "Rule of law"], [None, None], [2021, None]],
            [["Nothing here"]],
            [[None, "从严治党"], [True, 3.5]],
        ),
    )
    assert told(source) == [
        ("甲!A2", "依法治国"),
        ("甲!A4", "2021"),
        ("丙!B1", "从严治党"),
        ("丙!B2", "3.5"),
    ]
    assert source.warnings == (
        "sheet 甲: column A (原文) is the source; row 1 is its header",
        "sheet 丙: column B is the source",
        "sheets without such a column, not read: 乙",
    )


def test_one_sheet_can_be_named(tmp_path: Path) -> None:
    book = workbook([["依法治国", "一"]], [["从严治党", "二"]])
    assert told(column(XLSX, book, "乙!B", tmp_path)) == [("乙!B1", "二")]
    assert told(column(XLSX, book, "乙!", tmp_path)) == [("乙!A1", "从严治党")]
    with pytest.raises(UnreadableFile, match="has no column '丁!A'"):
        column(XLSX, book, "丁!A", tmp_path)


def test_formulas_without_a_value_are_counted() -> None:
    source = read(XLSX, workbook([["依法治国", "=1+1"], ["从严治党", "=A1"]]))
    assert source.warnings[1:] == ("formulas without a saved value were read as empty cells: 2",)


@pytest.mark.parametrize(
    ("format", "data", "fault"),
    [
        (CSV, b"", "源.txt holds no text"),
        (CSV, b"a,b\n1,2\n", "源.txt has no column with Chinese"),
        (CSV, '原文,b\n1,"依法\n2,x\n'.encode(), "源.txt, line 2: the row cannot be read"),
        (CSV, '原文,b\n"依"法,1\n'.encode(), "源.txt, line 2: the row cannot be read"),
        (CSV, "原文,b\n".encode(), "源.txt: column A (原文) is the source; line 1 is its header"),
        (CSV, "依\0法,1\n".encode(), "源.txt is a binary file"),
        (CSV, (SOURCES / "articles.xlsx").read_bytes(), "源.txt is a binary file"),
        (XLSX, b"", "源.txt is no workbook, or is damaged"),
        (XLSX, "依法,1\n".encode(), "源.txt is no workbook, or is damaged"),
        (XLSX, (SOURCES / "articles.xlsx").read_bytes()[:3000], "源.txt is damaged or cut off"),
        (XLSX, damaged("xl/worksheets/sheet1.xml", b"<worksheet>"), "源.txt"),
        (XLSX, damaged("xl/styles.xml", b"<styleSheet>"), "源.txt is no workbook that can be read"),
        (XLSX, damaged("xl/workbook.xml", b"<!DOCTYPE a><a/>"), "源.txt: xl/workbook.xml declares"),
        (XLSX, workbook([["a"]]), "源.txt has no column with Chinese"),
        (XLSX, workbook([]), "源.txt has no column with Chinese"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(
    format: Format, data: bytes, fault: str
) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(format, data)
    assert caught.value.fault.startswith(fault)
    assert "\n" not in str(caught.value)


def test_a_huge_cell_is_one_block() -> None:
    source = read(CSV, f'"{"法" * 300_000}",1\n')
    assert [len(each.text) for each in source.blocks] == [300_000]


@given(st.lists(st.tuples(lines, lines), min_size=1, max_size=5))
def test_what_a_csv_writer_wrote_is_read(rows: list[tuple[str, str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([("原文", "译文"), *((f"法{a}", b) for a, b in rows)])
    data = out.getvalue()
    assert [each.text for each in read(CSV, data).blocks] == [f"法{a}" for a, _ in rows]


@pytest.mark.parametrize(
    ("at", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_named_as_spreadsheets_name_them(at: int, name: str) -> None:
    assert letters(at) == name
