from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from tests.tui.mended import JOINED, LINES, proposal
from tests.tui.pressing import press
from workbench.model.settings import Settings
from workbench.services.importing import Repair
from workbench.tui.asking_app import AskingApp


@asynccontextmanager
async def asking(
    folder: Path, mode: Repair = Repair.AUTO
) -> AsyncIterator[tuple[AskingApp, Pilot[bool]]]:
    app = AskingApp(proposal(folder, mode), folder / "p.db", Settings(author="李译"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        yield app, pilot


def settled(app: AskingApp) -> list[str]:
    return [paragraph.text for paragraph in app.desk.settled.paragraphs]


def shown(app: AskingApp) -> str:
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


async def test_enter_imports_with_what_is_accepted(tmp_path: Path) -> None:
    async with asking(tmp_path) as (app, pilot):
        assert "⏎" in shown(app)
        assert "Enter import" in shown(app)
        assert ">     1 突出抓好" in shown(app)
        await press(pilot, "space", "enter")  # type: ignore[arg-type]
    assert app.return_value is True
    assert settled(app)[:3] == [*LINES[:2], JOINED[1]]


async def test_decisions_are_undone_and_redone(tmp_path: Path) -> None:
    async with asking(tmp_path) as (app, pilot):
        before = settled(app)
        await press(pilot, "X")  # type: ignore[arg-type]
        assert settled(app) == list(LINES)
        await press(pilot, "ctrl+z")  # type: ignore[arg-type]
        assert settled(app) == before
        await press(pilot, "ctrl+y")  # type: ignore[arg-type]
        assert settled(app) == list(LINES)
        assert "redone: the last decision" in shown(app)


async def test_esc_leaves_without_importing(tmp_path: Path) -> None:
    async with asking(tmp_path, Repair.OFF) as (app, pilot):
        await press(pilot, "A", "escape")  # type: ignore[arg-type]
    assert app.return_value is False
