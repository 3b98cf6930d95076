"""What is done with the whole document at once."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.services.memory_units import add_memory, unit
from tests.services.test_remembered import CLOSE, CLOSED, HEAR, HEARD
from tests.tui.opened import page_file, running, settled, stored, targets
from tests.tui.pressing import press, shown, write
from tests.tui.screens import lines, said, side
from workbench.model.exchange import Exported
from workbench.model.segments import Origin, State
from workbench.services import pretranslating, returning
from workbench.services.pretranslating import Choice
from workbench.store.project import Store
from workbench.tui.app import WorkbenchApp
from workbench.tui.command import all_commands
from workbench.tui.undertaking import Undertaking

OTHER = "坚持党的绝对领导。"
TYPED = "Uphold the Party’s absolute leadership."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A page of which the memory has two sentences, one of them twice."""
    path = page_file(tmp_path / "p.db", OTHER, HEAR, CLOSE, HEAR)
    with Store.open(path) as store:
        add_memory(store, "laws", unit(HEAR, HEARD), unit(CLOSE, CLOSED))
    return path


async def answer(app: WorkbenchApp, pilot: Pilot[None], percent: str) -> None:
    """Asks the palette's command to fill the page, and answers its question."""
    (command,) = (each for each in all_commands() if each.name == "pretranslate")
    app.editor.attempt(command.run, app.editor)
    await pilot.pause()
    await write(pilot, percent)
    await press(pilot, "enter")


async def fill(app: WorkbenchApp, pilot: Pilot[None], percent: str) -> None:
    """Fills the page, and waits until it is done."""
    await answer(app, pilot, percent)
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


async def test_what_is_typed_while_the_memory_is_looked_in_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_up = pretranslating.look_up

    def looked_up(store: Store, *arguments: Any, **options: Any) -> Choice:
        choice = look_up(store, *arguments, **options)
        app.call_from_thread(app.editor.insert, TYPED)
        return choice

    monkeypatch.setattr(pretranslating, "look_up", looked_up)
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+down")
        await fill(app, pilot, "100")
        assert said(app) == "filled as drafts: 2; still open: 2; ^Z undoes it"
        assert shown(app) == (TYPED, len(TYPED))
    assert targets(path) == ["", TYPED, CLOSED, HEARD]


async def test_a_correction_that_is_being_typed_stays_when_the_page_is_filled(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+o", "e", "end", "backspace", "!")
        await fill(app, pilot, "100")
        assert said(app).startswith("filled as drafts: 3")
        assert shown(app) == (OTHER.replace("。", "!"), len(OTHER))


@pytest.mark.parametrize("key", ["escape", "ctrl+c"])
@pytest.mark.parametrize("step", ["look_up", "_fill"])
async def test_filling_stops_and_changes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch, key: str, step: str
) -> None:
    do, begun, goes_on = getattr(pretranslating, step), Event(), Event()

    def done(*arguments: Any, **options: Any) -> object:
        begun.set()
        goes_on.wait(10)
        return do(*arguments, **options)

    monkeypatch.setattr(pretranslating, step, done)
    async with running(path) as (app, pilot):
        await answer(app, pilot, "100")
        while not begun.is_set():
            await pilot.pause(0.01)
        assert lines(app)[-1].startswith(" Esc stop")
        await press(pilot, "ctrl+down", key)
        assert said(app) == "stopping …"
        goes_on.set()
        await settled(app, pilot)
        assert said(app) == "stopped filling from the memory; nothing was changed"
        assert not lines(app)[-1].startswith(" Esc stop")
    assert targets(path) == ["", "", "", ""]


async def test_one_thing_is_under_way_at_a_time(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    do, goes_on = pretranslating.look_up, Event()

    def looked_up(*arguments: Any, **options: Any) -> Choice:
        goes_on.wait(10)
        return do(*arguments, **options)

    monkeypatch.setattr(pretranslating, "look_up", looked_up)
    async with running(path) as (app, pilot):
        await answer(app, pilot, "100")
        await press(pilot, "alt+e")
        await write(pilot, str(path.with_name("page.tsv")))
        await press(pilot, "enter")
        await pilot.pause()
        assert said(app) == "filling from the memory is still under way; Esc stops it"
        goes_on.set()
        await settled(app, pilot)
        assert said(app).startswith("filled as drafts: 3")
    assert not path.with_name("page.tsv").exists()


async def test_an_export_that_is_stopped_leaves_no_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting = Undertaking.counting

    def stopping(self: Undertaking, total: int) -> AbstractContextManager[Callable[[int], None]]:
        self.stop()
        return counting(self, total)

    before = sorted(each.name for each in path.parent.iterdir())
    monkeypatch.setattr(Undertaking, "counting", stopping)
    async with running(path) as (app, pilot):
        await export(app, pilot, str(path.with_name("page.tsv")))
        assert said(app) == "stopped writing page.tsv; nothing was changed"
    assert sorted(each.name for each in path.parent.iterdir()) == before


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
        told = " ".join(" ".join(side(app)).split())
        assert "- not in the file, for want of a place: " in told


async def test_a_warning_and_a_loss_are_told_apart(path: Path) -> None:
    done = Exported(written=1, skipped=0, lacking=("notes",), warnings=("the name was changed",))
    async with running(path) as (app, _pilot):
        app.editor._show_export(path.with_name("page.tmx"), done)
        told = " ".join(" ".join(side(app)).split())
        assert "! look at this: the name was changed - not in the file, for want" in told


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
