"""The list of what a file that came back would change."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.opened import page_file, running, settled, targets
from tests.tui.pressing import press, write
from tests.tui.screens import lines, said
from workbench.services import stays, translating
from workbench.services.delivering import Order, deliver
from workbench.services.matching import USUAL
from workbench.store.project import Store
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.returned import ReturnedScreen

CHINESE = ("坚持党的绝对领导。", "推进扫黑除恶常态化。", "依法公开审理案件。")
ENGLISH = ("Uphold the Party’s leadership.", "Crack down on gangs.", "Hear cases in public.")
BETTER = "Uphold the Party’s absolute leadership."
OPEN = "Hear cases openly."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project whose three paragraphs are translated."""
    path = page_file(tmp_path / "p.db", *CHINESE)
    with Store.open(path) as store:
        for number, text in enumerate(ENGLISH, 1):
            row = store.segments.row_of_number(1, number)
            pair = store.segments.pair(row)
            translating.confirm(store, stays.visit(row, pair, "李译"), text)
    return path


@pytest.fixture
def returned(path: Path) -> Path:
    """Its table, in which a reviewer changed the first and the third, and added a stray row."""
    out = path.with_name("page.tsv")
    with Store.open(path, writable=False) as store:
        deliver(store, Order(project="p", out=out, memory=USUAL))
    text = out.read_text("utf-8").replace(ENGLISH[0], BETTER).replace(ENGLISH[2], OPEN)
    head = text.splitlines()[0].split("\t")
    stray = {"source": "另一篇文章的段落。", "target": "Of another text."}
    out.write_text(text + "\t".join(stray.get(name, "") for name in head) + "\n", encoding="utf-8")
    return out


async def opened(app: WorkbenchApp, pilot: Pilot[None], file: Path) -> ReturnedScreen:
    app.lists.open_returned(file)
    await settled(app, pilot)
    assert isinstance(app.screen, ReturnedScreen)
    return app.screen


def shown(screen: ReturnedScreen) -> list[str]:
    return ["|".join(part.text for part in screen.read_row(at)) for at in range(screen.rows.count)]


def card(screen: ReturnedScreen) -> list[str]:
    return ["".join(part.text for part in line) for line in screen.card_of(screen.rows.cursor)]


def foot(app: WorkbenchApp) -> str:
    return lines(app)[-2]


STRAY = (
    "line 5|refused|the project has no paragraph with that Chinese, alone or with other rows of"
    " the file"
)


async def test_the_palette_asks_for_the_file_and_shows_what_it_changes(
    path: Path, returned: Path
) -> None:
    async with running(path) as (app, pilot):
        (asked,) = (
            each for each in app.get_system_commands(app.screen) if each.title.startswith("update")
        )
        asked.callback()
        await pilot.pause()
        await write(pilot, str(returned))
        await press(pilot, "enter")
        await settled(app, pilot)
        assert isinstance(app.screen, ReturnedScreen)
        document = app.work.pair.segment.document
        assert shown(app.screen) == [
            f"1 {document}|take|{BETTER}",
            f"3 {document}|take|{OPEN}",
            STRAY,
        ]
        assert "page.tsv: 2 to take, 1 the same, 1 refused" in foot(app)
        assert card(app.screen) == [
            f"{document} 1  take",
            "line 2",
            "",
            CHINESE[0],
            "",
            "Uphold the Party’s {+absolute +}leadership.",
        ]
    assert targets(path) == list(ENGLISH)


async def test_everything_that_fits_is_taken_and_undone_as_one(path: Path, returned: Path) -> None:
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot, returned)
        await press(pilot, "t")
        await settled(app, pilot)
        assert "taken: 2; ^Z takes it back" in foot(app)
        assert shown(screen) == [STRAY]
        assert targets(path) == [BETTER, ENGLISH[1], OPEN]
        await press(pilot, "ctrl+z")
        await settled(app, pilot)
        assert targets(path) == list(ENGLISH)
        assert len(shown(screen)) == 3


async def test_what_is_being_taken_is_not_taken_again(path: Path, returned: Path) -> None:
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot, returned)
        screen.take()
        screen.take()
        await settled(app, pilot)
        assert "taken: 2; ^Z takes it back" in foot(app)
        await press(pilot, "t")
        assert "there is nothing to take" in foot(app)


async def test_who_does_not_wait_is_told_in_the_editor(
    path: Path, returned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[tuple[Any, Any]] = []
    async with running(path) as (app, pilot):
        await opened(app, pilot, returned)
        monkeypatch.setattr(app.background, "write", lambda *job: begun.append(job))
        await press(pilot, "t", "escape")
        ((write, take),) = begun
        take(app.writer.call(write))
        assert said(app) == f"{returned.name}: taken: 2; ^Z takes it back"


async def test_only_what_is_marked_is_taken(path: Path, returned: Path) -> None:
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot, returned)
        await press(pilot, "down", "space", "t")
        await settled(app, pilot)
        assert "taken: 1; ^Z takes it back" in foot(app)
        assert targets(path) == [ENGLISH[0], ENGLISH[1], OPEN]
        assert [each.split("|")[1] for each in shown(screen)] == ["take", "refused"]


async def test_a_marked_row_that_does_not_fit_takes_nothing(path: Path, returned: Path) -> None:
    async with running(path) as (app, pilot):
        await opened(app, pilot, returned)
        await press(pilot, "end", "space", "t")
        await settled(app, pilot)
        assert "nothing of what is marked can be taken" in foot(app)
    assert targets(path) == list(ENGLISH)


async def test_one_kind_can_be_shown_alone_and_words_filter(path: Path, returned: Path) -> None:
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot, returned)
        await press(pilot, "d", "d")
        assert shown(screen) == [STRAY]
        assert "only what is refused" in foot(app)
        await press(pilot, "d", "d", "slash")
        await write(pilot, "openly")
        await pilot.pause(0.2)
        assert [each.split("|")[2] for each in shown(screen)] == [OPEN]


async def test_enter_goes_to_the_paragraph(path: Path, returned: Path) -> None:
    async with running(path) as (app, pilot):
        await opened(app, pilot, returned)
        await press(pilot, "down", "enter")
        await settled(app, pilot)
        assert app.screen is app.editor
        assert app.work.pair.segment.number == 3


async def test_a_file_that_is_the_same_changes_nothing(path: Path) -> None:
    out = path.with_name("page.xlf")
    with Store.open(path, writable=False) as store:
        deliver(store, Order(project="p", out=out, memory=USUAL))
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot, out)
        assert shown(screen) == []
        assert "the file changes nothing" in foot(app)
        await press(pilot, "t")
        assert "there is nothing to take" in foot(app)


async def test_a_file_that_cannot_be_read_is_said(path: Path) -> None:
    bad = path.with_name("page.xlf")
    bad.write_bytes(b"<xliff><file>")
    async with running(path) as (app, pilot):
        await opened(app, pilot, bad)
        assert "page.xlf, line 1" in foot(app)
    assert targets(path) == list(ENGLISH)


async def test_the_project_itself_did_not_come_back(path: Path) -> None:
    async with running(path) as (app, pilot):
        app.editor.attempt(app.lists.open_returned, path)
        await settled(app, pilot)
        assert app.screen is app.editor
        assert "is the project itself" in said(app)
