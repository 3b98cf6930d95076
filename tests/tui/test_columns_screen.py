from math import inf
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.opened import TERMS, page_file, running, settled
from tests.tui.pressing import press, write
from tests.tui.screens import lines
from workbench.store.project import Store
from workbench.tui import tidying
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.columns import ColumnsScreen
from workbench.tui.screens.editor import EditorScreen
from workbench.tui.screens.glossary import GlossaryScreen
from workbench.tui.screens.help import HelpScreen

LIST = "Chinese;Our English;Remarks\n网格员;grid worker;专职\n政法;politics and law;\n"


async def opened(app: WorkbenchApp, pilot: Pilot[None], path: Path) -> ColumnsScreen:
    await press(pilot, "ctrl+t", "ctrl+t")
    await settled(app, pilot)
    await press(pilot, "i")
    await write(pilot, str(path))
    await press(pilot, "enter")
    await settled(app, pilot)
    assert isinstance(app.screen, ColumnsScreen)
    return app.screen


def shown(screen: ColumnsScreen) -> list[tuple[str, ...]]:
    return [tuple(part.text for part in screen.read_row(at)) for at in range(screen.rows.count)]


def concepts(path: Path) -> list[str]:
    with Store.open(path, writable=False) as store:
        return [
            f"{concept.in_language('zh')[0].text}={concept.in_language('en')[0].text}"
            for concept in store.concepts.all()
        ]


async def test_a_foreign_table_is_mapped_previewed_and_imported(tmp_path: Path) -> None:
    path = page_file(tmp_path / "法制.db")
    terms = tmp_path / "terms.csv"
    terms.write_text(LIST, encoding="utf-8")
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot, terms)
        assert [row[:2] for row in shown(screen)] == [
            ("Chinese", "zh-Hans"),
            ("Our English", "property"),
            ("Remarks", "note"),
        ]
        assert "no column is taken for en" in lines(app)[-2]
        await press(pilot, "down", "enter")
        await pilot.pause()
        from workbench.services.cards import COLUMNS

        await press(pilot, *["down"] * COLUMNS.index("en"), "enter")
        await settled(app, pilot)
        assert shown(screen)[1] == ("Our English", "en", "grid worker")
        await press(pilot, "p")
        await settled(app, pilot)
        card = "\n".join(lines(app))
        assert "1 new, 0 changed, 1 in conflict, 0 there already" in card
        assert "+ 网格员  grid worker" in card
        await press(pilot, "i")
        await settled(app, pilot)
        assert isinstance(app.screen, GlossaryScreen)
        assert len(concepts(path)) == len(TERMS) + 2
        assert "网格员=grid worker" in concepts(path)
        await press(pilot, "ctrl+z")
        await settled(app, pilot)
        assert len(concepts(path)) == len(TERMS)


@pytest.mark.parametrize(
    ("keys", "above"),
    [(["escape", "escape"], EditorScreen), (["f1"], HelpScreen)],
)
async def test_one_need_not_wait_for_the_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: list[str], above: type[object]
) -> None:
    path = page_file(tmp_path / "法制.db")
    terms = tmp_path / "terms.csv"
    terms.write_text(LIST.replace("Our English", "en"), encoding="utf-8")
    begun: list[tuple[Any, Any]] = []
    monkeypatch.setattr(tidying, "REST_SECONDS", inf)  # the import alone is to be under way
    async with running(path) as (app, pilot):
        await opened(app, pilot, terms)
        monkeypatch.setattr(app.background, "write", lambda *job: begun.append(job))
        await press(pilot, "i", *keys)
        ((write_terms, take),) = begun
        app.front.attempt(take, app.writer.call(write_terms))
        await settled(app, pilot)
        assert isinstance(app.screen, above)
        assert "added 1, changed 0, 1 in conflict" in "".join(lines(app))
    assert len(concepts(path)) == len(TERMS) + 2


async def test_a_conflict_is_left_out_on_request(tmp_path: Path) -> None:
    path = page_file(tmp_path / "法制.db")
    terms = tmp_path / "terms.csv"
    terms.write_text(LIST.replace("Our English", "en"), encoding="utf-8")
    async with running(path) as (app, pilot):
        await opened(app, pilot, terms)
        await press(pilot, "c")
        assert "in a conflict: ours" in lines(app)[-2]
        await press(pilot, "i")
        await settled(app, pilot)
        assert len(concepts(path)) == len(TERMS) + 1


async def test_a_broken_file_is_said_and_nothing_is_imported(tmp_path: Path) -> None:
    path = page_file(tmp_path / "法制.db")
    terms = tmp_path / "terms.tbx"
    terms.write_text("<tbx><text>", encoding="utf-8")
    async with running(path) as (app, pilot):
        await opened(app, pilot, terms)
        await press(pilot, "i")
        await settled(app, pilot)
        assert "terms.tbx, line 1" in lines(app)[-2]
        assert len(concepts(path)) == len(TERMS)


async def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    path = page_file(tmp_path / "法制.db")
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+t", "ctrl+t")
        await settled(app, pilot)
        glossary = app.screen
        await press(pilot, "i")
        await write(pilot, str(tmp_path / "none.csv"))
        await press(pilot, "enter")
        await settled(app, pilot)
        assert app.screen is glossary
        assert "there is no file" in lines(app)[-2]
