"""Moving from pair to pair by keys: what the file has afterwards, and what the screen says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import add_document, row_of
from tests.tui.opened import ME, running, settled, stored, targets
from tests.tui.pressing import number, press, shown, stores, write
from tests.tui.screens import lines, said, screen, side
from workbench.services import translating
from workbench.services.searching import Rendering
from workbench.store.project import Store

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any


MOVES = [
    (1, ["ctrl+down"], 2),
    (1, ["alt+down"], 2),
    (1, ["ctrl+n"], 2),
    (3, ["ctrl+up"], 2),
    (3, ["alt+up"], 2),
    (3, ["shift+tab"], 2),
    (1, ["ctrl+up"], 1),
    (8, ["ctrl+n"], 8),
    (1, ["alt+end"], 8),
    (5, ["alt+home"], 1),
    (1, ["f9"], 2),
    (8, ["f9"], 1),
    (1, ["ctrl+g", "7", "enter"], 7),
    (1, ["ctrl+g", "7", "escape"], 1),
    (1, ["down"], 2),
    (5, ["up"], 4),
    (1, ["f8"], 4),
    (5, ["f8"], 4),
]
"""Where the caret is, keys, and where it is then; pair 4 is flagged."""


async def test_moving(path: Path) -> None:
    with Store.open(path) as store:
        translating.flag(store, row_of(store, 4), 4, True, ME)
    async with running(path) as (app, pilot):
        for start, keys, expected in MOVES:
            app.editor.go(start - 1)
            await write(pilot, "x")
            await press(pilot, *keys)
            assert (start, keys, number(app)) == (start, keys, expected)
            assert [line[2:4] for line in lines(app) if line.startswith(">")] == [f"{expected} "]
        await stores(app, pilot)
    written = [sum(start == at for start, _, _ in MOVES) for at in range(1, 9)]
    assert targets(path) == ["x" * count for count in written]


@pytest.mark.parametrize("answer", ["0", "9", "²", "x"])
async def test_there_is_no_such_pair(path: Path, answer: str) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+g")
        await write(pilot, answer)
        await press(pilot, "enter")
        assert (said(app), number(app)) == (f"there is no pair {answer}", 1)


async def test_to_the_start_and_end_of_the_text(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "Governance of the country according to law in the new era, and so on")
        await press(pilot, "ctrl+home", "A", "ctrl+end", "Z")
        assert app.work.target.text[:2] + app.work.target.text[-2:] == "AGnZ"


async def test_an_arrow_leaves_a_selection_at_its_edge(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "law")
        await press(pilot, "shift+left", "shift+left", "left")
        assert (app.work.target.caret, app.work.target.anchor) == (1, None)
        await press(pilot, "shift+right", "shift+right", "right")
        assert (app.work.target.caret, app.work.target.anchor) == (3, None)


async def test_undo_goes_to_the_document_where_the_change_was(path: Path) -> None:
    with Store.open(path) as store:
        add_document(store, "依法治国", name="second.txt")
    async with running(path) as (app, pilot):
        await write(pilot, "Centenary")
        await press(pilot, "enter")
        await stores(app, pilot)
        app.open_document("second.txt")
        await settled(app, pilot)
        await press(pilot, "ctrl+z")
        await stores(app, pilot)
        assert (number(app), said(app)) == (1, "undone: confirm 1")
        assert lines(app)[0].startswith("> 1 ~   庆祝建党百年")


async def test_a_file_that_is_gone_is_told_in_the_foot(path: Path) -> None:
    async with running(path) as (app, pilot):
        await settled(app, pilot)
        moved = path.rename(path.with_name("elsewhere.db"))
        await press(pilot, "ctrl+f")
        await write(pilot, "法")
        await press(pilot, "enter")
        await settled(app, pilot)
        assert said(app).startswith("there is no file /")
        moved.rename(path)


async def test_a_note_is_kept_when_the_terminal_hangs_up(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "f7")
        await write(pilot, "Missing words?")
        app.hang_up()
        await pilot.pause()
    assert stored(path, 1).segment.note == "Missing words?"


async def test_it_ends_without_a_terminal_whatever_fails(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise ModuleNotFoundError("taken away meanwhile")

    async with running(path) as (app, pilot):
        await write(pilot, "Law")
        with monkeypatch.context() as patch:
            patch.setattr(app.editor, "keep_unfinished", fail)
            with pytest.raises(ModuleNotFoundError):
                app.hang_up()
        await pilot.pause()
        assert (app.return_code, app.is_running) == (129, False)
    assert stored(path, 1).target.text == "Law"


async def test_scrolling_leaves_the_caret(path: Path) -> None:
    async with running(path, (80, 24)) as (app, pilot):
        await press(pilot, "pagedown")
        assert not any(line.startswith(">") for line in lines(app))
        await press(pilot, "pageup")
        assert lines(app)[0].startswith("> 1")
        await press(pilot, "pagedown")
        await write(pilot, "x")
        assert lines(app)[0].startswith("> 1 ~   庆祝建党百年                   x")


async def test_find_and_next_hit(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "机制 x")
        await press(pilot, "ctrl+home", "ctrl+f")
        await write(pilot, "机制")
        await press(pilot, "enter")
        await settled(app, pilot)
        found = []
        for _ in range(5):
            buffer = app.editor.buffer
            found.append((number(app), str(app.editor.mode), buffer.selected_text))
            await press(pilot, "ctrl+l")
        english = "in the English"  # what is found in the Chinese is marked there, no more
        assert found == [
            (1, english, "机制"),
            (4, english, ""),
            (6, english, ""),
            (1, english, "机制"),
            (4, english, ""),
        ]
        assert side(app)[0] == "机制: 3 places; ^L goes on"


async def test_a_label_goes_to_what_was_found(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+f")
        await write(pilot, "机制")
        await press(pilot, "enter")
        await settled(app, pilot)
        assert number(app) == 4
        await press(pilot, "2")
        assert number(app) == 6


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (["a", "b"], "ab"),
        (["ctrl+o", "e", "end", "!"], "庆祝建党百年!"),
    ],
)
async def test_whoever_types_meanwhile_is_not_taken_to_what_is_found(
    path: Path, monkeypatch: pytest.MonkeyPatch, keys: list[str], text: str
) -> None:
    asked: list[tuple[Any, Any]] = []
    async with running(path) as (app, pilot):
        monkeypatch.setattr(app.background, "read", lambda _group, *of: asked.append(of))
        app.editor.finder.find("机制")
        await press(pilot, *keys)
        for read, take in asked:
            take(read(app.reader))
        assert said(app) == "机制: 2 places; ^L goes on"
        found = [Rendering(row=app.work.row, pair=app.work.pair, spans=())]
        app.editor.finder.take_renderings("机制", found, awaits_label=False)
        assert said(app) == "机制: 1 earlier; ask again to see them"
        await press(pilot, "1")
        assert (number(app), shown(app)[0]) == (1, f"{text}1")


async def test_what_was_found_and_is_gone_harms_nobody(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+n", "ctrl+n")
        await write(pilot, "a long rendering")
        await press(pilot, "ctrl+f")
        await write(pilot, "rendering")
        await press(pilot, "enter")
        await settled(app, pilot)
        await press(pilot, "escape", "ctrl+u", "x", "ctrl+n", "ctrl+l", "left", "right")
        assert (number(app), shown(app)[0]) == (3, "a long x")
        await press(pilot, "ctrl+up", "ctrl+o", "j", "ctrl+l")
        assert said(app) == "what was found is not there any more; ^F finds a phrase"


async def test_what_is_not_found_is_said(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+l")
        assert said(app) == "nothing was found yet; ^F finds a phrase"
        await press(pilot, "ctrl+f")
        await write(pilot, "经济")
        await press(pilot, "enter")
        await settled(app, pilot)
        assert (said(app), number(app)) == ("经济 is not in this document", 1)


async def test_a_question_is_asked_once(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+f", "x")
        await pilot.click("#page", offset=(50, 2))
        await press(pilot, "ctrl+f", "y")
        await press(pilot, "escape", "z")
        assert (number(app), shown(app)) == (2, ("z", 1))


async def test_open_document(path: Path) -> None:
    with Store.open(path) as store:
        add_document(store, "依法治国", name="second.txt")
    async with running(path) as (app, pilot):
        await write(pilot, "Centenary")
        app.editor.choose_document()
        await pilot.pause()
        assert "second.txt" in screen(app)
        await press(pilot, "down", "enter")
        await settled(app, pilot)
        assert lines(app)[0].startswith("> 1 -   依法治国")
        assert said(app) == "1 body, initial  second.txt"
        await write(pilot, "Law")
        await stores(app, pilot)
    assert targets(path) == ["Centenary", *[""] * 7, "Law"]
