"""Translating by keys: what the file has afterwards, and what the screen says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import row_of
from tests.tui.opened import PAGE, page_file, running, settled, stored
from tests.tui.pressing import DONE, DRAFT, number, press, shown, standing, stores, write
from tests.tui.screens import lines, said, screen, side
from workbench.model.segments import State
from workbench.services import translating
from workbench.store.project import Store

if TYPE_CHECKING:
    from pathlib import Path


async def test_confirm_goes_to_the_next_open_pair(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "Centenary")
        await press(pilot, "enter")
        await settled(app, pilot)
        assert standing(path, 1) == ("Centenary", DONE)
        assert lines(app)[0].startswith("  1 ✓   庆祝建党百年                     Centenary")
        assert lines(app)[2].startswith("> 2 -   推动政法工作高质量发展")
        assert lines(app)[-2] == (
            " [#---------] 1/8 confirmed  2 body, initial  henan-legal-daily.txt"
        )


async def test_confirming_keeps_the_active_pair_at_its_height(tmp_path: Path) -> None:
    path = page_file(tmp_path / "long.db", *PAGE * 12)
    async with running(path, (80, 24)) as (app, pilot):
        await press(pilot, "ctrl+g", "4", "0", "enter")
        heights = []
        for _ in range(12):
            await write(pilot, "x")
            await press(pilot, "enter")
            heights.append((number(app), app.editor.page.y_of_active()))
        y = heights[0][1]
        assert heights == [(41 + at, y) for at in range(12)]


async def test_confirming_nothing_is_refused(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "enter")
        assert said(app) == "segment 1 has no English yet; type it first"
        assert number(app) == 1


async def test_confirming_the_last_open_pair_says_so(tmp_path: Path) -> None:
    path = page_file(tmp_path / "one.db", "庆祝建党百年")
    async with running(path) as (app, pilot):
        await write(pilot, "Centenary")
        await press(pilot, "enter")
        assert said(app) == "every pair is confirmed; Alt+e exports them"


@pytest.mark.parametrize("key", ["ctrl+j"])
async def test_line_break(path: Path, key: str) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "Party")
        await press(pilot, key)
        await write(pilot, "Day")
        await stores(app, pilot)
        assert standing(path, 1) == ("Party\nDay", DRAFT)
        assert "Party" in lines(app)[0]
        assert "Day" in lines(app)[1]


INSERTIONS = [
    ("", "2", "High-quality development"),
    ("Advance", "1", "Advance political and legal affairs"),
    ("Advance ", "2", "Advance high-quality development"),
    ("Done. ", "1", "Done. Political and legal affairs"),
    ("the (", "1", "the (political and legal affairs"),
]
"""What stands before the caret, a label, and what stands there then."""


@pytest.mark.parametrize("key", ["`", "ctrl+t", "f2"])
async def test_insert_term(path: Path, key: str) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+n")
        for before, label, expected in INSERTIONS:
            app.work.target.load(before)
            app.work.typed()
            await press(pilot, key)
            assert side(app)[0] == "a label? Esc: none"
            await press(pilot, label)
            await stores(app, pilot)
            assert standing(path, 2) == (expected, DRAFT)
            assert shown(app) == (expected, len(expected))
            await press(pilot, "ctrl+z")
            assert shown(app) == (before, len(before))


async def test_a_term_brings_the_space_before_what_follows(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+n")
        await write(pilot, "Advance work")
        await press(pilot, "ctrl+left", "`", "1")
        assert shown(app)[0] == "Advance political and legal affairs work"


async def test_two_backticks_type_one(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "a")
        await press(pilot, "`", "`")
        assert shown(app) == ("a`", 2)


@pytest.mark.parametrize("key", ["escape", "enter", "backspace", "ctrl+c"])
async def test_a_label_that_is_awaited_can_be_taken_back(path: Path, key: str) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+n")
        await write(pilot, "a")
        await press(pilot, "`", key)
        assert (shown(app), number(app), side(app)[0]) == (("a", 1), 2, "2 terms here")
        await write(pilot, "1")
        assert shown(app) == ("a1", 2)


async def test_a_label_that_is_not_there_types_nothing(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+n", "`", "x")
        assert (shown(app), said(app)) == (("", 0), "there is no label x")


async def test_a_command_ends_the_waiting_for_a_label(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+n", "`", "f5")
        await stores(app, pilot)
        assert (stored(path, 2).segment.needs_work, side(app)[0]) == (True, "2 terms here")


async def test_complete(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+n")
        await write(pilot, "Advance po")
        assert "Advance political and legal affairs" in lines(app)[2]
        await press(pilot, "tab")
        await stores(app, pilot)
        assert standing(path, 2) == ("Advance political and legal affairs", DRAFT)
        await press(pilot, "tab")
        assert said(app) == "Tab completes a term of this segment after two of its letters"
        await press(pilot, "ctrl+z")
        assert shown(app) == ("Advance po", 10)


@pytest.mark.parametrize("key", ["ctrl+r", "f3"])
async def test_renderings(path: Path, key: str) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+n")
        await write(pilot, "Advance political work")
        await press(pilot, "enter", "ctrl+n", "ctrl+n")
        assert number(app) == 5
        await press(pilot, key)
        await write(pilot, "政法")
        await press(pilot, "enter")
        await settled(app, pilot)
        app.editor.side.is_awaiting = False
        app.editor.side.draw()
        assert side(app)[:3] == [
            "政法: 1 earlier",
            "1 2 ✓ 推动政法工作高质量发展",
            "  Advance political work",
        ]
        await press(pilot, "1")
        await stores(app, pilot)
        assert standing(path, 5) == ("Advance political work", DRAFT)


async def test_renderings_of_the_selected_phrase(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+o", "v", "right", "right", "ctrl+r")
        await settled(app, pilot)
        assert (
            said(app)
            == "庆祝 has no earlier rendering in this project; ^R looks in the whole memory"
        )


async def test_needs_work(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "f5")
        assert said(app) == "flagged: needs work"
        assert lines(app)[0].startswith("> 1 -!  庆祝建党百年")
        await stores(app, pilot)
        assert stored(path, 1).segment.needs_work is True
        await press(pilot, "f5")
        assert said(app) == "the flag is taken away"
        await stores(app, pilot)
        assert stored(path, 1).segment.needs_work is False
        assert lines(app)[0].startswith("> 1 -   庆祝建党百年")


async def test_note(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "f7")
        await write(pilot, "which party?")
        assert "which party?" in screen(app)
        await press(pilot, "enter")
        await settled(app, pilot)
        assert stored(path, 1).segment.note == "which party?"
        assert lines(app)[0].startswith("> 1 - ? 庆祝建党百年")
        assert lines(app)[1].startswith("        ? which party?")
        assert said(app) == "the note is kept"
        await press(pilot, "f7", "!", "escape")
        assert lines(app)[1].startswith("        ? which party?")
        assert stored(path, 1).segment.note == "which party?"


async def test_undo_and_redo(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "Centenary")
        await press(pilot, "enter", "ctrl+z")
        await settled(app, pilot)
        assert (said(app), number(app), shown(app)) == ("undone: confirm 1", 1, ("Centenary", 9))
        assert standing(path, 1) == ("Centenary", DRAFT)
        await press(pilot, "ctrl+z")
        assert (said(app), shown(app)) == ("undone: typing in 1", ("", 0))
        assert standing(path, 1) == ("", State.INITIAL)
        await press(pilot, "ctrl+z")
        assert said(app) == "there is nothing to undo"
        await press(pilot, "ctrl+y", "ctrl+y")
        assert said(app) == "redone: confirm 1"
        assert standing(path, 1) == ("Centenary", DONE)
        await press(pilot, "ctrl+y")
        assert said(app) == "there is nothing to redo"


async def test_what_was_undone_while_typing_is_stored(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "Party day")
        await press(pilot, "ctrl+z")
        assert shown(app) == ("Party", 5)
        await stores(app, pilot)
        assert standing(path, 1) == ("Party", DRAFT)


async def test_resolve_conflict(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "Mine")
        with Store.open(path) as store:
            row = row_of(store, 1)
            pair = store.segments.pair(row)
            translating.set_target(store, row, pair, "Theirs", DRAFT, "王译")
        await stores(app, pilot)
        assert said(app) == "another program wrote pair 1 too; both wordings are kept"
        assert lines(app)[0].startswith("> 1 ~X  庆祝建党百年")
        await press(pilot, "ctrl+n")
        text = screen(app)
        assert "Pair 1 has two wordings. Both are kept." in text
        asked = text[text.index("came second:") :]
        assert asked.index("Mine") < asked.index("By 王译, stands now:") < asked.index("Theirs")
        await press(pilot, "escape", "ctrl+n")
        assert number(app) == 2
        await press(pilot, "ctrl+up")
        app.editor.resolve_conflict()
        await pilot.pause()
        await press(pilot, "enter")
        await settled(app, pilot)
        assert standing(path, 1) == ("Mine", DRAFT)
        assert said(app) == "the conflict is decided; the other wording stays in the history"
        assert lines(app)[0].startswith("> 1 ~   庆祝建党百年")
