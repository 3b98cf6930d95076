"""Keys that say what a paragraph is: its parts, kind and article, whether it is translated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import pair_of, row_of, visit_of
from tests.tui.opened import PAGE, page_file, running, settled, sources, stored
from tests.tui.pressing import number, press, shown, write
from tests.tui.screens import lines, said, screen
from workbench.model.segments import SegmentKind, State
from workbench.services import reviewing, translating
from workbench.store.project import Store
from workbench.tui.command import Mode, all_commands

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from workbench.tui.app import WorkbenchApp


async def to(app: WorkbenchApp, pilot: Pilot[None], wanted: int) -> None:
    """Goes to a pair, and into its Chinese."""
    app.editor.go(wanted - 1)
    await press(pilot, "ctrl+o")


def row_on_screen(app: WorkbenchApp, text: str) -> int:
    """The line of the page on which a text stands."""
    return next(at for at, line in enumerate(lines(app)) if text in line)


async def run(app: WorkbenchApp, pilot: Pilot[None], name: str) -> None:
    """Runs a command as the palette does."""
    (command,) = (each for each in all_commands() if each.name == name)
    app.editor.attempt(command.run, app.editor)
    await settled(app, pilot)


async def test_split_sentences(path: Path) -> None:
    async with running(path) as (app, pilot):
        await to(app, pilot, 7)
        top = row_on_screen(app, "依法严厉打击")
        await press(pilot, "p")
        await settled(app, pilot)
        assert said(app) == "split into 2; ^Z undoes it"
        assert sources(path)[6:8] == [
            "依法严厉打击电信网络诈骗犯罪。",
            "群众安全感满意度持续提升。",
        ]
        assert (number(app), row_on_screen(app, "依法严厉打击")) == (7, top)
        await press(pilot, "ctrl+z")
        await settled(app, pilot)
        assert sources(path) == list(PAGE)
        assert (number(app), row_on_screen(app, "依法严厉打击")) == (7, top)
        await press(pilot, "ctrl+y")
        await settled(app, pilot)
        assert len(sources(path)) == len(PAGE) + 1


async def test_one_sentence_is_left_as_it_is(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+o", "p")
        await settled(app, pilot)
        assert said(app) == "the paragraph is one sentence"
        assert (sources(path), app.editor.mode) == (list(PAGE), Mode.SOURCE)


async def test_choose_kind(path: Path) -> None:
    async with running(path) as (app, pilot):
        await to(app, pilot, 2)
        await press(pilot, "right", "right")
        top = row_on_screen(app, "推动政法工作")
        await press(pilot, "k")
        assert "What is 2?" in screen(app)
        assert "table-cell" in screen(app)
        await press(pilot, "enter")
        await settled(app, pilot)
        assert said(app) == "it is a body"
        await press(pilot, "k", "home", "down", "down", "enter")
        await settled(app, pilot)
        assert said(app) == "it is a headline of level 2 now; ^Z undoes it"
        segment = stored(path, 2).segment
        assert (segment.kind, segment.level) == (SegmentKind.HEADLINE, 2)
        assert (app.editor.mode, shown(app)) == (Mode.SOURCE, (PAGE[1], 2))
        assert row_on_screen(app, "推动政法工作") == top
        await press(pilot, "ctrl+z")
        await settled(app, pilot)
        segment = stored(path, 2).segment
        assert (segment.kind, segment.level) == (SegmentKind.BODY, 0)


async def test_a_choice_taken_back_changes_nothing(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+o", "k", "escape")
        await settled(app, pilot)
        assert stored(path, 1).segment.kind is SegmentKind.BODY


async def test_toggle_translatable(path: Path) -> None:
    async with running(path) as (app, pilot):
        await to(app, pilot, 2)
        await press(pilot, "x")
        await settled(app, pilot)
        assert said(app) == "not to be translated: it stays in Chinese; ^Z undoes it"
        assert not stored(path, 2).segment.is_translatable
        assert lines(app)[2].startswith("> 2 =   推动政法工作")
        assert "0/7 confirmed" in lines(app)[-2]
        await press(pilot, "ctrl+o")
        assert "2 body, not to be translated" in lines(app)[-2]
        await press(pilot, "ctrl+o", "x")
        await settled(app, pilot)
        assert stored(path, 2).segment.is_translatable
        await press(pilot, "ctrl+z")
        await settled(app, pilot)
        assert not stored(path, 2).segment.is_translatable


async def test_what_is_not_to_be_translated_is_not_typed_into_and_passed_by(path: Path) -> None:
    async with running(path) as (app, pilot):
        await to(app, pilot, 2)
        await press(pilot, "x", "ctrl+o")
        await settled(app, pilot)
        await write(pilot, "a")
        assert said(app) == "not to be translated; ^O and x change that"
        await press(pilot, "backspace", "enter")
        await settled(app, pilot)
        assert (number(app), stored(path, 2).target.text) == (3, "")
        app.editor.go(0)
        await write(pilot, "Centenary")
        await press(pilot, "enter")
        await settled(app, pilot)
        assert number(app) == 3
        assert "1/7 confirmed" in lines(app)[-2]


async def test_begin_article_counts_those_that_follow_on(path: Path) -> None:
    async with running(path) as (app, pilot):
        app.editor.go(4)
        await run(app, pilot, "begin-article")
        assert said(app) == "article 2 begins here; ^Z undoes it"
        assert [stored(path, at).segment.article for at in range(1, 9)] == [1] * 4 + [2] * 4
        await press(pilot, "ctrl+z")
        await settled(app, pilot)
        assert [stored(path, at).segment.article for at in range(1, 9)] == [1] * 8


@pytest.mark.parametrize(
    ("answer", "article", "told"),
    [("7", 7, "article 7 has it; ^Z undoes it"), ("七", 1, "'七' is no number")],
)
async def test_set_article(path: Path, answer: str, article: int, told: str) -> None:
    async with running(path) as (app, pilot):
        app.editor.go(2)
        await run(app, pilot, "set-article")
        await press(pilot, "backspace")
        await write(pilot, answer)
        await press(pilot, "enter")
        await settled(app, pilot)
        assert said(app).startswith(told)
        assert [stored(path, at).segment.article for at in (2, 3, 4)] == [1, article, 1]


@pytest.mark.parametrize("key", ["p", "x"])
async def test_a_final_pair_stays_as_it_is(tmp_path: Path, key: str) -> None:
    path = page_file(tmp_path / "final.db", "法院开庭。检察院公诉。")
    with Store.open(path) as store:
        translating.confirm(store, visit_of(store, 1), "The court", State.REVIEWED)
        reviewing.finish(store, row_of(store, 1), pair_of(store, 1), "王审")
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+o", key)
        await settled(app, pilot)
        assert said(app).startswith("segment 1 is final")
        assert sources(path) == ["法院开庭。检察院公诉。"]
