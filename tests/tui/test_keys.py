"""Each command by its keys: what the file has afterwards, and what the screen says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.keys import _character_to_key

from tests.builders import add_document, row_of
from tests.tui.opened import LONG, ME, PAGE, page_file, running, settled, sources, stored, targets
from tests.tui.screens import lines, said, screen, side
from workbench.errors import BadInput
from workbench.model.segments import State
from workbench.model.spans import Span
from workbench.services import glossary, translating
from workbench.store.project import Store
from workbench.tui import app as app_module
from workbench.tui.command import Mode

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from workbench.tui.app import WorkbenchApp

DRAFT, DONE = State.DRAFT, State.TRANSLATED


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with a page of a newspaper."""
    return page_file(tmp_path / "page.db")


@pytest.fixture(autouse=True)
def held(monkeypatch: pytest.MonkeyPatch) -> None:
    """No clipboard program: what is copied goes through the terminal."""
    monkeypatch.setattr(app_module, "_clipboard", lambda: None)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Presses keys one after another, each when the one before is done with."""
    for key in keys:
        character = key if len(key) == 1 else None
        name = _character_to_key(key) if character else key
        pilot.app.post_message(events.Key(name, character))
        await pilot.pause()


async def write(pilot: Pilot[None], text: str) -> None:
    """Types a text as fast as the terminal can send it."""
    for character in text:
        pilot.app.post_message(events.Key(_character_to_key(character), character))
    await pilot.pause()


async def stores(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Waits until what was typed is in the file."""
    app.editor._save()
    await settled(app, pilot)


def standing(path: Path, number: int) -> tuple[str, State]:
    target = stored(path, number).target
    return target.text, target.state


def shown(app: WorkbenchApp) -> tuple[str, int]:
    """(text, caret) of the text that the caret is in."""
    return app.editor.buffer.text, app.editor.buffer.caret


def number(app: WorkbenchApp) -> int:
    return app.work.pair.segment.number


# Translating


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
        assert said(app) == (
            "every pair is confirmed; export delivers them (see: workbench export)"
        )


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
        assert said(app) == "庆祝 has no earlier rendering in this project"


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
        assert "Another program wrote pair 1 too. Both are kept." in text
        assert [word in text for word in ("Mine", "Theirs")] == [True, True]
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


# Moving


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


# In the Chinese


@pytest.mark.parametrize("key", ["ctrl+o", "f6"])
async def test_switch_side(path: Path, key: str) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "a")
        await press(pilot, key)
        assert lines(app)[-2].startswith(" CHINESE  [")
        await write(pilot, "x")
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
        assert [str(span) for span in app.editor._find_terms(PAGE[0])] == [str(Span(2, 4))]
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


# The caret


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

    monkeypatch.setattr(app_module, "_clipboard", Program)
    async with running(path) as (app, pilot):
        await write(pilot, "law")
        await press(pilot, "ctrl+c")
        await settled(app, pilot)
        assert (Program.text, said(app)) == ("law", "copied 3 characters by wl-copy")
        await press(pilot, "ctrl+v")
        assert shown(app)[0] == "lawfrom outside"
        app.copy("法")
        await settled(app, pilot)
        assert said(app) == "copied 1 characters by the terminal (OSC 52), wl-copy failed"


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


# The program


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
        app.editor.switch_theme()
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
        app.editor.toggle_typographic()
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


# Resizing and the mouse


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
        assert (app.editor.page.first, app.editor.page.skip) == (1, 1)
        await pilot._post_mouse_events([events.MouseScrollUp], "#page", button=0)
        assert (app.editor.page.first, app.editor.page.skip) == (0, 0)
        assert number(app) == 1


async def test_the_scroll_bar_goes_where_it_is_hit(tmp_path: Path) -> None:
    path = page_file(tmp_path / "long.db", *PAGE * 12)
    async with running(path, (80, 24)) as (app, pilot):
        await pilot.mouse_down("#page", offset=(79, 7))
        await pilot.mouse_up("#page", offset=(79, 7))
        assert (app.editor.page.first, number(app)) == (48, 1)


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
