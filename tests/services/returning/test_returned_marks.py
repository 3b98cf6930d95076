"""What a file says of paragraphs beside their texts: that they need work or are locked."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.builders import pair_of, row_of
from tests.services.returning.rows import refusals, row, take
from workbench.model.returned import Mark, RowResult, TakenBack
from workbench.plugins import FORMATS
from workbench.services import exporting, parallel_texts, returning, translating
from workbench.store.project import Store

Record = dict[str, Any]


def sent(store: Store, folder: Path, edit: Callable[[list[Record]], None]) -> Path:
    """The project as JSON Lines, of which somebody has edited the objects."""
    path = folder / "back.jsonl"
    text = parallel_texts.parallel_text(store, "page")
    exporting.write_export(text, path, FORMATS.get("jsonl"))
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    edit(records)
    path.write_text("\n".join(map(json.dumps, records)), "utf-8")
    return path


def back(store: Store, path: Path) -> tuple[TakenBack, list[RowResult]]:
    told: list[RowResult] = []
    done = returning.take_back(store, path, "王审", tell=told.append)
    assert list(store.faults()) == []
    return done, told


def flags(store: Store) -> list[tuple[bool, bool]]:
    found = [pair_of(store, number).segment for number in (1, 2, 3)]
    return [(each.needs_work, each.is_locked) for each in found]


def marked(records: list[Record]) -> None:
    records[0]["needs_work"] = True
    records[1] |= {"needs_work": False, "locked": True}


def test_what_was_marked_in_the_file_is_taken(store: Store, tmp_path: Path) -> None:
    translating.flag(store, row_of(store, 2), 2, True, "李译")
    path = sent(store, tmp_path, marked)
    done, told = back(store, path)
    assert (done.taken, [each.marks for each in told]) == (
        2,
        [(Mark.NEEDS_WORK,), (Mark.LOCKED, Mark.WORK_DONE), ()],
    )
    assert flags(store) == [(True, False), (False, True), (False, False)]
    assert back(store, path)[0].same == 3
    store.journal.undo("王审")
    assert flags(store) == [(False, False), (True, False), (False, False)]


def test_what_was_marked_here_stays(store: Store, tmp_path: Path) -> None:
    path = sent(store, tmp_path, lambda records: None)
    translating.flag(store, row_of(store, 1), 1, True, "李译")
    assert back(store, path)[0].same == 3
    assert flags(store)[0] == (True, False)


def test_states_that_are_not_wanted_bring_no_marks(store: Store, tmp_path: Path) -> None:
    path = sent(store, tmp_path, marked)
    options = returning.ReturnOptions(has_states=False)
    assert returning.take_back(store, path, "王审", options).same == 3


def test_a_lock_is_not_opened_by_a_file(store: Store, tmp_path: Path) -> None:
    with store.journal.change("lock", "李译") as change:
        change.update("segments", row_of(store, 1), {"locked": 1})
    path = sent(store, tmp_path, lambda records: records[0].update(locked=False))
    _, told = back(store, path)
    assert told[0].warnings == (
        "it was unlocked in the file, and stays locked: a reviewer opens it (`workbench review`)",
    )
    assert flags(store)[0] == (False, True)


def test_rows_of_one_paragraph_that_are_marked_differently_say_different_things(
    store: Store,
) -> None:
    one = row(store, 1)
    _, told = take(store, one, replace(one, marks=(Mark.NEEDS_WORK,)))
    assert [reason for _, reason in refusals(told)] == [
        "rows of the file say different things of this paragraph; keep the right one"
    ] * 2
    assert flags(store)[0] == (False, False)
