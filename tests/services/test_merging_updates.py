"""Copies of which one, or both, read newer versions of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest

from tests.builders import PAGE, newer
from tests.services.two_copies import SOURCES, merge, opened, pairs, rows, split, two, write
from workbench.model.updated import Updated
from workbench.services import earlier, undoing, updating, wording_history
from workbench.store.project import Store

if TYPE_CHECKING:
    from pathlib import Path

A, B, C, D = SOURCES
B2 = B.replace("综合", "完善")
NEW = "推动政法工作高质量发展。"
OTHER = "全面推进“1+5+N”社会治理体系。"

Copies: TypeAlias = "tuple[Path, Path]"


@pytest.fixture
def copies(tmp_path: Path) -> Copies:
    """The copies of 甲 and 乙, in which the first two paragraphs are translated."""
    return two(tmp_path)


def update(path: Path, author: str, *paragraphs: str) -> Updated:
    with opened(path) as store:
        return updating.update(store, PAGE, newer(*paragraphs), author)


def sources(path: Path) -> list[str]:
    return [source for source, *_ in pairs(path)]


def is_as_read(path: Path, *paragraphs: str) -> bool:
    """Whether reading a file into the document would find nothing new."""
    with Store.open(path, writable=False) as store:
        found = updating.preview(store, PAGE, newer(*paragraphs))
    return not (found.changed or found.came or found.gone or found.moved)


def test_the_order_of_a_newer_version_comes_with_it(copies: Copies) -> None:
    mine, theirs = copies
    with opened(mine) as store:
        split(store, 1, "依法", "李译")
    update(theirs, "王审", NEW, D, A, B, OTHER, C)
    merge(mine, theirs)
    assert sources(mine) == [NEW, D, A[:11], A[11:], B, OTHER, C]
    assert is_as_read(mine, NEW, D, A, B, OTHER, C)
    with opened(mine) as store:
        undoing.undo(store, "李译", documents=True)
        assert list(store.faults()) == []
    assert sources(mine) == [A[:11], A[11:], B, C, D]


def test_what_both_read_is_one_segment(copies: Copies) -> None:
    mine, theirs = copies
    update(mine, "李译", NEW, A, B2, C)
    update(theirs, "王审", NEW, A, B2, C)
    with opened(theirs) as store:
        write(store, 1, "High-quality development.", "王审")
    merged = merge(mine, theirs)
    assert (merged.conflicts, len(merged.settled)) == ((), 1)
    assert pairs(mine) == [
        (NEW, "High-quality development.", "translated"),
        (A, "Target 1 of the first day.", "translated"),
        (B2, "", "initial"),
        (C, "", "initial"),
    ]
    assert is_as_read(mine, NEW, A, B2, C)
    merge(theirs, mine, "王审")
    assert pairs(theirs) == pairs(mine)
    assert is_as_read(theirs, NEW, A, B2, C)


def test_of_two_newer_versions_that_of_mine_stands(copies: Copies) -> None:
    mine, theirs = copies
    update(mine, "李译", A, B2, NEW, C, D)
    update(theirs, "王审", OTHER, D, A, C)
    merged = merge(mine, theirs)
    assert merged.settled == (
        f"{PAGE}: both read a newer version of it; the file of mine stands",
        f"only the newer version of theirs has “{OTHER}”",
    )
    assert sources(mine) == [A, B2, NEW, C, D]
    assert is_as_read(mine, A, B2, NEW, C, D)


@pytest.mark.parametrize("is_read_in_mine", [True, False])
def test_english_for_an_earlier_source_is_offered_and_does_not_stand(
    copies: Copies, is_read_in_mine: bool
) -> None:
    mine, theirs = copies
    reader, writer = (mine, theirs) if is_read_in_mine else (theirs, mine)
    update(reader, "王审", A, B2, C, D)
    with opened(writer) as store:
        write(store, 2, "Of the second day.", "李译")
    assert merge(mine, theirs).conflicts == ()
    assert pairs(mine)[1] == (B2, "", "initial")
    with opened(mine) as store:
        found = earlier.find(store, rows(store)[1])
    assert found is not None
    assert (found.before, found.after, found.target) == (B, B2, "Of the second day.")


@pytest.mark.parametrize("is_read_in_mine", [True, False])
def test_nobody_is_asked_about_what_is_gone(copies: Copies, is_read_in_mine: bool) -> None:
    mine, theirs = copies
    reader, writer = (mine, theirs) if is_read_in_mine else (theirs, mine)
    update(reader, "王审", A, C, D)
    with opened(writer) as store:
        write(store, 2, "Of the second day.", "李译")
    merge(mine, theirs)
    with opened(mine) as store:
        assert wording_history.conflicts(store) == []
    assert sources(mine) == [A, C, D]
