import pytest

from tests.builders import add_document, project, row_of, visit_of
from workbench.model.segments import Side
from workbench.model.spans import Span
from workbench.services import segmenting, translating
from workbench.services.searching import SearchHit, places, renderings, search
from workbench.store.project import Store

SOURCES = ("推动政法工作,政法先行", "推動ＷＴＯ政法改革", "𠮷野家案")
TARGETS = ("Advance Political work", "political reform at the WTO", "")


@pytest.fixture
def store() -> Store:
    """A project with two translated segments."""
    store = project(*SOURCES)
    for number, text in enumerate(TARGETS, 1):
        translating.save_draft(store, visit_of(store, number), text)
    return store


S, T = Side.SOURCE, Side.TARGET


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("政法", [(1, S, 2, 4), (1, S, 7, 9), (2, S, 5, 7)]),
        ("推动", [(1, S, 0, 2), (2, S, 0, 2)]),
        ("推動", [(1, S, 0, 2), (2, S, 0, 2)]),
        ("wto", [(2, S, 2, 5), (2, T, 24, 27)]),
        ("POLITICAL", [(1, T, 8, 17), (2, T, 0, 9)]),
        ("野家", [(3, S, 1, 3)]),
        ("，", [(1, S, 6, 7)]),
        ("律师", []),
        ("", []),
    ],
)
def test_a_phrase_is_found_on_both_sides(
    store: Store, phrase: str, expected: list[tuple[int, Side, int, int]]
) -> None:
    assert search(store, phrase) == [
        SearchHit(
            row=row,
            side=side,
            span=Span(start, end),
            text=(SOURCES if side is S else TARGETS)[row - 1],
        )
        for row, side, start, end in expected
    ]


def test_a_search_can_be_bounded(store: Store) -> None:
    assert [hit.row for hit in search(store, "政法", limit=2)] == [1, 1]
    other = add_document(store, "政法", name="党史")
    assert [hit.row for hit in search(store, "政法", document=other)] == [4]
    assert [hit.row for hit in search(store, "政法")] == [1, 1, 2, 4]


def test_what_was_joined_away_is_not_found_twice(store: Store) -> None:
    pairs = store.segments.pair(row_of(store, 1)), store.segments.pair(row_of(store, 2))
    segmenting.join_next(store, row_of(store, 1), *pairs, "李译")
    assert [hit.row for hit in search(store, "政法", limit=9)] == [1, 1, 1]


def test_how_a_phrase_was_rendered_before(store: Store) -> None:
    found = renderings(store, "推動")
    assert [(r.row, r.pair.segment.number, r.pair.target.text, r.spans) for r in found] == [
        (1, 1, TARGETS[0], (Span(0, 2),)),
        (2, 2, TARGETS[1], (Span(0, 2),)),
    ]
    assert [r.row for r in renderings(store, "政法", but=1)] == [2]
    assert [r.row for r in renderings(store, "政法", limit=1)] == [1]
    assert renderings(store, "野家") == renderings(store, "") == []


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("法", "法法法", [(0, 1), (1, 2), (2, 3)]),
        ("法法", "法法法", [(0, 2)]),
        ("国家", "国家的国家", [(0, 2), (3, 5)]),
        ("国家", "", []),
    ],
)
def test_places_do_not_overlap(key: str, text: str, expected: list[tuple[int, int]]) -> None:
    assert places(key, text) == [Span(*span) for span in expected]
