from __future__ import annotations

import asyncio
from threading import Event
from typing import TYPE_CHECKING

import pytest
from textual import events

from tests.tui.opened import page_file, running, settled, stored
from tests.tui.pressing import press, shown, write
from tests.tui.screens import lines, said
from workbench.model.memory import NewUnit
from workbench.model.segments import Origin, State
from workbench.services import concordance, projects, translating
from workbench.store.project import Store
from workbench.tui.screens.concordance import ConcordanceScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from workbench.tui.app import WorkbenchApp

PAGE = ("坚决维护国家政治安全。", "维护政治安全。")
LAWS = (
    ("国家安全是安邦定国的重要基石。", "National security is the cornerstone.", Origin.IMPORTED,
     "2019-05-06T00:00:00+00:00"),
    ("維護國家安全。", "Safeguard State security.", Origin.MACHINE, "2023-01-02T00:00:00+00:00"),
    ("人民法院独立行使审判权。", "The courts adjudicate independently.", Origin.IMPORTED, ""),
)  # fmt: skip
MANY = 130


def unit(source: str, target: str, origin: Origin = Origin.IMPORTED, time: str = "") -> NewUnit:
    return NewUnit(
        source=source,
        target=target,
        source_language="zh-Hans",
        target_language="en",
        origin=origin,
        author="王编",
        time=time,
        document="国家安全法",
    )


def memory_file(path: Path) -> Path:
    """A project with a memory of a few laws, and a pair that was confirmed."""
    page_file(path, *PAGE)
    with Store.open(path) as store:
        with store.journal.change("import laws", "王编") as change:
            store.unit_changes.add(store.memories.add(change, "laws"), [unit(*law) for law in LAWS])
        row, pair = projects.find_segment(store, "2", None)
        translating.set_target(
            store, row, pair, "Uphold political security.", State.TRANSLATED, "李译"
        )
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return memory_file(tmp_path / "法制.db")


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = page_file(tmp_path / "法制.db", *PAGE)
    with Store.open(path) as store, store.journal.change("import laws", "王编") as change:
        store.unit_changes.add(
            store.memories.add(change, "laws"),
            [unit(f"第{number}条国家安全。", f"Article {number}") for number in range(1, MANY + 1)],
        )
    return path


async def opened(
    app: WorkbenchApp, pilot: Pilot[None], text: str = "国家安全"
) -> ConcordanceScreen:
    app.lists.open_concordance(text)
    await settled(app, pilot)
    assert isinstance(app.screen, ConcordanceScreen)
    return app.screen


def told(screen: ConcordanceScreen) -> list[str]:
    """Both texts of every hit, as the list has them."""
    return [
        " | ".join("".join(part.text for part in cell) for cell in screen.read_row(at))
        for at in range(screen.rows.count)
    ]


def place(app: WorkbenchApp) -> str:
    return lines(app)[-2].strip()


async def test_a_selection_is_looked_for_and_marked_in_both_texts(path: Path) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, "ctrl+o", *["right"] * 6, "v", *["right"] * 4, "f")
        await settled(app, pilot)
        screen = app.screen
        assert isinstance(screen, ConcordanceScreen)
        assert screen.filter.value == "政治安全"
        assert told(screen) == ["维护[政治安全]。 | Uphold [political security]."]
        assert place(app).startswith("memory 1/1")
        assert "维护[政治安全]。" in "\n".join(lines(app))
        assert "project, henan-legal-daily.txt 2  typed, 李译" in "\n".join(lines(app))


@pytest.mark.parametrize("keys", [("alt+k",), ("ctrl+r", "ctrl+r")])
async def test_typing_looks_at_once(path: Path, keys: tuple[str, ...]) -> None:
    async with running(path) as (app, pilot):
        await press(pilot, *keys)
        assert isinstance(app.screen, ConcordanceScreen)
        assert app.screen.focused is app.screen.filter
        await write(pilot, "国家安全")
        await pilot.pause(0.2)
        await settled(app, pilot)
        assert told(app.screen) == [
            "維護[國家安全]。 | Safeguard State security.",
            "[国家安全]是安邦定国的重要基石。 | National security is the cornerstone.",
        ]
        await press(pilot, "enter", "down")
        assert place(app).startswith("memory 2/2")
        assert "国家安全法  imported, 王编, 2019-05-06" in "\n".join(lines(app))


@pytest.mark.parametrize(
    ("key", "counts"),
    [
        ("s", ["2 (only Chinese)", "0 (only English)", "2"]),
        ("x", ["1 (exact)", "2"]),
        ("r", ["1 (expression)", "2"]),
    ],
)
async def test_switches(path: Path, key: str, counts: list[str]) -> None:
    async with running(path) as (app, pilot):
        await opened(app, pilot)
        for count in counts:
            await press(pilot, key)
            await settled(app, pilot)
            at = 0 if count.startswith("0") else 1
            assert place(app).split("  ")[0].startswith(f"memory {at}/{count}")


async def test_origin_memory_and_time(path: Path) -> None:
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot, "安全")
        assert screen.rows.count == 3
        await press(pilot, "o", "down", "down", "down", "enter")
        await settled(app, pilot)
        assert told(screen) == ["維護國家[安全]。 | Safeguard State security."]
        assert "(machine)" in place(app)
        await press(pilot, "0")
        await settled(app, pilot)
        assert screen.rows.count == 3
        await press(pilot, "m", "down", "enter")
        await settled(app, pilot)
        assert (screen.rows.count, "(project)" in place(app)) == (1, True)
        await press(pilot, "0", "d")
        await write(pilot, "2019..2022")
        await press(pilot, "enter")
        await settled(app, pilot)
        assert told(screen) == [
            "国家[安全]是安邦定国的重要基石。 | National security is the cornerstone."
        ]
        assert "(2019-01-01..2022-12-31)" in place(app)
        await press(pilot, "d")
        await press(pilot, *["backspace"] * 30)
        await write(pilot, "May")
        await press(pilot, "enter")
        await settled(app, pilot)
        assert "'May' is no date" in lines(app)[-2]


async def test_more_come_as_one_goes_down_and_are_counted_meanwhile(many: Path) -> None:
    async with running(many) as (app, pilot):
        screen = await opened(app, pilot)
        assert screen.rows.count == concordance.PAGE
        assert place(app).startswith(f"memory 1/{MANY}")
        for _ in range(4):
            await press(pilot, "end")
            await settled(app, pilot)
        assert screen.rows.count == MANY
        assert place(app).startswith(f"memory {MANY}/{MANY}")
        assert told(screen)[-1] == "第1条[国家安全]。 | Article 1"


async def test_the_wheel_brings_more_too(many: Path) -> None:
    async with running(many) as (app, pilot):
        screen = await opened(app, pilot)
        for _ in range(40):
            await pilot._post_mouse_events([events.MouseScrollDown], screen.rows)
        await settled(app, pilot)
        assert screen.rows.count > concordance.PAGE


async def test_a_phrase_of_the_english_that_nobody_rendered_is_looked_for_in_the_memory(
    path: Path,
) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "State security")
        await press(pilot, *["shift+left"] * len("security"), "ctrl+r")
        await settled(app, pilot)
        assert "^R looks in the whole memory" in lines(app)[-2]
        await press(pilot, "ctrl+r")
        await settled(app, pilot)
        assert isinstance(app.screen, ConcordanceScreen)
        assert [row.partition(" | ")[2] for row in told(app.screen)] == [
            "Uphold political [security].",
            "Safeguard State [security].",
            "National [security] is the cornerstone.",
        ]


async def test_the_english_is_inserted_at_the_caret(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "Firmly. Now.")
        await press(pilot, *["left"] * 5)
        await opened(app, pilot)
        await press(pilot, "enter")
        await settled(app, pilot)
        assert app.screen is app.editor
        assert shown(app)[0] == "Firmly. Safeguard State security. Now."


async def test_all_that_is_found_is_written_to_a_file(many: Path) -> None:
    async with running(many) as (app, pilot):
        await opened(app, pilot)
        await press(pilot, "w")
        await write(pilot, str(many.with_name("found.tmx")))
        await press(pilot, "enter")
        await settled(app, pilot)
        assert f"wrote {MANY} units to" in lines(app)[-2]
        await press(pilot, "w")
        await write(pilot, str(many.with_name("found.tmx")))
        await press(pilot, "enter")
        await settled(app, pilot)
        assert "found.tmx is there already; give another name" in lines(app)[-2]
        await press(pilot, "w")
        await write(pilot, str(many.with_name("found.docx")))
        await press(pilot, "enter")
        await settled(app, pilot)
        assert "found.docx has no suffix that is known for translation units" in lines(app)[-2]
    assert many.with_name("found.tmx").read_text(encoding="utf-8").count("<tu ") == MANY


async def test_who_does_not_wait_for_the_file_is_told_in_the_editor(path: Path) -> None:
    out = path.with_name("found.tsv")
    async with running(path) as (app, pilot):
        await opened(app, pilot, "安全")
        goes_on = Event()
        app.background._slow_asker.ask("held", lambda _store: goes_on.wait(5))
        await press(pilot, "w")
        await write(pilot, str(out))
        await press(pilot, "enter", "escape")
        assert app.screen is app.editor
        goes_on.set()
        await settled(app, pilot)
        assert said(app).startswith("wrote 3 units to ")


async def test_one_goes_to_the_pair_of_a_unit_of_this_project(path: Path) -> None:
    async with running(path) as (app, pilot):
        await opened(app, pilot, "安全")
        await press(pilot, "down", "g")
        assert "no pair of the project has it" in lines(app)[-2]
        await press(pilot, "up", "g")
        await settled(app, pilot)
        assert app.screen is app.editor
        assert app.work.pair.segment.number == 2


async def test_what_cannot_be_looked_for_is_said_and_what_is_next_is_found(path: Path) -> None:
    async with running(path) as (app, pilot):
        screen = await opened(app, pilot, "国家(")
        await press(pilot, "r")
        await settled(app, pilot)
        assert "国家(" in lines(app)[-2]
        await press(pilot, "slash")
        await write(pilot, "[国國]家")
        await pilot.pause(0.2)
        await settled(app, pilot)
        assert screen.rows.count == 2


async def test_nothing_is_found_and_nothing_can_be_done_with_it(path: Path) -> None:
    async with running(path) as (app, pilot):
        await opened(app, pilot, "没有")
        assert "nothing is found" in lines(app)[-2]
        for key in ("enter", "g", "w"):
            await press(pilot, key)
            assert "nothing is found that this could be done with" in lines(app)[-2]


async def test_no_key_waits_for_a_look_that_takes_long(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    may_end, find = threading.Event(), concordance.find
    asked: list[str] = []

    def slow(*arguments: object, **named: object) -> object:
        asked.append(arguments[1].text)  # type: ignore[attr-defined]
        assert may_end.wait(10)
        return find(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(concordance, "find", slow)
    async with running(path) as (app, pilot):
        app.lists.open_concordance("")
        await pilot.pause()
        for character in "国家安全":
            await write(pilot, character)
            await asyncio.sleep(0.15)
        screen = app.screen
        assert isinstance(screen, ConcordanceScreen)
        assert screen.filter.value == "国家安全"
        may_end.set()
        await settled(app, pilot)
        assert asked == ["国", "国家安全"]
        assert screen.rows.count == 2


async def test_the_caret_stays_where_it_was(path: Path) -> None:
    async with running(path) as (app, pilot):
        await write(pilot, "Firmly uphold")
        await press(pilot, "left", "left", "left", "alt+k", "escape", "escape")
        await settled(app, pilot)
        assert shown(app) == ("Firmly uphold", 10)
        assert stored(path, 1).target.text == "Firmly uphold"
