"""The foot shows the keys that work now: of a question, of a box, of a filter, of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.opened import running, settled
from tests.tui.pressing import press
from tests.tui.screens import lines, said

if TYPE_CHECKING:
    from pathlib import Path


async def test_in_the_editor(path: Path) -> None:
    async with running(path) as (app, pilot):
        page = lines(app)[-1]
        assert page.startswith(" Enter confirm ")
        for key, keys in (
            ("ctrl+r", " Enter answer ^R whole memory Esc leave it"),
            ("f7", " Enter keep Esc leave as it was"),
            ("ctrl+p", " Enter choose Esc leave it"),
        ):
            await press(pilot, key)
            await pilot.pause()
            assert (key, lines(app)[-1]) == (key, keys)
            await press(pilot, "escape")
            await pilot.pause()
            assert (key, lines(app)[-1]) == (key, page)
        await press(pilot, "ctrl+g", "3")
        assert (said(app), lines(app)[-1]) == ("Go to pair (1 to 8)", " Enter answer Esc leave it")
        await press(pilot, "enter")
        assert said(app).startswith("3 ")


async def test_in_a_list(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "alt+g")
        await settled(app, pilot)
        own = lines(app)[-1]
        for key, keys in (
            ("slash", " Enter to the list"),
            ("i", " Enter answer Esc leave it"),
            ("k", " Enter choose Esc leave it"),
        ):
            await press(pilot, key)
            await settled(app, pilot)
            assert (key, lines(app)[-1]) == (key, keys)
            await press(pilot, "escape")
            await settled(app, pilot)
            assert (key, lines(app)[-1]) == (key, own)
