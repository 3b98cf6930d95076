"""Review tables as Word gives them back: moved, cut, changed, with comments."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document

from tests.builders import PAGE, pair, uuid_of
from tests.formats.libreoffice import saved
from tests.formats.office_files import part, zipped
from tests.formats.review_values import (
    INSPECTION,
    LAW,
    PROJECT,
    RULE,
    RULE_OF_LAW,
    file_of,
    new_note,
    notes,
    out,
    page,
    returned,
    rows,
    told,
    with_codes,
    with_terms,
)
from workbench.errors import Refused, UnreadableFile
from workbench.formats import _checked_zip, _docx_rows, _docx_streamed
from workbench.formats._docx_rows import word_package, word_rows
from workbench.formats.review_docx import FORMAT
from workbench.model.memory import BadUnit
from workbench.model.returned import ReturnedRow, ReturnedWording

BODY = "word/document.xml"
TIME = 'w:author="王审" w:date="2026-03-02T09:00:00Z"'
ROW = re.compile("<w:tr>.*?</w:tr>", re.DOTALL)


def changed(path: Path, old: str, new: str, *, name: str = BODY, times: int = 1) -> Path:
    """The file with a stretch of one of its parts replaced."""
    with zipfile.ZipFile(path) as archive:
        files = {each: archive.read(each) for each in archive.namelist()}
    text = files[name].decode()
    assert text.count(old) >= times, old
    path.write_bytes(zipped(files | {name: text.replace(old, new)}))
    return path


def table(path: Path) -> list[str]:
    """The rows as XML, the first of which is the head."""
    return ROW.findall(part(path.read_bytes(), BODY))


def rearranged(path: Path, rows: list[str]) -> Path:
    """The file with these rows."""
    given = table(path)
    text = part(path.read_bytes(), BODY)
    start, end = text.index(given[0]), text.index(given[-1]) + len(given[-1])
    return changed(path, text[start:end], "".join(rows))


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    return file_of(FORMAT, page(), tmp_path)


def ids(path: Path) -> list[str]:
    return [row.id for row in rows(FORMAT, path)]


def numbered(*numbers: int) -> list[str]:
    return [uuid_of(PAGE, number) for number in numbers]


def test_the_source_is_locked_and_the_state_is_chosen(sent: Path) -> None:
    row = table(sent)[1]
    assert re.findall(r'<w:alias w:val="(\w+)"/>', row) == ["Source", "State"]
    assert row.count('<w:lock w:val="contentLocked"/>') == 1
    assert re.findall(r'w:displayText="(\w+)"', row) == [
        "initial", "draft", "translated", "reviewed", "final"
    ]  # fmt: skip
    (tag,) = set(re.findall(r'<w:tag w:val="([^"]*)"/>', row))
    assert len(tag) <= 64
    controls = re.findall(r'<w:id w:val="(\d+)"/>', "".join(table(sent)))
    assert len(controls) == len(set(controls))
    assert "<w:comboBox>" in row  # so that Word lets a state be written in other words too


def test_rows_may_be_moved_and_deleted(sent: Path) -> None:
    head, one, _, three, _, five = table(sent)
    assert ids(rearranged(sent, [head, five, three, one])) == numbered(5, 3, 1)


def test_a_glossary_that_became_part_of_the_table_is_no_pair(tmp_path: Path) -> None:
    path = file_of(FORMAT, with_terms(RULE_OF_LAW, INSPECTION), tmp_path)
    head, *given = table(path)
    assert len(given) == 8
    assert ids(rearranged(path, [head, *given])) == numbered(1, 2, 3, 4, 5)
    head, *given = table(path)
    assert ids(rearranged(path, [head, *given[1:], given[0]])) == numbered(2, 3, 4, 5, 1)


def test_the_glossary_is_a_table_with_a_headline(tmp_path: Path) -> None:
    path = file_of(FORMAT, with_terms(RULE_OF_LAW, INSPECTION), tmp_path)
    first, second = Document(str(path)).tables
    assert [cell.text for cell in second.rows[0].cells] == ["Chinese", "English", "Note"]
    assert (len(first.rows), len(second.rows)) == (6, 3)
    headlines = [
        each.text for each in Document(str(path)).paragraphs if each.style.name == "Heading 2"
    ]
    assert headlines == ["Terms"]


def test_the_title_says_what_the_table_is_of(tmp_path: Path) -> None:
    text = replace(out(pair(1, document="一.txt")), title="页\x0b")
    said = [each.text for each in Document(str(file_of(FORMAT, text, tmp_path))).paragraphs]
    today = datetime.now().astimezone().date().isoformat()
    assert said[:2] == ["页", f"一.txt, Chinese (zh-Hans) to English (en), {today}"]


@pytest.mark.parametrize(("count", "is_kept"), [(10, True), (400, False)])
def test_a_row_of_half_a_page_may_go_on_on_the_next(
    count: int, is_kept: bool, tmp_path: Path
) -> None:
    path = file_of(FORMAT, out(pair(1, "法" * count)), tmp_path)
    assert ("<w:cantSplit/>" in table(path)[1]) == is_kept


def test_a_row_of_the_reviewer_has_no_identity(sent: Path) -> None:
    head, *given = table(sent)
    strange = re.sub("(?:[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{16})", "", given[0])
    found = rows(FORMAT, rearranged(sent, [head, given[1], strange]))
    assert [(row.id, row.source) for row in found][1] == ("", "庆祝建党百年")


def test_a_copied_row_comes_twice(sent: Path) -> None:
    head, one, two, *_ = table(sent)
    assert ids(rearranged(sent, [head, one, one, two])) == numbered(1, 1, 2)


def test_columns_may_be_moved_and_deleted(sent: Path) -> None:
    def turned(row: str) -> str:
        cells = re.findall("<w:tc>.*?</w:tc>", row, re.DOTALL)
        return f"<w:tr>{''.join(reversed(cells[1:]))}</w:tr>"

    assert [
        told(row) for row in rows(FORMAT, rearranged(sent, list(map(turned, table(sent)))))
    ] == [told(row) for row in rows(FORMAT, file_of(FORMAT, page(), sent.parent))]


def test_a_row_keeps_its_identity_without_hidden_text(sent: Path) -> None:
    bare = re.sub(r"<w:vanish/>(.*?)<w:t [^>]*>[^<]*</w:t>", r"\1", part(sent.read_bytes(), BODY))
    whole = part(sent.read_bytes(), BODY)
    found, _ = returned(FORMAT, changed(sent, whole, bare))
    assert found.project == ""
    again = rows(FORMAT, sent)
    assert [row.id for row in again] == numbered(1, 2, 3, 4, 5)
    assert told(again[1])[1] == (
        "Under ‹1Article 31› of the Regulations‹2›, deepen political inspections."
    )
    assert again[1].sent_notes == ()


def test_a_table_that_was_cut_in_two_goes_on(sent: Path) -> None:
    head, one, two, *rest = table(sent)
    grid = "<w:tbl><w:tblPr/><w:tblGrid/>"
    strange = f"</w:tbl><w:p/>{grid}<w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>{grid}"
    places = ["row 2", "row 3", "table 3, row 1", "table 3, row 2", "table 3, row 3"]
    path = rearranged(sent, [head, one, two, strange, *rest])
    assert [(row.id, row.where) for row in rows(FORMAT, path)] == list(
        zip(numbered(1, 2, 3, 4, 5), places, strict=True)
    )


def test_tracked_changes_are_wordings(sent: Path) -> None:
    run = '<w:r><w:t xml:space="preserve">Deepen inspections.</w:t></w:r>'
    changes = (
        f'<w:del w:id="1" {TIME}><w:r><w:delText>Deepen</w:delText></w:r></w:del>'
        f'<w:ins w:id="2" {TIME}><w:r><w:t>Continue</w:t></w:r></w:ins>'
        '<w:r><w:t xml:space="preserve"> inspections.</w:t></w:r>'
    )
    last = rows(FORMAT, changed(sent, run, changes))[-1]
    assert last.wordings == (
        ReturnedWording(text="Deepen inspections."),
        ReturnedWording(text="Continue inspections.", author="王审", time="2026-03-02T09:00:00Z"),
    )


def test_a_row_that_a_tracked_change_takes_away_is_gone(sent: Path) -> None:
    head, one, two, *rest = table(sent)
    removed = one.replace("<w:trPr>", f'<w:trPr><w:del w:id="1" {TIME}/>', 1)
    assert ids(rearranged(sent, [head, removed, two, *rest])) == numbered(2, 3, 4, 5)


def test_merged_cells_are_refused(sent: Path) -> None:
    head, one, two, *_ = table(sent)
    wide = one.replace("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="2"/>', 1)
    tall = two.replace("<w:tcPr>", "<w:tcPr><w:vMerge/>", 1)
    found = returned(FORMAT, rearranged(sent, [head, wide, tall]))[1]
    assert [told(row) for row in found] == [
        ("row 2", "cells of the row were merged; split them"),
        ("row 3", "cells of the row were merged; split them"),
    ]


def test_a_row_that_has_lost_a_cell_is_refused(sent: Path) -> None:
    head, one, *_ = table(sent)
    short = re.sub("<w:tc>.*?</w:tc>", "", one, count=1, flags=re.DOTALL)
    assert returned(FORMAT, rearranged(sent, [head, short]))[1] == [
        BadUnit(
            line=2,
            fault="the row has 5 cells and not 6; restore them",
            where="row 2",
            id=uuid_of(PAGE, 1),
        )
    ]


@pytest.mark.parametrize(
    ("target", "fault"),
    [
        ("Under {1&gt;Article 3&lt;1}.", "the target has lost {2}; put it back where it belongs"),
        (
            "Article 3{2}{7}",
            "the target has {7}, which the source does not have; take it out",
        ),
        ("Article{2} 3{2}", "the target has {2} more than once; leave one of them"),
    ],
)
def test_a_target_whose_codes_are_lost_is_refused(target: str, fault: str, tmp_path: Path) -> None:
    path = file_of(FORMAT, out(with_codes(1, LAW, RULE)), tmp_path)
    old = "Under {1&gt;Article 3&lt;1} of the Regulations{2}, deepen political inspections."
    found = returned(FORMAT, changed(path, old, target))[1]
    assert found == [BadUnit(line=2, fault=fault, where="row 2", id=uuid_of(PAGE, 1))]


def test_what_may_go_may_go(tmp_path: Path) -> None:
    path = file_of(FORMAT, out(with_codes(1, LAW, RULE)), tmp_path)
    (row,) = rows(FORMAT, changed(path, "{1&gt;Article 3&lt;1}", "Article 3"))
    assert told(row)[1] == "Under Article 3 of the Regulations‹2›, deepen political inspections."


@pytest.mark.parametrize(
    ("word", "state"),
    [("FINAL", "final"), ("定稿", "final"), ("Signed off", "final"), ("已审校", "reviewed")],
)
def test_states_in_other_words(word: str, state: str, sent: Path) -> None:
    old = '<w:t xml:space="preserve">draft</w:t>'
    file, found = returned(FORMAT, changed(sent, old, old.replace("draft", word)))
    assert file.warnings == ()
    assert isinstance(found[3], ReturnedRow)
    assert found[3].state == state


def test_a_state_that_nobody_knows_is_named(sent: Path) -> None:
    old = '<w:t xml:space="preserve">draft</w:t>'
    file, found = returned(FORMAT, changed(sent, old, old.replace("draft", "nearly")))
    assert file.warnings == ("states that nobody knows were not read: row 5 ('nearly')",)
    assert isinstance(found[3], ReturnedRow)
    assert found[3].state is None


def commented(path: Path) -> Path:
    """The file with two comments on its last row: on a word, and on the whole of the target."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    listed = "".join(
        f'<w:comment w:id="{number}" {TIME} w:initials="W"><w:p><w:r><w:annotationRef/></w:r>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p></w:comment>"
        for number, text in ((0, "too weak"), (1, "good"), (2, ""))
    )
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/comments.xml", f"<w:comments {space}>{listed}</w:comments>")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    added = f'<Relationship Id="rIdC" Type="{kind}" Target="comments.xml"/></Relationships>'
    changed(path, "</Relationships>", added, name="word/_rels/document.xml.rels")
    run = '<w:r><w:t xml:space="preserve">Deepen inspections.</w:t></w:r>'
    marks = (
        '<w:commentRangeStart w:id="1"/><w:commentRangeStart w:id="0"/><w:r><w:t>Deepen</w:t></w:r>'
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
        '<w:r><w:t xml:space="preserve"> inspections.</w:t></w:r><w:commentRangeEnd w:id="1"/>'
        '<w:r><w:commentReference w:id="1"/></w:r><w:r><w:commentReference w:id="2"/></w:r>'
        '<w:r><w:commentReference w:id="99"/></w:r>'
    )
    return changed(path, run, marks)


def test_comments_are_notes_with_their_words(sent: Path) -> None:
    last = rows(FORMAT, commented(sent))[-1]
    assert last.target == "Deepen inspections."
    assert last.notes == (
        new_note("good", "王审", "2026-03-02T09:00:00Z"),
        new_note("“Deepen”: too weak", "王审", "2026-03-02T09:00:00Z"),
    )


def test_new_notes_and_changed_ones(sent: Path) -> None:
    old = "2019 or later?</w:t></w:r>"
    added = f'{old}<w:ins w:id="1" {TIME}><w:r><w:br/><w:t>看看条例</w:t></w:r></w:ins>'
    row = rows(FORMAT, changed(sent, old, added))[1]
    assert [(text, author) for text, author, _ in notes(row)] == [
        ("see paragraph 1", ""),
        ("which edition?\n\n2019 or later?", ""),
        ("看看条例", "王审"),
    ]
    row = rows(FORMAT, changed(sent, "see paragraph 1", "see 2"))[1]
    assert notes(row)[0] == ("see 2", "", row.sent_notes[0].id)


def test_what_is_larger_than_documents_are_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_docx_streamed, "_ROOM", 2**20)
    with pytest.raises(Refused, match="more than 1 MB"):
        file_of(FORMAT, out(pair(1, "法" * 400_000, "x")), tmp_path)


def test_a_row_that_never_ends_is_refused(sent: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_docx_rows, "_LONGEST", 2**20)
    words = "".join(f'<w:p w:rsidR="{number:x}"/>' for number in range(100_000))
    endless = changed(sent, "</w:tbl>", f"<w:tr><w:tc>{words}</w:tc></w:tr></w:tbl>")
    with pytest.raises(UnreadableFile, match="a row, or what stands between two of them, is larg"):
        returned(FORMAT, endless)


def test_what_is_packed_too_well_is_refused_also_where_it_is_streamed(
    sent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_checked_zip, "LARGEST", 2**20)
    many = changed(sent, "</w:tbl>", "<w:tr/>" * 600_000 + "</w:tbl>")
    with pytest.raises(UnreadableFile, match="would unpack to 4 MB, which no honest file needs"):
        returned(FORMAT, many)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (">Target<", ">Tgt<", "has no table with the columns Source and Target"),
        ("</w:tbl>", "", "is damaged, or nested deeper than documents are"),
        ("<w:body>", "<w:body>" + "<w:sdt>" * 300, "is damaged, or nested deeper"),
        ("<w:document", "<!DOCTYPE x><w:document", "declares a document type"),
    ],
)
def test_damaged_files_are_refused(old: str, new: str, fault: str, sent: Path) -> None:
    with pytest.raises(UnreadableFile, match=fault):
        returned(FORMAT, changed(sent, old, new))


def test_bombs_are_refused(sent: Path) -> None:
    out_of = io.BytesIO()
    with zipfile.ZipFile(out_of, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(BODY, b" " * 2**22)
    sent.write_bytes(out_of.getvalue())
    with pytest.raises(UnreadableFile, match="which no honest file needs"):
        returned(FORMAT, sent)


def test_what_lies_outside_is_not_fetched(sent: Path) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    added = (
        f'<Relationship Id="x" Type="{kind}" Target="http://example.org/c.xml" '
        'TargetMode="External"/></Relationships>'
    )
    path = changed(sent, "</Relationships>", added, name="word/_rels/document.xml.rels")
    assert ids(path) == numbered(1, 2, 3, 4, 5)


def test_what_libreoffice_saves(sent: Path) -> None:
    before = rows(FORMAT, sent)
    assert rows(FORMAT, saved(sent)) == before


EDITS = """
document.RecordChanges = True
table = document.TextTables.getByIndex(0)
cursor = table.getCellByName("C2").createTextCursor()
cursor.gotoEnd(False)
cursor.goLeft(9, True)
cursor.setString("Hundredth Birthday")
table.getCellByName("C4").createTextCursor().setString("Political work")
note = document.createInstance("com.sun.star.text.textfield.Annotation")
note.Author, note.Content = "王审", "太长"
cell = table.getCellByName("C6")
cursor = cell.createTextCursor()
cursor.gotoStart(False)
cursor.goRight(6, True)
cell.insertTextContent(cursor, note, True)
document.RecordChanges = False
table.getCellByName("D4").setString("已译")
table.getRows().removeByIndex(4, 1)
"""


def test_what_a_reviewer_does_in_libreoffice(sent: Path) -> None:
    file, found = returned(FORMAT, saved(sent, EDITS))
    assert (file.project, file.warnings) == (PROJECT, ())
    good = [row for row in found if isinstance(row, ReturnedRow)]
    assert [row.id for row in good] == numbered(1, 2, 3, 5)
    assert [[wording.text for wording in row.wordings] for row in good] == [
        ["Celebrating the Centenary", "Celebrating the Hundredth Birthday"],
        ["Under Article 3 of the Regulations, deepen political inspections."],
        ["Political work"],
        ["Deepen inspections."],
    ]
    assert [bool(row.wordings[-1].time) for row in good] == [True, False, True, False]
    assert [note.text for note in good[3].notes] == ["“Deepen”: 太长"]
    assert [row.state for row in good] == ["translated", "reviewed", "translated", "final"]


def test_what_was_around_a_row_is_forgotten_with_it(sent: Path) -> None:
    head, *rest = table(sent)
    around = "<w:sdt><w:sdtPr><w:id w:val='7'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    path = rearranged(sent, [head, *map(around.format, rest * 20)])
    held = [
        row.element.xpath("count(preceding::*[local-name() = 'sdtContent'])")
        for row in word_rows(word_package(path))
    ]
    assert (len(held), max(held)) == (101, 1)
    assert ids(path) == numbered(1, 2, 3, 4, 5) * 20
