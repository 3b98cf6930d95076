"""Annotating and reviewing by key, and what is in the file afterwards."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.builders import pair_of, row_of
from tests.tui.opened import ME, page_file, running, settled, stored, targets
from tests.tui.pressing import press, standing, stores, write
from tests.tui.screens import lines, screen, side
from workbench.model.annotations import AnnotationState, NewAnnotation, Severity, Visibility
from workbench.model.segments import Side, State
from workbench.model.spans import Span
from workbench.services import annotating, segmenting, translating
from workbench.services.searching import Rendering
from workbench.store.project import Store
from workbench.tui.command import Mode

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return page_file(tmp_path / "page.db")


async def select_in_the_chinese(pilot: Pilot[None], start: int, length: int) -> None:
    """Goes to pair 1's Chinese and selects there."""
    await press(pilot, "ctrl+o", *["right"] * start, "v", *["right"] * length)


def told(path: Path, number: int = 1) -> list[tuple[str, str, str, str, str]]:
    """(side, label, quote, body, state)"""
    return [
        (each.side, each.label, each.quote, each.body, each.state)
        for each in stored(path, number).annotations
    ]


async def test_one_key_labels_the_selection(path: Path) -> None:
    async with running(path) as (app, pilot):
        await select_in_the_chinese(pilot, 2, 2)
        await press(pilot, "a", "o")
        await settled(app, pilot)
        assert told(path) == [("source", "organ", "建党", "", "open")]
        assert stored(path, 1).annotations[0].span == Span(2, 4)
        assert lines(app)[1].startswith("            O---")
        await press(pilot, "ctrl+z")
        assert told(path) == []
        await press(pilot, "ctrl+y")
        assert [each[2] for each in told(path)] == ["建党"]


async def test_a_question_asks_for_its_body_and_is_for_the_client(path: Path) -> None:
    async with running(path) as (app, pilot):
        await select_in_the_chinese(pilot, 0, 4)
        await press(pilot, "a", "?")
        await write(pilot, "哪一年？")
        await press(pilot, "enter")
        await settled(app, pilot)
        assert told(path) == [("source", "query", "庆祝建党", "哪一年？", "open")]
        assert stored(path, 1).annotations[0].visibility is Visibility.CLIENT
        assert lines(app)[0].startswith("> 1 - ? 庆祝建党百年")


async def test_without_a_selection_a_mark_is_refused_and_a_question_is_on_the_pair(
    path: Path,
) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "alt+a", "end", "p")
        assert "select the words first (v, arrows)" in lines(app)[-2]
        await press(pilot, "?")
        await write(pilot, "谁？")
        await press(pilot, "enter")
        await settled(app, pilot)
        assert [(each.span, each.quote, each.body) for each in stored(path, 1).annotations] == [
            (None, "", "谁？")
        ]


async def test_annotating_begins_where_there_are_words(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "alt+a")
        assert app.editor.text_side is Side.SOURCE
        await press(pilot, "escape")
        await write(pilot, "the court")
        await press(pilot, "alt+a")
        assert app.editor.text_side is Side.TARGET
        assert side(app)[0].startswith("0 notes; letters label English")
        await press(pilot, "tab")
        assert side(app)[0].startswith("0 notes; letters label Chinese")


async def test_a_review_begins_while_annotating(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "alt+a", "alt+r")
        assert app.editor.mode is Mode.REVIEWING


async def test_overlapping_marks_have_rails_of_their_own(path: Path) -> None:
    async with running(path) as (app, pilot):
        await select_in_the_chinese(pilot, 0, 4)
        await press(pilot, "a", "t")
        await press(pilot, "home", "right", "right", "v", "right", "right", "right", "right", "d")
        await settled(app, pilot)
        assert [line.rstrip()[8:30].rstrip() for line in lines(app)[:3]] == [
            "庆祝建党百年", "T-------", "    D-------",
        ]  # fmt: skip


async def test_a_mark_on_the_english_goes_with_its_words_while_typing(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "the court and the court")
        await press(pilot, *["shift+left"] * 5, "alt+a", "o", "escape")
        assert app.editor.mode is Mode.TARGET
        await press(pilot, "home", *["delete"] * 14)
        await stores(app, pilot)
        pair = stored(path, 1)
        assert (pair.target.text, pair.annotations[0].span) == ("the court", Span(4, 9))


async def test_notes_are_walked_resolved_and_answered(path: Path) -> None:
    async with running(path) as (app, pilot):
        await select_in_the_chinese(pilot, 0, 2)
        await press(pilot, "a", "t", "escape", "ctrl+down")
        await press(pilot, "alt+a", "home", "v", "right", "right", "o")
        await press(pilot, "right_square_bracket")
        assert (app.work.active, app.editor.buffer.caret) == (0, 0)
        await press(pilot, "right_square_bracket")
        assert app.work.active == 1
        await press(pilot, "comma")
        await write(pilot, "是省里的。")
        await press(pilot, "enter", "full_stop")
        await settled(app, pilot)
        (note,) = stored(path, 2).annotations
        assert ([reply.body for reply in note.replies], note.state) == (
            ["是省里的。"], AnnotationState.RESOLVED,
        )  # fmt: skip
        await press(pilot, "left_square_bracket")
        assert app.work.active == 0  # what is resolved is not gone to
        await press(pilot, "minus")
        assert told(path) == []


async def test_the_panel_has_the_notes_and_the_keys_of_labels(path: Path) -> None:
    async with running(path) as (app, pilot):
        await select_in_the_chinese(pilot, 0, 2)
        await press(pilot, "a", "t")
        assert side(app)[1].startswith("1 T 庆祝  term")
        assert any("p person" in line.replace("\u00a0", " ") for line in side(app))


async def test_a_label_of_the_panel_goes_to_its_note(path: Path) -> None:
    async with running(path) as (app, pilot):
        await select_in_the_chinese(pilot, 2, 2)
        await press(pilot, "a", "o", "end")
        for keys in (("1",), ("grave_accent", "1")):
            await press(pilot, "end", *keys)
            assert (app.editor.mode, app.editor.buffer.caret) == (Mode.ANNOTATING, 2)


async def test_all_notes_are_accepted_at_once(path: Path) -> None:
    with Store.open(path) as store:
        ((document, _),) = store.documents.all()
        row = store.segments.row_of_number(document, 1)
        assert row is not None
        for start in (0, 2):
            new = NewAnnotation(
                label="term", side=Side.SOURCE, span=Span(start, start + 2), author="terms",
                state=AnnotationState.PROPOSED,
            )  # fmt: skip
            annotating.annotate(store, row, new)
    async with running(path) as (app, pilot):
        await press(pilot, "alt+m", "asterisk", "x")
        await settled(app, pilot)
        assert [each.state for each in stored(path, 1).annotations] == [AnnotationState.OPEN] * 2
        await press(pilot, "ctrl+z")
        assert {each.state for each in stored(path, 1).annotations} == {AnnotationState.PROPOSED}


async def test_what_the_program_finds_is_proposed_and_accepted(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "alt+m", "p", "down", "enter")
        await settled(app, pilot)
        found = [(each[1], each[2]) for each in told(path, 3) + told(path, 2)]
        assert ("term", "高质量发展") in found
        assert {each[4] for each in told(path, 2)} == {"proposed"}
        await press(pilot, "asterisk", "x")
        await settled(app, pilot)
        assert {each[4] for each in told(path, 2)} == {"open"}
        await press(pilot, "p", "down", "enter")
        await settled(app, pilot)
        assert "nothing new" in lines(app)[-2]


async def test_an_orphan_is_placed_again(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "the court")
        await press(pilot, *["shift+left"] * 5, "alt+a", "o", "escape")
        await press(pilot, "end", *["backspace"] * 5)
        await write(pilot, "tribunal")
        await stores(app, pilot)
        assert stored(path, 1).annotations[0].is_orphaned
        await press(pilot, *["shift+left"] * 8, "alt+a", "equals_sign")
        await settled(app, pilot)
        assert [(each.quote, each.span) for each in stored(path, 1).annotations] == [
            ("tribunal", Span(4, 12))
        ]


async def test_a_review_walks_what_was_translated(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "One")
        await press(pilot, "enter")
        await write(pilot, "Two")
        await press(pilot, "enter")
        await write(pilot, "Three")
        await press(pilot, "enter", "alt+home", "alt+r")
        assert (app.editor.mode, app.work.active) == (Mode.REVIEWING, 0)
        await press(pilot, "a")
        assert app.work.active == 1
        await press(pilot, "e")
        assert (app.editor.mode, lines(app)[-2][:7]) == (Mode.TARGET, " REVIEW")
        await write(pilot, " changed")
        await press(pilot, "enter")
        assert (app.editor.mode, app.work.active) == (Mode.REVIEWING, 2)
        await press(pilot, "b")
        await write(pilot, "wrong figure")
        await press(pilot, "enter")
        await settled(app, pilot)
        found = [stored(path, number) for number in (1, 2, 3)]
        assert [(pair.target.text, pair.target.state) for pair in found] == [
            ("One", State.REVIEWED), ("Two changed", State.REVIEWED), ("Three", State.DRAFT),
        ]  # fmt: skip
        assert (found[2].segment.needs_work, found[2].segment.note) == (True, "wrong figure")
        await press(pilot, "ctrl+up")
        assert side(app)[1:3] == ["~ since translated by 李译", "  Two{+ changed+}"]


async def test_what_is_final_is_locked_and_can_be_opened_again(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "One")
        await press(pilot, "enter", "alt+home", "alt+r", "a", "alt+home", "f")
        await settled(app, pilot)
        assert (stored(path, 1).target.state, stored(path, 1).segment.is_locked) == (
            State.FINAL, True,
        )  # fmt: skip
        await press(pilot, "escape")
        await write(pilot, "x")
        assert ("final" in lines(app)[-2], app.work.target.text) == (True, "One")
        await press(pilot, "alt+r", "alt+home", "u")
        await settled(app, pilot)
        assert (stored(path, 1).target.state, stored(path, 1).segment.is_locked) == (
            State.REVIEWED, False,
        )  # fmt: skip


async def test_a_small_terminal_has_room_for_replies(path: Path) -> None:
    with Store.open(path) as store:
        ((document, _),) = store.documents.all()
        row = store.segments.row_of_number(document, 1)
        assert row is not None
        new = NewAnnotation(
            label="query", side=Side.SOURCE, span=Span(2, 4), author="李译", body="哪一年？"
        )
        annotating.annotate(store, row, new)
        (remark,) = annotating.listed(store, annotating.NotesFilter())
        for body in ("问过了。", "一九二一年。"):
            annotating.reply(store, remark.row, body, "王审")
    async with running(path, size=(80, 24)) as (app, pilot):
        await press(pilot, "alt+m")
        await settled(app, pilot)
        text = screen(app)
        assert [body in text for body in ("问过了。", "一九二一年。")] == [True, True]


async def test_working_down_the_open_notes_goes_to_the_next(path: Path) -> None:
    with Store.open(path) as store:
        ((document, _),) = store.documents.all()
        row = store.segments.row_of_number(document, 1)
        assert row is not None
        for start, label in enumerate(("term", "organ", "date", "place")):
            span = Span(start, start + 1)
            new = NewAnnotation(label=label, side=Side.SOURCE, span=span, author=ME)
            annotating.annotate(store, row, new)
    async with running(path) as (app, pilot):
        await press(pilot, "alt+m", "o", "down", "x")
        await settled(app, pilot)
        assert [line[8:15].rstrip() for line in lines(app)[1:4]] == ["T term", "D date", "L place"]
        assert lines(app)[2].startswith(">")
        await press(pilot, "down", "d")
        await settled(app, pilot)
        assert lines(app)[2].startswith(">     1 D date")


async def test_the_list_of_notes(path: Path) -> None:
    async with running(path) as (app, pilot):
        await select_in_the_chinese(pilot, 0, 2)
        await press(pilot, "a", "t", "home", "right", "right", "v", "right", "right", "o")
        await press(pilot, "alt+m")
        await settled(app, pilot)
        assert [line[:18].rstrip() for line in lines(app)[1:3]] == [
            ">     1 T term",
            "      1 O organ",
        ]
        await press(pilot, "x", "r")
        await write(pilot, "好")
        await press(pilot, "enter")
        await press(pilot, "v", "y")
        await settled(app, pilot)
        first = next(each for each in stored(path, 1).annotations if each.label == "term")
        assert (first.state, first.visibility, first.severity, first.replies[0].author) == (
            AnnotationState.RESOLVED, Visibility.CLIENT, Severity.NEUTRAL, ME,
        )  # fmt: skip
        await press(pilot, "o")
        assert [each.annotation.label for each in app.front._remarks] == ["organ"]
        await press(pilot, "0", "home", "space", "space", "t", "enter")
        await settled(app, pilot)
        with Store.open(path, writable=False) as store:
            assert [each.kind for _, each in store.relations.all()] == ["refers-to"]
        await press(pilot, "home", "d")
        await settled(app, pilot)
        assert [each[1] for each in told(path)] == ["organ"]
        await press(pilot, "ctrl+z", "down", "enter")
        await settled(app, pilot)
        assert (app.editor.mode, app.editor.buffer.caret) == (Mode.ANNOTATING, 2)


async def test_a_document_is_annotated_without_any_translation(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "alt+a", "home")
        for _ in range(3):
            await press(pilot, "home", "v", "right", "right", "t", "ctrl+down")
        await settled(app, pilot)
    with Store.open(path, writable=False) as store:
        remarks = annotating.listed(store, annotating.NotesFilter(side=Side.SOURCE))
        assert [(each.annotation.number, each.annotation.quote) for each in remarks] == [
            (1, "庆祝"), (2, "推动"), (3, "□郑"),
        ]  # fmt: skip


def put(path: Path, number: int, span: Span | None) -> None:
    with Store.open(path) as store:
        new = NewAnnotation(label="organ", side=Side.SOURCE, span=span, author=ME)
        annotating.annotate(store, row_of(store, number), new)


async def test_every_note_is_gone_to_whatever_is_on_the_whole_pair(path: Path) -> None:
    for end in (6, 5, 4, 3, 2, 1):
        put(path, 1, Span(0, end))
    put(path, 1, None)
    put(path, 2, None)
    async with running(path) as (app, pilot):
        await press(pilot, "alt+a", "tab", "end")
        for key in ("]", "["):
            gone_to = []
            for _ in range(8):
                await press(pilot, key)
                gone_to.append(app.editor.notes._gone_to)
            assert len(set(gone_to)) == 8


async def test_words_of_a_text_that_another_program_changed_are_not_labelled(path: Path) -> None:
    async with running(path) as (app, pilot):
        await select_in_the_chinese(pilot, 2, 2)
        with Store.open(path) as store:
            segmenting.correct(store, row_of(store, 1), pair_of(store, 1), "今日庆祝建党", "王译")
        await press(pilot, "a", "o")
        assert "another program changed the text" in lines(app)[-2]
    assert told(path) == []


async def test_an_answer_goes_to_the_pair_that_was_asked_of(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "alt+a", "?")
        await write(pilot, "哪一年？")
        app.editor.go(2)  # as a search does whose answer comes late
        await press(pilot, "enter")
    assert [told(path, number) for number in (1, 3)] == [
        [("source", "query", "", "哪一年？", "open")],
        [],
    ]


async def test_a_note_half_written_is_kept_when_the_terminal_hangs_up(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "alt+a", "?")
        await write(pilot, "哪一年？")
        app.hang_up()
    assert told(path) == [("source", "query", "", "哪一年？", "open")]


async def test_the_note_under_the_caret_is_found_right_after_typing(path: Path) -> None:
    with Store.open(path) as store:
        row = row_of(store, 1)
        translating.set_target(store, row, pair_of(store, 1), "Mark one", State.DRAFT, ME)
        for label, span in (("organ", Span(0, 4)), ("person", Span(4, 6))):
            new = NewAnnotation(label=label, side=Side.TARGET, span=span, author=ME)
            annotating.annotate(store, row, new)
    async with running(path) as (_, pilot):
        await press(pilot, "home")
        await write(pilot, "The ")
        await press(pilot, "alt+a", "-")
    assert [each[1:3] for each in told(path)] == [("person", " o")]


async def test_what_is_found_is_selected_in_its_own_text(path: Path) -> None:
    with Store.open(path) as store:
        translating.set_target(
            store, row_of(store, 1), pair_of(store, 1), "Celebrate the Party", State.DRAFT, ME
        )
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+o", "a", "ctrl+f")
        await write(pilot, "the Party")
        await press(pilot, "enter")
        await settled(app, pilot)
        await press(pilot, "escape", "o")
    assert told(path) == [("target", "organ", "the Party", "", "open")]


async def test_nothing_that_was_looked_up_before_is_inserted_while_annotating(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+o", "a")
        pair = app.work.pair
        pair = replace(pair, target=replace(pair.target, text="Celebrate"))
        found = [Rendering(row=app.work.row, pair=pair, spans=(Span(0, 2),))]
        app.editor.finder.take_renderings("庆祝", found)
        await press(pilot, "1")
        assert app.editor.buffer.text == stored(path, 1).segment.source
    assert targets(path)[0] == ""


async def test_a_reviewer_who_annotates_while_changing_still_accepts(path: Path) -> None:
    with Store.open(path) as store:
        translating.set_target(
            store, row_of(store, 1), pair_of(store, 1), "The Party", State.TRANSLATED, "王译"
        )
    async with running(path) as (app, pilot):
        await press(pilot, "alt+r", "e", "alt+a", "escape", "s")
        assert app.editor.mode is Mode.TARGET
        await press(pilot, "enter")
        await settled(app, pilot)
    assert standing(path, 1) == ("The Partys", State.REVIEWED)


async def test_an_answer_half_written_in_the_list_is_kept_too(path: Path) -> None:
    put(path, 1, Span(0, 2))
    async with running(path) as (app, pilot):
        await press(pilot, "alt+m")
        await settled(app, pilot)
        await press(pilot, "r")
        await write(pilot, "已核")
        app.hang_up()
    assert [each.body for each in stored(path, 1).annotations[0].replies] == ["已核"]
