"""Segments by their numbers, in ranges and lists."""

from __future__ import annotations

import pytest

from tests.builders import add_document, pair_of, project, row_of
from workbench.errors import BadInput, NotFound, WorkbenchError
from workbench.services import selecting
from workbench.store.project import Store


@pytest.fixture
def store() -> Store:
    """A project with twelve segments."""
    return project(*(f"第{number}条" for number in range(1, 13)))


@pytest.mark.parametrize(
    ("named", "numbers"),
    [
        ("3", [3]),
        ("3-7", [3, 4, 5, 6, 7]),
        ("3,5,9-12", [3, 5, 9, 10, 11, 12]),
        ("9-12, 3 ,5", [3, 5, 9, 10, 11, 12]),
        ("2-4,3-5,3", [2, 3, 4, 5]),
        ("11-", [11, 12]),
        ("1-", list(range(1, 13))),
        ("4-4", [4]),
    ],
)
def test_numbers_are_read_in_order_and_once(store: Store, named: str, numbers: list[int]) -> None:
    found = selecting.find_segments(store, named, None)
    assert found == [(row_of(store, number), pair_of(store, number)) for number in numbers]
    assert selecting.pairs_of(store, [row for row, _ in found]) == [pair for _, pair in found]


def test_ids_stand_for_numbers(store: Store) -> None:
    ids = [pair_of(store, number).segment.id for number in (5, 2)]
    found = selecting.find_segments(store, f"{ids[0]},{ids[1]},7", None)
    assert [pair.segment.number for _, pair in found] == [2, 5, 7]


@pytest.mark.parametrize(
    ("named", "error", "fault"),
    [
        ("0", NotFound, "there is no segment 0; the document has 1 to 12"),
        ("13", NotFound, "there is no segment 13"),
        ("3-13", NotFound, "there is no segment 13"),
        ("13-", NotFound, "there is no segment 13"),
        ("7-3", BadInput, "7-3 counts backwards; write 3-7"),
        ("", BadInput, "'' is no segment number"),
        ("3,,4", BadInput, "'' is no segment number"),
        ("-3", BadInput, "'-3' is no segment number"),
        ("三", BadInput, "'三' is no segment number"),
        ("٣", BadInput, "'٣' is no segment number"),
        ("9" * 30, BadInput, "is no segment number"),
        ("9" * 18, NotFound, "there is no segment 9999"),
    ],
)
def test_what_names_no_segment(
    store: Store, named: str, error: type[WorkbenchError], fault: str
) -> None:
    with pytest.raises(error) as caught:
        selecting.find_segments(store, named, None)
    assert fault in str(caught.value)


def test_of_several_documents_one_is_meant(store: Store) -> None:
    add_document(store, "第二版", "第三版", name="第二版")
    with pytest.raises(BadInput, match="the project has 2 documents"):
        selecting.find_segments(store, "1", None)
    (_, first), (_, second) = selecting.find_segments(store, "1-2", "第二版")
    assert (first.segment.source, second.segment.source) == ("第二版", "第三版")
    assert selecting.find_segments(store, first.segment.id, None)[0][1] == first
    with pytest.raises(BadInput, match="several documents"):
        selecting.find_segments(store, f"{first.segment.id},1", "henan-legal-daily.txt")


def test_more_than_a_query_may_ask_for() -> None:
    store = project(*("条" for _ in range(1203)))
    found = selecting.find_segments(store, "2-", None)
    assert [pair.segment.number for _, pair in found] == list(range(2, 1204))
    assert [pair.segment.number for _, pair in selecting.following(store, found[0][0])] == list(
        range(2, 1204)
    )
