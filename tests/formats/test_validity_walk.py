"""The engine with a small grammar: each kind of fault by line, and going on after it."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from tests.formats.validity import against, faults_of
from workbench.errors import UnreadableFile
from workbench.formats._validity_grammar import Grammar, element
from workbench.formats._validity_walk import DEEPEST, LARGEST, faults
from workbench.formats._validity_watch import Node, Tell, Watch
from workbench.model.validity import NO_UNIT, Fault, Unit

BOOK = Grammar(
    title="Book 1.0",
    namespaces={"": "urn:book", "pic": "urn:picture"},
    roots=("book",),
    elements=(
        element(
            "book", "head?, chapter+, index?, #other*", "version = '1.0', xml:lang? = language"
        ),
        element("head", "(title | author)*", section="2.1"),
        element("chapter", "title, note*, (text+ | pic:image)", "id? = nmtoken, #other"),
        element("title", "#text"),
        element("author", "#text"),
        element("note", "#text", "kind? = public|private"),
        element("text", "(#text | em)*"),
        element("em", "#text", "#any"),
        element("index", "#any*"),
        element("pic:image", "", "pic:src = address, width? = count"),
    ),
)
START = '<book xmlns="urn:book" xmlns:p="urn:picture" xmlns:o="urn:other" version="1.0">\n'
CHAPTER = "<chapter><title>法治</title><text>依法治国</text></chapter>\n"


def book(inner: str, after: str = "") -> list[str]:
    return against(BOOK, f"{START}{inner}{after}</book>")


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        (CHAPTER, []),
        (
            "<head><author>李</author><title>书</title></head>\n"
            '<chapter id="a" o:x="1"><title>一</title><note kind="public"/><p:image p:src="a"/>'
            "</chapter>\n"
            '<chapter><title/><text>a<em o:any="1" other="2">b</em></text></chapter>'
            "<index><x/></index><o:y>z</o:y>",
            [],
        ),
        ("", ["1 <book> has no <chapter>"]),
        (f"{CHAPTER}<head/>", ["3 <head> must stand before <chapter> in <book>"]),
        (f"<head/>{CHAPTER}<head/>", ["3 <head> may stand only once in <book>"]),
        (f"<head/><head/>{CHAPTER}", ["2 <head> may stand only once in <book>"]),
        (
            "<chapter>\n<text/><title/></chapter>",
            ["3 <title> must stand before <text> in <chapter>"],
        ),
        ("<chapter><title/>\n<note/></chapter>", ["2 <chapter> has no <text> or <pic:image>"]),
        (
            '<chapter><title/>\n<text/>\n<p:image p:src="a"/></chapter>',
            ["4 <pic:image> may not stand in <chapter> beside <text>"],
        ),
        (
            f"{CHAPTER}<wrong>text<title/></wrong>",
            [
                "3 <wrong> may not stand in <book>; there may be <head>, <chapter>, <index> and"
                " elements of other namespaces"
            ],
        ),
        (
            f"{CHAPTER}<note>x</note><note/><note>\n</note>",
            [
                "3 <note> may not stand in <book>; there may be <head>, <chapter>, <index> and"
                " elements of other namespaces"
            ],
        ),
        (
            "<chapter><title/><text><o:x/></text></chapter>",
            ["2 <x> may not stand in <text>; there may be <em>"],
        ),
        (
            "<chapter><title>a<em/></title><text/></chapter>",
            ["2 <em> may not stand in <title>"],
        ),
        (f"漢字 {CHAPTER} 字", ["2 <book> may hold no text: 漢字"]),
        (
            "<chapter>\n<title/><note kind='secret'/><text/></chapter>",
            ['3 kind="secret" of <note> is not one of public, private'],
        ),
        ("<chapter><title/><p:image/></chapter>", ["2 <pic:image> has no pic:src"]),
        (
            "<chapter><title/><p:image p:src='a' src='b' o:x='c'/></chapter>",
            ["2 <pic:image> may not have src", "2 <pic:image> may not have x"],
        ),
    ],
)
def test_one_fault_by_its_line(inner: str, found: list[str]) -> None:
    assert book(inner) == found


def test_the_place_in_the_standard() -> None:
    assert faults_of(f"{START}<head><x/></head>{CHAPTER}</book>", lambda p: faults(p, BOOK)) == [
        Fault(
            line=2,
            message="<x> may not stand in <head>; there may be <title> and <author>",
            rule="Book 1.0, 2.1",
            column=7,
            advice="take it out, or move it to where it may stand",
        )
    ]


def test_the_unit_and_the_column() -> None:
    """Units are counted through the file; columns in characters, whatever the encoding."""
    units = {"chapter": ("chapter", "id")}
    grammar = Grammar(
        title="Book 1.0",
        namespaces={"": "urn:book"},
        roots=("book",),
        elements=(element("book", "chapter*"), element("chapter", "em*", "id?"), element("em")),
        units=units,
    )
    data = (
        '<book xmlns="urn:book">\n<chapter id="第一">法治</chapter><chapter><x/></chapter>\n'
        "<x/></book>"
    )
    for encoding in ("utf-8", "utf-16"):
        found = faults_of(data.encode(encoding), lambda p: faults(p, grammar))
        assert [
            (each.line, each.column, each.unit) for each in found if "XML" not in each.rule
        ] == [
            (2, 20, Unit(kind="chapter", number=1, id="第一")),
            (2, 39, Unit(kind="chapter", number=2)),
            (3, 1, NO_UNIT),
        ]


def test_another_root() -> None:
    assert against(BOOK, '<page xmlns="urn:book"/>') == [
        "1 the file begins with <page>, not with <book>"
    ]
    assert against(BOOK, '<book version="1.0"/>') == [
        "1 <book> is of no namespace, but must be of 'urn:book' (xmlns);"
        " nothing after it was looked at"
    ]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (
            f"{START}<chapter></book>",
            "2 the file is no XML from here on: a tag is closed that is not open: <chapter> of line"
            " 2 is; nothing after it was read",
        ),
        (
            f"{START}{CHAPTER}",
            "3 the file is no XML from here on: the file ends before <book> of line 1 is closed;"
            " nothing after it was read",
        ),
        (
            f"{START}{CHAPTER}<chap",
            "3 the file is no XML from here on: the file ends within a tag;"
            " nothing after it was read",
        ),
        (
            f"{START}{CHAPTER.replace('依', chr(8))}",
            "2 the file is no XML from here on: U+0008 is no character that XML allows;"
            " nothing after it was read",
        ),
        (
            f"{START}{CHAPTER.replace('依', '&')}",
            "2 the file is no XML from here on: a sign such as < or & stands where none may;"
            " write &lt; or &amp;; nothing after it was read",
        ),
        (
            f"{START}{CHAPTER.replace('依', '&#2;')}",
            "2 the file is no XML from here on: a reference is to a character that XML does not"
            " allow; nothing after it was read",
        ),
        (
            f"{START}{CHAPTER.replace('依', '&nbsp;')}",
            "2 the file is no XML from here on: an entity is used that is declared nowhere;"
            " nothing after it was read",
        ),
        (
            START.encode() + "依".encode()[:2] + CHAPTER.encode(),
            "2 the file is no XML from here on: a byte is not of the encoding that the file says;"
            " nothing after it was read",
        ),
    ],
)
def test_what_is_not_well_formed_ends_the_list(data: str | bytes, fault: str) -> None:
    assert against(BOOK, data)[-1] == fault


def test_faults_before_it_are_told() -> None:
    assert [line[:30] for line in book("<x/>\n<chapter>\n</chapter", "")] == [
        "2 <x> may not stand in <book>;",
        "4 the file is no XML from here",
    ]


def test_an_entity_of_a_document_type_that_is_not_read() -> None:
    data = f'<!DOCTYPE book SYSTEM "book.dtd">\n{START}{CHAPTER.replace("依", "&nbsp;")}</book>'
    assert against(BOOK, data) == ["3 the entity &nbsp; is not declared in the file"]


@pytest.mark.parametrize(
    "data",
    [
        '<!DOCTYPE book [<!ENTITY a "b">]><book>&a;</book>',
        '<!DOCTYPE book SYSTEM "x" [<!ENTITY % a SYSTEM "file:///etc/passwd">]><book/>',
    ],
)
def test_entities_of_its_own_are_refused(data: str) -> None:
    with pytest.raises(UnreadableFile, match=r"file.xml, line 1: the file declares its own"):
        against(BOOK, data)


def test_depth_is_bounded() -> None:
    with pytest.raises(UnreadableFile, match=f"line 2: elements are nested deeper than {DEEPEST}"):
        book("<o:x>" * 100_000)


def test_a_tag_is_bounded() -> None:
    with pytest.raises(UnreadableFile, match="one tag or comment is larger than 16 MB"):
        book(f'<chapter id="{"a" * (LARGEST + (1 << 20))}"/>')


def test_encodings() -> None:
    data = f'<?xml version="1.0" encoding="gb2312"?>{START}{CHAPTER}</book>'
    assert against(BOOK, data.encode("gb18030")) == []
    assert against(BOOK, data) == ["1 the file says that it is in gb2312, but it is in UTF-8"]
    assert against(BOOK, data.replace("gb2312", "utf-16").encode("utf-16")) == []
    han = "平安建设，推动政法工作高质量发展，以优异成绩庆祝建党百年。" * 3
    gbk = f"{START}{CHAPTER}<!-- {han} --></book>"
    assert against(BOOK, gbk.encode("gb18030")) == [
        "1 the file names no encoding, but it is in GB18030"
    ]
    said = f'<?xml version="1.0" encoding="UTF-8"?>{gbk}'
    assert against(BOOK, said.encode("gb18030")) == [
        "1 the file says that it is in utf-8, but it is in GB18030"
    ]


class Notes(Watch):
    """Says what a watch is told of."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell)
        self.opened = {"*": self._open}
        self.closed = {"text": self._close}
        self.heard = ("text",)

    def _open(self, node: Node) -> None:
        around = node.within("book")
        what = f"{node.name} {node.get('id') or '-'} in {around.name if around else '-'}"
        self.tell(node.at, what, "x", is_warning=True)

    def _close(self, node: Node) -> None:
        self.tell(node.at, node.text, "x")


def test_a_watch_hears_of_elements_and_texts() -> None:
    data = (
        f'{START}<chapter id="a"><title/>\n<text>依<em>法</em>治<o:x>国</o:x></text></chapter>'
        "<o:x><chapter/></o:x></book>"
    )
    assert against(BOOK, data, Notes) == [
        "1 ! book - in -",
        "2 ! chapter a in book",
        "2 ! title - in book",
        "3 ! text - in book",
        "3 ! em - in book",
        "3 <x> may not stand in <text>; there may be <em>",
        "3 依法治",
    ]


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "book.xml"
    path.write_text(f"{START}{CHAPTER * 50_000}</book>", encoding="utf-8")
    tracemalloc.start()
    assert list(faults(path, BOOK)) == []
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert path.stat().st_size > 3_000_000
    assert peak < 3_000_000


def test_a_message_is_one_line() -> None:
    assert book(CHAPTER.replace("<chapter", '<chapter id="a&#10;&#9;b"')) == [
        '2 id="a b" of <chapter> is not one word of letters, digits and . - _ :'
    ]


def test_a_child_of_a_million_names_is_told_of_boundedly() -> None:
    inner = "".join(f"<x{number}/>" for number in range(2_000))
    assert len(book(f"{inner}{CHAPTER}")) == 51
