import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.bilingual_tables import as_it_is, filling, read, rtf, segments, written
from workbench.errors import UnreadableFile
from workbench.formats._rtf_text import escaped
from workbench.formats.bilingual_rtf import FORMAT, read_returned
from workbench.model.codes import Code, CodeKind, Markup
from workbench.model.segments import State
from workbench.model.sources import FileNote
from workbench.services.written_targets import verify_targets
from workbench.text.line_ends import to_line_feeds

GUID = "5aa117a5-8634-46ae-8b76-f8d035c6ba47"


def bytes_of(text: str, codec: str) -> str:
    r"""Text as `\'hh`."""
    return "".join(f"\\'{byte:02x}" for byte in text.encode(codec))


def unicode_of(text: str) -> str:
    return escaped(text).decode()


MEMOQ = rtf(
    ("V12", r"Important!", "memoQ"),
    ("ID", "Chinese (PRC)", "English (United States)", "Comment", "Status"),
    (
        rf"1\par {{\v {GUID}}}",
        unicode_of("中国") + r"{\cs16\cf9\f0 [1\}}" + unicode_of("共产党") + r"{\cs16\cf9 \{1]}",
        "",
        unicode_of("术语"),
        "Not started",
    ),
    ("2", unicode_of("昆明") + r"\{2\}", r"{\b Kun}ming", "", r"Confirmed\par 101%"),
    ("3", unicode_of("朝阳区"), "Chaoyang", "", "Proofread"),
)
DEJA_VU = rtf(
    ("0000049", rf"{{\f1 {bytes_of('人民法院', 'gbk')}\{{00108\}}}}", "", ""),
    ("0000050", rf"{{\f2 {bytes_of('開庭審理', 'big5')}}}", "Hearing", "check"),
)
WORD = (
    rb"{\rtf1\adeflang1025\ansi\ansicpg936\uc2\adeff0\deff0{\fonttbl{\f0\fcharset0 Times;}"
    rb"{\f13\fcharset134 SimSun{\*\falt \'cb\'ce\'cc\'e5};}}{\colortbl;\red0;}"
    rb"{\*\generator Word;}{\info{\title \'d6\'d0}}"
    rb"\pard\plain \ltrpar {\rtlch\fcs1 \af0 \ltrch\fcs0 \b0 Title}\par"
    rb"\ltrrow\trowd \irow0\cellx100\cellx200\pard\plain \ltrpar\intbl"
    rb"{\rtlch\fcs1 \ab\af0 \ltrch\fcs0 \loch\af0\dbch\f13 \'d4\'ad\'ce\'c4\cell "
    rb"\'d2\'eb\'ce\'c4\cell }\pard\plain\intbl {\trowd \cellx100\cellx200\row }"
    rb"\pard\plain \intbl{\rtlch\fcs1 \ab\af0 \ltrch\fcs0 \dbch\f13 \u27861\'b7\'a8"
    rb"\u38498\'d4\'ba}{\b\f13 \'b9\'ab\'b8\'e6}{\*\bkmkstart a}{\footnote note}\cell "
    rb"{\f0 Court{\deleted old}}{\cell }\pard\intbl {\row }\pard\plain\par}"
)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            MEMOQ,
            [
                ("中国{1>共产党<1}", "", State.INITIAL),
                ("昆明{1}", "{2>Kun<2}ming", State.TRANSLATED),
                ("朝阳区", "Chaoyang", State.REVIEWED),
            ],
        ),
        (
            DEJA_VU,
            [("人民法院{1}", "", State.INITIAL), ("開庭審理", "Hearing", State.DRAFT)],
        ),
        (WORD, [("法院{1>公告<1}{2}", "Court", State.DRAFT)]),
    ],
    ids=["memoQ", "Déjà Vu", "Word"],
)
def test_tables_of_other_programs_come_in_and_stay_byte_for_byte(
    tmp_path: Path, data: bytes, expected: list[tuple[str, str, State]]
) -> None:
    text = read(FORMAT, tmp_path, data)
    assert segments(text) == expected
    assert (text.is_bilingual, text.is_structured, text.warnings) == (True, True, ())
    assert written(FORMAT, text) == data


@pytest.mark.parametrize("data", [MEMOQ, DEJA_VU, WORD])
def test_new_targets_are_read_back_with_their_codes(tmp_path: Path, data: bytes) -> None:
    text = read(FORMAT, tmp_path, data)
    meant = [filling(block, "Court {of} C:\\law\n“here”\t𠮷") for block in text.blocks]
    again = written(FORMAT, text, dict(enumerate(meant)))
    verify_targets("it", text, read(FORMAT, tmp_path, again), meant)
    assert again.count(b"{") - again.count(b"\\{") == again.count(b"}") - again.count(b"\\}")
    one = written(FORMAT, text, {0: filling(text.blocks[0], "Court")})
    at = next(at for at, (old, new) in enumerate(zip(data, one, strict=False)) if old != new)
    assert one[:at] == data[:at]
    assert one.endswith(data[-40:])


def test_a_target_is_written_where_its_words_stood_in_their_dress(tmp_path: Path) -> None:
    data = rtf(("Source", "Target"), (unicode_of("法院"), r"{\f1\fs20\b Old}{\i words}"))
    text = read(FORMAT, tmp_path, data)
    bold = (
        Code(number=9, kind=CodeKind.OPEN, offset=4, markup=Markup.BOLD, data="<b>"),
        Code(number=9, kind=CodeKind.CLOSE, offset=7, markup=Markup.BOLD, data="</b>"),
    )
    again = written(FORMAT, text, {0: filling(text.blocks[0], "The law", codes=bold)})
    assert rb"{\f1\fs20\b {\b0 The }law}{\i }\cell" in again


def test_a_control_word_before_the_target_is_ended(tmp_path: Path) -> None:
    data = rtf(("Source", "Target"), (unicode_of("法院"), r"{\f1\fs20}")).replace(
        rb"{\f1\fs20}", rb"\fs20"
    )
    data = data.replace(rb"\fs20\cell", b"\\fs20\\cell")
    text = read(FORMAT, tmp_path, data)
    again = written(FORMAT, text, {0: filling(text.blocks[0], "12 courts")})
    assert rb"\fs20 12 courts\cell" in again
    assert segments(read(FORMAT, tmp_path, again)) == [("法院", "12 courts", State.DRAFT)]


def test_what_no_code_page_has_is_said(tmp_path: Path) -> None:
    data = rtf(("Source", "Target"), (rf"{{\f1 {bytes_of('法院', 'gbk')}\'ff\'ff}}", "Court"))
    assert read(FORMAT, tmp_path, data).warnings == (
        "2 characters are none in the code page that the file names; they are �",
    )


def test_tables_within_cells_are_passed_over_and_told(tmp_path: Path) -> None:
    nested = r"\itap2 in\nestcell{\*\nesttableprops\trowd\cellx9\nestrow}\itap1 "
    data = rtf(("Source", "Target"), (nested, "in"), (unicode_of("法院"), "Court"))
    text = read(FORMAT, tmp_path, data)
    assert segments(text) == [("法院", "Court", State.DRAFT)]
    assert text.warnings == ("of rows with a table within a cell, that table was not read: 1",)


def test_what_stands_beside_a_table_in_a_cell_is_read_and_written(tmp_path: Path) -> None:
    inner = r"\itap2 in\par more\nestcell{\*\nesttableprops\trowd\cellx9\nestrow}\pard\intbl\itap1 "
    both = unicode_of("昆明") + r"\par " + inner
    data = rtf(("Source", "Target"), (both + unicode_of("市"), "Kunming" + r"\par " + inner))
    text = read(FORMAT, tmp_path, data)
    assert segments(text) == [("昆明", "Kunming", State.DRAFT), ("市", "", State.INITIAL)]
    again = written(FORMAT, text, {0: filling(text.blocks[0], "Kunming City")})
    assert again == data.replace(b"Kunming", b"Kunming City")


def test_a_cell_that_ends_twice_is_one(tmp_path: Path) -> None:
    data = rtf(("Source", "Target"), (unicode_of("昆明"), "Kunming"))
    twice = data.replace(b"Kunming\\cell", b"Kunming\\cell\\cell")
    assert twice != data
    assert segments(read(FORMAT, tmp_path, twice)) == [("昆明", "Kunming", State.DRAFT)]


def test_comments_are_notes_on_their_row(tmp_path: Path) -> None:
    note = (
        r"{\*\atnid LY}{\*\atnauthor " + unicode_of("李译") + r"}\chatn{\*\annotation{\*\atnref 1}"
        r"{\*\atndate -1480390107}\pard\plain \s15 {\cs16 \chatn }{"
        + unicode_of("哪一年？")
        + r"\par which one?}}"
    )
    empty = r"{\*\annotation{\*\atndate x} }"
    data = rtf(
        ("Source", "Target"),
        (unicode_of("法院"), "Court" + note + empty),
        (unicode_of("昆明"), "Kunming"),
    )
    text = read(FORMAT, tmp_path, data)
    assert segments(text) == [("法院", "Court", State.DRAFT), ("昆明", "Kunming", State.DRAFT)]
    assert [block.rendering.notes for block in text.blocks if block.rendering] == [
        (FileNote(text="哪一年？\nwhich one?", author="李译", time="2024-03-01T08:37:00Z"),),
        (),
    ]
    assert written(FORMAT, text) == data
    again = written(FORMAT, text, {0: filling(text.blocks[0], "Tribunal")})
    assert note.encode() in again


def test_a_file_that_comes_back_is_read(tmp_path: Path) -> None:
    path = tmp_path / "回.rtf"
    path.write_bytes(MEMOQ)
    rows = list(read_returned(path).rows)
    assert [(row.id, row.source, row.target, row.state, row.before) for row in rows] == [
        ("", "中国共产党", "", State.INITIAL, ""),
        ("", "昆明", "Kunming", State.TRANSLATED, "中国共产党"),
        ("", "朝阳区", "Chaoyang", State.REVIEWED, "昆明"),
    ]
    assert [note.text for note in rows[0].notes] == ["术语"]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "is no RTF file"),
        (b"PK\x03\x04", "is no RTF file"),
        (b"{\\rtf1" + b"{" * 10_000 + b"}" * 10_001, "nested deeper than 500"),
        (b"{\\rtf1 \\bin999999999 abc}", "binary data goes beyond the end"),
        (MEMOQ[:-200], "is cut short: 1 groups are not closed"),
        (b"{\\rtf1 " + "法院".encode("gbk") + b"}", "has no table"),
        (b"{\\rtf1\\trowd\\cell\\row\\row\\cell\\cell\\nestrow}", "has no table"),
        (b"{\\rtf1}}}}}}", "has no table"),
        (b"{\\rtf1\\trowd" + b"\\cell" * 2_000 + b"\\row}", "more than 1,000 cells of a row"),
        (b"{\\rtf1\\trowd" + b"\\par" * 20_000 + b"\\row}", "more than 10,000 paragraphs"),
    ],
)
def test_hostile_files_are_refused_in_one_line(tmp_path: Path, data: bytes, fault: str) -> None:
    with pytest.raises(UnreadableFile, match=fault) as refused:
        read(FORMAT, tmp_path, data)
    assert "\n" not in str(refused.value)


def test_a_cell_of_two_megabytes_is_read(tmp_path: Path) -> None:
    data = rtf(("Source", "Target"), (bytes_of("法院", "gbk") * 250_000, "Court"))
    text = read(FORMAT, tmp_path, data)
    assert [block.text for block in text.blocks] == ["法院" * 250_000]


@given(st.binary(max_size=200), st.integers(0, len(MEMOQ)))
def test_a_damaged_file_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int
) -> None:
    data = MEMOQ[:at] + noise + MEMOQ[at + len(noise) :]
    try:
        text = read(FORMAT, tmp_path_factory.mktemp("noise"), data)
    except UnreadableFile:
        return
    assert written(FORMAT, text) == data


@given(st.text(max_size=60), st.integers(0, 2))
def test_any_text_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, text: str, fallback: int
) -> None:
    folder = tmp_path_factory.mktemp("any")
    data = rtf(("Source", "Target"), (escaped("法院").decode(), "")).replace(rb"\uc1", rb"\uc1 ", 1)
    data = data.replace(rb"\f0 \cell", b"\\f0\\uc%d \\cell" % fallback)
    was = read(FORMAT, folder, data)
    meant = filling(was.blocks[0], text.strip())
    found = read(FORMAT, folder, written(FORMAT, was, {0: meant})).blocks[0].rendering
    assert found is not None
    kept = re.sub("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", to_line_feeds(text))
    assert found.target == kept.strip()


@given(st.lists(st.sampled_from(("b", "i", "u", "super")), max_size=6), st.data())
def test_looks_of_any_kind_are_read_back(
    tmp_path_factory: pytest.TempPathFactory, looks: list[str], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("looks")
    was = read(FORMAT, folder, rtf(("Source", "Target"), (escaped("法院").decode(), "{\\b Old}")))
    codes = []
    for number, look in enumerate(looks, 1):
        start = data.draw(st.integers(0, 8))
        end = data.draw(st.integers(start, 8))
        for kind, offset, sign in ((CodeKind.OPEN, start, ""), (CodeKind.CLOSE, end, "/")):
            codes.append(
                Code(
                    number=number,
                    kind=kind,
                    offset=offset,
                    markup=Markup.OTHER,
                    data=f"<{sign}{look}>",
                    is_deletable=True,
                )
            )
    codes.sort(key=lambda code: code.offset)
    meant = [filling(was.blocks[0], "Courthouse", codes=tuple(codes))]
    again = read(FORMAT, folder, written(FORMAT, was, {0: meant[0]}))
    verify_targets("it", was, again, meant)
    assert written(FORMAT, again, {0: as_it_is(again.blocks[0])}) == again.original
