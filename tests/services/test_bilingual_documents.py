import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.builders import pair_of, row_of, texts
from workbench.errors import Refused
from workbench.model.segments import Origin, State
from workbench.plugins import Registry
from workbench.services import (
    importing,
    mending,
    recutting,
    segmenting,
    translating,
    undoing,
    updating,
    writing_back,
)
from workbench.services.importing import Repair
from workbench.store.project import Store

ME, THEY = "李译", "王审"
THEN = "2026-02-03T04:05:06.000Z"
FORMATS = Registry(package="tests.services.bilingual_formats", group="none")
BROKEN = "深入贯彻《中国共产党政法工作条例", "》,推进平安建设。"
"""What repair would join."""
ROWS: list[list[Any]] = [
    [BROKEN[0], "", "initial", {}],
    [BROKEN[1], "to advance safety.", "draft", {}],
    ["判决书", "Judgment", "translated", {"author": THEY, "time": THEN}],
    ["ISBN", "ISBN", "draft", {"is_translatable": False}],
    ["昆明", "Kunming", "reviewed", {"is_locked": True, "notes": [{"text": "a city"}]}],
    ["朝阳区", "Chaoyang", "final", {"notes": [{"text": "照旧", "author": THEY, "time": THEN}]}],
]


def file(folder: Path, rows: Sequence[Sequence[Any]]) -> Path:
    path = folder / "双语.rows"
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    path.write_text("".join(lines), encoding="utf-8")
    return path


def proposal(folder: Path, rows: Sequence[Sequence[Any]]) -> importing.Proposal:
    return importing.propose(file(folder, rows), Repair.AUTO, FORMATS)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.memory()
    importing.add(store, [proposal(tmp_path, ROWS)], ME)
    return store


def remembered(store: Store) -> list[str]:
    """The targets of the memory, in order."""
    rows = sorted(store.units.rows_of())
    return [unit.target for _, unit in sorted(store.units.get(rows).items())]


def translate(store: Store, number: int, text: str) -> None:
    row = row_of(store, number)
    translating.set_target(store, row, store.segments.pair(row), text, State.TRANSLATED, ME)


def written(store: Store, folder: Path) -> list[list[Any]]:
    out = folder / "out.rows"
    writing_back.write_back(store, "双语", out, registry=FORMATS)
    return [json.loads(line)[:3] for line in out.read_text("utf-8").splitlines()]


def test_the_segments_of_the_file_come_in_with_all_that_it_says_of_them(store: Store) -> None:
    pairs = [pair_of(store, number) for number in range(1, 7)]
    assert [
        (
            pair.segment.source,
            pair.target.text,
            pair.target.state,
            pair.segment.is_translatable,
            pair.segment.is_locked,
        )
        for pair in pairs
    ] == [
        (BROKEN[0], "", State.INITIAL, True, False),
        (BROKEN[1], "to advance safety.", State.DRAFT, True, False),
        ("判决书", "Judgment", State.TRANSLATED, True, False),
        ("ISBN", "ISBN", State.DRAFT, False, False),
        ("昆明", "Kunming", State.FINAL, True, True),
        ("朝阳区", "Chaoyang", State.FINAL, True, True),
    ]
    target = pairs[2].target
    assert (target.author, target.time, target.origin) == (THEY, THEN, Origin.IMPORTED)
    assert pairs[1].target.author == ME
    assert [(each.body, each.author) for pair in pairs for each in pair.annotations] == [
        ("a city", ME),
        ("照旧", THEY),
    ]
    assert [pair.segment.unfinished for pair in pairs] == [""] * 6
    assert list(store.faults()) == []


def test_what_is_confirmed_goes_to_the_memory_and_leaves_it_with_the_document(
    store: Store,
) -> None:
    assert remembered(store) == ["Judgment", "Kunming", "Chaoyang"]
    undoing.undo(store, ME, documents=True)
    assert remembered(store) == []
    undoing.redo(store, ME, documents=True)
    assert remembered(store) == ["Judgment", "Kunming", "Chaoyang"]


def test_nothing_is_proposed_for_repair(store: Store) -> None:
    assert mending.of_document(store, 1).proposals == ()


def test_targets_are_written_and_sources_stay(store: Store, tmp_path: Path) -> None:
    before = [row[:3] for row in ROWS]
    before[4] = ["昆明", "Kunming", "final"]
    assert written(store, tmp_path) == before
    translate(store, 1, "To carry out the Regulations")
    before[0] = [BROKEN[0], "To carry out the Regulations", "translated"]
    assert written(store, tmp_path) == before
    pair = store.segments.pair(row_of(store, 3))
    segmenting.correct(store, row_of(store, 3), pair, "裁定书", ME)
    assert written(store, tmp_path) == before


def test_what_was_split_is_written_as_one(store: Store, tmp_path: Path) -> None:
    pair = store.segments.pair(row_of(store, 3))
    segmenting.split(store, row_of(store, 3), pair, 2, ME)
    translate(store, 4, "(in writing)")
    assert written(store, tmp_path)[2] == ["判决书", "Judgment (in writing)", "draft"]


def test_segments_of_the_file_are_not_joined(store: Store) -> None:
    fault = "双语 came from a file with both languages, whose segments cannot be joined"
    seen = [(row_of(store, number), pair_of(store, number)) for number in (1, 2)]
    with pytest.raises(Refused, match=fault):
        recutting.join(store, seen, ME)
    with pytest.raises(Refused, match=fault):
        segmenting.join_next(store, *seen[0], seen[1][1], ME)
    assert len(texts(store)) == 6


def test_a_newer_version_gives_the_targets_that_the_project_lacks(
    store: Store, tmp_path: Path
) -> None:
    translate(store, 2, "and to build a safer country.")
    newer = [
        [BROKEN[0], "To carry out", "translated", {"notes": [{"text": "which one?"}]}],
        [BROKEN[1], "something else", "reviewed", {}],
        ["新的", "New", "draft", {"is_translatable": False}],
        *ROWS[2:],
    ]
    updating.update(store, "双语", proposal(tmp_path, newer), ME)
    assert texts(store)[:3] == [
        (BROKEN[0], "To carry out"),
        (BROKEN[1], "and to build a safer country."),
        ("新的", "New"),
    ]
    assert not pair_of(store, 3).segment.is_translatable
    notes = [each.body for number in range(1, 8) for each in pair_of(store, number).annotations]
    assert notes == ["which one?", "a city", "照旧"]
    assert written(store, tmp_path)[2] == ["新的", "New", "draft"]


def test_a_newer_version_of_another_kind_is_refused(store: Store, tmp_path: Path) -> None:
    plain = tmp_path / "双语.txt"
    plain.write_text("判决书", encoding="utf-8")
    with pytest.raises(Refused, match="only the older version of 双语 has both languages"):
        updating.update(store, "双语", importing.propose(plain, Repair.OFF), ME)
    other = Store.memory()
    importing.add(other, [importing.propose(plain, Repair.OFF)], ME)
    with pytest.raises(Refused, match="only the newer version of 双语 has both languages"):
        updating.preview(other, "双语", proposal(tmp_path, ROWS))
