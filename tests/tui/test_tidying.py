"""What is done for the memory while nobody types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.opened import page_file, running, settled
from tests.tui.pressing import press, write
from workbench.model.segments import State
from workbench.services import indexing, pairing, projects, translating
from workbench.store import shards
from workbench.store.project import Store
from workbench.tui import tidying

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from workbench.tui.app import WorkbenchApp

SOURCE = "维护政治安全。坚持党的领导。"
TARGET = "Uphold political security. Uphold the leadership of the Party."
SENTENCES = [
    ("坚持党的领导。", "Uphold the leadership of the Party."),
    ("维护政治安全。", "Uphold political security."),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return page_file(tmp_path / "法制.db", SOURCE, "没有英文。")


def sentences(path: Path) -> list[tuple[str, str]]:
    with Store.open(path, writable=False) as store:
        units = store.units.get(list(store.units.rows_of()))
    return sorted((unit.source, unit.target) for unit in units.values() if unit.is_sentence)


async def tidied(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Lets the keys rest for long, and waits for what comes of it."""
    app.tidying._last_key -= 10
    app.tidying.look()
    for _ in range(5):
        await settled(app, pilot)


async def test_sentences_of_a_confirmed_pair_are_paired_when_the_keys_rest(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, TARGET)
        await press(pilot, "enter")
        await settled(app, pilot)
        assert sentences(path) == []
        await tidied(app, pilot)
        assert sentences(path) == SENTENCES


async def test_what_was_confirmed_before_is_caught_up_with(path: Path) -> None:
    with Store.open(path) as store:
        row, pair = projects.find_segment(store, "1", None)
        translating.set_target(store, row, pair, TARGET, State.TRANSLATED, "李译")
    async with running(path) as (app, pilot):
        await tidied(app, pilot)
        assert sentences(path) == SENTENCES


async def test_nothing_is_begun_while_somebody_types(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "REST_SECONDS", 1000.0)
    async with running(path) as (app, pilot):
        await write(pilot, TARGET)
        await press(pilot, "enter")
        app.tidying.look()
        await settled(app, pilot)
        assert sentences(path) == []


async def test_nothing_is_looked_at_twice(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    complete_some = pairing.complete_some

    def counted(store: Store, count: int) -> int:
        asked.append(count)
        return complete_some(store, count)

    monkeypatch.setattr(pairing, "complete_some", counted)
    async with running(path) as (app, pilot):
        await tidied(app, pilot)
        before = len(asked)
        assert before > 0
        await tidied(app, pilot)
        assert len(asked) == before


async def test_a_range_that_is_full_gets_its_index(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "SIZES", (4, 2))
    monkeypatch.setattr(shards, "SIZES", (4, 2))
    async with running(path) as (app, pilot):
        await write(pilot, TARGET)
        await press(pilot, "enter")
        await tidied(app, pilot)
        with Store.open(path, writable=False) as store:
            assert store.units.last() == 3
            assert indexing.missing(store) == []
            assert [place for _, place in store.shards.ranges(indexing.edition())] == [
                shards.ShardRange(0, 4)
            ]


async def test_a_failure_is_told_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from workbench.errors import Refused

    asked = []

    def fails(_store: Store, _count: int) -> int:
        asked.append(1)
        raise Refused("the disk is full")

    monkeypatch.setattr(pairing, "complete_some", fails)
    async with running(path) as (app, pilot):
        await tidied(app, pilot)
        await tidied(app, pilot)
        assert asked == [1]
