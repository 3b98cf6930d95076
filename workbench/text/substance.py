"""What of a text counts as writing: neither white space nor what steers a program."""

from __future__ import annotations

import re

_SEEN = re.compile("[^\\s\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""No white space, no control, and nothing that XML 1.0 forbids (section 2.2)."""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def has_text(text: str) -> bool:
    """Whether there is any writing in a text: what makes a segment translated or untranslated."""
    return _SEEN.search(text) is not None


def find_control(text: str) -> int | None:
    """Offset of the first C0 or C1 control character other than `\\t` and `\\n`, and of DEL."""
    found = _CONTROL.search(text)
    return None if found is None else found.start()
