from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.builders import PAGE, add_document, pair_of, row_of, source_text
from tests.tui.opened import ME, running, settled, stored
from tests.tui.pressing import press, shown, stores, write
from tests.tui.screens import lines, side
from workbench.model.segments import Origin, State
from workbench.services import glossary, translating, updating
from workbench.services.importing import Proposal, Repair
from workbench.services.term_forms import TermForm
from workbench.store.project import Store
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.concordance import ConcordanceScreen
from workbench.tui.screens.matches import MATCH_SECONDS
from workbench.tui.widgets.prompt import Prompt

BEFORE = "深化扫黑除恶专项斗争,查处涉案人员3.2万余名。"
AFTER = "深化扫黑除恶专项斗争,查处涉案人员3.5万余名。"
OTHER = "坚持党对政法工作的绝对领导。"
ENGLISH = "More than 32,000 were investigated."


def updated_file(path: Path) -> Path:
    """A project whose first source changed after it was translated, and a term of it."""
    with Store.create(path, source_language="zh-Hans", target_language="en") as store:
        add_document(store, BEFORE, OTHER)
        glossary.add(store, TermForm(simplified="扫黑除恶", english="crackdown"), "词表")
        translating.set_target(
            store, row_of(store, 1), pair_of(store, 1), ENGLISH, State.TRANSLATED, "王编"
        )
        text, cut = source_text(AFTER, OTHER)
        newer = Proposal(name=PAGE, text=text, paragraphs=cut, repair=Repair.OFF)
        updating.update(store, PAGE, newer, ME)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with an English that waits for its new source."""
    return updated_file(tmp_path / "p.db")


async def rested(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Waits until the matches of the active pair are read."""
    await pilot.pause(2 * MATCH_SECONDS)
    await settled(app, pilot)


async def test_the_earlier_version_stands_above_the_terms(path: Path) -> None:
    async with running(path) as (app, pilot):
        await rested(app, pilot)
        told = "\n".join(side(app))
        assert "1 term here, ^R: match" in told
        assert "^ Earlier version 95%  王编, 20" in told
        assert ENGLISH in " ".join(told.split())
        assert "3.[-2-]{+5+}" in "".join(told.split())
        assert "1 扫黑除恶" in told
        await press(pilot, "`", "1")
        assert shown(app)[0] == "Crackdown"


@pytest.mark.parametrize("key", ["ctrl+r", "f3"])
async def test_a_label_inserts_it_as_one_step(path: Path, key: str) -> None:
    async with running(path) as (app, pilot):
        await rested(app, pilot)
        await press(pilot, key)
        assert "insert a match" in lines(app)[-1]
        await press(pilot, "1")
        assert shown(app)[0] == ENGLISH
        await stores(app, pilot)
        target = stored(path, 1).target
        assert (target.text, target.state, target.origin) == (ENGLISH, State.DRAFT, Origin.MEMORY)
        await press(pilot, "ctrl+z")
        assert shown(app)[0] == ""
        await press(pilot, "ctrl+y")
        await write(pilot, " Done.")
        await stores(app, pilot)
        target = stored(path, 1).target
        assert (target.text, target.origin) == (f"{ENGLISH} Done.", Origin.TYPED)


async def test_without_a_match_a_phrase_is_asked_for(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+down")
        await rested(app, pilot)
        await press(pilot, "ctrl+r")
        assert app.screen.query(Prompt)
        await press(pilot, "escape", "ctrl+up")
        await rested(app, pilot)
        await press(pilot, "ctrl+r", "ctrl+r")
        assert isinstance(app.screen, ConcordanceScreen)


async def test_what_stands_in_the_question_is_looked_for_in_the_whole_memory(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+down")
        await rested(app, pilot)
        await press(pilot, "ctrl+r")
        await write(pilot, "政法")
        await press(pilot, "ctrl+r")
        await settled(app, pilot)
        assert isinstance(app.screen, ConcordanceScreen)
        assert app.screen.filter.value == "政法"


async def test_the_panel_shows_the_match_alone_at_80_columns(path: Path) -> None:
    async with running(path, (80, 24)) as (app, pilot):
        await rested(app, pilot)
        assert "Earlier version 95%" in "\n".join(side(app))
        await press(pilot, "ctrl+r")
        assert "1 Earlier version 95%" in "\n".join(side(app))
        await press(pilot, "escape", "ctrl+down")
        await rested(app, pilot)
        assert "Earlier" not in "\n".join(side(app))
