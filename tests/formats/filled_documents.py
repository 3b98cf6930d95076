"""Documents that are read from bytes, and written again with other texts in them."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence

from tests.formats import filled
from workbench.formats._xml_text import legal
from workbench.model.sources import Block, Filling, SourceText
from workbench.plugins import Format

_INVISIBLE = re.compile("[\u200b\ufeff]")


def read(format: Format, data: bytes, name: str = "新闻.html") -> SourceText:
    """What the format reads from a file of those bytes."""
    return filled.read(format, data, name)


def fill(format: Format, data: bytes, fillings: Sequence[Filling]) -> tuple[bytes, list[str]]:
    """The document with the fillings, and what was said of it."""
    assert format.write_filled is not None
    out = io.BytesIO()
    warnings = format.write_filled(data, fillings, out)
    return out.getvalue(), list(warnings)


def fillings(source: SourceText, change: Callable[[int, Block], str | None]) -> list[Filling]:
    """A filling for each block, its codes where they were or at the end of a shorter text."""
    found = []
    for number, block in enumerate(source.blocks, 1):
        text = change(number, block)
        codes = filled.within(block.codes, text)
        found.append(Filling(locator=block.locator, text=text, codes=codes))
    return found


def unchanged(source: SourceText) -> list[Filling]:
    """Each block filled with itself."""
    return [
        Filling(locator=block.locator, text=block.text, codes=block.codes)
        for block in source.blocks
    ]


def as_shown(text: str) -> str:
    """A text as a page can show it: one space for any white space, none at the ends."""
    return " ".join(_INVISIBLE.sub("", legal(text)).split())
