"""Resizing, and the mouse: what the file has afterwards, and what the screen says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from tests.builders import row_of
from tests.tui.opened import LONG, PAGE, page_file, running, settled
from tests.tui.pressing import DONE, DRAFT, number, press, shown, standing, stores, write
from tests.tui.screens import lines, said, screen
from workbench.services import translating
from workbench.store.project import Store
from workbench.tui.command import Mode

if TYPE_CHECKING:
    from pathlib import Path


async def test_resizing_while_typing_loses_nothing(tmp_path: Path) -> None:
    path = page_file(tmp_path / "long.db", PAGE[0], LONG, *PAGE[1:])
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+n")
        text = ""
        for size in ((80, 24), (200, 50), (40, 10), (20, 6), (100, 30), (120, 40)):
            for word in ("Adhering ", "to the rule of law; "):
                await write(pilot, word)
                text += word
            await pilot.resize_terminal(*size)
            await settled(app, pilot)
            assert shown(app) == (text, len(text))
            assert any(line.startswith(">") for line in lines(app)) or size[1] <= 24
        await stores(app, pilot)
        assert standing(path, 2) == (text, DRAFT)


async def test_resizing_leaves_the_active_pair_at_its_height(tmp_path: Path) -> None:
    path = page_file(tmp_path / "long.db", *PAGE * 12)
    async with running(path, (120, 40)) as (app, pilot):
        await press(pilot, "ctrl+g", "4", "1", "enter")
        y = app.editor.page.y_of_active()
        for size in ((110, 40), (200, 40), (120, 40)):
            await pilot.resize_terminal(*size)
            await settled(app, pilot)
            assert app.editor.page.y_of_active() == y


async def test_a_click_puts_the_caret_there(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "rule of law")
        await pilot.click("#page", offset=(45, 0))
        assert shown(app) == ("rule of law", 4)
        await pilot.click("#page", offset=(12, 4))
        assert (number(app), app.editor.mode, shown(app)) == (3, Mode.SOURCE, (PAGE[2], 2))
        await pilot.click("#page", offset=(60, 0))
        assert (number(app), app.editor.mode, shown(app)[1]) == (1, Mode.TARGET, 11)


async def test_a_second_click_selects_the_word(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "rule of law")
        await pilot.click("#page", offset=(42, 0), times=2)
        assert app.work.target.selected_text == "rule"


async def test_dragging_selects(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.mouse_down("#page", offset=(12, 2))
        await pilot.hover("#page", offset=(16, 2))
        await pilot.mouse_up("#page", offset=(16, 2))
        assert (number(app), app.work.source.selected_text) == (2, "政法")
        await press(pilot, "t")
        assert "zhèngfǎ" in screen(app)


async def test_the_wheel_scrolls(path: Path) -> None:
    async with running(path, (80, 24)) as (app, pilot):
        await pilot._post_mouse_events([events.MouseScrollDown], "#page", button=0)
        assert lines(app)[0] == ""
        assert lines(app)[1].startswith("  3 -   □郑州市委常委")
        assert (app.editor.page.viewport.first, app.editor.page.viewport.skip) == (1, 1)
        await pilot._post_mouse_events([events.MouseScrollUp], "#page", button=0)
        assert (app.editor.page.viewport.first, app.editor.page.viewport.skip) == (0, 0)
        assert number(app) == 1


async def test_the_scroll_bar_goes_where_it_is_hit(tmp_path: Path) -> None:
    path = page_file(tmp_path / "long.db", *PAGE * 12)
    async with running(path, (80, 24)) as (app, pilot):
        await pilot.mouse_down("#page", offset=(79, 7))
        await pilot.mouse_up("#page", offset=(79, 7))
        assert (app.editor.page.viewport.first, number(app)) == (48, 1)


async def test_the_cursor_of_the_terminal_stands_at_the_caret(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "法治 a")
        assert tuple(app.cursor_position) == (41 + 6, 0)
        await press(pilot, "ctrl+o", "right", "right", "right")
        assert tuple(app.cursor_position) == (8 + 6, 0)


async def test_another_program_is_seen_on_the_screen(path: Path) -> None:
    async with running(path) as (app, pilot):
        with Store.open(path) as store:
            row = row_of(store, 2)
            pair = store.segments.pair(row)
            translating.set_target(store, row, pair, "Advance", DONE, "王译")
        await pilot.pause(1.2)
        assert said(app) == "another program changed what is in view"
        assert lines(app)[2].startswith("  2 ✓   推动政法工作高质量发展")
