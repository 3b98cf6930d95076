from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.builders import add_document
from tests.services.annotated import PAGE, SECOND, copied, made, mark
from tests.tui.opened import running, settled
from tests.tui.pressing import press, write
from tests.tui.screens import lines, said
from workbench.model.segments import Side
from workbench.model.spans import Span
from workbench.store.project import Store
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.agreement import AgreementScreen

BOUNDS = "1 zh|other bounds|organ 检察机关|organ 全省检察机关"
BOTH = "2 zh|both other|organ 昆明市中级人民法院|place 昆明市"
THEIRS = "3 zh|only theirs|-|organ 法院"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Two copies of one project; the same name is marked in both, three places differ."""
    mine = made(tmp_path / "甲.db")
    theirs = copied(mine, "乙.db")
    mark(mine, "李译", "1 person 𠮷某", "1 organ 检察机关")
    mark(mine, "李译", "2 organ 昆明市中级人民法院", body="哪一级？")
    mark(theirs, "乙", "1 person 𠮷某", "1 organ 全省检察机关", "2 place 昆明市", "3 organ 法院")
    return mine, theirs


async def opened(app: WorkbenchApp, pilot: Pilot[None], path: Path) -> AgreementScreen:
    app.lists.open_agreement(path)
    await settled(app, pilot)
    assert isinstance(app.screen, AgreementScreen)
    return app.screen


def shown(screen: AgreementScreen) -> list[str]:
    """The rows below the figures."""
    return [
        "|".join(part.text for part in screen.read_row(at)) for at in range(1, screen.rows.count)
    ]


def card(screen: AgreementScreen) -> list[str]:
    return ["".join(part.text for part in line) for line in screen.card_of(screen.rows.cursor)]


def standing(path: Path) -> list[str]:
    with Store.open(path, writable=False) as store:
        return [
            f"{each.number} {each.label} {each.quote} {each.author}"
            for each in (remark.annotation for remark in store.annotations.of_document())
        ]


BEFORE = ["1 organ 检察机关 李译", "1 person 𠮷某 李译", "2 organ 昆明市中级人民法院 李译"]


async def test_the_palette_asks_for_the_other_file(files: tuple[Path, Path]) -> None:
    async with running(files[0]) as (app, pilot):
        (asked,) = (
            each for each in app.get_system_commands(app.screen) if "agreement" in each.title
        )
        asked.callback()
        await pilot.pause()
        await write(pilot, str(files[1]))
        await press(pilot, "enter")
        await settled(app, pilot)
        assert isinstance(app.screen, AgreementScreen)
        assert shown(app.screen) == [f" {BOUNDS}", f" {BOTH}", f" {THEIRS}"]
        assert "乙.db: 3 of 3 left" in lines(app)[-2]


async def test_the_first_card_has_the_figures(files: tuple[Path, Path]) -> None:
    async with running(files[0]) as (app, pilot):
        screen = await opened(app, pilot, files[1])
        # 1 of 3 mine and 4 theirs is the same: F1 is 2 / 7; 2 overlap with one label: 4 / 7.
        # Kappa is reckoned in tests/services: 402 / 1013 over 47 characters.
        assert card(screen)[:7] == [
            "3 texts that both worked on",
            "",
            "               mine theirs   F1  F1~ kappa alpha",
            "all               3      4 0.29 0.57  0.40 -0.17",
            "organ             2      2 0.00 0.50  0.22 -0.29",
            "person            1      1 1.00 1.00  1.00  1.00",
            "place             0      1 0.00 0.00  0.00 -0.18",
        ]
        assert [part.text for part in screen.read_row(0)] == [
            "figures", "F1 0.29", "mine 3", "theirs 4",
        ]  # fmt: skip


async def test_a_card_has_both_sides_with_the_text_around(files: tuple[Path, Path]) -> None:
    async with running(files[0]) as (app, pilot):
        screen = await opened(app, pilot, files[1])
        await press(pilot, "down", "down")
        assert card(screen) == [
            "法治日报 2  source, both other",
            "",
            "mine: organ  李译, open",
            "[昆明市中级人民法院]开庭审理。",
            "哪一级？",
            "",
            "theirs: place  乙, open",
            "[昆明市]中级人民法院开庭审理。",
        ]
        await press(pilot, "down")
        assert card(screen)[2:4] == ["mine: nothing", ""]


async def test_theirs_is_taken_over_and_that_is_undone(files: tuple[Path, Path]) -> None:
    async with running(files[0]) as (app, pilot):
        screen = await opened(app, pilot, files[1])
        await press(pilot, "down", "t")
        await settled(app, pilot)
        assert standing(files[0]) == ["1 organ 全省检察机关 李译", *BEFORE[1:]]
        assert shown(screen)[0] == f"+{BOUNDS}"
        assert (screen.rows.cursor, "2 of 3 left" in lines(app)[-2]) == (2, True)
        assert "took theirs; ^Z takes it back" in lines(app)[-2]
        await press(pilot, "end", "t")
        await settled(app, pilot)
        assert standing(files[0])[-1] == "3 organ 法院 乙"
        await press(pilot, "r")
        await settled(app, pilot)
        assert shown(screen) == [f" {BOTH}"]
        await press(pilot, "ctrl+z", "ctrl+z")
        await settled(app, pilot)
        assert standing(files[0]) == BEFORE
        assert shown(screen) == [f" {BOUNDS}", f" {BOTH}", f" {THEIRS}"]


async def test_marked_places_are_taken_over_as_one_change(files: tuple[Path, Path]) -> None:
    async with running(files[0]) as (app, pilot):
        await opened(app, pilot, files[1])
        await press(pilot, "down", "space", "down", "space", "t")
        await settled(app, pilot)
        assert standing(files[0]) == [
            "1 organ 全省检察机关 李译", BEFORE[1], BEFORE[2], "3 organ 法院 乙",
        ]  # fmt: skip
        await press(pilot, "ctrl+z")
        await settled(app, pilot)
        assert standing(files[0]) == BEFORE


async def test_what_is_kept_is_decided_and_stays(files: tuple[Path, Path]) -> None:
    async with running(files[0]) as (app, pilot):
        screen = await opened(app, pilot, files[1])
        await press(pilot, "n", "k")
        await settled(app, pilot)
        assert (shown(screen)[0], screen.rows.cursor) == (f"={BOUNDS}", 2)
        assert standing(files[0]) == BEFORE
        await press(pilot, "p")
        assert "there is none before this one" in lines(app)[-2]
        await press(pilot, "n", "k", "r")
        await settled(app, pilot)
        assert shown(screen) == [f"={BOUNDS}", f" {BOTH}", f"={THEIRS}"]
        await press(pilot, "home", "t")
        await settled(app, pilot)
        assert "there is nothing to decide here" in lines(app)[-2]
        assert standing(files[0]) == BEFORE


@pytest.mark.parametrize(
    ("keys", "rows"),
    [
        (("l", "down", "enter"), [BOUNDS, BOTH, THEIRS]),
        (("l", "down", "down", "down", "enter"), [BOTH]),
        (("d", "down", "down", "enter"), [BOUNDS]),
        (("d", "end", "enter"), [THEIRS]),
        (("d", "end", "enter", "0"), [BOUNDS, BOTH, THEIRS]),
    ],
)
async def test_one_label_or_one_kind(
    files: tuple[Path, Path], keys: tuple[str, ...], rows: list[str]
) -> None:
    async with running(files[0]) as (app, pilot):
        screen = await opened(app, pilot, files[1])
        for key in keys:
            await press(pilot, key)
            await settled(app, pilot)
        assert shown(screen) == [f" {row}" for row in rows]


async def test_the_filter_looks_at_words_and_authors(files: tuple[Path, Path]) -> None:
    async with running(files[0]) as (app, pilot):
        screen = await opened(app, pilot, files[1])
        await press(pilot, "slash")
        await write(pilot, "哪一级")
        await pilot.pause(0.3)
        await settled(app, pilot)
        assert shown(screen) == [f" {BOTH}"]


async def test_one_document_or_all(tmp_path: Path) -> None:
    mine = made(tmp_path / "甲.db", *PAGE)
    with Store.open(mine) as store:
        add_document(store, SECOND, name="人民法院报")
    theirs = copied(mine, "乙.db")
    for path, words in ((mine, "昆明市"), (theirs, "人民法院")):
        mark(path, "李译", "1 person 𠮷某")
        mark(path, "李译", f"1 organ {words}", document="人民法院报")
    async with running(mine) as (app, pilot):
        screen = await opened(app, pilot, theirs)
        assert len(shown(screen)) == 2
        await press(pilot, "o")
        await settled(app, pilot)
        assert shown(screen) == []
        assert "乙.db (法治日报): 0 of 0 left" in lines(app)[-2]


async def test_a_key_goes_there(files: tuple[Path, Path]) -> None:
    async with running(files[0]) as (app, pilot):
        await opened(app, pilot, files[1])
        await press(pilot, "down", "down", "enter")
        await settled(app, pilot)
        assert (app.screen is app.editor, app.work.active) == (True, 1)
        ((side, span),) = app.editor.page.pairs.found[1]
        assert (side, span) == (Side.SOURCE, Span(0, 9))


@pytest.mark.parametrize(
    ("name", "message"),
    [("甲.db", "甲.db is this project"), ("丁.db", "there is no file")],
)
async def test_a_file_that_cannot_be_compared_is_said_in_the_editor(
    files: tuple[Path, Path], name: str, message: str
) -> None:
    async with running(files[0]) as (app, pilot):
        app.editor.ask_agreement()
        await pilot.pause()
        await write(pilot, str(files[0].with_name(name)))
        await press(pilot, "enter")
        await settled(app, pilot)
        assert app.screen is app.editor
        assert message in said(app)


async def test_files_without_a_text_in_common_are_said(
    files: tuple[Path, Path], tmp_path: Path
) -> None:
    other = made(tmp_path / "丙.db", name="人民法院报")
    async with running(files[0]) as (app, pilot):
        screen = await opened(app, pilot, other)
        assert screen.rows.count == 0
        assert "no text in common" in lines(app)[-2]
        await press(pilot, "t", "k", "n", "enter", "l", "escape")
        await settled(app, pilot)
        assert app.screen is app.editor
