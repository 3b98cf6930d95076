from __future__ import annotations

import pytest
from rich.style import Style

from workbench.text.width import columns
from workbench.tui.entries import Part
from workbench.tui.widgets.parts import cell

PARTS = (Part(text="维护", role="other"), Part(text="[国家]", role="english"))


@pytest.mark.parametrize(
    ("given", "width", "shown"),
    [
        (PARTS, 14, "维护[国家]    "),
        (PARTS, 10, "维护[国家]"),
        (PARTS, 9, "维护[国… "),
        (PARTS, 4, "维护"),
        (PARTS, 3, "维…"),
        (PARTS[0], 6, "维护  "),
        (Part(text="a\nb", role="other"), 4, "a b "),
        ((), 2, "  "),
    ],
)
def test_a_cell_fills_its_width(given: Part | tuple[Part, ...], width: int, shown: str) -> None:
    segments = cell(given, width, lambda _role: Style(), Style())
    text = "".join(segment.text for segment in segments)
    assert (text, columns(text)) == (shown, width)


def test_each_part_has_its_colour() -> None:
    segments = cell(PARTS, 10, lambda role: Style(bold=role == "english"), Style())
    assert [
        (each.text, bool(each.style and each.style.bold)) for each in segments if each.text
    ] == [
        ("维护", False),
        ("[国家]", True),
    ]
