"""Verses that stand in one line, parted by full-width spaces."""

from __future__ import annotations

import re

from workbench.text.sentencing.marks import is_han

_SPACE = re.compile("[ \u3000]*\u3000[ \u3000]*")
_SHORTEST, _LONGEST = 4, 14
"""Han characters of a verse."""


def breaks(line: str) -> list[tuple[int, int]]:
    """The gaps between verses: all parts of the line have the same number of Han characters.

    Lines of unequal length, names that are set wide (张　三) and headlines of two parts have none.
    """
    spaces = list(_SPACE.finditer(line.strip()))
    if not spaces:
        return []
    offset = len(line) - len(line.lstrip())
    parts = _SPACE.split(line.strip())
    lengths = {sum(map(is_han, part)) for part in parts}
    if len(lengths) > 1 or not _SHORTEST <= lengths.pop() <= _LONGEST:
        return []
    if any(len(part) > _LONGEST + 4 for part in parts):
        return []
    return [(space.start() + offset, space.end() + offset) for space in spaces]
