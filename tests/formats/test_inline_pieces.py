from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import pair, parallel
from tests.formats.page_values import WORK, around, hit
from workbench.formats._inline_pieces import Piece, Sign, Unseen, styled
from workbench.model.codes import Code, CodeKind, Markup
from workbench.model.exchange import Footnote
from workbench.model.segments import Side

TEXT = "做好政法工作"
BOLD, ITALIC = frozenset({Markup.BOLD}), frozenset({Markup.ITALIC})


def code(kind: CodeKind, offset: int, markup: Markup = Markup.BOLD, number: int = 1) -> Code:
    return Code(number=number, kind=kind, offset=offset, markup=markup, data="")


def note(offset: int) -> Footnote:
    return Footnote(annotation="a", number=1, side=Side.SOURCE, offset=offset, text="注")


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ((), [Piece(text=TEXT)]),
        (
            around(TEXT, "政法", Markup.BOLD),
            [Piece(text="做好"), Piece(text="政法", looks=BOLD), Piece(text="工作")],
        ),
        (
            [*around(TEXT, "好政", Markup.BOLD), *around(TEXT, "政法", Markup.ITALIC, number=2)],
            [
                Piece(text="做"),
                Piece(text="好", looks=BOLD),
                Piece(text="政", looks=BOLD | ITALIC),
                Piece(text="法", looks=ITALIC),
                Piece(text="工作"),
            ],
        ),
        ([code(CodeKind.OPEN, 4)], [Piece(text="做好政法"), Piece(text="工作", looks=BOLD)]),
        ([code(CodeKind.CLOSE, 4)], [Piece(text="做好政法"), Piece(text="工作")]),
        ([code(CodeKind.OPEN, 99)], [Piece(text=TEXT)]),
        (
            [code(CodeKind.ALONE, 2, Markup.IMAGE)],
            [Piece(text="做好"), Piece(text="政法工作")],
        ),
    ],
)
def test_the_pieces_of_a_text(codes: list[Code], expected: list[Piece]) -> None:
    assert list(styled(TEXT, codes)) == expected


@pytest.mark.parametrize(
    ("before", "behind", "address"),
    [
        ('<a href="https://x.org/?a=1&amp;b">', "</a>", "https://x.org/?a=1&b"),
        ("[", "](https://x.org/a)", "https://x.org/a"),
        ('<w:hyperlink href="https://x.org" r:id="rId9"/>', "", "https://x.org"),
        ('<w:hyperlink r:id="rId9"/>', "", ""),
        ("[", "](../a.md)", ""),
    ],
)
def test_either_code_of_a_link_says_where_it_leads(before: str, behind: str, address: str) -> None:
    opening, closing = around(TEXT, "政法", Markup.LINK)
    codes = (replace(opening, data=before), replace(closing, data=behind))
    assert list(styled(TEXT, codes)) == [
        Piece(text="做好"),
        Piece(text="政法", link=address),
        Piece(text="工作"),
    ]
    given = pair(1, TEXT)
    unseen = Unseen()
    pairs = parallel(replace(given, segment=replace(given.segment, codes=codes))).pairs
    for each in pairs:
        unseen.see(each)
    assert bool(unseen.told()) == (not address)


def test_the_mark_of_a_note_of_the_source_is_a_sign() -> None:
    own = code(CodeKind.ALONE, 6, Markup.FOOTNOTE)
    assert list(styled(TEXT, [own], [note(6)])) == [Piece(text=TEXT), Sign(), note(6)]
    given = pair(1, TEXT)
    unseen = Unseen()
    for each in parallel(replace(given, segment=replace(given.segment, codes=(own,)))).pairs:
        unseen.see(each)
    assert unseen.told() == []


def test_terms_and_footnotes_cut_too() -> None:
    term = hit(TEXT, WORK)
    assert list(styled(TEXT, (), [note(4), note(6)], [term])) == [
        Piece(text="做好"),
        Piece(text="政法", hits=(term,)),
        note(4),
        Piece(text="工作", hits=(term,)),
        note(6),
    ]


_codes = st.builds(
    code,
    st.sampled_from(CodeKind),
    st.integers(0, 30),
    st.sampled_from(Markup),
    st.integers(1, 3),
)


@given(st.text(max_size=12), st.lists(_codes, max_size=8), st.lists(st.integers(0, 12), max_size=3))
def test_no_character_is_lost(text: str, codes: list[Code], offsets: list[int]) -> None:
    notes = [note(min(offset, len(text))) for offset in sorted(offsets)]
    found = list(styled(text, codes, notes))
    assert "".join(each.text for each in found if isinstance(each, Piece)) == text
    assert [each for each in found if isinstance(each, Footnote)] == notes
    assert all(each.text for each in found if isinstance(each, Piece))


def test_what_is_not_shown_is_counted_once_for_each_pair_of_codes() -> None:
    given = pair(1, TEXT, "x")
    codes = (
        *around(TEXT, "政法", Markup.STYLE),
        *around(TEXT, "工作", Markup.BOLD, number=2),
        code(CodeKind.ALONE, 6, Markup.IMAGE, 3),
        code(CodeKind.ALONE, 6, Markup.BREAK, 4),
    )
    found = Unseen()
    (plain,) = parallel(given).pairs
    found.see(plain)
    assert found.told() == []
    (shown,) = parallel(replace(given, segment=replace(given.segment, codes=codes))).pairs
    found.see(shown)
    assert found.told() == ["inline markup that readers do not see was left out: image 1, style 1"]
