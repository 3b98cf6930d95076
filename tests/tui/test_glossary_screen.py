from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.opened import TERMS, page_file, running, settled
from tests.tui.pressing import press, write
from tests.tui.screens import lines
from workbench.services import glossary
from workbench.services.term_forms import TermForm
from workbench.store.project import Store
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.glossary import GlossaryScreen


async def opened(app: WorkbenchApp, pilot: Pilot[None]) -> GlossaryScreen:
    await press(pilot, "ctrl+t", "ctrl+t")
    await settled(app, pilot)
    assert isinstance(app.screen, GlossaryScreen)
    return app.screen


def shown(app: WorkbenchApp) -> list[str]:
    """The rows of the list, up to the card."""
    screen = app.screen
    assert isinstance(screen, GlossaryScreen)
    texts = [screen.rows.render_line(y).text.rstrip() for y in range(screen.rows.size.height)]
    return [text for text in texts if text]


def concepts(path: Path) -> dict[str, list[str]]:
    """Chinese with its English, as the file has it."""
    with Store.open(path, writable=False) as store:
        return {
            concept.in_language("zh")[0].text: [term.text for term in concept.in_language("en")]
            for concept in store.concepts.all()
        }


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return page_file(tmp_path / "法制.db")


async def test_it_lists_the_concepts_by_their_sound(path: Path) -> None:
    async with running(path) as (app, pilot):
        await opened(app, pilot)
        starts = [text[2:].split()[0] for text in shown(app)]
        assert starts == ["高质量发展", "矛盾纠纷多元化解…", "人民法院", "扫黑除恶", "政法",
                          "政治安全"]  # fmt: skip
        assert shown(app)[0].startswith("> 高质量发展")
        assert " glossary 1/6" in lines(app)[-2]
        await press(pilot, "end")
        assert shown(app)[-1].startswith("> 政治安全")
        await press(pilot, "escape")
        await settled(app, pilot)
        assert app.screen is app.editor


async def test_the_filter_narrows_as_it_is_typed(path: Path) -> None:
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot)
        await press(pilot, "slash")
        await write(pilot, "政")
        await pilot.pause(0.3)
        await settled(app, pilot)
        assert [text[2:4] for text in shown(app)] == ["政法", "政治"]
        await press(pilot, "enter", "down")
        assert screen.rows.cursor == 1
        await press(pilot, "0")
        await settled(app, pilot)
        await pilot.pause(0.3)
        await settled(app, pilot)
        assert len(shown(app)) == len(TERMS)


async def test_the_cursor_stays_on_what_is_edited(path: Path) -> None:
    with Store.open(path) as store:
        glossary.add(store, TermForm(simplified="政法系统", english="justice system"), "词表")
    async with running(path) as (app, pilot):
        app.lists.open_glossary("政法")
        await settled(app, pilot)
        screen = app.screen
        assert isinstance(screen, GlossaryScreen)
        assert screen.rows.cursor == 0  # the one that is named so
        await press(pilot, "down", "e", "s", "enter")
        await settled(app, pilot)
        assert (screen.rows.cursor, "justice systems" in shown(app)[1]) == (1, True)


async def test_a_card_is_edited_in_place_and_undone(path: Path) -> None:
    async with running(path) as (app, pilot):
        await opened(app, pilot)
        await press(pilot, "e")
        await pilot.pause()
        await write(pilot, " drive")
        await press(pilot, "enter")
        await settled(app, pilot)
        assert concepts(path)["高质量发展"] == ["high-quality development drive"]
        assert any("kept" in line for line in lines(app)[-2:])
        await press(pilot, "ctrl+z")
        await settled(app, pilot)
        assert concepts(path)["高质量发展"] == ["high-quality development"]


async def test_esc_drops_what_was_typed_only_when_pressed_twice(path: Path) -> None:
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot)
        await press(pilot, "e")
        await pilot.pause()
        await write(pilot, "!")
        await press(pilot, "escape")
        assert screen.query("#cells")
        await press(pilot, "escape")
        await settled(app, pilot)
        assert not screen.query("#cells")
        assert concepts(path)["高质量发展"] == ["high-quality development"]


async def test_a_new_concept(path: Path) -> None:
    async with running(path) as (app, pilot):
        await opened(app, pilot)
        await press(pilot, "a")
        await pilot.pause()
        await write(pilot, "网格员")
        await press(pilot, "enter")
        await settled(app, pilot)
        assert concepts(path)["网格员"] == []
        assert any(text.startswith("> 网格员") and "(no English yet)" in text
                   for text in shown(app))  # fmt: skip
        await press(pilot, "o")
        await settled(app, pilot)
        assert len(shown(app)) == 1


async def test_a_fault_is_said_and_nothing_is_lost(path: Path) -> None:
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot)
        await press(pilot, "e")
        await press(pilot, *["tab"] * 2)
        await write(pilot, "2017-13")
        await press(pilot, "enter")
        await settled(app, pilot)
        assert "'2017-13' is no date" in lines(app)[-2]
        assert screen.query("#cells")


async def test_what_is_typed_is_kept_when_the_terminal_goes(path: Path) -> None:
    async with running(path) as (app, pilot):
        await opened(app, pilot)
        await press(pilot, "e")
        await pilot.pause()
        await write(pilot, " drive")
        app.hang_up()
    assert concepts(path)["高质量发展"] == ["high-quality development drive"]


async def test_removing_and_merging_what_is_marked(path: Path) -> None:
    async with running(path) as (app, pilot):
        await opened(app, pilot)
        await press(pilot, "space", "x")
        await settled(app, pilot)
        assert "高质量发展" not in concepts(path)
        await press(pilot, "end", "up", "space", "space", "m")
        await settled(app, pilot)
        assert concepts(path)["政法"] == ["political and legal affairs", "political security"]
        assert "政治安全" not in concepts(path)
        await press(pilot, "ctrl+z", "ctrl+z")
        await settled(app, pilot)
        assert len(concepts(path)) == len(TERMS)


async def test_history_and_what_is_used(path: Path) -> None:
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot)
        await press(pilot, "h")
        card = [screen.card.render_line(y).text.rstrip() for y in range(2)]
        assert "词表" in card[0]
        await press(pilot, "h", "u", "u")
        await settled(app, pilot)
        assert shown(app) == []
        await press(pilot, "u")
        await settled(app, pilot)
        assert len(shown(app)) == len(TERMS)


async def test_a_facet_is_chosen_from_a_list(path: Path) -> None:
    async with running(path) as (app, pilot):
        await opened(app, pilot)
        await press(pilot, "k")
        await settled(app, pilot)
        await press(pilot, "down", "enter")
        await settled(app, pilot)
        assert "[term]" in lines(app)[-2]


async def test_the_term_under_the_caret_is_looked_up(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+down", "ctrl+o", "right", "right", "g")
        await settled(app, pilot)
        assert any(text.startswith("> 政法") for text in shown(app))


async def test_cells_stay_open_when_the_mouse_leaves_them(path: Path) -> None:
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot)
        await press(pilot, "e")
        await pilot.pause()
        await write(pilot, " drive")
        for key in ("e", "escape"):
            await pilot.click(screen.rows, offset=(5, 2))
            await press(pilot, key)
            await settled(app, pilot)
            assert app.screen is screen
            assert len(screen.query("#cells")) == 1
        await press(pilot, "enter")
        await settled(app, pilot)
        assert concepts(path)["高质量发展"] == ["high-quality development drive"]


async def test_nothing_is_removed_from_an_empty_list(path: Path) -> None:
    async with running(path) as (app, pilot):
        await opened(app, pilot)
        await press(pilot, "slash")
        await write(pilot, "网格员")
        await pilot.pause(0.3)
        await settled(app, pilot)
        await press(pilot, "enter", "x")
        assert "there is no concept here" in lines(app)[-2]


async def test_what_is_used_follows_the_glossary(path: Path) -> None:
    async with running(path) as (app, pilot):
        await opened(app, pilot)
        await press(pilot, "u")
        await settled(app, pilot)
        assert len(shown(app)) == len(TERMS)
        assert "looking" not in lines(app)[-2]
        await press(pilot, "a")
        await pilot.pause()
        await write(pilot, "电信网络诈骗")
        await press(pilot, "enter")
        await settled(app, pilot)
        assert any(text.startswith("> 电信网络诈骗") for text in shown(app))
