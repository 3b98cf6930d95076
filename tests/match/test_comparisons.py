"""Spans of two annotators side by side."""

from collections import Counter

import pytest
from hypothesis import given

from tests.match.marking import continua, marks
from workbench.match.agreement import compare, scores
from workbench.model.agreements import Comparison, ComparisonKind, Continuum, LabelledSpan
from workbench.model.spans import Span

TEXT = "习近平在郑州会见河南省委书记楼阳生"
MIRRORED = {
    ComparisonKind.ONLY_MINE: ComparisonKind.ONLY_THEIRS,
    ComparisonKind.ONLY_THEIRS: ComparisonKind.ONLY_MINE,
}


def told(rows: tuple[Comparison, ...]) -> list[tuple[str, str, str]]:
    """Kind and both sides, as `what stands there:label`."""
    return [(row.kind.value, _told(row.mine), _told(row.theirs)) for row in rows]


def _told(mark: LabelledSpan | None) -> str:
    return "" if mark is None else f"{mark.span.of(TEXT)}:{mark.label}"


@pytest.mark.parametrize(
    ("mine", "theirs", "rows"),
    [
        pytest.param([], [], [], id="nothing"),
        pytest.param(
            ["习近平:人"], ["习近平:人"], [("agreed", "习近平:人", "习近平:人")], id="agreed"
        ),
        pytest.param(
            ["郑州:地"], ["郑州:机构"], [("other label", "郑州:地", "郑州:机构")], id="other label"
        ),
        pytest.param(
            ["河南省委:机构"],
            ["省委:机构"],
            [("other bounds", "河南省委:机构", "省委:机构")],
            id="other bounds",
        ),
        pytest.param(
            ["河南省委:机构"],
            ["河南:地"],
            [("both other", "河南省委:机构", "河南:地")],
            id="both other",
        ),
        pytest.param(
            ["习近平:人"],
            ["楼阳生:人"],
            [("only mine", "习近平:人", ""), ("only theirs", "", "楼阳生:人")],
            id="only one has it",
        ),
        pytest.param(
            ["河南省委书记:人", "楼阳生:人"],
            ["习近平:人", "河南:地", "省委书记:人", "楼阳生:人"],
            [
                ("only theirs", "", "习近平:人"),
                ("only theirs", "", "河南:地"),
                ("other bounds", "河南省委书记:人", "省委书记:人"),
                ("agreed", "楼阳生:人", "楼阳生:人"),
            ],
            id="the same label goes before another, and each span is used once",
        ),
        pytest.param(
            ["河南省委书记楼阳生:人"],
            ["河南:人", "省委书记楼阳生:人"],
            [
                ("only theirs", "", "河南:人"),
                ("other bounds", "河南省委书记楼阳生:人", "省委书记楼阳生:人"),
            ],
            id="the larger overlap goes first",
        ),
        pytest.param(
            ["郑州:地", "郑州:地"],
            ["郑州:地", "郑州:机构"],
            [("agreed", "郑州:地", "郑州:地"), ("other label", "郑州:地", "郑州:机构")],
            id="what is there twice is compared twice",
        ),
        pytest.param(
            ["郑州:地", "郑州:人"],
            ["郑州:机构", "郑州:会议"],
            [("other label", "郑州:人", "郑州:会议"), ("other label", "郑州:地", "郑州:机构")],
            id="labels of one span answer each other in their order",
        ),
    ],
)
def test_each_span_stands_beside_its_answer(
    mine: list[str], theirs: list[str], rows: list[tuple[str, str, str]]
) -> None:
    found = compare(marks(TEXT, *mine), marks(TEXT, *theirs))
    assert told(found) == rows
    disagreements = compare(marks(TEXT, *mine), marks(TEXT, *theirs), agreed=False)
    assert told(disagreements) == [row for row in rows if row[0] != "agreed"]


def test_a_row_says_which_span_it_is_about() -> None:
    mine, theirs = LabelledSpan(Span(4, 6), "地", 17), LabelledSpan(Span(4, 6), "地", 42)
    (row,) = compare([mine], [theirs])
    assert row.mine is mine
    assert row.theirs is theirs


@given(continua())
def test_every_span_stands_in_one_row(text: Continuum) -> None:
    mine, theirs = text.annotations["甲"], text.annotations["乙"]
    rows = compare(mine, theirs)
    assert Counter(row.mine for row in rows if row.mine) == Counter(mine)
    assert Counter(row.theirs for row in rows if row.theirs) == Counter(theirs)
    places = [min(mark for mark in (row.mine, row.theirs) if mark) for row in rows]
    assert places == sorted(places)


@given(continua())
def test_the_kind_tells_how_the_sides_differ(text: Continuum) -> None:
    for row in compare(text.annotations["甲"], text.annotations["乙"]):
        assert row.kind is _kind(row)


@given(continua())
def test_the_rows_of_the_other_are_the_same_mirrored(text: Continuum) -> None:
    ours = compare(text.annotations["甲"], text.annotations["乙"])
    others = compare(text.annotations["乙"], text.annotations["甲"])
    mirrored = [
        Comparison(kind=MIRRORED.get(row.kind, row.kind), mine=row.theirs, theirs=row.mine)
        for row in others
    ]
    assert Counter(ours) == Counter(mirrored)


@given(continua())
def test_what_is_agreed_is_what_exact_scores_count(text: Continuum) -> None:
    rows = compare(text.annotations["甲"], text.annotations["乙"])
    agreed = sum(row.kind is ComparisonKind.AGREED for row in rows)
    assert agreed == scores([text], "甲", "乙").micro.both


def _kind(row: Comparison) -> ComparisonKind:
    if row.theirs is None:
        return ComparisonKind.ONLY_MINE
    if row.mine is None:
        return ComparisonKind.ONLY_THEIRS
    assert row.mine.span.meets(row.theirs.span)
    same = (row.mine.span == row.theirs.span, row.mine.label == row.theirs.label)
    return {
        (True, True): ComparisonKind.AGREED,
        (True, False): ComparisonKind.OTHER_LABEL,
        (False, True): ComparisonKind.OTHER_BOUNDS,
        (False, False): ComparisonKind.BOTH_OTHER,
    }[same]
