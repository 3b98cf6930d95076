from pathlib import Path

from textual.pilot import Pilot

from tests.tui.opened import page_file, running, settled, targets
from tests.tui.pressing import press, write
from tests.tui.screens import lines
from workbench.model.segments import State
from workbench.model.terms import NewConcept, NewTerm
from workbench.services import projects, translating
from workbench.store.project import Store
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.uses import UsesScreen

PAGE = ("维护政治安全。", "坚决维护国家政治安全。", "政治安全是根本。")
ENGLISH = ("Uphold political security.", "Resolutely uphold political safety.", "")


def project(path: Path) -> Path:
    page_file(path, *PAGE)
    with Store.open(path) as store:
        for number, text in enumerate(ENGLISH, 1):
            if text:
                row, pair = projects.find_segment(store, str(number), None)
                translating.set_target(store, row, pair, text, State.TRANSLATED, "李译")
    return path


async def opened(app: WorkbenchApp, pilot: Pilot[None]) -> UsesScreen:
    await press(pilot, "ctrl+o", "right", "right", "right", "w")
    await settled(app, pilot)
    assert isinstance(app.screen, UsesScreen)
    return app.screen


def shown(screen: UsesScreen) -> list[str]:
    return ["|".join(part.text for part in screen.read_row(at)) for at in range(screen.rows.count)]


async def test_places_stand_under_their_rendering(tmp_path: Path) -> None:
    path = project(tmp_path / "法制.db")
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot)
        assert [row for row in shown(screen) if not row.startswith("    ")] == [
            "= political security|preferred, 1",
            "! political safety|drifted, 1",
            "  untranslated|1",
        ]
        assert "政治安全: 3 segments" in lines(app)[-2]


async def test_one_rendering_is_put_in_the_place_of_another(tmp_path: Path) -> None:
    path = project(tmp_path / "法制.db")
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot)
        await press(pilot, "down", "down", "r")
        await pilot.pause()
        assert "Replace “political safety” in 1 by" in lines(app)[-2]
        await press(pilot, "enter")
        await settled(app, pilot)
        assert any("[-safety-]" in line or "[-political safety-]" in line for line in lines(app))
        await press(pilot, "enter")
        await settled(app, pilot)
        assert targets(path)[1] == "Resolutely uphold political security."
        assert shown(screen)[0] == "= political security|preferred, 2"
        await press(pilot, "ctrl+z")
        await settled(app, pilot)
        assert targets(path)[1] == "Resolutely uphold political safety."


async def test_a_concept_without_chinese_is_used_nowhere(tmp_path: Path) -> None:
    path = project(tmp_path / "法制.db")
    english = NewConcept(terms=(NewTerm(language="en", text="grid worker"),))
    with Store.open(path) as store, store.journal.change("add term", "词表") as change:
        row = store.concepts.add(change, english)
    async with running(path) as (app, pilot):
        app.lists.open_uses(row)
        await settled(app, pilot)
        assert "grid worker: 0 segments" in lines(app)[-2]


async def test_what_is_not_wanted_stays(tmp_path: Path) -> None:
    path = project(tmp_path / "法制.db")
    async with running(path) as (app, pilot):
        await opened(app, pilot)
        await press(pilot, "r", "ctrl+u")
        await write(pilot, "safety of the polity")
        await press(pilot, "enter")
        await settled(app, pilot)
        await press(pilot, "escape")
        await settled(app, pilot)
        assert targets(path) == list(ENGLISH)


async def test_a_key_goes_there(tmp_path: Path) -> None:
    path = project(tmp_path / "法制.db")
    async with running(path) as (app, pilot):
        await opened(app, pilot)
        await press(pilot, "down", "down", "down", "enter")
        await settled(app, pilot)
        assert (app.screen is app.editor, app.work.active) == (True, 1)
