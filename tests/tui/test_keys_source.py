"""Keys in the Chinese: what the file has afterwards, and what the screen says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.opened import PAGE, running, settled, sources
from tests.tui.pressing import number, press, shown, write
from tests.tui.screens import lines, said, screen, side
from workbench.model.spans import Span
from workbench.services import glossary
from workbench.store.project import Store
from workbench.tui.command import Mode

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("key", ["ctrl+o", "f6"])
async def test_switch_side(path: Path, key: str) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "a")
        await press(pilot, key)
        assert lines(app)[-2].startswith(" CHINESE  [")
        await write(pilot, "q")
        assert said(app) == "letters are commands in the Chinese; ^O goes back to the English"
        await press(pilot, key)
        await write(pilot, "b")
        assert shown(app) == ("ab", 2)
        await press(pilot, key, "escape", "c")
        assert shown(app) == ("abc", 3)


async def test_select_with_v_and_arrows(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+o", "right", "right", "v", "right", "right")
        assert app.work.source.selected_text == "建党"
        await press(pilot, "left")
        assert app.work.source.selected_text == "建"
        await press(pilot, "v", "right")
        assert app.work.source.selected_text == ""


async def test_a_selection_in_the_chinese_does_not_go_on_in_the_english(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "abc")
        await press(pilot, "ctrl+o", "v", "right")
        await pilot.click("#page", offset=(42, 0))
        await press(pilot, "right")
        assert (app.editor.mode, app.work.target.selected_text) == (Mode.TARGET, "")


async def test_add_term(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+o", "right", "right", "v", "right", "right", "t")
        text = screen(app)
        assert "New term" in text
        assert "建党" in text
        assert "jiàndǎng" in text
        await write(pilot, "founding of the Party")
        await press(pilot, "enter")
        await settled(app, pilot)
        assert said(app) == "added: 建党 = founding of the Party"
        assert [str(span) for span in app.editor.vocabulary.spans(PAGE[0])] == [str(Span(2, 4))]
        assert side(app)[:3] == ["1 term here", "1 建党 jiàndǎng", "  founding of the Party"]
        await press(pilot, "`", "1")
        assert shown(app)[0] == "Founding of the Party"
    with Store.open(path, writable=False) as store:
        assert len(list(glossary.concepts(store))) == 7


async def test_a_term_without_english_is_asked_again(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+o", "v", "right", "t", "enter")
        assert "New term" in screen(app)
        await press(pilot, "escape")
        assert "New term" not in screen(app)
    with Store.open(path, writable=False) as store:
        assert len(list(glossary.concepts(store))) == 6


async def test_split(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "Centenary")
        await press(pilot, "ctrl+o", "right", "right", "s")
        await settled(app, pilot)
        assert said(app) == "split; ^Z undoes it"
        assert sources(path)[:3] == ["庆祝", "建党百年", PAGE[1]]
        assert lines(app)[0].startswith("> 1 ~   庆祝                             Centenary")
        assert lines(app)[2].startswith("  2 -   建党百年")
        await press(pilot, "ctrl+z")
        assert sources(path) == list(PAGE)


async def test_join_next(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+o", "j")
        await settled(app, pilot)
        assert said(app) == "joined; ^Z undoes it"
        assert sources(path)[:2] == [PAGE[0] + PAGE[1], PAGE[2]]
        assert lines(app)[0].startswith("> 1 -   庆祝建党百年推动政法工作高质")


async def test_correct(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+o", "e", "end")
        assert lines(app)[-2].startswith(" CORRECTING  [")
        await write(pilot, "`!")
        await press(pilot, "backspace", "ctrl+z", "ctrl+z", "ctrl+y", "ctrl+n")
        await press(pilot, "backspace")
        await write(pilot, "!")
        await press(pilot, "enter")
        await settled(app, pilot)
        assert sources(path)[0] == "庆祝建党百年`!"
        assert app.editor.mode is Mode.SOURCE
        assert lines(app)[0].startswith("> 1 -   庆祝建党百年`!")


@pytest.mark.parametrize("key", ["escape", "ctrl+g"])
async def test_cancel_correction(path: Path, key: str) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+o", "e", "x", key)
        await settled(app, pilot)
        assert (sources(path)[0], app.work.source.text) == (PAGE[0], PAGE[0])
        assert app.editor.mode is Mode.SOURCE


async def test_a_correction_is_not_lost_by_a_click_or_by_quitting(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+o", "e", "x")
        await pilot.click("#page", offset=(50, 2))
        assert (number(app), app.work.source.text) == (1, f"x{PAGE[0]}")
        assert said(app) == "Enter accepts the correction, Esc takes it back"
        await press(pilot, "ctrl+q")
        assert app.is_running
        assert app.work.source.text == f"x{PAGE[0]}"


async def test_an_empty_correction_is_refused(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+o", "e", "end", "ctrl+u", "enter")
        assert said(app) == "a source paragraph can't be empty; join it with its neighbour"
        assert (app.editor.mode, app.work.source.text) == (Mode.CORRECTING, "")
        await press(pilot, "escape")
        assert app.work.source.text == PAGE[0]


@pytest.mark.parametrize("there", [["ctrl+down"], ["end", "down"]])
@pytest.mark.parametrize("back", [["ctrl+up"], ["home", "up"]])
async def test_the_caret_stays_in_the_chinese_from_pair_to_pair(
    path: Path, there: list[str], back: list[str]
) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+o", *there)
        assert (app.editor.work.active, app.editor.mode) == (1, Mode.SOURCE)
        await press(pilot, *back)
        assert (app.editor.work.active, app.editor.mode) == (0, Mode.SOURCE)


@pytest.mark.parametrize("key", ["s", "j"])
async def test_the_caret_stays_in_the_chinese_when_it_is_cut_anew(path: Path, key: str) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+o", "right", "v", "right", key)
        await settled(app, pilot)
        assert app.editor.mode is Mode.SOURCE
        await press(pilot, "right")
        assert not len(app.editor.buffer.selection)
