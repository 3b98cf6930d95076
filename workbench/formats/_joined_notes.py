r"""Several remarks in one cell, with ` | ` between them.

A bar within a remark has a backslash before it, and one more where it had some, so that taking one
away gives every remark back: `a | b` stands as `a \| b`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_BETWEEN = " | "
_BARS = re.compile(r"\\*\|")
_ESCAPED = re.compile(r"\\(\\*\|)")


def joined(remarks: Iterable[str]) -> str:
    """The remarks as one cell; an empty one says nothing and is left out."""
    return _BETWEEN.join(_BARS.sub(r"\\\g<0>", each) for each in remarks if each)


def parted(cell: str) -> list[str]:
    """The remarks of a cell; bars between them may have lost the spaces at the cell's ends."""
    return [_ESCAPED.sub(r"\1", part) for part in cell.split(_BETWEEN) if part] if cell else []
