import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.codes import Code, CodeKind, Markup
from workbench.model.spans import Span
from workbench.text.code_findings import CodeFault, CodeFinding, code_findings
from workbench.text.coding import (
    MOST_CODES,
    highest,
    labelled,
    mark,
    marked,
    marked_offset,
    marked_span,
    marks_in,
    plain,
    plain_offset,
    plain_span,
    renumbered,
    unmarked,
)


def code(number: int, kind: str, offset: int, *, is_deletable: bool = True) -> Code:
    """A code of bold, or of a footnote where it stands alone."""
    markup = Markup.FOOTNOTE if kind == "alone" else Markup.BOLD
    return Code(
        number=number,
        kind=CodeKind(kind),
        offset=offset,
        markup=markup,
        data=f"<{kind}>",
        is_deletable=is_deletable,
    )


TEXT = "坚持司法为民原则。"
CODES = (code(1, "open", 2), code(1, "close", 6), code(2, "alone", 8))


def test_codes_are_characters_while_a_text_is_edited() -> None:
    text = marked(TEXT, CODES)
    assert labelled(text) == "坚持‹1司法为民1›原则‹2›。"
    assert (len(text), plain(text), unmarked(text, CODES)) == (12, TEXT, (TEXT, CODES))


def test_offsets_go_both_ways() -> None:
    text = marked(TEXT, CODES)
    assert [plain_offset(text, at) for at in range(13)] == [0, 1, 2, 2, 3, 4, 5, 6, 6, 7, 8, 8, 9]
    assert [marked_offset(CODES, at) for at in range(10)] == [0, 1, 3, 4, 5, 6, 8, 9, 11, 12]


def test_numbers_that_no_mark_is_for_are_not_shown() -> None:
    most = code(MOST_CODES, "alone", 2)
    assert labelled(marked("司法", (code(MOST_CODES + 1, "open", 1), most))) == "司法‹16383›"


def test_a_mark_without_a_code_is_dropped() -> None:
    assert unmarked(f"司法{mark(CodeKind.ALONE, 9)}为民", CODES) == ("司法为民", ())


@pytest.mark.parametrize(
    ("target", "findings"),
    [
        (CODES, []),
        ((CODES[2], CODES[0], CODES[1]), []),
        (CODES[:2], [(CodeFault.MISSING, CODES[2])]),
        ((*CODES, CODES[2]), [(CodeFault.EXTRA, CODES[2])]),
        ((*CODES, code(7, "alone", 3)), [(CodeFault.EXTRA, code(7, "alone", 3))]),
        ((CODES[1], CODES[0], CODES[2]), [(CodeFault.ORDER, CODES[1])]),
        ((CODES[0], CODES[2]), [(CodeFault.MISSING, CODES[1])]),
    ],
)
def test_faults_of_a_target(
    target: tuple[Code, ...], findings: list[tuple[CodeFault, Code]]
) -> None:
    assert list(code_findings(CODES, target)) == [
        CodeFinding(fault=fault, code=code) for fault, code in findings
    ]


def test_pairs_that_cross() -> None:
    second = (code(3, "open", 0), code(3, "close", 4))
    crossing = (CODES[0], second[0], CODES[1], second[1])
    assert [(finding.fault, finding.code) for finding in code_findings(crossing, crossing)] == [
        (CodeFault.ORDER, CODES[1])
    ]


def test_renumbering() -> None:
    moved = renumbered(CODES, by=3, shift=10)
    assert [(each.number, each.offset) for each in moved] == [(4, 12), (4, 16), (5, 18)]
    assert (highest(moved), highest(())) == (5, 0)


@given(
    st.text("法治为民。𠮷a ", max_size=12),
    st.lists(st.tuples(st.sampled_from(["open", "close", "alone"]), st.integers(0, 12))),
)
def test_marks_come_and_go(text: str, places: list[tuple[str, int]]) -> None:
    codes = tuple(
        code(number, kind, min(offset, len(text)))
        for number, (kind, offset) in enumerate(sorted(places, key=lambda each: each[1]), 1)
    )
    assert unmarked(marked(text, codes), codes) == (text, codes)


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("坚持", "坚持"),
        ("司法为民", "司法为民"),
        ("民原", "民1›原"),
        ("坚持司法", "坚持‹1司法"),
        ("原则", "原则"),
        ("。", "。"),
        (TEXT, "坚持‹1司法为民1›原则‹2›。"),
    ],
)
def test_a_span_goes_without_the_marks_around_it(quote: str, shown: str) -> None:
    text = marked(TEXT, CODES)
    start = TEXT.index(quote)
    span = marked_span(text, Span(start, start + len(quote)))
    assert labelled(span.of(text)) == shown
    assert plain_span(text, span) == Span(start, start + len(quote))


MARKED = st.text(
    st.sampled_from("法治为民。a")
    | st.builds(mark, st.sampled_from(CodeKind), st.integers(min_value=1, max_value=3)),
    max_size=12,
)


@given(MARKED, st.integers(0, 12), st.integers(0, 12))
def test_spans_of_marked_texts_are_those_of_the_plain_one(text: str, one: int, other: int) -> None:
    span = Span(*sorted((min(one, len(text)), min(other, len(text)))))
    there = plain_span(text, span)
    assert there.of(plain(text)) == plain(span.of(text))
    back = marked_span(text, there)
    assert plain_span(text, back) == there
    if len(there):
        assert span.holds(back)
        assert not {back.start, back.end - 1} & set(marks_in(text))
