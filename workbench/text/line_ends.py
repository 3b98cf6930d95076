"""Line ends: whatever ends a line in a text becomes `\\n`, the one that is stored."""

from __future__ import annotations

import re

_OTHERS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def to_line_feeds(text: str) -> str:
    """The text with `\\n` for every CR LF, CR, VT, FF, U+0085, U+2028 and U+2029 (UAX 14)."""
    return _OTHERS.sub("\n", text)
