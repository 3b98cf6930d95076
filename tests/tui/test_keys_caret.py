"""Keys that move the caret and change the text: what the file and the screen say afterwards."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from textual import events

from tests.tui.opened import PAGE, page_file, running, settled
from tests.tui.pressing import DRAFT, number, press, shown, standing, stores, write
from tests.tui.screens import said
from workbench.text.width import columns
from workbench.tui import copying
from workbench.tui.clipboard import Clipboard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


CARET: list[tuple[list[str], tuple[str, int]]] = [
    (["left"], ("rule of law", 10)),
    (["home", "right"], ("rule of law", 1)),
    (["ctrl+left"], ("rule of law", 8)),
    (["alt+left"], ("rule of law", 8)),
    (["alt+b"], ("rule of law", 8)),
    (["home", "ctrl+right"], ("rule of law", 4)),
    (["home", "alt+f"], ("rule of law", 4)),
    (["ctrl+a"], ("rule of law", 0)),
    (["home", "ctrl+e"], ("rule of law", 11)),
    (["home", "end"], ("rule of law", 11)),
    (["shift+left", "x"], ("rule of lax", 11)),
    (["home", "shift+right", "x"], ("xule of law", 1)),
    (["shift+home", "x"], ("x", 1)),
    (["home", "shift+end", "x"], ("x", 1)),
    (["ctrl+shift+left", "x"], ("rule of x", 9)),
    (["home", "ctrl+shift+right", "x"], ("x of law", 1)),
    (["shift+up", "x"], ("x", 1)),
    (["home", "shift+down", "x"], ("x", 1)),
    (["backspace"], ("rule of la", 10)),
    (["ctrl+h"], ("rule of la", 10)),
    (["home", "delete"], ("ule of law", 0)),
    (["home", "ctrl+d"], ("ule of law", 0)),
    (["ctrl+w"], ("rule of ", 8)),
    (["alt+backspace"], ("rule of ", 8)),
    (["ctrl+backspace"], ("rule of ", 8)),
    (["home", "ctrl+delete"], (" of law", 0)),
    (["home", "alt+d"], (" of law", 0)),
    (["left", "ctrl+u"], ("w", 0)),
    (["home", "right", "ctrl+k"], ("r", 1)),
]
"""Keys, and what they make of “rule of law” with the caret at its end."""


async def test_caret(path: Path) -> None:
    async with running(path) as (app, pilot):
        for keys, expected in CARET:
            app.work.target.load("rule of law")
            app.work.typed()
            app.editor.show_caret()
            await press(pilot, *keys)
            assert (keys, shown(app)) == (keys, expected)
        await stores(app, pilot)
        assert standing(path, 1) == (CARET[-1][1][0], DRAFT)


async def test_rows_keep_their_column(tmp_path: Path) -> None:
    path = page_file(tmp_path / "two.db", "庆祝", "推动")
    async with running(path, (80, 24)) as (app, pilot):
        text = "Advance the rule of law and build\nlaw\nthe whole country together"
        app.editor.insert(text)
        places = []
        for key in ("up", "up", "down", "down", "down", "up"):
            await press(pilot, key)
            places.append((number(app), app.editor.buffer.caret))
        assert places == [(1, 37), (1, 26), (1, 37), (1, 64), (2, 0), (1, 64)]


async def test_select_all_copy_cut_and_paste(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "rule of law")
        await press(pilot, "ctrl+c")
        assert (app.clipboard, said(app)) == (
            "rule of law",
            "copied 11 characters through the terminal (OSC 52)",
        )
        await press(pilot, "shift+left", "shift+left", "shift+left", "ctrl+x")
        assert (app.clipboard, shown(app)) == ("law", ("rule of ", 8))
        await press(pilot, "ctrl+v", "ctrl+v")
        assert shown(app) == ("rule of lawlaw", 14)
        app.editor.select_all()
        await press(pilot, "x")
        assert shown(app) == ("x", 1)


async def test_the_clipboard_program_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Program:
        name = "wl-copy"
        text = ""

        def copy(self, text: str) -> bool:
            Program.text = text
            return text != "法"

        def paste(self) -> str:
            return "from\r\noutside"

    monkeypatch.setattr(copying, "_clipboard", Program)
    async with running(path) as (app, pilot):
        await write(pilot, "law")
        await press(pilot, "ctrl+c")
        await settled(app, pilot)
        assert (Program.text, said(app)) == ("law", "copied 3 characters by wl-copy")
        await press(pilot, "ctrl+v")
        assert shown(app)[0] == "lawfrom outside"
        copying.copy(app, "法")
        await settled(app, pilot)
        assert said(app) == "copied 1 characters by the terminal (OSC 52), wl-copy failed"


async def test_a_paste_that_comes_late_stands_where_it_was_wanted(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = Clipboard(copy_command=("copies",), paste_command=("pastes",))
    monkeypatch.setattr(copying, "_clipboard", lambda: program)
    asked: list[Callable[[str], None]] = []
    async with running(path) as (app, pilot):
        monkeypatch.setattr(app.background, "run", lambda _group, _find, take: asked.append(take))
        await write(pilot, "rule law")
        await press(pilot, "shift+left", "shift+left", "shift+left", "ctrl+v", "!", "?")
        asked[0]("of law")
        assert shown(app) == ("rule of law!?", 13)
        await press(pilot, "ctrl+v", "ctrl+n")
        app.editor.attempt(asked[1], "elsewhere")
        assert (said(app), shown(app)[0]) == (
            "the caret is in another text by now; paste again",
            "",
        )


PASTES = [
    ("law", "a law b"),
    ("rule of\nlaw", "a rule of law b"),
    ("rule of\r\nlaw\r\n", "a rule of law b"),
    ("rule of\rlaw\r\r", "a rule of law b"),
    ("rule \u2028 of\x0b\x85law", "a rule of law b"),
    ("rule\tof\x00\x1b\x7f law", "a rule of law b"),
    ("“法治”\n\n法", "a “法治” 法 b"),
    ("\nlaw", "a law b"),
]


async def test_a_paste_makes_its_line_breaks_spaces_in_one_step(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "a  b")
        await press(pilot, "left", "left")
        for pasted, expected in PASTES:
            app.post_message(events.Paste(pasted))
            await pilot.pause()
            assert (pasted, shown(app)[0]) == (pasted, expected)
            await stores(app, pilot)
            assert standing(path, 1) == (expected, DRAFT)
            await press(pilot, "ctrl+z")
            assert shown(app) == ("a  b", 2)


async def test_a_paste_into_a_correction_joins_chinese_without_a_space(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+o")
        app.post_message(events.Paste("法"))
        await pilot.pause()
        assert said(app) == "nothing is pasted into the Chinese; e corrects it"
        await press(pilot, "e")
        app.post_message(events.Paste("推动\n法治"))
        await pilot.pause()
        assert app.work.source.text == f"推动法治{PAGE[0]}"


async def test_end_in_wrapped_chinese_is_after_the_last_character_of_the_row(
    tmp_path: Path,
) -> None:
    path = page_file(tmp_path / "long.db", PAGE[4])
    async with running(path, (80, 24)) as (app, pilot):
        await press(pilot, "ctrl+o")
        places = []
        for key in ("end", "end", "home", "end", "down", "down", "up", "right", "end"):
            await press(pilot, key)
            places.append((app.editor.buffer.caret, *app.cursor_position))
        starts, left = app.editor.page.pairs.active.source_starts, places[2][1]
        first, second, third = (
            (end, left + columns(PAGE[4][start:end]), row)
            for row, (start, end) in enumerate(pairwise(starts[:4]))
        )
        assert places[:4] == [first, first, (0, left, 0), first]
        assert [caret for caret, *_ in places[4:7]] == [second[0], third[0], second[0]]
        assert places[7:] == [(second[0] + 1, left + 2, 2), third]


async def test_what_is_typed_at_the_end_of_a_row_goes_on_there(tmp_path: Path) -> None:
    path = page_file(tmp_path / "long.db", PAGE[4])
    async with running(path, (80, 24)) as (app, pilot):
        await press(pilot, "ctrl+o", "e", "end")
        first = app.editor.buffer.caret
        await write(pilot, "法")
        assert shown(app) == (f"{PAGE[4][:first]}法{PAGE[4][first:]}", first + 1)
        await press(pilot, "backspace", "up", "end", "shift+home")
        assert app.editor.buffer.selected_text == PAGE[4][:first]
