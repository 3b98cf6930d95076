"""Confirming a pair fills the pairs with the same Chinese, in sight at once."""

from pathlib import Path

import pytest

from tests.tui.opened import ME, page_file, running, settled, stored, targets, working
from tests.tui.pressing import number, press, shown, standing, stores, write
from tests.tui.screens import said, screen, side
from tests.tui.work_steps import conflicts, settle, type_into, wordings, writer_stopped
from workbench.model.memory_settings import MemorySettings
from workbench.model.segments import Origin, State
from workbench.model.wordings import Offered
from workbench.services import stays, translating
from workbench.store.project import Store

AGAIN = "以上事实,有下列证据予以证实。"
OTHER = "原告的诉讼请求成立,本院予以支持。"
ENGLISH = "The evidence proves it."
DRAFT, DONE = State.DRAFT, State.TRANSLATED


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A page on which a sentence stands three times."""
    return page_file(tmp_path / "p.db", AGAIN, OTHER, AGAIN, AGAIN)


async def test_the_page_shows_what_was_filled_and_one_undo_takes_all_back(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, ENGLISH)
        await stores(app, pilot)
        await press(pilot, "enter")
        await settled(app, pilot)
        assert said(app).startswith("filled 2 like it, as drafts to be confirmed")
        assert screen(app).count(ENGLISH) == 3
        assert number(app) == 2
        await press(pilot, "ctrl+z")
        await settled(app, pilot)
        assert screen(app).count(ENGLISH) == 1  # what was typed is a draft again
        await press(pilot, "ctrl+y")
        await settled(app, pilot)
        assert screen(app).count(ENGLISH) == 3
    assert targets(path) == [ENGLISH, "", ENGLISH, ENGLISH]
    assert [stored(path, at).target.state for at in (1, 3)] == [DONE, DRAFT]


async def test_the_pair_that_enter_goes_to_is_filled_under_the_caret(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+down", "ctrl+down")
        await write(pilot, ENGLISH)
        await press(pilot, "enter")
        await settled(app, pilot)
        assert (number(app), shown(app)[0]) == (4, ENGLISH)
        assert "filled 2 like it" in said(app)
        await press(pilot, "left")
        assert said(app).startswith("4 body, draft, propagated from 3")
        await press(pilot, "enter")
        await settled(app, pilot)
        assert number(app) == 1
    target = stored(path, 4).target
    assert (target.state, target.origin, target.detail) == (
        DONE,
        Origin.MEMORY,
        "propagated from 3",
    )


async def test_it_can_be_switched_off(path: Path) -> None:
    async with running(path, memory=MemorySettings(propagate=False)) as (app, pilot):
        await write(pilot, ENGLISH)
        await press(pilot, "enter")
        await settled(app, pilot)
        assert "filled" not in said(app)
    assert targets(path) == [ENGLISH, "", "", ""]


async def test_where_a_wording_came_from_is_told_after_a_restart(path: Path) -> None:
    with Store.open(path) as store:
        row = store.segments.row_of_number(1, 1)
        assert row is not None
        stay = stays.visit(row, store.segments.pair(row), ME)
        offered = Offered(text=ENGLISH, detail="fuzzy 87%")
        translating.save_draft(store, stay, ENGLISH, offered=offered)
    async with running(path) as (app, pilot):
        assert said(app).startswith("1 body, draft, from memory 87%")
        app.editor.show_panel("history")
        assert any("from memory 87%" in line for line in side(app))
        await write(pilot, "!")
        assert "from memory" not in said(app)
        await stores(app, pilot)
        assert "from memory" not in said(app)


def test_what_is_typed_before_the_filling_is_seen_stands(path: Path) -> None:
    with working(path) as work:
        type_into(work, ENGLISH)
        with writer_stopped(work):
            work.confirm()
            work.go(2)
            type_into(work, "My own")
        settle(work)
        assert (work.target.text, work.sheet.outline.states[3]) == ("My own", 1)
        work.go(3)
        assert work.target.text == ENGLISH
    assert conflicts(path) == []
    assert standing(path, 3) == ("My own", DRAFT)
    assert wordings(path, 3) == [(ENGLISH, DRAFT), ("My own", DRAFT)]


def test_a_pair_that_is_confirmed_while_it_is_filled_is_confirmed(path: Path) -> None:
    with working(path) as work:
        type_into(work, ENGLISH)
        with writer_stopped(work):
            work.confirm()
            work.go(2)
            type_into(work, "My own")
            work.confirm()
            work.go(0)
        settle(work)
        assert [work.sheet.pairs[at].target.text for at in range(4)] == [
            ENGLISH,
            "",
            "My own",
            "My own",
        ]
        assert [work.sheet.outline.states[at] for at in range(4)] == [2, 0, 2, 1]
    assert conflicts(path) == []


def test_a_correction_of_the_chinese_goes_on_where_the_english_is_filled(path: Path) -> None:
    with working(path) as work:
        type_into(work, ENGLISH)
        with writer_stopped(work):
            work.confirm()
            work.go(2)
            work.source.type("另,")
        settle(work)
        assert work.source.text == f"另,{AGAIN}"
        assert (work.target.text, standing(path, 3)) == ("", (ENGLISH, DRAFT))
        work.deeds.correct(work.source.text)
        assert (work.target.text, work.pair.segment.source) == (ENGLISH, f"另,{AGAIN}")
