"""Cells of a delimited file that no spreadsheet takes for a formula.

A cell that begins with a sign from which Excel or LibreOffice may calculate gets an apostrophe in
front, which both show and neither calculates. A cell that has apostrophes before such a sign gets
one more, so that taking one away gives every cell back.
"""

from __future__ import annotations

import re

_DANGEROUS = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile(r"''*[=+\-@\t\r\n＝＋－＠]")


def guarded(cell: str) -> str:
    """The cell as it is written."""
    return f"'{cell}" if _DANGEROUS.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before it was written."""
    return cell[1:] if _GUARDED.match(cell) else cell
