"""Pictures of the screen, in `golden/`.

After a change that is meant, `WORKBENCH_GOLDEN=write pytest tests/tui/test_golden.py` draws them
anew; read the difference before keeping it.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import add_coded
from tests.tui.mended import mended_file
from tests.tui.offers import ASSEMBLED, EXACT, FUZZY, SENTENCE, WANTED, offer, rested
from tests.tui.opened import LONG, PAGE, page_file, running, settled, with_dictionary
from tests.tui.screens import screen
from tests.tui.test_concordance_screen import memory_file
from tests.tui.test_matches import updated_file
from tests.tui.test_pairing_screen import paired_file
from workbench.model.spans import Span
from workbench.services import pairing, projects
from workbench.store.project import Store
from workbench.tui import match_entries
from workbench.tui.screens.matches import MATCH_SECONDS

GOLDEN = Path(__file__).parent / "golden"
PAGES = (*PAGE[:5], LONG, *PAGE[5:])
ENGLISH = (
    "Since the 18th National Congress of the Communist Party of China, the Central Committee has "
    "given even greater prominence to the comprehensive rule of law, "
)
PICTURES = {
    "small": ((80, 24), ("ctrl+g", "6", "enter"), ENGLISH, ()),
    "middle": ((120, 40), ("ctrl+g", "5", "enter"), "Implement the regulations po", ()),
    "large": ((200, 50), ("ctrl+g", "6", "enter"), ENGLISH, ()),
    "zoomed": ((80, 24), ("ctrl+g", "6", "enter", "f12"), ENGLISH, ()),
    "in-the-chinese": (
        (80, 24),
        ("ctrl+g", "5", "enter"),
        "",
        ("ctrl+o", "right", "right", "right", "right", "v", "right", "right"),
    ),
    "awaiting-a-label": ((80, 24), ("ctrl+g", "5", "enter"), "Implement ", ("`",)),
    "glossary": ((120, 24), (), "", ("ctrl+t", "ctrl+t")),
    "glossary-small": ((80, 24), (), "", ("ctrl+t", "ctrl+t")),
    "reading": ((80, 24), ("ctrl+home",), "", ("ctrl+o", "d", "y", "z", "z", "z")),
    "reading-wide": (
        (120, 40),
        ("ctrl+g", "6", "enter"),
        ENGLISH,
        ("ctrl+o", "d", "y", *["ctrl+right"] * 12),
    ),
}


@pytest.mark.parametrize("name", PICTURES)
async def test_golden(tmp_path: Path, name: str) -> None:
    size, before, typed, after = PICTURES[name]
    path = with_dictionary(page_file(tmp_path / "page.db", *PAGES))
    async with running(path, size) as (app, pilot):
        app.editor.insert("Celebrating the Party’s centenary")
        await pilot.press("enter", "f5", *before)
        app.editor.insert(typed)
        await pilot.press(*after)
        await settled(app, pilot)
        compare(name, screen(app))


CODED = (
    "{1>庆祝<1}建党百年",
    "推动{1>{2>政法<2}工作<1}高质量发展{3}",
    "深入贯彻《中国共产党{1>政法工作条例<1}》,持续深化{2>政治督察<2}和纪律作风督查巡查制度{3},"
    "推进扫黑除恶常态化,在县乡两级建立“{4>1+5+N<4}”基层综治中心运行模式。{12}",
    "健全矛盾纠纷多元化解机制,人民法院、人民检察院、公安机关各负其责。",
)
CODES = {"codes": (120, 24), "codes-small": (80, 24)}


@pytest.mark.parametrize("name", CODES)
async def test_golden_codes(tmp_path: Path, name: str) -> None:
    path = tmp_path / "coded.db"
    with Store.create(path, source_language="zh-Hans", target_language="en") as store:
        add_coded(store, *CODED)
    async with running(path, CODES[name]) as (app, pilot):
        app.editor.insert("Celebrating the Party’s centenary")
        await pilot.press("enter", "ctrl+g", "3", "enter")
        app.editor.insert("Implement the Regulations on Political and Legal Work")
        app.work.target.select(Span(14, 53))
        await pilot.press("ctrl+6")
        app.editor.insert(", and set up the mode of the centres")
        await pilot.press("alt+c", "2", *["left"] * 30, "alt+c")
        await settled(app, pilot)
        compare(name, screen(app))


MENDS = {"mends": (120, 40), "mends-small": (80, 24)}


@pytest.mark.parametrize("name", MENDS)
async def test_golden_mends(tmp_path: Path, name: str) -> None:
    async with running(mended_file(tmp_path), MENDS[name]) as (app, pilot):
        await pilot.press("alt+p")
        await settled(app, pilot)
        await pilot.press("x")
        await settled(app, pilot)
        await pilot.press("down")
        await settled(app, pilot)
        compare(name, screen(app))


MATCHES = {"match": (120, 40), "match-small": (80, 24)}


@pytest.mark.parametrize("name", MATCHES)
async def test_golden_matches(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(match_entries, "_day", lambda _match: "2026-03-01")
    async with running(updated_file(tmp_path / "p.db"), MATCHES[name]) as (app, pilot):
        await pilot.pause(2 * MATCH_SECONDS)
        await settled(app, pilot)
        compare(name, screen(app))


OFFERED = {"offered": (120, 40), "offered-small": (80, 24)}


@pytest.mark.parametrize("name", OFFERED)
async def test_golden_offered(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(match_entries, "_day", lambda match: match.time[:10])
    offer(monkeypatch, FUZZY, EXACT, SENTENCE, ASSEMBLED)
    async with running(page_file(tmp_path / "p.db", WANTED), OFFERED[name]) as (app, pilot):
        await rested(app, pilot)
        await pilot.press("ctrl+r")
        await settled(app, pilot)
        compare(name, screen(app))


CONCORDANCE = {"concordance": (120, 24), "concordance-small": (80, 24)}


@pytest.mark.parametrize("name", CONCORDANCE)
async def test_golden_concordance(tmp_path: Path, name: str) -> None:
    path = memory_file(tmp_path / "p.db")
    async with running(path, CONCORDANCE[name]) as (app, pilot):
        app.lists.open_concordance("国家安全")
        await settled(app, pilot)
        await pilot.press("down", "down")
        await settled(app, pilot)
        compare(name, screen(app))


async def test_golden_pairing(tmp_path: Path) -> None:
    path = paired_file(tmp_path / "p.db")
    with Store.open(path) as store:  # as sure as this, whatever weights the program has
        row, _ = projects.find_segment(store, "1", None)
        beads = [
            replace(bead, confidence=confidence)
            for bead, confidence in zip(pairing.beads(store, row), (0.98, 0.93, 0.6), strict=True)
        ]
        pairing.pair_by_hand(store, row, 1, beads, "李译")
    async with running(path, (80, 24)) as (app, pilot):
        await pilot.press("ctrl+o", "l")
        await settled(app, pilot)
        await pilot.press("down", "x")
        await settled(app, pilot)
        compare("pairing", screen(app))


def compare(name: str, picture: str) -> None:
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("WORKBENCH_GOLDEN") == "write":
        golden.write_text(picture, encoding="utf-8")
    assert picture == golden.read_text(encoding="utf-8")


def test_every_picture_is_drawn_by_a_test() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {
        *PICTURES, *CODES, *MENDS, *MATCHES, *OFFERED, *CONCORDANCE, "pairing",
    }  # fmt: skip
