"""White space as a browser shows it (CSS Text 3, section 4.1)."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

_COLLAPSED = " \t\n\r\f\v\x85\u2028\u2029"
"""What becomes one space between words; a no-break or ideographic space stays what it is."""
SPACE = re.compile(f"[{_COLLAPSED}]+")
_ENDS = re.compile("[\r\n\f\v\x85\u2028\u2029]")
_BLANK = " \t\n\r\f\v\x85\u2028\u2029\xa0\u2002\u2003\u2009\u3000\u200b\ufeff"
_REFERENCE = r"&(?:nbsp|ensp|emsp|thinsp|#160|#x[aA]0|#12288|#x3000|#819[4-5]|#x200[23]);?"
_LEADING = re.compile(rf"(?:[{_BLANK}]|{_REFERENCE})*+")
_LAST_REFERENCE = re.compile(rf"{_REFERENCE}\Z")
_INDENT = re.compile("[ \t\r\n]*(?:[\u2003\u3000]{2}|\xa0 ?\xa0)")
_LONGEST_REFERENCE = 10
_COLUMNS = {"\xa0": 1, "\u2002": 1, "\u2003": 2, "\u3000": 2}
_NARROW = "“”‘’…—·"
"""Marks that Chinese and Latin text share, wide in the one and narrow in the other."""


def leading(raw: str) -> int:
    """Code points of blank at the start of a raw text, references to blanks among them."""
    found = _LEADING.match(raw)
    return found.end() if found else 0


def trailing(raw: str) -> int:
    """Code points of blank at the end of a raw text."""
    end = len(raw)
    while True:
        end = len(raw[:end].rstrip(_BLANK)) if raw[end - 1 : end] in _BLANK else end
        found = _LAST_REFERENCE.search(raw, max(0, end - _LONGEST_REFERENCE), end)
        if not end or found is None:
            return len(raw) - end
        end = found.start()


def is_blank(text: str) -> bool:
    """Whether a text is nothing but blanks."""
    return not text.strip(_BLANK)


def indent(text: str) -> int:
    """Columns of the no-break and wide spaces that a text begins with."""
    blank = text[: len(text) - len(text.lstrip(_BLANK))]
    return sum(_COLUMNS.get(each, 0) for each in blank)


def is_indented(text: str) -> bool:
    """Whether a text begins as a paragraph does that is told from others by its indent alone."""
    return _INDENT.match(text) is not None


def stripped(text: str) -> str:
    """A text without the blanks at its ends."""
    return text.strip(_BLANK)


def between(before: str, space: str, after: str) -> str:
    """What is shown for white space between two characters.

    A line break of the source between two wide characters is nothing, for they have no spaces
    between them that it could stand for.
    """
    if _ENDS.search(space) and _are_wide(before, after):
        return ""
    return " "


def _are_wide(before: str, after: str) -> bool:
    wide = [east_asian_width(each) in "FW" for each in (before, after)]
    return all(wide) or (any(wide) and (before in _NARROW or after in _NARROW))
