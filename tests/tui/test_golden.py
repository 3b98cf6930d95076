"""Pictures of the screen, in `golden/`.

After a change that is meant, `WORKBENCH_GOLDEN=write pytest tests/tui/test_golden.py` draws them
anew; read the difference before keeping it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tui.opened import LONG, PAGE, page_file, running, settled, with_dictionary
from tests.tui.screens import screen

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
        picture = screen(app)
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("WORKBENCH_GOLDEN") == "write":
        golden.write_text(picture, encoding="utf-8")
    assert picture == golden.read_text(encoding="utf-8")


def test_every_picture_is_drawn_by_a_test() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(PICTURES)
