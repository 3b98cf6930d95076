"""The foot shows the keys that work now: of a question, of a box, of a filter, of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import ModalScreen

from tests.tui.opened import running, settled
from tests.tui.pressing import press
from tests.tui.screens import lines, said

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from workbench.tui.app import WorkbenchApp

CHOOSE = " Enter choose Esc leave it"


async def check(app: WorkbenchApp, pilot: Pilot[None], keys: tuple[tuple[str, str], ...]) -> None:
    """Presses keys, each of which asks something until Esc."""
    before = lines(app)[-1]
    for key, foot in keys:
        await press(pilot, key)
        assert (key, lines(app)[-1]) == (key, foot)
        await press(pilot, "escape")
        assert (key, lines(app)[-1]) == (key, before)


async def test_keys_of_what_is_asked(path: Path) -> None:
    async with running(path) as (app, pilot):
        assert lines(app)[-1].startswith(" Enter confirm ")
        await check(
            app,
            pilot,
            (
                ("ctrl+r", " Enter answer ^R whole memory Esc leave it"),
                ("f7", " Enter keep Esc leave as it was"),
            ),
        )
        app.push_screen(ModalScreen[None]())  # as the palette is
        await pilot.pause()
        assert lines(app)[-1] == CHOOSE
        app.pop_screen()
        await press(pilot, "ctrl+g", "3")
        assert (said(app), lines(app)[-1]) == ("Go to pair (1 to 8)", " Enter answer Esc leave it")
        await press(pilot, "enter")
        assert said(app).startswith("3 ")

        await press(pilot, "alt+g")
        await settled(app, pilot)
        assert lines(app)[-1].startswith(" F1 help ")
        await check(
            app,
            pilot,
            (("slash", " Enter to the list"), ("i", " Enter answer Esc leave it")),
        )
        await press(pilot, "k")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert lines(app)[-1] == CHOOSE
