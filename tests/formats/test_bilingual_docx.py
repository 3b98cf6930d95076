import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import pair, parallel
from tests.formats.bilingual_tables import (
    TAG,
    as_it_is,
    body_of,
    cell,
    docx,
    filling,
    read,
    run,
    segments,
    table,
    written,
)
from workbench.errors import UnreadableFile
from workbench.formats import review_docx
from workbench.formats._zip_members import with_members
from workbench.formats.bilingual_docx import FORMAT, claims, read_returned, read_source
from workbench.model.segments import State
from workbench.plugins import FORMATS
from workbench.plugins.format import source_format_of
from workbench.services.written_targets import verify_targets
from workbench.text.line_ends import to_line_feeds

BOLD = "<w:rPr><w:rFonts w:ascii='Arial'/><w:b/><w:sz w:val='20'/></w:rPr>"
GUID = "5aa117a5-8634-46ae-8b76-f8d035c6ba47"
TRADOS = table(
    ("Segment ID", "Segment status", "Source segment", "Target segment"),
    (f"1{GUID}", "Not Translated (0%)", run("深入推进") + run("平安建设", BOLD), ""),
    (
        f"2{GUID}",
        "Draft (85%)",
        run("<1>", TAG) + run("郑州") + run("</1>", TAG) + run("日报<2/>", "") + run("<3/>", TAG),
        run("Zhengzhou ") + run("<1>", TAG) + run("Daily") + run("</1>", TAG),
    ),
    (f"3{GUID}", "Signed-off (Locked)", "判决书", "Judgment"),
)
MEMOQ = table(
    ("县.docx", "Important! Don't change segment ID or source text.", "V12.0.10"),
    ("ID", "Chinese (PRC)", "English (United States)", "Comment", "Status"),
    (cell("1", GUID), "中国[1}共产党{1]{2}章程", "", "see the glossary", "Not started"),
    (cell("2", GUID), "昆明", "Kunming", "", "Confirmed\n101%"),
    (cell("3", GUID), "朝阳区", "Chaoyang", "", "Proofread"),
)
PHRASE = "".join(
    (
        table(("Job", "郑州.docx"), ("Workflow", "Translation")),
        table(
            ("Pm8aZ0:0", "", "1", "{1>人民法院<1}公告", "", "MT", ""),
            ("Pm8aZ0:1", "", "2", "开庭", "Hearing", "99", "check"),
        ),
    )
)
PLAIN = table(("English", "中文"), ("", "在县乡两级"), ("Counties", "县"))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            TRADOS,
            [
                ("深入推进{1>平安建设<1}", "", State.INITIAL),
                ("{1>郑州<1}日报<2/>{2}", "Zhengzhou {1>Daily<1}", State.DRAFT),
                ("判决书", "Judgment", State.FINAL),
            ],
        ),
        (
            MEMOQ,
            [
                ("中国{1>共产党<1}{2}章程", "", State.INITIAL),
                ("昆明", "Kunming", State.TRANSLATED),
                ("朝阳区", "Chaoyang", State.REVIEWED),
            ],
        ),
        (
            PHRASE,
            [("{1>人民法院<1}公告", "", State.INITIAL), ("开庭", "Hearing", State.DRAFT)],
        ),
        (PLAIN, [("在县乡两级", "", State.INITIAL), ("县", "Counties", State.DRAFT)]),
    ],
    ids=["Trados", "memoQ", "Phrase", "plain"],
)
def test_tables_of_other_programs_come_in_and_stay_byte_for_byte(
    tmp_path: Path, body: str, expected: list[tuple[str, str, State]]
) -> None:
    data = docx(body)
    text = read(FORMAT, tmp_path, data)
    assert segments(text) == expected
    assert (text.is_bilingual, text.is_structured, text.warnings) == (True, True, ())
    assert written(FORMAT, text) == data
    chosen = source_format_of(FORMATS.all()[0], tmp_path / "译文.docx")
    assert chosen is not None
    assert chosen.name == "bilingual-docx"


@pytest.mark.parametrize("body", [TRADOS, MEMOQ, PHRASE, PLAIN])
def test_a_new_target_changes_its_cell_and_its_state_alone(tmp_path: Path, body: str) -> None:
    data = docx(body)
    text = read(FORMAT, tmp_path, data)
    meant = [filling(block, "Peace & “order” <here>") for block in text.blocks]
    again = written(FORMAT, text, dict(enumerate(meant)))
    verify_targets("it", text, read(FORMAT, tmp_path, again), meant)
    one = written(FORMAT, text, {0: filling(text.blocks[0], "Peace")})
    before, after = (re.findall(r"<w:tr>.*?</w:tr>", body_of(each)) for each in (data, one))
    assert [at for at, row in enumerate(before) if row != after[at]] == [
        next(at for at, row in enumerate(before) if text.blocks[0].text[:2] in row)
    ]


def test_all_other_members_keep_their_bytes_and_their_order(tmp_path: Path) -> None:
    data = docx(TRADOS)
    text = read(FORMAT, tmp_path, data)
    again = written(FORMAT, text, {0: filling(text.blocks[0], "Peace")})
    first, second = (zipfile.ZipFile(io.BytesIO(each)) for each in (data, again))
    assert second.testzip() is None
    assert first.namelist() == second.namelist()
    for one, other in zip(first.infolist(), second.infolist(), strict=True):
        assert (one.date_time, one.compress_type, one.external_attr) == (
            other.date_time,
            other.compress_type,
            other.external_attr,
        )
        if one.filename != "word/document.xml":
            raw, new = (
                each[info.header_offset :][: 30 + len(info.filename) + info.compress_size]
                for each, info in ((data, one), (again, other))
            )
            assert raw == new


def test_a_target_wears_what_its_cell_wears_and_its_codes(tmp_path: Path) -> None:
    worn = "<w:rPr><w:rFonts w:ascii='Arial'/><w:b/><w:sz w:val='20'/></w:rPr>"
    target = f"<w:tc><w:p><w:pPr><w:jc w:val='left'/>{worn}</w:pPr></w:p></w:tc>"
    source = run("平安", "<w:rPr><w:i/></w:rPr>") + run("建设")
    text = read(FORMAT, tmp_path, docx(table(("原文", "译文"), (source, target))))
    again = body_of(written(FORMAT, text, {0: filling(text.blocks[0], "Peace")}))
    dress = "<w:rFonts w:ascii='Arial'/>{}<w:sz w:val='20'/>"
    assert (
        f"{worn}</w:pPr><w:r><w:rPr>{dress.format('<w:i/><w:iCs/>')}</w:rPr>"
        '<w:t xml:space="preserve">P</w:t></w:r>'
        f"<w:r><w:rPr>{dress.format('')}</w:rPr>"
        '<w:t xml:space="preserve">eace</w:t></w:r></w:p>'
    ) in again


def test_states_are_written_in_the_words_of_the_program(tmp_path: Path) -> None:
    found = {}
    for name, body in {"Trados": TRADOS, "memoQ": MEMOQ}.items():
        text = read(FORMAT, tmp_path, docx(body))
        for state in State:
            data = written(FORMAT, text, {1: filling(text.blocks[1], "New", state)})
            found[name, state] = re.findall(r"<w:t[^>]*>([^<]*)", body_of(data))
    assert "Draft (85%)" in found["Trados", State.DRAFT]
    assert "Translated (85%)" in found["Trados", State.TRANSLATED]
    assert "Translation Approved (85%)" in found["Trados", State.REVIEWED]
    assert "Signed-off (85%)" in found["Trados", State.FINAL]
    assert "Edited" in found["memoQ", State.DRAFT]
    assert found["memoQ", State.FINAL].count("Proofread") == 2


def test_comments_are_notes(tmp_path: Path) -> None:
    mark = '<w:commentRangeStart w:id="4"/><w:commentRangeEnd w:id="4"/>'
    remark = f'{run("开庭")}{mark}<w:r><w:commentReference w:id="4"/></w:r>'
    comments = (
        '<w:comment w:id="4" w:author="王审" w:date="2026-02-03T04:05:06Z">'
        "<w:p><w:r><w:t>which court?</w:t></w:r></w:p></w:comment>"
    )
    rows = (("Source", "Target", "Notes"), ("立案", "Filing", "术语"), (remark, remark, ""))
    data = docx(table(*rows), comments=comments)
    text = read(FORMAT, tmp_path, data)
    notes = [block.rendering.notes if block.rendering else () for block in text.blocks]
    assert [[(note.text, note.author) for note in each] for each in notes] == [
        [("术语", "")],
        [("which court?", "王审")],
    ]
    again = body_of(written(FORMAT, text, {1: filling(text.blocks[1], "Hearing")}))
    assert again.count('<w:commentReference w:id="4"/>') == 2


def test_paragraphs_of_two_cells_that_answer_to_each_other_are_segments(tmp_path: Path) -> None:
    body = table(
        ("原文", "译文"),
        (cell("县级", "", "乡级"), cell("County", "", "")),
        (cell("第一", "第二"), cell("")),
        ("第三", cell("Third", "and more")),
    )
    text = read(FORMAT, tmp_path, docx(body))
    assert [(block.text, block.rendering and block.rendering.target) for block in text.blocks] == [
        ("县级", "County"),
        ("乡级", ""),
        ("第一\n第二", ""),
        ("第三", "Third\nand more"),
    ]
    meant = [filling(block, f"{at}\ttab\nline") for at, block in enumerate(text.blocks)]
    again = written(FORMAT, text, dict(enumerate(meant)))
    verify_targets("it", text, read(FORMAT, tmp_path, again), meant)


def test_what_is_tracked_counts_as_it_would_be_accepted(tmp_path: Path) -> None:
    change = 'w:id="1" w:author="王审" w:date="2026-02-03T04:05:06Z"'
    target = (
        f"{run('The ')}<w:del {change}><w:r><w:delText>old</w:delText></w:r></w:del>"
        f"<w:ins {change}>{run('new')}</w:ins>{run(' court')}"
    )
    gone = f"<w:tr><w:trPr><w:del {change}/></w:trPr>{cell('旧')}{cell('old')}</w:tr></w:tbl>"
    body = table(("原文", "译文"), ("新法院", target)).replace("</w:tbl>", gone)
    assert segments(read(FORMAT, tmp_path, docx(body))) == [
        ("新法院", "The new court", State.DRAFT)
    ]


@pytest.mark.parametrize(
    "body",
    [
        f"<w:p>{run('河南法制报' * 800)}</w:p>{PLAIN}",
        f"{PLAIN}<w:p>{run('河南法制报' * 800)}</w:p>",
        table(("姓名", "年龄"), *(("张三", "12"), ("李四", "Twelve")) * 4),
        table(*(("第一", "First"),) * 4),
        table(*(("第一", "First"),) * 5) * 2,
        f"<w:p>{run('郑州')}</w:p>",
    ],
    ids=["prose before", "prose behind", "numbers", "four rows", "two tables", "no table"],
)
def test_other_documents_are_not_claimed(tmp_path: Path, body: str) -> None:
    path = tmp_path / "报.docx"
    path.write_bytes(docx(body))
    assert not claims(path)


def test_our_own_documents_for_readers_are_refused_both_ways(tmp_path: Path) -> None:
    path = tmp_path / "from Anna.docx"
    parallel_docx = FORMATS.get("parallel-docx")
    assert parallel_docx.write is not None
    with path.open("wb") as stream:
        parallel_docx.write(parallel(pair(1), pair(2, target="")), stream)
    assert claims(path)
    for read_it in (read_source, read_returned):
        with pytest.raises(UnreadableFile) as caught:
            read_it(path)
        assert str(caught.value) == (
            "from Anna.docx is a document for readers that export wrote, and its texts are in the"
            " project that it went out from; work on there; what others are to correct, export as"
            " .review.docx, which update takes back"
        )


def test_a_table_without_a_head_is_claimed_where_it_is_all_there_is(tmp_path: Path) -> None:
    path = tmp_path / "报.docx"
    rows = [(str(at), f"第{at}条规定", "" if at > 3 else "Article") for at in range(6)]
    path.write_bytes(docx(table(*rows)))
    assert claims(path)
    assert len(read(FORMAT, tmp_path, path.read_bytes()).blocks) == 6


def test_our_own_review_table_is_refused_as_a_source_and_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "审校.docx"
    with path.open("wb") as out:
        review_docx.write(parallel(pair()), out)
    assert claims(path)
    with pytest.raises(UnreadableFile, match="is a review table of this program"):
        FORMAT.read_source and FORMAT.read_source(path)
    assert list(read_returned(path).rows) == list(review_docx.read_returned(path).rows)


def test_a_file_that_comes_back_is_read_with_neighbours_but_without_foreign_ids(
    tmp_path: Path,
) -> None:
    path = tmp_path / "回.docx"
    path.write_bytes(docx(MEMOQ))
    rows = list(read_returned(path).rows)
    assert [(row.id, row.source, row.target, row.state, row.before, row.after) for row in rows] == [
        ("", "中国共产党章程", "", State.INITIAL, "", "昆明"),
        ("", "昆明", "Kunming", State.TRANSLATED, "中国共产党章程", "朝阳区"),
        ("", "朝阳区", "Chaoyang", State.REVIEWED, "昆明", ""),
    ]


BOMB = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def with_body(body: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", body)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 and no more",
        docx(TRADOS)[:900],
        with_body(BOMB + b"<w>&b;</w>"),
        with_body(b"\0" * (3 << 20)),
        with_body(b"<w:tbl xmlns:w='w'><w:tr>" + b"<w:tc>" * 50_000),
        with_body(b"<w:document"),
    ],
    ids=["empty", "no archive", "cut short", "entities", "bomb", "deep", "cut body"],
)
def test_hostile_files_are_not_claimed_and_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "坏.docx"
    path.write_bytes(data)
    assert not claims(path)
    with pytest.raises(UnreadableFile) as refused:
        read(FORMAT, tmp_path, data)
    assert "\n" not in str(refused.value)


def test_a_cell_of_two_megabytes_is_read(tmp_path: Path) -> None:
    long = "".join(chr(0x4E00 + at * at % 20_000) for at in range(700_000))
    text = read(FORMAT, tmp_path, docx(table(("原文", "译文"), (long, "Law"))))
    assert [block.text for block in text.blocks] == [long]


def test_fillings_that_are_not_of_the_file_are_refused(tmp_path: Path) -> None:
    text = read(FORMAT, tmp_path, docx(PLAIN))
    with pytest.raises(ValueError, match="nothing is said of the segment"):
        FORMAT.write_filled and FORMAT.write_filled(
            text.original, [as_it_is(text.blocks[0])], io.BytesIO()
        )


@given(st.text(max_size=40), st.sampled_from((TRADOS, PLAIN)), st.sampled_from(tuple(State)[1:]))
def test_any_text_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, text: str, body: str, state: State
) -> None:
    folder = tmp_path_factory.mktemp("any")
    was = read(FORMAT, folder, docx(body))
    meant = [filling(was.blocks[0], text.strip(), state), *map(as_it_is, was.blocks[1:])]
    found = read(FORMAT, folder, written(FORMAT, was, {0: meant[0]})).blocks[0].rendering
    assert found is not None
    kept = re.sub("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", to_line_feeds(text))
    assert found.target == kept.strip()


def test_another_prefix_is_kept(tmp_path: Path) -> None:
    data = docx(TRADOS)
    body = re.sub(r"\bw:", "ns0:", body_of(data)).replace(":w=", ":ns0=")
    other = with_members(data, {"word/document.xml": body.encode()})
    text = read(FORMAT, tmp_path, other)
    assert segments(text) == segments(read(FORMAT, tmp_path, data))
    meant = [filling(block, "Peace") for block in text.blocks]
    again = written(FORMAT, text, dict(enumerate(meant)))
    verify_targets("it", text, read(FORMAT, tmp_path, again), meant)
    assert "w:" not in body_of(again).replace("xmlns:ns0", "")


def test_content_controls_stay_around_a_target(tmp_path: Path) -> None:
    control = "<w:sdt><w:sdtPr><w:tag w:val='t'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    held = control.format(run("Old"))
    text = read(FORMAT, tmp_path, docx(table(("原文", "译文"), ("法院", held))))
    again = body_of(written(FORMAT, text, {0: filling(text.blocks[0], "Court")}))
    assert held.replace("Old", "Court") in again


def test_an_empty_cell_without_a_paragraph_gets_one(tmp_path: Path) -> None:
    for bare in ("<w:tc/>", "<w:tc><w:tcPr/></w:tc>", "<w:tc><w:p/></w:tc>"):
        text = read(FORMAT, tmp_path, docx(table(("原文", "译文"), ("法院", bare))))
        again = written(FORMAT, text, {0: filling(text.blocks[0], "Court")})
        assert segments(read(FORMAT, tmp_path, again)) == [("法院", "Court", State.DRAFT)]
