"""The blocks of a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.formats.text import FORMAT
from workbench.model.sources import Block
from workbench.text.blocks import blocks

_SEED = Path(__file__).parents[2] / "seeds" / "henan-legal-daily.txt"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("\n \u3000\n\xa0\n\u200b\n", ()),
        (
            "建章立制\n建强平台",
            (
                Block(text="建章立制", line=1, locator="1"),
                Block(text="建强平台", line=2, locator="2"),
            ),
        ),
        (
            "\n建章立制\n\n\u3000\n建强平台。 \n",
            (
                Block(text="建章立制", line=2, locator="2", gap=1),
                Block(text="建强平台。", line=5, locator="5", gap=2),
            ),
        ),
        (
            "\u3000\u3000新的征程,\n\t新的\u3000使命。\n \xa0再出发!\u3000",
            (
                Block(text="新的征程,", line=1, locator="1", indent=4),
                Block(text="新的\u3000使命。", line=2, locator="2", indent=4),
                Block(text="再出发!", line=3, locator="3", indent=2),
            ),
        ),
        ("\u200b\ufeff 六建 \u200b", (Block(text="六建", line=1, locator="1", indent=1),)),
    ],
)
def test_each_line_that_is_not_blank_is_a_block(text: str, expected: tuple[Block, ...]) -> None:
    assert blocks(text) == expected


def test_the_page_in_seeds_has_28_blocks() -> None:
    assert FORMAT.read_source is not None
    source = FORMAT.read_source(_SEED)
    assert (source.format, source.encoding, len(source.blocks)) == ("text", "utf-8", 28)
    assert source.original == _SEED.read_bytes()
