"""Texts as the cells of a workbook hold them (ISO/IEC 29500-1, 22.9.2.19, ST_Xstring).

What XML 1.0 cannot hold stands as `_x0001_`, and so does a carriage return, which every parser
would make a line feed; a bar that would begin such an escape stands as `_x005F_`.
"""

from __future__ import annotations

import re

LONGEST = 32_767
"""UTF-16 units that a cell holds."""
PIECE = LONGEST // 7
"""Code points that fit a cell whatever they are: an escape takes seven units."""

_CANNOT_STAND = "\x00-\x08\x0b-\x1f\ufffe\uffff"
_UNHELD = re.compile(f"[{_CANNOT_STAND}]")
_LIKE_AN_ESCAPE = re.compile(f"_(?=x[0-9A-Fa-f]{{4}}[_{_CANNOT_STAND}])")
"""The escape of the character behind it begins with a bar too."""
_ESCAPE = re.compile("_x(005[Ff]|00[01][0-9A-Fa-f]|[Ff]{3}[EeFf])_")
_BEYOND = re.compile("[\U00010000-\U0010ffff]")


def escaped(text: str) -> str:
    """The text as a cell has it."""
    text = _LIKE_AN_ESCAPE.sub("_x005F_", text) if "_x" in text else text
    return _UNHELD.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unescaped(text: str) -> str:
    """The text that a cell stands for."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def fits(text: str) -> bool:
    """Whether a cell holds a text."""
    if len(text) <= PIECE:
        return True
    whole = escaped(text)
    return len(whole) <= LONGEST and len(whole) + len(_BEYOND.findall(whole)) <= LONGEST
