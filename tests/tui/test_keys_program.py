"""Keys of the program itself: what the file has afterwards, and what the screen says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.opened import running, settled, stored
from tests.tui.pressing import DRAFT, press, shown, standing, stores, write
from tests.tui.screens import lines, said, screen, side
from workbench.errors import BadInput
from workbench.model.segments import State
from workbench.services import translating
from workbench.tui.command import all_commands

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("key", ["f1", "ctrl+underscore"])
async def test_help(path: Path, key: str) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, key)
        assert "Confirm this pair and go to the next open one" in screen(app)
        await press(pilot, "escape", "x")
        assert shown(app) == ("x", 1)


@pytest.mark.parametrize("key", ["ctrl+p", "ctrl+backslash", "f10"])
async def test_palette(path: Path, key: str) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, key)
        await pilot.pause(0.3)
        await write(pilot, "needs work")
        await pilot.pause(0.5)
        assert "needs work  F5" in screen(app)
        await press(pilot, "enter")
        await pilot.pause(0.2)
        await settled(app, pilot)
        assert stored(path, 1).segment.needs_work is True


@pytest.mark.parametrize("key", ["f7", "ctrl+f"])
async def test_no_palette_lies_above_what_is_being_answered(path: Path, key: str) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, key, "法", "ctrl+backslash")
        assert lines(app)[-1].startswith((" Enter keep", " Enter answer"))


async def test_the_palette_lists_the_commands(path: Path) -> None:
    async with running(path) as (app, pilot):
        listed = [each.title for each in app.get_system_commands(app.screen)]
        assert listed[0] == "confirm  Enter Ctrl+Enter"
        assert "typographic quotes  " in listed
        assert not any("row start" in title for title in listed)
        await pilot.pause()


async def test_zoom(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "Centenary")
        await press(pilot, "f12")
        assert [line.rstrip() for line in lines(app)[:3]] == [
            lines(app)[0],
            "        Centenary" + lines(app)[1][17:],
            lines(app)[2],
        ]
        assert lines(app)[0].startswith("> 1 ~   庆祝建党百年      ")
        await press(pilot, "f12")
        assert lines(app)[0].startswith("> 1 ~   庆祝建党百年                     Centenary")


@pytest.mark.parametrize("key", ["f4", "ctrl+right_square_bracket"])
async def test_side(path: Path, key: str) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "Party")
        await press(pilot, "enter", "ctrl+up")
        await write(pilot, "!")
        await stores(app, pilot)
        await press(pilot, key)
        assert side(app)[0] == "0 terms here"
        await press(pilot, key)
        assert side(app)[0] == "3 wordings, newest first"
        assert [line[-6:] for line in side(app)[2::2]] == ["Party!", " Party", " Party"]
        await press(pilot, key)
        assert side(app)[0] == "0 notes here"
        await press(pilot, key)
        assert side(app)[0] == "0 terms here"


async def test_a_label_puts_an_earlier_wording_back(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "Party")
        await press(pilot, "enter", "ctrl+up")
        await write(pilot, "!")
        await stores(app, pilot)
        await press(pilot, "f4", "f4", "grave_accent", "2")
        await stores(app, pilot)
        assert standing(path, 1) == ("Party", DRAFT)
        await press(pilot, "ctrl+z")
        await stores(app, pilot)
        assert standing(path, 1) == ("Party!", DRAFT)


async def test_switch_theme(path: Path) -> None:
    async with running(path) as (app, pilot):
        before = screen(app)
        assert app.theme == "workbench-dark"
        app.switch_theme()
        await settled(app, pilot)
        assert (app.theme, screen(app)) == ("workbench-light", before)


async def test_a_theme_that_is_not_there_is_the_usual_one(path: Path) -> None:
    async with running(path, theme="no-such-theme") as (app, _):
        assert app.theme == "workbench-dark"


async def test_typographic_quotes(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, '"It\'s" -- so...')
        assert shown(app)[0] == "“It’s” – so…"
        await press(pilot, "ctrl+z")
        assert shown(app)[0] == "“It’s” – so..."
        (command,) = (each for each in all_commands() if each.name == "typographic-quotes")
        app.editor.run_command(command)
        assert said(app) == "quotes and dashes become typographic: off"
        await write(pilot, "\"'--")
        assert shown(app)[0] == "“It’s” – so...\"'--"


async def test_save(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "Party")
        await press(pilot, "ctrl+s")
        assert standing(path, 1) == ("Party", DRAFT)
        assert said(app) == "stored; it happens by itself all the time"


async def test_what_is_typed_is_stored_by_itself(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "Party")
        await pilot.pause(0.45)
        assert standing(path, 1) == ("Party", DRAFT)
        await pilot.pause(1.2)
        assert said(app) == "1 body, draft  henan-legal-daily.txt"


async def test_quit_stores(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "Party")
        await press(pilot, "ctrl+q")
        assert standing(path, 1) == ("Party", DRAFT)
        assert app.return_code == 0


async def test_hanging_up_stores(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "Party")
        app.hang_up()
        assert standing(path, 1) == ("Party", DRAFT)
        assert app.return_code == 129
        await pilot.pause()


async def test_quitting_twice_gives_up_what_cannot_be_stored(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(translating, "save_draft", fails)
    async with running(path) as (app, pilot):
        await write(pilot, "Party")
        await press(pilot, "ctrl+q")
        assert said(app) == "something could not be stored; press again to quit all the same"
        assert app.is_running
        await press(pilot, "ctrl+q")
        assert app.return_code == 0
    assert standing(path, 1) == ("", State.INITIAL)


async def test_a_key_that_the_settings_give(path: Path) -> None:
    async with running(path, keys={"needs-work": "ctrl+b"}) as (app, pilot):
        await press(pilot, "ctrl+b")
        await stores(app, pilot)
        assert stored(path, 1).segment.needs_work is True
        assert "^B flag" in lines(app)[-1]


async def test_settings_that_cannot_hold_are_told_before_the_screen_is_touched(path: Path) -> None:
    with pytest.raises(BadInput, match="which is no command"):
        async with running(path, keys={"fly": "f5"}):
            pass
