from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import annotation, coded, leaving, pair, told
from workbench.model.codes import Code, CodeKind, Markup
from workbench.model.exchange import ParallelPair
from workbench.model.matches import Match, MatchKind
from workbench.model.memory import Bead
from workbench.model.segments import Side
from workbench.model.spans import Span
from workbench.services.sentence_parts import of_source, parts
from workbench.text.sentences import sentences

SOURCE = "严格执法。公正司法！全民守法。"
TARGET = "Enforce the law strictly. Try cases fairly, and all abide by it."
BEADS = (
    Bead(source=Span(0, 5), target=Span(0, 25), confidence=0.99, is_one_to_one=True),
    Bead(source=Span(5, 15), target=Span(26, 64), confidence=0.5, is_one_to_one=False),
)


def made(source: str, target: str) -> ParallelPair:
    """A pair of texts with codes, written as `{1>bold<1}`."""
    (plain, codes), (english, target_codes) = coded(source), coded(target)
    one = leaving(pair(1, plain, english))
    return replace(
        one,
        segment=replace(one.segment, codes=codes, note="look again"),
        target=replace(one.target, codes=target_codes),
    )


def cut(whole: ParallelPair, *beads: Bead) -> list[ParallelPair]:
    sides = (whole.segment.source, "zh-Hans"), (whole.target.text, "en")
    return list(parts(whole, beads, *(sentences(*side) for side in sides)))


def test_each_part_is_a_pair_of_its_own() -> None:
    whole = made(SOURCE, TARGET)
    first, second = cut(whole, *BEADS)
    assert [(each.segment.source, each.target.text) for each in (first, second)] == [
        ("严格执法。", "Enforce the law strictly."),
        ("公正司法！全民守法。", "Try cases fairly, and all abide by it."),
    ]
    assert (first.segment.id, second.segment.id) == (
        f"{whole.segment.id}.1",
        f"{whole.segment.id}.2",
    )
    assert first.part is not None
    assert second.part is not None
    assert (first.part.name, first.part.is_one_to_one, second.part.name, second.part.count) == (
        "1:1",
        True,
        "2:1?",
        2,
    )
    assert (first.segment.note, second.segment.note) == ("look again", "")
    assert first.fingerprint != second.fingerprint != whole.fingerprint


def test_codes_go_with_their_sentences() -> None:
    whole = made(
        "严格{1>执法。<1}{2>公正司法！{3}全民<2}守法。",
        "Enforce the law {1>strictly.<1} {2>Try cases fairly,<2} and all abide by it.{3}",
    )
    assert [
        (
            told(each.segment.source, each.segment.codes),
            told(each.target.text, each.target.codes),
        )
        for each in cut(whole, *BEADS)
    ] == [
        ("严格‹1执法。1›", "Enforce the law ‹1strictly.1›"),
        ("‹2公正司法！‹3›全民2›守法。", "‹2Try cases fairly,2› and all abide by it.‹3›"),
    ]


def test_annotations_go_with_their_words() -> None:
    whole = replace(
        made(SOURCE, TARGET),
        annotations=(
            annotation("query", "all of it"),
            annotation("term", "a", span=Span(2, 4), quote="执法"),
            annotation("term", "b", span=Span(3, 7), quote="法。公正"),
            annotation("term", "c", side=Side.TARGET, span=Span(30, 35), quote="cases"),
            annotation("term", "d", span=Span(5, 7), quote="公正"),
        ),
    )
    first, second = cut(whole, *BEADS)
    assert [(each.body, each.span) for each in first.annotations] == [
        ("all of it", None),
        ("a", Span(2, 4)),
        ("b", Span(3, 5)),
    ]
    assert [(each.body, each.span) for each in second.annotations] == [
        ("c", Span(4, 9)),
        ("d", Span(0, 2)),
    ]


def test_a_code_is_never_in_a_part_without_words() -> None:
    whole = made("严格执法。{1}", "Enforce the law. It is binding.{1}")
    beads = (
        Bead(source=Span(0, 0), target=Span(17, 31), confidence=1.0, is_one_to_one=False),
        Bead(source=Span(0, 5), target=Span(0, 16), confidence=1.0, is_one_to_one=True),
        Bead(source=Span(5, 5), target=Span(17, 31), confidence=1.0, is_one_to_one=False),
    )
    assert [told(each.segment.source, each.segment.codes) for each in cut(whole, *beads)] == [
        "",
        "严格执法。‹1›",
        "",
    ]


def test_matches_go_with_the_sentence_that_they_were_found_for() -> None:
    def match(wanted: str, span: Span | None) -> Match:
        return Match(
            kind=MatchKind.EXACT,
            score=100,
            source=wanted,
            wanted=wanted,
            span=span,
            target="Enforce the law.",
            author="李译",
            time="2026-03-01T08:30:00Z",
        )

    whole, part = match(SOURCE, None), match("公正司法！全民守法。", Span(5, 15))
    two = replace(made(SOURCE, TARGET), matches=(whole, part))
    assert [each.matches for each in cut(two, *BEADS)] == [(), (part,)]
    assert [each.matches for each in cut(two)] == [(whole,)]


def test_what_has_no_target_is_cut_by_its_source() -> None:
    whole = made(SOURCE, "")
    found = cut(whole, *of_source(SOURCE, sentences(SOURCE, "zh-Hans")))
    assert [(each.segment.source, each.target.text, each.part and each.part.name)
            for each in found] == [
        ("严格执法。", "", "1:0"), ("公正司法！", "", "1:0"), ("全民守法。", "", "1:0"),
    ]  # fmt: skip


def test_a_text_without_sentences_is_one_part() -> None:
    (only,) = cut(made(" ", ""), *of_source(" ", ()))
    assert (only.segment.source, only.part and only.part.name) == (" ", "0:0")


codes = st.lists(st.tuples(st.sampled_from(CodeKind), st.integers(0, 15)), max_size=6).map(
    lambda drawn: tuple(
        Code(number=number, kind=kind, offset=offset, markup=Markup.BOLD, data=f"<{number}>")
        for number, (kind, offset) in enumerate(sorted(drawn, key=lambda each: each[1]), 1)
    )
)


@given(codes, st.lists(st.tuples(st.integers(0, 14), st.integers(1, 6)), max_size=4))
def test_nothing_is_lost_or_doubled(drawn: tuple[Code, ...], marked: list[tuple[int, int]]) -> None:
    one = made(SOURCE, TARGET)
    notes = tuple(
        annotation("query", str(at), span=Span(start, min(15, start + length)), quote="x")
        for at, (start, length) in enumerate(marked)
    )
    whole = replace(one, segment=replace(one.segment, codes=drawn), annotations=notes)
    found = cut(whole, *BEADS)
    assert "".join(each.segment.source for each in found) == SOURCE
    assert " ".join(each.target.text for each in found) == TARGET
    held = [code.number for each in found for code in each.segment.codes]
    assert sorted(held) == [code.number for code in drawn]
    bodies = [note.body for each in found for note in each.annotations]
    assert sorted(bodies) == sorted(note.body for note in notes)
    for each in found:
        length = len(each.segment.source)
        assert all(0 <= code.offset <= length for code in each.segment.codes)
        assert all(note.span is None or note.span.end <= length for note in each.annotations)
