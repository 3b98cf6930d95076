"""Questions to the client as a Word document and as a table, and what comes back."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import PAGE, uuid_of
from tests.examples import examples
from tests.formats.round_trips import texts
from workbench.errors import UnreadableFile
from workbench.model.queries import Query, QueryList
from workbench.plugins import FORMATS, Format

DOCX, TSV = FORMATS.get("queries-docx"), FORMATS.get("queries-tsv")
BOTH = pytest.mark.parametrize("format", [DOCX, TSV], ids=["docx", "tsv"])


def query(number: int = 1, question: str = "“𠮷某”何音？", **facts: str) -> Query:
    usual = {
        "id": uuid_of("note", number),
        "document": PAGE,
        "place": f"paragraph {number}",
        "quote": "𠮷某",
        "context": "批准逮捕[𠮷某]等三人。",
        "fingerprint": "0123456789ab",
        "project": uuid_of("project"),
    }
    return Query(**{**usual, **facts}, number=number, question=question)


def listed(*queries: Query, title: str = "检察") -> QueryList:
    return QueryList(title=title, languages=("zh-Hans", "en"), queries=queries)


TWO = listed(query(1), query(2, "Which procuratorate is meant?"))


def written(format: Format, given: QueryList, folder: Path) -> Path:
    assert format.write_queries is not None
    path = folder / "questions"
    with path.open("wb") as out:
        format.write_queries(given, out)
    return path


def read(format: Format, path: Path) -> tuple[Query, ...]:
    """The rows, without where they were read."""
    assert format.read_queries is not None
    return tuple(replace(each, where="") for each in format.read_queries(path).queries)


def expected(format: Format, given: QueryList) -> tuple[Query, ...]:
    assert format.expected_queries is not None
    return format.expected_queries(given).queries


def answers(format: Format, path: Path) -> list[tuple[str, str]]:
    return [(each.id, each.answer) for each in read(format, path)]


@BOTH
@given(
    rows=st.lists(st.tuples(texts, texts, texts, texts), max_size=3),
    title=texts,
)
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=examples(15))
def test_what_is_written_is_read(
    format: Format,
    rows: list[tuple[str, str, str, str]],
    title: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    given_list = listed(
        *(
            query(at, question, context=context, quote=quote, document=name)
            for at, (question, context, quote, name) in enumerate(rows, 1)
        ),
        title=title,
    )
    path = written(format, given_list, tmp_path_factory.mktemp("queries"))
    assert read(format, path) == expected(format, given_list)


def table_of(path: Path) -> Any:
    document = docx.Document(str(path))
    return document, document.tables[0]


def test_answers_that_were_typed_in_word(tmp_path: Path) -> None:
    path = written(DOCX, TWO, tmp_path)
    document, table = table_of(path)
    first, second = table.rows[1].cells[5], table.rows[2].cells[5]
    first.paragraphs[0].add_run("读").bold = True
    first.paragraphs[0].add_run("作 jí。")
    first.add_paragraph("第二段")
    second.text = "河南省\n人民检察院"
    document.save(str(path))
    assert answers(DOCX, path) == [
        (uuid_of("note", 1), "读作 jí。\n第二段"),
        (uuid_of("note", 2), "河南省\n人民检察院"),
    ]


def test_tracked_changes_count_as_accepted(tmp_path: Path) -> None:
    path = written(DOCX, TWO, tmp_path)
    document, table = table_of(path)
    names = nsdecls("w")
    mark = 'w:id="1" w:author="客户"'
    paragraph = table.rows[1].cells[5].paragraphs[0]._p
    for xml in (
        f"<w:ins {names} {mark}><w:r><w:t>新答</w:t></w:r></w:ins>",
        f"<w:del {names} {mark}><w:r><w:delText>旧答</w:delText></w:r></w:del>",
        f"<w:moveFrom {names} {mark}><w:r><w:t>移走</w:t></w:r></w:moveFrom>",
        f"<w:sdt {names}><w:sdtContent><w:r><w:t>，框内</w:t></w:r></w:sdtContent></w:sdt>",
    ):
        paragraph.append(parse_xml(xml))
    gone = table.rows[2]._tr.get_or_add_trPr()
    gone.append(parse_xml(f"<w:del {names} {mark}/>"))
    document.save(str(path))
    assert answers(DOCX, path) == [(uuid_of("note", 1), "新答，框内")]


def test_moved_rows_a_new_table_and_empty_rows(tmp_path: Path) -> None:
    path = written(DOCX, listed(query(1), query(2), query(3)), tmp_path)
    document, table = table_of(path)
    for at, answer in ((1, "一"), (2, "二"), (3, "三")):
        table.rows[at].cells[5].text = answer
    table._tbl.append(table.rows[1]._tr)
    table.add_row()
    second = document.add_table(rows=0, cols=7)
    second._tbl.append(table.rows[1]._tr)
    stranger = document.add_table(rows=1, cols=2)
    stranger.rows[0].cells[0].text = "客户自己的表"
    document.save(str(path))
    assert answers(DOCX, path) == [
        (uuid_of("note", at), answer) for at, answer in ((3, "三"), (1, "一"), (2, "二"))
    ]


def test_a_row_of_the_clients_own_is_none_of_ours(tmp_path: Path) -> None:
    path = written(DOCX, TWO, tmp_path)
    document, table = table_of(path)
    table.add_row().cells[5].text = "另外：请统一译名"
    document.save(str(path))
    assert answers(DOCX, path)[-1] == ("", "另外：请统一译名")


def test_the_document_as_word_has_it(tmp_path: Path) -> None:
    document, table = table_of(written(DOCX, TWO, tmp_path))
    section = document.sections[0]
    assert section.page_width > section.page_height
    assert document.paragraphs[0].text == "Questions: 检察"
    assert [cell.text for cell in table.rows[0].cells] == [
        "No.", "Document", "Place", "Text", "Question", "Answer", "Reference",
    ]  # fmt: skip
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    for row in table.rows:
        assert all(run.font.hidden for run in row.cells[6].paragraphs[0].runs)
        assert not any(run.font.hidden for run in row.cells[5].paragraphs[0].runs)
    bold = [run.text for run in table.rows[1].cells[3].paragraphs[0].runs if run.font.bold]
    assert bold == ["[𠮷某]"]


def test_no_cell_of_the_table_is_a_formula(tmp_path: Path) -> None:
    risky = listed(query(1, "=HYPERLINK(1)", context="+86", document="@x", place="-1"))
    path = written(TSV, risky, tmp_path)
    row = path.read_text("utf-8-sig").splitlines()[1]
    assert row.split("\t")[1:6] == ["'@x", "'-1", "'+86", "'=HYPERLINK(1)", ""]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("delimiter", ["\t", ",", ";"])
def test_a_table_that_a_spreadsheet_saved(encoding: str, delimiter: str, tmp_path: Path) -> None:
    reference = f"{uuid_of('note', 1)} 0123456789ab {uuid_of('project')}"
    rows = [
        ("Reference", "ANSWER ", "Question", "备注"),
        (reference, "读作 jí", "“某”何音？", ""),
        ("", "", "", ""),
    ]
    path = tmp_path / "answers.csv"
    path.write_bytes("\r\n".join(delimiter.join(row) for row in rows).encode(encoding))
    assert read(TSV, path) == (
        Query(
            id=uuid_of("note", 1), number=0, document="", place="", quote="", context="",
            question="“某”何音？", fingerprint="0123456789ab", project=uuid_of("project"),
            answer="读作 jí",
        ),
    )  # fmt: skip


def packed(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(f"{name}.xml", text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("format", "data", "fault"),
    [
        (TSV, "甲\t乙\n丙\t丁\n".encode(), "no column 'question'"),
        (TSV, b"Question\nx\n", "no column 'answer'"),
        (DOCX, b"no archive", "is no Word document"),
        (DOCX, packed(document="<a/>"), "no Word document: it has no word/document.xml"),
        (DOCX, packed(document="<!DOCTYPE a><a/>"), "document type"),
    ],
)
def test_what_is_no_such_list(format: Format, data: bytes, fault: str, tmp_path: Path) -> None:
    path = tmp_path / "answers"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match=fault):
        read(format, path)


def test_a_word_document_without_our_table_and_one_with_merged_cells(tmp_path: Path) -> None:
    bare = tmp_path / "bare.docx"
    docx.Document().save(str(bare))
    with pytest.raises(UnreadableFile, match="no column 'question'"):
        read(DOCX, bare)

    path = written(DOCX, TWO, tmp_path)
    document, table = table_of(path)
    table.rows[2].cells[4].merge(table.rows[2].cells[5])
    document.save(str(path))
    with pytest.raises(UnreadableFile, match="row 3 has 6 cells and not 7"):
        read(DOCX, path)
