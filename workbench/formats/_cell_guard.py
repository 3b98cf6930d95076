"""Cells of a delimited file that no spreadsheet takes for a formula.

A cell that begins with a sign from which Excel or LibreOffice may calculate gets an apostrophe in
front, which both show and neither calculates. A cell that has apostrophes before such a sign gets
one more, so that taking one away gives every cell back. Control characters before the sign count
for nothing: LibreOffice drops a NUL, and then calculates.
"""

from __future__ import annotations

import re

_DROPPED = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]*"
_SIGN = "[=+\\-@\t\r\n＝＋－＠]"
_DANGEROUS = re.compile(f"'*{_DROPPED}{_SIGN}")
_GUARDED = re.compile(f"''*{_DROPPED}{_SIGN}")


def guarded(cell: str) -> str:
    """The cell as it is written."""
    return f"'{cell}" if _DANGEROUS.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before it was written."""
    return cell[1:] if cell[:1] == "'" and _GUARDED.match(cell) else cell
