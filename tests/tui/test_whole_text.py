"""What is done with the whole document at once."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.services.memory_units import add_memory, unit
from tests.services.test_remembered import CLOSE, CLOSED, HEAR, HEARD
from tests.tui.opened import page_file, running, settled, stored, targets
from tests.tui.pressing import press, shown, write
from tests.tui.screens import lines, said, side
from workbench.model.segments import Origin, State
from workbench.services import pretranslating, returning
from workbench.store.project import Store
from workbench.tui.app import WorkbenchApp
from workbench.tui.command import all_commands

OTHER = "坚持党的绝对领导。"
TYPED = "Uphold the Party’s absolute leadership."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A page of which the memory has two sentences, one of them twice."""
    path = page_file(tmp_path / "p.db", OTHER, HEAR, CLOSE, HEAR)
    with Store.open(path) as store:
        add_memory(store, "laws", unit(HEAR, HEARD), unit(CLOSE, CLOSED))
    return path


async def fill(app: WorkbenchApp, pilot: Pilot[None], percent: str) -> None:
    """Asks the palette's command to fill the page, and answers its question."""
    (command,) = (each for each in all_commands() if each.name == "pretranslate")
    app.editor.attempt(command.run, app.editor)
    await pilot.pause()
    await write(pilot, percent)
    await press(pilot, "enter")
    await settled(app, pilot)


async def test_what_is_open_is_filled_and_one_undo_takes_it_back(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, TYPED)
        await fill(app, pilot, "100")
        assert said(app) == "filled as drafts: 3; still open: 0; ^Z undoes it"
        assert shown(app) == (TYPED, len(TYPED))
        await press(pilot, "ctrl+s")
        await settled(app, pilot)
    assert targets(path) == [TYPED, HEARD, CLOSED, HEARD]
    target = stored(path, 2).target
    assert (target.state, target.origin) == (State.DRAFT, Origin.MEMORY)


async def test_undo_takes_all_of_it_back(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+down")
        await fill(app, pilot, "100%")
        assert said(app) == "filled as drafts: 3; still open: 1; ^Z undoes it"
        assert shown(app)[0] == HEARD
        await press(pilot, "ctrl+z")
        await settled(app, pilot)
        assert shown(app)[0] == ""
    assert targets(path) == ["", "", "", ""]


async def test_what_is_typed_while_the_memory_is_looked_in_stays(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+down")
        await settled(app, pilot)
        settings = replace(app.settings.memory, threshold=100)
        choice = pretranslating.look_up(app.reader, settings)
        await write(pilot, TYPED)
        assert app.work.is_dirty
        app.editor._fill_open(choice)
        assert said(app) == "filled as drafts: 2; still open: 2; ^Z undoes it"
        await settled(app, pilot)
        assert shown(app) == (TYPED, len(TYPED))
    assert targets(path) == ["", TYPED, CLOSED, HEARD]


@pytest.mark.parametrize("answer", ["49", "101", "many", "八十"])
async def test_what_is_no_percentage_is_said(path: Path, answer: str) -> None:
    async with running(path) as (app, pilot):
        await fill(app, pilot, answer)
        assert said(app) == f"{answer} is no percentage from 50 to 100"
    assert targets(path) == ["", "", "", ""]


async def test_a_memory_that_has_nothing_says_so(tmp_path: Path) -> None:
    path = page_file(tmp_path / "p.db", OTHER)
    async with running(path) as (app, pilot):
        await fill(app, pilot, "75")
        assert said(app) == "the memory has nothing for what is open (1)"


async def export(app: WorkbenchApp, pilot: Pilot[None], *answers: str) -> None:
    """Presses the key of the export, and answers what is asked."""
    await press(pilot, "alt+e")
    for answer in answers:
        await pilot.pause()
        await write(pilot, answer)
        await press(pilot, "enter")
    await settled(app, pilot)


async def test_the_document_is_exported_with_what_was_just_typed(path: Path) -> None:
    out = path.with_name("page.tsv")
    async with running(path) as (app, pilot):
        await write(pilot, TYPED)
        await export(app, pilot, str(out))
        assert said(app) == ("page.tsv: 1 in English, 3 not yet; read again and compared: 4")
        assert shown(app) == (TYPED, len(TYPED))
    rows = [line.split("\t") for line in out.read_text("utf-8").splitlines()]
    at = rows[0].index("source")
    assert [row[at : at + 2] for row in rows] == [
        ["source", "target"],
        [OTHER, TYPED],
        [HEAR, ""],
        [CLOSE, ""],
        [HEAR, ""],
    ]


async def test_what_the_file_has_no_place_for_stands_in_the_panel(path: Path) -> None:
    out = path.with_name("page.moses")
    async with running(path) as (app, pilot):
        await write(pilot, TYPED)
        await export(app, pilot, str(out))
        assert side(app)[0].startswith("of page.moses")
        assert "for want of a place" in " ".join(" ".join(side(app)).split())


async def test_a_file_that_is_there_is_replaced_only_when_asked(path: Path) -> None:
    out = path.with_name("page.tsv")
    out.write_text("已有", encoding="utf-8")
    async with running(path) as (app, pilot):
        await export(app, pilot, str(out), "no")
        assert said(app) == "page.tsv is as it was"
        assert out.read_text("utf-8") == "已有"
        await export(app, pilot, str(out), "y")
        assert said(app).startswith("page.tsv: 0 in English, 4 not yet")
        assert OTHER in out.read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("page.什么", "page.什么"),
        ("p.db", "p.db"),
        ("nowhere/page.tsv", "there is no folder"),
    ],
)
async def test_what_cannot_be_written_is_said(path: Path, name: str, fault: str) -> None:
    before = sorted(each.name for each in path.parent.iterdir())
    async with running(path) as (app, pilot):
        answers = ["y"] if name == "p.db" else []
        await export(app, pilot, str(path.parent / name), *answers)
        assert fault in said(app)
        assert "in English" not in said(app)
    assert sorted(each.name for each in path.parent.iterdir()) == before


NO_FILES = [
    ("~nobody-at-all/page.tsv", "~nobody-at-all/page.tsv: there is no such home folder"),
    ("字" * 200 + ".tsv", "File name too long"),
]


@pytest.mark.parametrize(("name", "fault"), NO_FILES)
async def test_a_name_that_no_file_can_have_is_said(path: Path, name: str, fault: str) -> None:
    async with running(path) as (app, pilot):
        await export(app, pilot, name)
        assert fault in said(app)
        (command,) = (each for each in all_commands() if each.name == "update")
        app.editor.attempt(command.run, app.editor)
        await pilot.pause()
        await write(pilot, name)
        await press(pilot, "enter")
        await settled(app, pilot)
        assert fault in said(app)


async def test_a_file_that_the_system_does_not_read_is_said(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "page.tsv")

    (command,) = (each for each in all_commands() if each.name == "update")
    file = path.with_name("page.tsv")
    file.write_text("source\ttarget\n", encoding="utf-8")
    monkeypatch.setattr(returning, "take_back", unreadable)
    async with running(path) as (app, pilot):
        app.editor.attempt(command.run, app.editor)
        await pilot.pause()
        await write(pilot, str(file))
        await press(pilot, "enter")
        await settled(app, pilot)
        assert lines(app)[-2].strip().endswith("Permission denied: page.tsv")


async def test_one_of_several_files_that_is_there_is_not_replaced(path: Path) -> None:
    other = path.with_name("page.en")
    other.write_text("another text", encoding="utf-8")
    async with running(path) as (app, pilot):
        await write(pilot, TYPED)
        await export(app, pilot, str(path.with_name("page.moses")))
        assert said(app).startswith("page.en is there already")
    assert other.read_text("utf-8") == "another text"
    assert not path.with_name("page.zh").exists()
