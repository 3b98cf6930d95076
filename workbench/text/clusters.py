"""What a reader takes for one character: a base with the marks and joiners that hang on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.text.coding import is_mark
from workbench.text.width import columns

if TYPE_CHECKING:
    from collections.abc import Iterator

_JOINER = "\u200d"
_SIMPLE = re.compile(
    "[\n -~\xa0-\u02ff\u2010-\u2027\u2e80-\u3029\u3041-\u3096\u30a0-\ua4c6\uff01-\uff60"
    "\U00100000-\U0010bfff]*"
)
"""Texts in which nothing hangs on anything, as almost all are."""


def hangs(text: str, offset: int) -> bool:
    """Whether the character at an offset belongs to the one before it.

    A line break and a mark of a code stand alone: nothing hangs on them, nor they on anything.
    """
    before, character = text[offset - 1 : offset], text[offset]
    if not before or before == "\n" or character == "\n":
        return False
    if is_mark(before) or is_mark(character):
        return False
    return before == _JOINER or columns(character) == 0


def clusters(text: str) -> Iterator[str]:
    """The characters of a text as a reader counts them; a line break or a mark is one."""
    if _SIMPLE.fullmatch(text):
        yield from text
        return
    start = 0
    for offset in range(1, len(text)):
        if not hangs(text, offset):
            yield text[start:offset]
            start = offset
    yield text[start:]
