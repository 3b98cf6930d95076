"""What holds of the figures of agreement whatever was marked, and the plain counts they shorten."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.match.marking import LABELS, continua
from workbench.match.agreeing.pairing import pair_overlapping
from workbench.match.agreement import (
    agreement,
    code_points,
    cross_table,
    kappa,
    nominal_alpha,
    of_label,
    scores,
    unitised_alpha,
)
from workbench.model.agreements import Agreement, Alpha, Continuum, LabelAgreement, LabelledSpan
from workbench.model.spans import Span

TEXTS = st.lists(continua(), max_size=3)
CODED = st.lists(st.lists(st.sampled_from([*LABELS, None]), min_size=2, max_size=4), max_size=8)


@given(TEXTS)
def test_who_marks_alike_agrees_wholly(texts: list[Continuum]) -> None:
    same = [
        Continuum(length=text.length, annotations=dict.fromkeys("甲乙", text.annotations["甲"]))
        for text in texts
    ]
    found = agreement(same, "甲", "乙")
    for figures in (found.overall, *found.labels.values()):
        assert figures.kappa in (1, None)
        assert figures.alpha in (1, None)
        assert figures.exact.f1 == figures.overlapping.f1 == (1 if figures.mine else None)
    assert found.macro_f1 == found.macro_f1_overlapping == (1 if found.labels else None)


@given(TEXTS)
def test_who_is_named_first_does_not_matter(texts: list[Continuum]) -> None:
    one, two = agreement(texts, "甲", "乙"), agreement(texts, "乙", "甲")

    def seen(found: LabelAgreement) -> tuple[object, ...]:
        return (found.kappa, found.alpha, found.exact.f1, found.overlapping.f1)

    def all_seen(found: Agreement) -> list[tuple[object, ...]]:
        return [seen(found.overall), *map(seen, found.labels.values())]

    assert all_seen(one) == all_seen(two)
    for label, figures in one.labels.items():
        assert figures.exact.precision == two.labels[label].exact.recall
        assert figures.overlapping.precision == two.labels[label].overlapping.recall


@given(TEXTS)
def test_no_figure_passes_one(texts: list[Continuum]) -> None:
    found = agreement(texts, "甲", "乙")
    for figures in (found.overall, *found.labels.values()):
        assert figures.kappa is None or -1 <= figures.kappa <= 1
        assert figures.alpha is None or figures.alpha <= 1
        assert figures.exact.both <= figures.overlapping.both
        assert figures.overlapping.both <= min(figures.mine, figures.theirs)


@given(TEXTS)
def test_stretches_count_what_a_walk_over_code_points_counts(texts: list[Continuum]) -> None:
    def labels(text: Continuum, name: str, at: int) -> tuple[str, ...]:
        holding = {
            mark.label for mark in text.annotations[name] if mark.span.meets(Span(at, at + 1))
        }
        return tuple(sorted(holding))

    walked = [
        (labels(text, "甲", at), labels(text, "乙", at))
        for text in texts
        for at in range(text.length)
    ]
    table = code_points(texts, "甲", "乙")
    assert table == cross_table(walked)
    for label in LABELS:
        binary = cross_table([(label in mine, label in theirs) for mine, theirs in walked])
        assert of_label(table, label) == binary
        assert kappa(of_label(table, label)) == kappa(binary)


@given(CODED)
def test_coded_alpha_is_the_share_of_unlike_pairs(coded: list[list[str | None]]) -> None:
    observed, said = 0.0, []
    for item in coded:
        answers = [answer for answer in item if answer is not None]
        if len(answers) > 1:
            said += answers
            unlike = sum(one != two for one, two in permutations(answers, 2))
            observed += unlike / (len(answers) - 1)
    pairs = [one != two for one, two in permutations(said, 2)]
    found = nominal_alpha(coded)
    assert found.observed == pytest.approx(observed / len(said) if said else 0)
    assert found.expected == pytest.approx(sum(pairs) / len(pairs) if pairs else 0)


@given(st.lists(continua(("甲", "乙", "丙")), min_size=1, max_size=2))
def test_alpha_of_stretches_is_what_its_definition_gives(texts: list[Continuum]) -> None:
    found = unitised_alpha(texts)
    for label, alpha in found.labels.items():
        plain = _plain(texts, label)
        assert alpha.observed == pytest.approx(plain.observed)
        assert alpha.expected == pytest.approx(plain.expected)
    assert found.overall.observed == pytest.approx(
        sum(alpha.observed for alpha in found.labels.values())
    )


@given(TEXTS, st.integers(0, 9))
def test_a_text_of_one_annotator_changes_nothing(texts: list[Continuum], length: int) -> None:
    mark = [LabelledSpan(Span(0, length), "人")] if length else []
    alone = Continuum(length=length, annotations={"甲": mark})
    assert agreement([*texts, alone], "甲", "乙") == agreement(texts, "甲", "乙")
    assert unitised_alpha([alone, *texts]) == unitised_alpha(texts)


@given(continua(most=5))
def test_pairs_are_as_many_as_can_be(text: Continuum) -> None:
    mine, theirs = ([mark.span for mark in text.annotations[name]] for name in ("甲", "乙"))
    pairs = pair_overlapping(mine, theirs)
    assert all(mine[at].meets(theirs[other]) for at, other in pairs)
    assert len({at for at, _ in pairs}) == len({other for _, other in pairs}) == len(pairs)
    assert len(pairs) == _most(mine, theirs)
    assert len(pairs) == len(pair_overlapping(theirs, mine))


def test_overlapping_spans_are_paired_past_the_closest() -> None:
    """The long span of the one and that of the other are alike, yet each has a short partner."""
    mine = [Span(0, 10), Span(0, 3)]
    theirs = [Span(0, 10), Span(5, 8)]
    assert sorted(pair_overlapping(mine, theirs)) == [(0, 1), (1, 0)]


@given(TEXTS)
def test_exact_scores_count_common_spans(texts: list[Continuum]) -> None:
    both = sum(
        (Counter(text.annotations["甲"]) & Counter(text.annotations["乙"])).total()
        for text in texts
    )
    assert scores(texts, "甲", "乙").micro.both == both


def _most(mine: Sequence[Span], theirs: Sequence[Span]) -> int:
    """The largest number of pairs, found by trying all."""
    if not mine:
        return 0
    first, *rest = mine
    return max(
        [_most(rest, theirs)]
        + [
            1 + _most(rest, [*theirs[:at], *theirs[at + 1 :]])
            for at, other in enumerate(theirs)
            if first.meets(other)
        ]
    )


Section = tuple[int, int, bool]
"""Start, end, and whether it is a unit and no gap."""


def _plain(texts: Sequence[Continuum], label: str) -> Alpha:
    """Alpha as Krippendorff 2004 defines it, section by section and place by place."""
    rows = [[_sections(text, name, label) for name in text.annotations] for text in texts]
    length = sum(text.length for text in texts)
    observers = 3
    observed = sum(
        _unlike(one, two)
        for row in rows
        for mine, theirs in permutations(row, 2)
        for one in mine
        for two in theirs
    )
    sections = [section for row in rows for found in row for section in found]
    units = [end - start for start, end, is_unit in sections if is_unit]
    chance = 0
    for unit in units:
        shifts = sum(2 * shift**2 for shift in range(-unit + 1, unit))
        places = sum(
            1
            for start, end, is_unit in sections
            if not is_unit
            for place in range(start, end)
            if place + unit <= end
        )
        chance += (len(units) - 1) * shifts + 2 * unit**2 * places
    everywhere = [(at, place) for at, unit in enumerate(units) for place in range(unit)]
    within = sum(one[0] == two[0] for one, two in permutations(everywhere, 2))
    pairs = observers * length * (observers * length - 1) - within
    return Alpha(
        observed=observed / (observers * (observers - 1) * length**2),
        expected=chance / (length * pairs),
    )


def _sections(text: Continuum, name: str, label: str) -> list[Section]:
    """Units and the gaps between them; units that share a place are one."""
    marked = [mark.span for mark in text.annotations[name] if mark.label == label]
    joined = [any(span.start < place < span.end for span in marked) for place in range(text.length)]
    inside = [
        any(span.start <= place < span.end for span in marked) for place in range(text.length)
    ]
    begins = [
        place
        for place in range(text.length)
        if not joined[place] and (inside[place] or place == 0 or inside[place - 1])
    ]
    return [(begin, end, inside[begin]) for begin, end in pairwise([*begins, text.length])]


def _unlike(one: Section, two: Section) -> int:
    """The difference of two sections."""
    (start, end, is_unit), (other_start, other_end, other_is_unit) = one, two
    if is_unit and other_is_unit and start < other_end and other_start < end:
        return (start - other_start) ** 2 + (end - other_end) ** 2
    if is_unit and not other_is_unit and other_start <= start and end <= other_end:
        return (end - start) ** 2
    if other_is_unit and not is_unit and start <= other_start and other_end <= end:
        return (other_end - other_start) ** 2
    return 0
