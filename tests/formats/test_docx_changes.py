"""Tracked changes of Word as the wordings of a target."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.formats.office_files import W
from workbench.formats._docx_changes import accepted, pieces, wordings

LI, WANG, NIGHT = (
    'w:author="李译" w:date="2026-03-01T08:30:00Z"',
    'w:author="王审" w:date="2026-03-02T09:00:00Z"',
    'w:author="王审" w:date="2026-03-02T22:00:00Z"',
)
LI_SAID, WANG_SAID, NIGHT_SAID = (
    ("李译", "2026-03-01T08:30:00Z"),
    ("王审", "2026-03-02T09:00:00Z"),
    ("王审", "2026-03-02T22:00:00Z"),
)


def r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def ins(who: str, text: str) -> str:
    return f'<w:ins w:id="1" {who}>{r(text)}</w:ins>'


def gone(who: str, text: str) -> str:
    return f'<w:del w:id="1" {who}><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def p(inner: str, mark: str = "") -> str:
    return f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{inner}</w:p>"


def cell(inner: str) -> etree._Element:
    return etree.fromstring(f'<w:tc xmlns:w="{W}"><w:tcPr/>{inner}</w:tc>')


def told(inner: str) -> list[tuple[str, str, str]]:
    return [(each.text, each.author, each.time) for each in wordings(pieces(cell(inner)))]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (p(""), []),
        (p(r("rule of law")), [("rule of law", "", "")]),
        (
            p(r("rule ") + gone(LI, "by") + ins(LI, "of") + r(" law")),
            [("rule by law", "", ""), ("rule of law", *LI_SAID)],
        ),
        (p(ins(LI, "rule of law")), [("rule of law", *LI_SAID)]),
        (p(gone(WANG, "all")), [("all", "", ""), ("", *WANG_SAID)]),
        # One inserts what another takes out again, in the order of time and not of the text.
        (
            p(
                ins(NIGHT, "Deep ")
                + ins(LI, "the ")
                + f'<w:ins w:id="4" {LI}>{gone(WANG, "very ")}</w:ins>'
                + r("law")
            ),
            [
                ("law", "", ""),
                ("the very law", *LI_SAID),
                ("the law", *WANG_SAID),
                ("Deep the law", *NIGHT_SAID),
            ],
        ),
        # Words that were moved.
        (
            p(
                f'<w:moveFrom w:id="1" {LI}>{r("today ")}</w:moveFrom>'
                + r("we deepen")
                + f'<w:moveTo w:id="2" {LI}>{r(" today")}</w:moveTo>'
            ),
            [("today we deepen", "", ""), ("we deepen today", *LI_SAID)],
        ),
        # The end of a paragraph that is put in, and one that is taken out.
        (
            p(r("one"), f'<w:ins w:id="1" {LI}/>') + p(r("two")),
            [("onetwo", "", ""), ("one\ntwo", *LI_SAID)],
        ),
        (
            p(r("one"), f'<w:del w:id="1" {WANG}/>') + p(r("two")),
            [("one\ntwo", "", ""), ("onetwo", *WANG_SAID)],
        ),
        # Only the look changes.
        (
            p(
                f'<w:r><w:rPr><w:b/><w:rPrChange w:id="1" {LI}><w:rPr/></w:rPrChange></w:rPr>'
                "<w:t>law</w:t></w:r>"
            ),
            [("law", "", "")],
        ),
        # Without a time, after all others.
        (
            p(ins('w:author="无名"', "b") + ins(LI, "a")),
            [("a", *LI_SAID), ("ba", "无名", "")],
        ),
        # The time in UTC, where Word says it, and not that of the clock on the wall.
        (
            p(
                '<w:ins w:id="1" w:author="王审" w:date="2026-03-02T17:00:00Z" '
                'xmlns:u="http://schemas.microsoft.com/office/word/2023/wordml/word16du" '
                f'u:dateUtc="2026-03-02T09:00:00Z">{r("law")}</w:ins>'
            ),
            [("law", *WANG_SAID)],
        ),
    ],
)
def test_the_wordings_of_a_cell(inner: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(inner) == expected


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        # As Word cuts runs: at languages, proofing marks and bookmarks.
        (
            p(
                '<w:proofErr w:type="spellStart"/>' + r("Zheng") + '<w:bookmarkStart w:id="0" '
                'w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>' + r("zhou") + "<w:r><w:br/></w:r>"
                "<w:r><w:lastRenderedPageBreak/><w:tab/><w:noBreakHyphen/><w:softHyphen/></w:r>"
            ),
            "Zhengzhou\n\t\u2011\u00ad",
        ),
        (p(f"<w:hyperlink>{r('a')}</w:hyperlink><w:smartTag>{r('b')}</w:smartTag>"), "ab"),
        (
            p(
                f"<w:sdt><w:sdtPr/><w:sdtContent>{r('draft')}</w:sdtContent></w:sdt>"
                "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
                f"{r('Choose an item.')}</w:sdtContent></w:sdt>"
            ),
            "draft",
        ),
        (
            p(
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText>'
                f'</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("3")}'
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            ),
            "3",
        ),
        (
            p(
                "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>fǎ</w:t></w:r></w:rt><w:rubyBase>"
                f"{r('法')}</w:rubyBase></w:ruby></w:r>"
            ),
            "法",
        ),
        (
            p(f"<w:r><w:pict><w:txbxContent>{p(r('box'))}</w:txbxContent></w:pict></w:r>{r('x')}"),
            "x",
        ),
        (f"<w:sdt><w:sdtContent>{p(r('a'))}</w:sdtContent></w:sdt>{p(r('b'))}", "a\nb"),
    ],
)
def test_what_counts_as_text(inner: str, expected: str) -> None:
    assert accepted(pieces(cell(inner))) == expected


def test_a_cell_with_endless_changes_tells_the_first_and_the_last() -> None:
    changes = "".join(
        ins(f'w:author="{number}" w:date="2026-03-01T08:30:00Z"', "法" * 50)
        for number in range(2000)
    )
    found = told(p(r("a") + changes))
    assert [len(text) for text, _, _ in found] == [1, 100_001]


def test_changes_of_nothing_do_not_take_for_ever() -> None:
    changes = "".join(ins(f'w:author="{number}"', "") for number in range(20_000))
    assert told(p(r("law") + changes)) == [("law", "", "")]
