from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.opened import page_file, running, settled
from tests.tui.pressing import press, write
from tests.tui.screens import lines, said
from workbench.model.segments import State
from workbench.services import pairing, pairing_by_hand, projects, translating
from workbench.store.project import Store
from workbench.tui.screens.pairing import PairingScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from workbench.tui.app import WorkbenchApp

SOURCE = "维护政治安全。坚持党的领导。推进扫黑除恶常态化。"
TARGET = "Uphold political security. Uphold the leadership of the Party. Fight organised crime."
FIRST, SECOND, THIRD = "维护政治安全。", "坚持党的领导。", "推进扫黑除恶常态化。"
ONE, TWO, THREE = (
    "Uphold political security.",
    "Uphold the leadership of the Party.",
    "Fight organised crime.",
)


def paired_file(path: Path) -> Path:
    """A project with a pair of three sentences, and a source without English."""
    page_file(path, SOURCE, "没有英文。")
    with Store.open(path) as store:
        row, pair = projects.find_segment(store, "1", None)
        translating.set_target(store, row, pair, TARGET, State.TRANSLATED, "李译")
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return paired_file(tmp_path / "法制.db")


async def opened(app: WorkbenchApp, pilot: Pilot[None]) -> PairingScreen:
    await press(pilot, "ctrl+o", "l")
    await settled(app, pilot)
    assert isinstance(app.screen, PairingScreen)
    return app.screen


def told(screen: PairingScreen) -> list[tuple[str, str]]:
    rows = [screen.read_row(at) for at in range(screen.rows.count)]
    return [(row[1].text, row[2].text.strip()) for row in rows]


def sentences(path: Path) -> list[tuple[str, str]]:
    """The units of single sentences that stand in the file."""
    with Store.open(path, writable=False) as store:
        units = store.units.get(list(store.units.rows_of()))
    return [(unit.source, unit.target) for unit in units.values() if unit.is_sentence]


async def test_the_sentences_are_listed_with_how_sure_they_are(path: Path) -> None:
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot)
        assert told(screen) == [(FIRST, ONE), (SECOND, TWO), (THIRD, THREE)]
        assert screen.read_row(0)[0].text.startswith("1:1 ")
        assert lines(app)[-2].strip().startswith("sentences of 1 1/3")


async def test_how_sure_they_are_is_not_cut_beside_the_card(path: Path) -> None:
    with Store.open(path) as store:
        row, _ = projects.find_segment(store, "1", None)
        pairing_by_hand.keep(store, pairing_by_hand.read(store, row), "李译")
    async with running(path, (120, 40)) as (app, pilot):
        await opened(app, pilot)
        assert [line[:12] for line in lines(app)[1:4]] == [
            "> 1:1 100%  ", "  1:1 100%  ", "  1:1 100%  ",
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("j", [(FIRST + SECOND, f"{ONE} {TWO}"), (THIRD, THREE)]),
        ("js", [(FIRST, ONE), (SECOND, TWO), (THIRD, THREE)]),
        ("x", [(FIRST, "(none)"), ("(none)", ONE), (SECOND, TWO), (THIRD, THREE)]),
        ("d", [(FIRST, "(none)"), (SECOND, f"{ONE} {TWO}"), (THIRD, THREE)]),
        ("D", [("(none)", ONE), (FIRST + SECOND, TWO), (THIRD, THREE)]),
    ],
)
async def test_keys_and_undo(path: Path, keys: str, expected: list[tuple[str, str]]) -> None:
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot)
        await press(pilot, *keys)
        assert told(screen) == expected
        assert "not kept yet" in lines(app)[-2]
        await press(pilot, *["ctrl+z"] * len(keys))
        assert told(screen) == [(FIRST, ONE), (SECOND, TWO), (THIRD, THREE)]
        assert "not kept yet" not in lines(app)[-2]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("u", [(FIRST, f"{ONE} {TWO}"), (SECOND, "(none)"), (THIRD, THREE)]),
        ("U", [(FIRST + SECOND, ONE), ("(none)", TWO), (THIRD, THREE)]),
    ],
)
async def test_up(path: Path, key: str, expected: list[tuple[str, str]]) -> None:
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot)
        await press(pilot, "down", key)
        assert told(screen) == expected


async def test_what_is_kept_makes_the_units_and_can_be_undone(path: Path) -> None:
    with Store.open(path) as store:
        pairing.complete_some(store)
    before = sentences(path)
    async with running(path) as (app, pilot):
        await opened(app, pilot)
        await press(pilot, "j", "enter")
        await settled(app, pilot)
        assert app.screen is app.editor
        assert said(app) == "the sentences are paired; ^Z takes it back"
        assert sorted(sentences(path)) == sorted([(FIRST + SECOND, f"{ONE} {TWO}"), (THIRD, THREE)])
        await press(pilot, "ctrl+z")
        await settled(app, pilot)
        assert "undone: pair sentences of 1" in said(app)
        assert sorted(sentences(path)) == sorted(before)


async def test_leaving_asks_where_something_was_changed(path: Path) -> None:
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot)
        await press(pilot, "j", "escape")
        assert app.screen is screen
        assert "Esc again leaves it as it was" in lines(app)[-2]
        await press(pilot, "escape")
        assert app.screen is app.editor
        await press(pilot, "l", "escape")
        assert app.screen is app.editor


async def test_quitting_asks_too(path: Path) -> None:
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot)
        await press(pilot, "j", "ctrl+q")
        assert app.screen is screen
        assert "Enter keeps what you changed" in lines(app)[-2]


async def test_what_cannot_be_done_is_said(path: Path) -> None:
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot)
        await press(pilot, "end", "j")
        assert "none after it" in lines(app)[-2]
        await press(pilot, "slash")
        assert screen.focused is screen.rows
        assert told(screen) == [(FIRST, ONE), (SECOND, TWO), (THIRD, THREE)]


async def test_a_key_before_the_sentences_are_read_does_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(path) as (app, pilot):
        monkeypatch.setattr(app.background, "ask_memory", lambda *_, **__: None)
        screen = await opened(app, pilot)
        await press(pilot, *"jsxduDU", "enter")
        assert app.screen is screen
        assert screen.rows.count == 0
        await press(pilot, "escape")
        assert app.screen is app.editor


async def test_a_pair_without_english_has_nothing_to_pair(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+down", "ctrl+o", "l")
        assert app.screen is app.editor
        assert said(app).startswith("segment 2 has no English yet")
        await press(pilot, "escape")
        await write(pilot, "No English.")
        await press(pilot, "ctrl+o", "l")
        await settled(app, pilot)
        assert isinstance(app.screen, PairingScreen)
        assert told(app.screen) == [("没有英文。", "No English.")]
