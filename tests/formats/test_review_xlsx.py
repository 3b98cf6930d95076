"""Review tables as Excel and LibreOffice give them back."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from tests.builders import PAGE, pair, uuid_of
from tests.formats.libreoffice import saved
from tests.formats.office_files import zipped
from tests.formats.review_values import (
    INSPECTION,
    LAW,
    PROJECT,
    RULE,
    RULE_OF_LAW,
    file_of,
    new_note,
    out,
    page,
    returned,
    rows,
    told,
    with_codes,
    with_terms,
)
from tests.formats.round_trips import assert_survives
from workbench.errors import Refused, UnreadableFile
from workbench.formats import _streamed_sheet, source_xlsx
from workbench.formats._cell_texts import PIECE, escaped
from workbench.formats._sheet_skeleton import LONG_SHEET
from workbench.formats._streamed_sheet import TOO_LONG
from workbench.formats.review_xlsx import FORMAT
from workbench.model.memory import BadUnit
from workbench.model.returned import ReturnedRow
from workbench.model.segments import State

LONG = "法治" * 20_000
WILD = "\x00\x01\r\n_x0001_ _x005F_ \ufffe 𠮷"


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    return file_of(FORMAT, page(), tmp_path)


def edited(path: Path, **cells: Any) -> Path:
    """The file as a program saves it that keeps its strings in a table, with cells changed."""
    book = load_workbook(path)
    for place, value in cells.items():
        book.worksheets[0][place] = value
    book.save(path)
    return path


def ids(path: Path) -> list[str]:
    return [row.id for row in rows(FORMAT, path)]


def numbered(*numbers: int) -> list[str]:
    return [uuid_of(PAGE, number) for number in numbers]


def test_what_may_be_changed(sent: Path) -> None:
    sheet = load_workbook(sent).worksheets[0]
    assert (sheet.protection.sheet, sheet.protection.password, sheet.freeze_panes) == (
        True,
        None,
        "A2",
    )
    assert [cell.value for cell in sheet[1]] == [
        "No.", "Source", "Target", "State", "Notes", "Reference"
    ]  # fmt: skip
    assert [cell.protection.locked for cell in sheet[2]] == [True, True, False, False, False, True]
    assert {cell.number_format for row in sheet.iter_rows(min_row=2) for cell in row} == {"@"}
    assert {cell.alignment.wrap_text for row in sheet.iter_rows(min_row=2) for cell in row} == {
        True
    }
    assert [letter for letter, each in sheet.column_dimensions.items() if each.hidden] == ["F"]
    (offered,) = sheet.data_validations.dataValidation
    assert (offered.formula1, str(offered.sqref)) == (
        '"initial,draft,translated,reviewed,final"',
        "D2:D1048576",
    )


def test_it_is_no_text_to_be_translated(sent: Path) -> None:
    with pytest.raises(UnreadableFile, match="is a review table of this program, not a text"):
        source_xlsx.read_source(sent)
    assert source_xlsx.read_column(sent, "Source").blocks


def test_rows_can_be_filtered(tmp_path: Path) -> None:
    path = file_of(FORMAT, with_terms(RULE_OF_LAW, INSPECTION), tmp_path)
    filters = {sheet.title: sheet.auto_filter.ref for sheet in load_workbook(path)}
    assert filters == {"Review": "A1:F6", "Terms": "A1:C3"}
    with zipfile.ZipFile(path) as archive:
        names = re.findall(
            r"_FilterDatabase[^>]*>([^<]*)<", archive.read("xl/workbook.xml").decode()
        )
    assert names == ["'Review'!$A$1:$F$6", "'Terms'!$A$1:$C$3"]


def test_no_cell_is_a_formula(sent: Path) -> None:
    sheet = load_workbook(sent).worksheets[0]
    source, target = sheet["B5"], sheet["C5"]
    assert (source.value, source.data_type, source.quotePrefix) == ("=1+1", "s", True)
    assert (target.value, target.quotePrefix) == ("+86 = @x\ny\tz", True)
    assert not sheet["B2"].quotePrefix


def test_a_formula_is_refused_by_its_row(sent: Path) -> None:
    path = edited(sent, C2="=HYPERLINK(1)", D3="#N/A", A4="=1+1", C5="-5")
    found = returned(FORMAT, path)[1]
    assert [told(row) for row in found[:2]] == [
        ("row 2", "Target is a formula or an error; write its text into the cell"),
        ("row 3", "State is a formula or an error; write its text into the cell"),
    ]
    assert [told(row)[1] for row in found[2:]] == ["", "-5", "Deepen inspections."]


def test_every_character_is_held(tmp_path: Path) -> None:
    text = out(pair(1, WILD, WILD), pair(2, LONG, f"{WILD * 3000}"), pair(3, "法治", LONG))
    assert_survives(FORMAT, text)
    path = file_of(FORMAT, text, tmp_path)
    book = load_workbook(path)
    assert book.sheetnames == ["Review", LONG_SHEET]
    assert book["Review"]["C4"].value == TOO_LONG
    first, second, third = rows(FORMAT, path)
    assert first.source == WILD.replace("\r\n", "\n")
    assert second.source == third.target == LONG
    assert len(second.target) == len(WILD.replace("\r\n", "\n")) * 3000


def test_long_texts_may_be_changed_where_they_stand(tmp_path: Path) -> None:
    path = file_of(FORMAT, out(pair(3, "法治", LONG)), tmp_path)
    book = load_workbook(path)
    sheet = book[LONG_SHEET]
    parts = [(row[0].value, row[1].value, row[2].value) for row in sheet.iter_rows(min_row=2)]
    assert parts[:2] == [(uuid_of(PAGE, 3), "Target", 1), (uuid_of(PAGE, 3), "Target", 2)]
    sheet["D2"] = "Law"
    for number in range(sheet.max_row, 2, -1):
        sheet.delete_rows(number)
    book.save(path)
    assert [told(row) for row in rows(FORMAT, path)] == [("法治", "Law")]


def test_strings_that_are_shared_keep_their_bars(tmp_path: Path) -> None:
    path = file_of(FORMAT, out(pair(1, WILD, "_x005F_x0001_")), tmp_path)
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    sheet = files[name].decode()
    string = escaped("_x005F_x0001_")
    inline = f't="inlineStr"><is><t xml:space="preserve">{string}</t></is>'
    assert inline in sheet
    files[name] = sheet.replace(inline, 't="s"><v>0</v>').encode()
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    files["xl/sharedStrings.xml"] = f'<sst xmlns="{space}"><si><t>{string}</t></si></sst>'.encode()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    types = "[Content_Types].xml"
    files[types] = files[types].replace(b"</Types>", part.encode())
    path.write_bytes(zipped(files))
    assert [row.target for row in rows(FORMAT, path)] == ["_x005F_x0001_"]


def test_rows_and_columns_may_be_moved(sent: Path) -> None:
    before = {row.id: told(row) for row in rows(FORMAT, sent)}
    given = [[cell.value for cell in row] for row in load_workbook(sent).worksheets[0].iter_rows()]
    book = Workbook()
    book.worksheets[0].append(["notes of ours"])
    sheet = book.create_sheet("Sorted")
    sheet.append(["Review of the page"])
    for row in (given[0], given[5], given[3], given[2]):
        sheet.append(["x", *reversed(row)])
    book.save(sent)
    found = rows(FORMAT, sent)
    assert [row.id for row in found] == numbered(5, 3, 2)
    assert {row.id: told(row) for row in found} == {row.id: before[row.id] for row in found}
    assert found[0].where == "row 3"


def test_rows_of_the_reviewer_and_empty_ones(sent: Path) -> None:
    path = edited(sent, B8="深化。", C8="Deepen.", B9="  ")
    last = rows(FORMAT, path)[-1]
    assert (last.id, last.source, last.target, last.where) == ("", "深化。", "Deepen.", "row 8")


def test_a_row_of_another_project_is_refused(sent: Path) -> None:
    other = f"{uuid_of(PAGE, 9)} 0123456789abcdef {uuid_of('other')}"
    found = returned(FORMAT, edited(sent, F3=other))[1]
    assert found[1] == BadUnit(
        line=3,
        fault="the row is of another project than those before it",
        where="row 3",
        id=uuid_of(PAGE, 9),
    )


def test_lost_codes_are_refused(tmp_path: Path) -> None:
    path = file_of(FORMAT, out(with_codes(1, LAW, RULE), with_codes(2, LAW, "")), tmp_path)
    found = returned(FORMAT, edited(path, C2="Under Article 3.", C3="Article 3{2}."))[1]
    assert [told(row) for row in found] == [
        ("row 2", "the target has lost {2}; put it back where it belongs"),
        ("依据《条例》第三条,持续深化政治督察。", "Article 3‹2›."),
    ]


def test_a_code_that_was_lost_before_is_not_asked_for(tmp_path: Path) -> None:
    path = file_of(FORMAT, out(with_codes(1, LAW, "Article 3.")), tmp_path)
    assert [told(row)[1] for row in rows(FORMAT, path)] == ["Article 3."]


def test_comments_on_cells_are_notes(sent: Path) -> None:
    book = load_workbook(sent)
    book.worksheets[0]["C6"].comment = Comment("王审:\ntoo weak", "王审")
    book.save(sent)
    found = rows(FORMAT, sent)
    assert found[4].notes == (new_note("too weak", "王审"),)
    assert found[0].notes == ()


def test_comments_of_a_thread_are_notes(sent: Path) -> None:
    book = load_workbook(sent)
    book.worksheets[0]["C6"].comment = Comment("[Threaded comment]", "tc={1}")
    book.save(sent)
    with zipfile.ZipFile(sent) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    space = 'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"'
    kinds = "http://schemas.microsoft.com/office/2017/10/relationships"
    files["xl/threadedComments/threadedComment1.xml"] = (
        f'<ThreadedComments {space}><threadedComment ref="C6" dT="2026-03-02T09:00:00.00" '
        'personId="{P}" id="{1}"><text>太弱</text></threadedComment><threadedComment ref="C6" '
        'personId="{Q}" id="{2}" parentId="{1}"><text>indeed</text></threadedComment>'
        "</ThreadedComments>"
    ).encode()
    files["xl/persons/person.xml"] = (
        f'<personList {space}><person displayName="王审" id="{{P}}"/></personList>'.encode()
    )
    for name, kind, target in (
        ("xl/worksheets/_rels/sheet1.xml.rels", "threadedComment",
         "../threadedComments/threadedComment1.xml"),
        ("xl/_rels/workbook.xml.rels", "person", "persons/person.xml"),
    ):  # fmt: skip
        added = f'<Relationship Id="x" Type="{kinds}/{kind}" Target="{target}"/></Relationships>'
        files[name] = files[name].replace(b"</Relationships>", added.encode())
    sent.write_bytes(zipped(files))
    assert rows(FORMAT, sent)[4].notes == (
        new_note("太弱", "王审", "2026-03-02T09:00:00Z"),
        new_note("indeed"),
    )


def test_more_rows_than_a_sheet_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_streamed_sheet, "MOST_ROWS", 3)
    assert file_of(FORMAT, out(pair(1), pair(2)), tmp_path)
    with pytest.raises(Refused, match="no more than 2 rows"):
        file_of(FORMAT, out(pair(1), pair(2), pair(3)), tmp_path)


def replaced(path: Path, old: str, new: str) -> Path:
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    assert old.encode() in files[name]
    path.write_bytes(zipped(files | {name: files[name].replace(old.encode(), new.encode())}))
    return path


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("</row><row ", '</row><row r="999999999" ', "cells beyond those of a sheet"),
        ('r="F1"', 'r="ZZZ1"', "cells beyond those of a sheet"),
        ("</sheetData>", "", "sheet Review cannot be read: Opening and ending tag mismatch"),
        ("<worksheet", "<!DOCTYPE x><worksheet", "declares a document type"),
    ],
)
def test_damaged_sheets_are_refused(old: str, new: str, fault: str, sent: Path) -> None:
    with pytest.raises(UnreadableFile, match=fault):
        returned(FORMAT, replaced(sent, old, new))


def test_a_workbook_without_our_columns_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["中文", "备注"])
    book.save(tmp_path / "page.xlsx")
    with pytest.raises(UnreadableFile, match="no sheet with the columns Source and Target"):
        returned(FORMAT, tmp_path / "page.xlsx")


def test_bombs_are_refused(sent: Path) -> None:
    out_of = io.BytesIO()
    with zipfile.ZipFile(out_of, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 2**22)
    sent.write_bytes(out_of.getvalue())
    with pytest.raises(UnreadableFile, match="which no honest file needs"):
        returned(FORMAT, sent)


def test_what_libreoffice_saves(tmp_path: Path) -> None:
    text = page()
    document = text.documents[0]
    # It has no place for most control characters, and leaves out those that it cannot hold.
    more = (*document.pairs, *out(pair(6, "_x0001_ 𠮷", "a\x01b" + LONG)).pairs)
    sent = file_of(FORMAT, replace(text, documents=(replace(document, pairs=more),)), tmp_path)
    assert rows(FORMAT, saved(sent)) == rows(FORMAT, sent)


EDITS = """
sheet = document.Sheets.getByIndex(0)
sheet.unprotect("")
sheet.getCellRangeByName("C2").setString("=SUM(1,2) is text")
sheet.getCellRangeByName("C3").setFormula("=1+1")
sheet.getCellRangeByName("D4").setString("Final")
sheet.getCellRangeByName("E4").setString("太长 too long")
sheet.Rows.removeByIndex(4, 1)
sheet.Rows.insertByIndex(3, 1)
sheet.Columns.insertByIndex(1, 1)
"""


def test_what_a_reviewer_does_in_libreoffice(sent: Path) -> None:
    file, found = returned(FORMAT, saved(sent, EDITS))
    assert (file.project, file.warnings) == (PROJECT, ())
    first, second, third, last = found
    assert isinstance(first, ReturnedRow)
    assert (first.id, first.target) == (uuid_of(PAGE, 1), "=SUM(1,2) is text")
    assert second == BadUnit(
        line=3,
        fault="Target is a formula or an error; write its text into the cell",
        where="row 3",
        id=uuid_of(PAGE, 2),
    )
    assert isinstance(third, ReturnedRow)
    assert isinstance(last, ReturnedRow)
    assert (third.id, third.state, third.notes, third.where) == (
        uuid_of(PAGE, 3),
        State.FINAL,
        (new_note("太长 too long"),),
        "row 5",
    )
    assert last.id == uuid_of(PAGE, 5)


def test_the_glossary_has_a_sheet_before_that_of_long_texts(tmp_path: Path) -> None:
    long = replace(out(pair(1, LONG)), concepts=(RULE_OF_LAW, INSPECTION))
    assert_survives(FORMAT, long)
    book = load_workbook(file_of(FORMAT, long, tmp_path))
    assert book.sheetnames == ["Review", "Terms", LONG_SHEET]
    assert [tuple(row) for row in book["Terms"].values] == [
        ("Chinese", "English", "Note"),
        (
            "法治; 法治国家",
            "rule of law; law-based governance\nnot: rule by law",
            "Governing by law. See 依法治国.",
        ),
        ("督察", "inspection; Source", "=1+1\nTarget"),
    ]
    assert ids(file_of(FORMAT, long, tmp_path)) == numbered(1)


def test_a_note_that_no_cell_holds_is_cut(tmp_path: Path) -> None:
    text = with_terms(replace(RULE_OF_LAW, definition="", note=LONG))
    assert_survives(FORMAT, text)
    note = load_workbook(file_of(FORMAT, text, tmp_path))["Terms"]["C2"].value
    assert note == LONG[: PIECE - 1] + "…"


def test_pages_say_what_they_are_of(tmp_path: Path) -> None:
    text = replace(out(pair(1, document="一.txt")), title="R&D 2021")
    sheet = load_workbook(file_of(FORMAT, text, tmp_path)).worksheets[0]
    today = datetime.now().astimezone().date().isoformat()
    assert (sheet.oddHeader.left.text, sheet.oddFooter.center.text) == (
        f"R&&D 2021: 一.txt, Chinese (zh-Hans) to English (en), {today}",
        "&P / &N",
    )
