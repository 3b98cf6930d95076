"""Inline markup by keys: what stands in the English, what the file has, and what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import add_coded, told
from tests.tui.opened import page_file, running, settled, stored
from tests.tui.pressing import number, press, stores, write
from tests.tui.screens import lines, said, side
from workbench.model.segments import State
from workbench.model.spans import Span
from workbench.store.project import Store
from workbench.text.coding import labelled
from workbench.tui import copying

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.tui.app import WorkbenchApp

RULES = "深入贯彻《{1>工作条例<1}》{2},建立“{3>1+5+N<3}”模式。"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A page of three paragraphs, of which the first two have codes."""
    path = tmp_path / "coded.db"
    with Store.create(path, source_language="zh-Hans", target_language="en") as store:
        add_coded(store, RULES, "{1>庆祝<1}建党百年", "推动政法工作高质量发展")
    return path


def english(app: WorkbenchApp) -> tuple[str, int]:
    """(text with labels, caret) of the active English."""
    return labelled(app.work.target.text), app.work.target.caret


def kept(path: Path, number: int = 1) -> tuple[str, State]:
    """The English of the file with labels."""
    target = stored(path, number).target
    return told(target.text, target.codes), target.state


NEXT = ["ctrl+6", "ctrl+circumflex_accent"]


@pytest.mark.parametrize("key", NEXT)
async def test_the_next_missing_code_goes_in_at_the_caret(path: Path, key: str) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "the ")
        await press(pilot, key)
        assert said(app) == "‹1 inserted; 4 missing"
        await write(pilot, "Rules")
        await press(pilot, key, key)
        assert english(app) == ("the ‹1Rules1›‹2›", 12)
        await press(pilot, key, key, key)
        assert said(app) == "no code of the Chinese is missing"
        await stores(app, pilot)
        assert kept(path) == ("the ‹1Rules1›‹2›‹33›", State.DRAFT)


async def test_a_selection_is_wrapped_in_the_next_missing_pair(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "the Rules")
        app.work.target.select(Span(4, 9))
        await press(pilot, "ctrl+6")
        assert (english(app), said(app)) == (("the ‹1Rules1›", 11), "‹11› inserted; 3 missing")
        app.work.target.select(Span(0, 3))
        await press(pilot, "ctrl+6", "ctrl+z")
        assert english(app) == ("the ‹1Rules1›", 3)
        await press(pilot, "ctrl+z")
        assert english(app) == ("the Rules", 9)


async def test_a_selection_is_left_alone_where_no_pair_is_missing(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "alt+c", "1", "right", "alt+c", "3")
        app.work.target.select(Span(0, 2))
        await press(pilot, "ctrl+6")
        assert english(app) == ("‹11›‹33›", 2)
        assert said(app) == "no pair of codes is missing that could go around the selection"


async def test_a_label_chooses_a_code(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "model")
        await press(pilot, "alt+c")
        assert side(app) == [
            "a label? Esc: none",
            "1 ‹1 … 1›  bold  may go",
            "2 ‹2›  footnote  missing",
            "3 ‹3 … 3›  bold  may go",
        ]
        await press(pilot, "3")
        await write(pilot, "1+5+N")
        assert english(app) == ("model‹31+5+N3›", 11)
        assert side(app)[0] == "3 codes: ^6 next, alt+c label"
        assert side(app)[3] == "3 ‹3 … 3›  bold"
        await press(pilot, "alt+c", "3")
        assert said(app) == "‹33› stands in the English already"
        await press(pilot, "alt+c", "escape")
        assert english(app) == ("model‹31+5+N3›", 11)


async def test_a_code_that_stands_alone_never_takes_the_place_of_words(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "the Rules")
        app.work.target.select(Span(4, 9))
        await press(pilot, "alt+c", "2")
        assert english(app) == ("the Rules‹2›", 10)


async def test_the_chinese_without_codes_says_so(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "alt+end")
        for key in ("ctrl+6", "alt+c"):
            await press(pilot, key)
            assert said(app) == "the Chinese has no codes"


async def test_the_chinese_is_copied_with_its_codes(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "the Rules")
        await press(pilot, "ctrl+o", "c")
        assert english(app)[0] == "深入贯彻《‹1工作条例1›》‹2›,建立“‹31+5+N3›”模式。"
        assert said(app) == "the Chinese stands in the English; ^Z takes it back"
        await press(pilot, "ctrl+z")
        assert english(app)[0] == "the Rules"


async def test_what_must_not_be_missing_is_confirmed_at_the_second_try(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "the Rules")
        await press(pilot, "enter")
        assert (number(app), said(app)) == (1, "missing ‹2›; ^6 inserts, Enter confirms")
        await write(pilot, "!")
        await press(pilot, "enter")
        assert number(app) == 1
        await press(pilot, "enter")
        assert number(app) == 2
        assert said(app) == "pair 1 has codes missing: ‹1 1› ‹2› ‹3 3›"
        await settled(app, pilot)
    assert kept(path) == ("the Rules!", State.TRANSLATED)


async def test_what_may_go_is_only_told(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "the Rules")
        await press(pilot, "alt+c", "2", "enter")
        assert (number(app), said(app)) == (2, "pair 1 has codes missing: ‹1 1› ‹3 3›")


async def test_a_reviewer_is_told_too(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "the Rules")
        await press(pilot, "enter", "enter", "alt+home", "alt+r", "a")
        assert said(app) == "missing ‹2›; ^6 inserts, Enter confirms"
        await press(pilot, "a")
        await settled(app, pilot)
    assert kept(path) == ("the Rules", State.REVIEWED)


async def test_a_review_shows_codes_that_changed(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "the Rules")
        await press(pilot, "alt+c", "2", "enter", "alt+home")
        await press(pilot, "end", "left", "ctrl+6", "alt+c", "1", "alt+r")
        assert side(app)[1:3] == ["~ since translated by 李译", "  the Rules{+‹11›+}‹2›"]


async def test_the_foot_says_that_codes_differ(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "alt+end")
        await write(pilot, "Advance")
        assert "3 body, draft  " in lines(app)[-2]
        await press(pilot, "alt+home")
        await write(pilot, "the Rules")
        assert "1 body, draft, codes differ  " in lines(app)[-2]


async def test_a_mark_is_deleted_and_brought_back(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "the Rules")
        await press(pilot, "alt+c", "2", "backspace")
        assert english(app) == ("the Rules", 9)
        await press(pilot, "ctrl+z")
        assert english(app) == ("the Rules‹2›", 10)
        await press(pilot, "home", *["right"] * 9, "delete")
        await stores(app, pilot)
        assert kept(path) == ("the Rules", State.DRAFT)


async def test_a_stored_undo_brings_codes_back(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "the Rules")
        await press(pilot, "alt+c", "2", "ctrl+down", "ctrl+up", "alt+c", "1")
        await press(pilot, "ctrl+down", "ctrl+up")
        await stores(app, pilot)
        assert kept(path)[0] == "the Rules‹2›‹11›"
        await press(pilot, "ctrl+z")
        await settled(app, pilot)
        assert kept(path)[0] == "the Rules‹2›"
        assert english(app)[0] == "the Rules‹2›"


async def test_the_clipboard_has_no_marks(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    async with running(path) as (app, pilot):
        monkeypatch.setattr(copying, "copy", lambda _app, text: copied.append(text))
        await write(pilot, "the ")
        await press(pilot, "ctrl+6", "ctrl+c", "ctrl+o", "ctrl+c")
        app.editor.leave_source()
        app.editor.paste(f"Rules{app.work.source.text[5]}")
        assert english(app)[0] == "the ‹1Rules"
    assert copied == ["the ", "深入贯彻《工作条例》,建立“1+5+N”模式。"]


async def test_a_correction_of_the_chinese_keeps_its_codes(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+o", "e", "home", "delete", "enter")
        await settled(app, pilot)
        segment = stored(path, 1).segment
        assert told(segment.source, segment.codes) == (
            "入贯彻《‹1工作条例1›》‹2›,建立“‹31+5+N3›”模式。"
        )
        await press(pilot, "e", "ctrl+end", *["left"] * 15, "backspace", "enter")
        assert said(app) == "the correction lacks ‹2›; no code of the Chinese may be lost"
        await press(pilot, "escape")
        assert stored(path, 1).segment == segment


async def test_a_split_at_the_caret_divides_the_codes(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+o", "home", *["right"] * 8, "s")
        await settled(app, pilot)
        first, second = stored(path, 1).segment, stored(path, 2).segment
        assert told(first.source, first.codes) == "深入贯彻《‹1工作1›"
        assert told(second.source, second.codes) == "‹1条例1›》‹2›,建立“‹31+5+N3›”模式。"
        await press(pilot, "ctrl+z")
        await settled(app, pilot)
        segment = stored(path, 1).segment
        assert told(segment.source, segment.codes) == (
            "深入贯彻《‹1工作条例1›》‹2›,建立“‹31+5+N3›”模式。"
        )


async def test_an_earlier_wording_is_put_back_with_its_codes(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "the Rules")
        await press(pilot, "alt+c", "2", "enter", "alt+home")
        app.editor.select_all()
        await write(pilot, "The Regulations, and nothing else")
        await press(pilot, "enter", "enter", "alt+home")
        await settled(app, pilot)
        app.editor.show_panel("history")
        texts = [entry.insert for entry in app.editor.side.entries]
        at = next(at for at, text in enumerate(texts, 1) if "Rules" in text)
        await press(pilot, "`", str(at))
        assert english(app)[0] == "the Rules‹2›"


async def test_the_mouse_hits_what_stands_behind_a_mark(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "the ")
        await press(pilot, "ctrl+6")
        await write(pilot, "Rules")
        x = app.editor.page.pairs.drawing.layout.target_x
        await pilot.click("#page", offset=(x + 6, 0))
        assert english(app) == ("the ‹1Rules", 5)
        await pilot.click("#page", offset=(x + 5, 0))
        assert english(app) == ("the ‹1Rules", 4)
        await pilot.click("#page", offset=(8 + 12, 0))
        assert labelled(app.work.source.text[app.work.source.caret :])[:4] == "工作条例"


async def test_a_term_is_added_and_a_phrase_found_across_marks(tmp_path: Path) -> None:
    path = tmp_path / "coded.db"
    page_file(path, "无")
    with Store.open(path) as store:
        add_coded(store, "推动{1>政<1}法工作", name="coded")
    async with running(path) as (app, pilot):
        app.open_document("coded")
        await settled(app, pilot)
        await press(pilot, "ctrl+o", "right", "right", "right", "v", "right", "right", "right")
        assert app.work.source.selected_text == "政法"
        assert app.work.source.plain_selection == Span(2, 4)
        await press(pilot, "escape")
        await write(pilot, "political ")
        await press(pilot, "ctrl+6")
        await write(pilot, "and legal work")
        app.editor.finder.find("political and")
        await settled(app, pilot)
        assert labelled(app.work.target.selection.of(app.work.target.text)) == "political ‹1and"
