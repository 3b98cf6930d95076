"""Line ends: whatever ends a line in a text becomes `\\n`, the one that is stored."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_OTHERS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_ANY = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")


def to_line_feeds(text: str) -> str:
    """The text with `\\n` for every CR LF, CR, VT, FF, U+0085, U+2028 and U+2029 (UAX 14)."""
    # None of them is printable, and most texts are one line of characters that are.
    return text if text.isprintable() else _OTHERS.sub("\n", text)


def line_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each line of a text begins and ends, in code points and without what ends it.

    They are the lines of `to_line_feeds(text).split("\\n")`.
    """
    start = 0
    for found in _ANY.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)
