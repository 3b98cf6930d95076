from pathlib import Path

from textual.pilot import Pilot

from tests.tui.opened import page_file, running, settled
from tests.tui.pressing import press, write
from tests.tui.screens import lines
from workbench.model.terms import TermStatus
from workbench.store.project import Store
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.candidates import CandidatesScreen

PAGE = (
    "□南岭市委常委、政法委书记 仇建国",
    "南岭市深化“三端共治”改革,推行“三端共治”平台。",
    "南岭市依据《南岭市矛盾纠纷调处条例》,做到“四个到位”。",
)


async def opened(app: WorkbenchApp, pilot: Pilot[None]) -> CandidatesScreen:
    await press(pilot, "ctrl+t", "ctrl+t")
    await settled(app, pilot)
    await press(pilot, "p")
    await settled(app, pilot)
    assert isinstance(app.screen, CandidatesScreen)
    return app.screen


async def put_on(screen: CandidatesScreen, pilot: Pilot[None], text: str) -> None:
    """Puts the cursor on a candidate."""
    rows = [screen.read_row(at)[0].text for at in range(screen.rows.count)]
    await press(pilot, "home", *["down"] * rows.index(text))


def english(path: Path) -> dict[str, list[tuple[str, TermStatus]]]:
    with Store.open(path, writable=False) as store:
        return {
            concept.in_language("zh")[0].text: [
                (term.text, term.status) for term in concept.in_language("en")
            ]
            for concept in store.concepts.all()
        }


async def test_accepting_writing_and_refusing(tmp_path: Path) -> None:
    path = page_file(tmp_path / "法制.db", *PAGE)
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot)
        await put_on(screen, pilot, "三端共治")
        await press(pilot, "e")
        await write(pilot, "governance at three ends")
        await press(pilot, "enter")
        await settled(app, pilot)
        assert english(path)["三端共治"] == [("governance at three ends", TermStatus.PREFERRED)]
        await put_on(screen, pilot, "四个到位")
        await press(pilot, "a")
        await settled(app, pilot)
        assert english(path)["四个到位"] == []
        await put_on(screen, pilot, "南岭市矛盾纠纷调处条例")
        await press(pilot, "x")
        await settled(app, pilot)
        assert "refused 南岭市矛盾纠纷调处条例" in lines(app)[-2]
        await press(pilot, "ctrl+z", "ctrl+z", "ctrl+z")
        await settled(app, pilot)
        rows = [screen.read_row(at)[0].text for at in range(screen.rows.count)]
        assert {"三端共治", "四个到位", "南岭市矛盾纠纷调处条例"} <= set(rows)
        assert "三端共治" not in english(path)


async def test_names_and_all_that_is_marked(tmp_path: Path) -> None:
    path = page_file(tmp_path / "法制.db", *PAGE)
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot)
        await press(pilot, "n")
        await settled(app, pilot)
        await put_on(screen, pilot, "仇建国")
        assert "Qiu Jianguo" in lines(app)[1 + screen.rows.cursor]
        await press(pilot, "space", "a")
        await settled(app, pilot)
        assert english(path)["仇建国"] == [("Qiu Jianguo", TermStatus.PREFERRED)]
        await press(pilot, "escape", "escape")
        await settled(app, pilot)
        assert app.screen is app.editor
        assert "仇建国" in [hit.text for hit in app.editor.vocabulary.hits]


async def test_going_to_the_place(tmp_path: Path) -> None:
    path = page_file(tmp_path / "法制.db", *PAGE)
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot)
        await put_on(screen, pilot, "四个到位")
        await press(pilot, "g")
        await settled(app, pilot)
        assert app.screen is app.editor
        assert app.work.active == 2


async def test_nothing_is_accepted_from_an_empty_list(tmp_path: Path) -> None:
    async with running(page_file(tmp_path / "法制.db", *PAGE)) as (app, pilot):
        await opened(app, pilot)
        await press(pilot, "slash")
        await write(pilot, "没有此词")
        await pilot.pause(0.3)
        await settled(app, pilot)
        await press(pilot, "enter", "a")
        assert "^Z" not in lines(app)[-2]
