import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.opened import ME, page_file, running, settled, sources, targets
from tests.tui.pressing import number, press, standing, write
from tests.tui.screens import lines
from workbench.model.segments import State
from workbench.services import projects, reviewing, segmenting, translating
from workbench.store.project import Store
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.timeline import TimelineScreen

PAGE = ("维护政治安全。", "坚决维护国家政治安全。")
FIRST, SECOND = "Uphold political safety.", "Uphold political security."


def project(path: Path) -> Path:
    """A page whose first pair was translated, changed, flagged and corrected by two people."""
    page_file(path, *PAGE)
    with projects.open_for_writing(path) as store:
        for text, state, author in (
            (FIRST, State.TRANSLATED, ME),
            (SECOND, State.REVIEWED, "王审"),
        ):
            row, pair = projects.find_segment(store, "1", None)
            translating.set_target(store, row, pair, text, state, author)
        translating.flag(store, 2, 2, True, "王审")
        row, pair = projects.find_segment(store, "1", None)
        segmenting.correct(store, row, pair, "维护国家政治安全。", "王审")
    return path


async def opened(app: WorkbenchApp, pilot: Pilot[None]) -> TimelineScreen:
    await press(pilot, "ctrl+o", "h")
    await settled(app, pilot)
    assert isinstance(app.screen, TimelineScreen)
    return app.screen


def shown(screen: TimelineScreen) -> list[str]:
    """Who and what, without the times."""
    return [
        "|".join(part.text for part in screen.read_row(at)[1:]) for at in range(screen.rows.count)
    ]


def card(screen: TimelineScreen) -> list[tuple[str, str]]:
    """(role, text) of every part of the card that is shown, without the line of names and times."""
    found = [(part.role, part.text) for line in screen.card._lines for part in line]
    return [each for each in found if each[0] != "reading"]


async def test_the_segment_with_its_changes(tmp_path: Path) -> None:
    path = project(tmp_path / "法制.db")
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot)
        assert shown(screen) == [
            "王审|correct source 1",
            "王审|translate 1",
            "李译|translate 1",
            "李译|add henan-legal-daily.txt",
        ]
        assert card(screen) == [
            ("title", "correct source 1"),
            ("label", "1 source: initial, corrected"),
            ("other", "维护"),
            ("gained", "{+国家+}"),
            ("other", "政治安全。"),
        ]
        await press(pilot, "down")
        assert card(screen)[2:] == [
            ("other", "Uphold political "),
            ("lost", "[-safety-]"),
            ("gained", "{+security+}"),
            ("other", "."),
        ]
        assert "segment 1: 2/4" in lines(app)[-2]
        await press(pilot, "escape")
        assert app.screen is app.editor


@pytest.mark.usefixtures("beijing")
async def test_a_small_terminal(tmp_path: Path) -> None:
    path = project(tmp_path / "法制.db")
    with closing(sqlite3.connect(path)) as connection, connection:
        for table, hour in (("change_sets", "max(1, min(id - 1, 9))"), ("revisions", "min(id, 9)")):
            connection.execute(
                f"UPDATE {table} SET time = '2026-11-24T0' || {hour} || ':30:00.000Z'"
            )
    async with running(path, (64, 18)) as (app, pilot):
        await opened(app, pilot)
        await press(pilot, "down")
        assert [line for line in lines(app) if line] == [
            " / filters: author, what was done, texts",
            "  11-24 17:30   王审     correct source 1",
            "> 11-24 16:30   王审     translate 1",
            "  11-24 15:30   李译     translate 1",
            "  11-24 09:30   李译     add henan-legal-daily.txt",
            " translate 1",
            " 王审, 2026-11-24 16:30:00, command line, henan-legal-daily.txt",
            " 1 target: reviewed",
            " Uphold political [-safety-]{+security+}.",
            " segment 1: 2/4",
            " F1 help ^Q quit Esc back / filter Enter go there r restore",
        ]


async def test_two_marks_show_what_changed_between_them(tmp_path: Path) -> None:
    path = project(tmp_path / "法制.db")
    with Store.open(path) as store:
        row, pair = projects.find_segment(store, "1", None)
        translating.set_target(store, row, pair, "Safety is upheld.", State.DRAFT, ME)
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot)
        await press(pilot, "space", "down", "down", "space")
        assert card(screen) == [
            ("title", "two wordings of the target"),
            ("lost", "[-Uphold political safety-]"),
            ("gained", "{+Safety is upheld+}"),
            ("other", "."),
        ]
        await press(pilot, "up", "space", "down", "space")
        assert card(screen) == [
            ("title", "the two have no wording of one side in common"),
        ]


async def test_a_wording_stands_again_and_that_is_undone(tmp_path: Path) -> None:
    path = project(tmp_path / "法制.db")
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot)
        await press(pilot, "down", "down", "r")
        await settled(app, pilot)
        assert standing(path, 1) == (FIRST, State.DRAFT)
        assert "target restored; ^Z takes it back" in lines(app)[-2]
        assert shown(screen)[0] == "李译|restore 1"
        await press(pilot, "ctrl+z")
        await settled(app, pilot)
        assert standing(path, 1) == (SECOND, State.REVIEWED)
        assert shown(screen)[:2] == ["李译|undone: restore 1", "李译|restore 1"]
        await press(pilot, "end", "r")
        await settled(app, pilot)
        assert sources(path)[0] == PAGE[0]
        await press(pilot, "escape")
        await settled(app, pilot)
        assert app.work.pair.segment.source == PAGE[0]


async def test_nothing_is_restored_in_a_final_segment(tmp_path: Path) -> None:
    path = project(tmp_path / "法制.db")
    with Store.open(path) as store:
        row, pair = projects.find_segment(store, "1", None)
        reviewing.finish(store, row, pair, "王审")
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot)
        assert shown(screen)[0] == "王审|finish 1"
        for keys in (("r",), ("down", "r"), ("end", "r")):
            await press(pilot, *keys)
            assert "segment 1 is final; a reviewer can open it again" in lines(app)[-2]
        assert (targets(path)[0], sources(path)[0]) == (SECOND, "维护国家政治安全。")


async def test_the_day_and_back_to_a_segment(tmp_path: Path) -> None:
    path = project(tmp_path / "法制.db")
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot)
        await press(pilot, "d")
        await pilot.pause()
        await press(pilot, "enter")
        await settled(app, pilot)
        flag = shown(screen).index("王审|flag 2")
        assert "李译|add henan-legal-daily.txt" in shown(screen)
        assert "词表|add term 政治安全" in shown(screen)
        await press(pilot, *["down"] * flag, "r")
        assert "nothing was written here that could stand again" in lines(app)[-2]
        await press(pilot, "s")
        await settled(app, pilot)
        assert shown(screen) == ["王审|flag 2", "李译|add henan-legal-daily.txt"]
        await press(pilot, "enter")
        await settled(app, pilot)
        assert (app.screen is app.editor, number(app)) == (True, 2)


async def test_days_that_are_none_and_empty_ones(tmp_path: Path) -> None:
    path = project(tmp_path / "法制.db")
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot)
        for text, said in (
            ("24.11.", "'24.11.' is no day; write it as 2026-11-24, today or yesterday"),
            ("1999-01-01", "1999-01-01: nothing was done"),
        ):
            await press(pilot, "d")
            await pilot.pause()
            await press(pilot, "ctrl+u")
            await write(pilot, text)
            await press(pilot, "enter")
            await settled(app, pilot)
            assert said in lines(app)[-2]
        assert (screen.rows.count, card(screen)) == (0, [])
        await press(pilot, "enter")
        assert "this was done in no single segment" in lines(app)[-2]


async def test_the_filter_knows_authors_and_texts(tmp_path: Path) -> None:
    path = project(tmp_path / "法制.db")
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot)
        for text, left in (("李译", 2), ("safety", 2), ("国家", 1), ("command line", 3)):
            screen.filter.value = text
            await pilot.pause(0.2)
            assert screen.rows.count == left


async def test_from_the_palette(tmp_path: Path) -> None:
    path = project(tmp_path / "法制.db")
    async with running(path) as (app, pilot):
        commands = {command.name: command for command in app.keymap.commands}
        for name, place in (("timeline", "segment 1: 1/4"), ("day", ": 1/")):
            assert commands[name].in_palette
            app.editor.run_command(commands[name])
            await settled(app, pilot)
            assert place in lines(app)[-2]
            await press(pilot, "q")
            await settled(app, pilot)


async def test_what_the_editor_does_is_told_as_such(tmp_path: Path) -> None:
    path = project(tmp_path / "法制.db")
    async with running(path) as (app, pilot):
        await write(pilot, "Firmly ")
        screen = await opened(app, pilot)
        assert shown(screen)[0] == "李译|typing in 1"
        assert screen._shown[0].via == "editor"
