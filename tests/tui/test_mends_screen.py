from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.mended import JOINED, LINES, mended_file
from tests.tui.opened import running, settled, sources, targets
from tests.tui.pressing import press, write
from tests.tui.screens import lines
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.mends import MendsScreen


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with a text that was wrapped."""
    return mended_file(tmp_path)


async def opened(app: WorkbenchApp, pilot: Pilot[None]) -> MendsScreen:
    await press(pilot, "alt+p")
    await settled(app, pilot)
    assert isinstance(app.screen, MendsScreen)
    return app.screen


async def do(app: WorkbenchApp, pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await press(pilot, key)
        await settled(app, pilot)


def told(screen: MendsScreen) -> list[tuple[str, str, str]]:
    """Sign with kind, segment, words around the seam."""
    rows = [screen.read_row(at) for at in range(screen.rows.count)]
    return [(row[0].text, row[2].text, row[3].text) for row in rows]


async def test_each_proposal_stands_with_its_seam(path: Path) -> None:
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot)
        assert told(screen) == [
            ("+ join", "#1", "…全,深入推进扫黑⏎除恶专项斗争,依…"),
            ("+ join", "#2", "…查处涉案人员3.⏎2万余名,群众安…"),
            ("+ cut", "#3", "健全矛盾纠纷多元[ ]化解机制,人民法…"),
            ("+ omit", "#3", "[- 3 -]"),
        ]
        card = "\n".join(lines(app))
        assert "join, accepted" in card
        assert ">     1 突出抓好" in card


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_one_key_takes_a_join_back_and_makes_it_again(path: Path, key: str) -> None:
    before = sources(path)
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot)
        await do(app, pilot, key)
        assert sources(path) == [*LINES[:2], *before[1:]]
        assert told(screen)[0][0] == "- join"
        assert "refused 1 join; ^Z takes it back" in lines(app)[-2]
        await do(app, pilot, key)
        assert sources(path) == before
        await do(app, pilot, "ctrl+z")
        assert "undone: accept 1 join of repair" in lines(app)[-2]
        assert sources(path) == [*LINES[:2], *before[1:]]
        await do(app, pilot, "ctrl+z", "ctrl+y")
        assert sources(path) == [*LINES[:2], *before[1:]]


async def test_all_that_is_shown_is_refused_and_accepted_at_once(path: Path) -> None:
    before = sources(path)
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot)
        await do(app, pilot, "X")
        assert sources(path) == list(LINES)
        assert {row[0][0] for row in told(screen)} == {"-"}
        await press(pilot, "slash")
        await write(pilot, "join")
        await pilot.pause(0.3)
        await do(app, pilot, "enter", "A")
        assert sources(path) == [*JOINED[:2], *LINES[4:]]
        await do(app, pilot, "ctrl+z", "ctrl+z")
        assert sources(path) == before


async def test_accepting_what_is_accepted_says_so(path: Path) -> None:
    async with running(path) as (app, pilot):
        await opened(app, pilot)
        await do(app, pilot, "a")
        assert "it is accepted already" in lines(app)[-2]
        await do(app, pilot, "x", "x")
        assert "it is not made" in lines(app)[-2]


async def test_the_order_keeps_the_cursor_on_its_proposal(path: Path) -> None:
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot)
        await do(app, pilot, "down", "o")
        shares = [screen.read_row(at)[1].text for at in range(screen.rows.count)]
        assert shares == sorted(shares, key=lambda share: int(share[:-1]))
        assert told(screen)[screen.rows.cursor][2] == "…查处涉案人员3.⏎2万余名,群众安…"
        await do(app, pilot, "o")
        assert [row[1] for row in told(screen)] == ["#1", "#2", "#3", "#3"]


async def test_going_to_the_page_and_back_to_the_same_place(path: Path) -> None:
    async with running(path) as (app, pilot):
        app.editor.insert("The province")
        await opened(app, pilot)
        await do(app, pilot, "x", "down", "t")
        assert app.screen is app.editor
        assert app.work.pair.segment.source == JOINED[1]
        assert [len(app.work), targets(path)[0]] == [4, "The province"]
        screen = await opened(app, pilot)
        assert told(screen)[screen.rows.cursor][1] == "#3"
        await do(app, pilot, "escape", "ctrl+o", "m")
        assert isinstance(app.screen, MendsScreen)


async def test_what_was_corrected_cannot_be_decided_on(path: Path) -> None:
    async with running(path) as (app, pilot):
        app.work.deeds.correct(JOINED[0].replace("扫黑除恶", "扫黑、除恶"))
        screen = await opened(app, pilot)
        assert told(screen)[0][0] == "! join"
        await do(app, pilot, "enter")
        assert "line 1 was changed since, so it fits no more" in lines(app)[-2]
