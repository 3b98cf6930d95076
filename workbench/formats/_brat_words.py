"""What brat cannot write as it is: label names, notes with line ends, spans over several lines.

A type name of brat has the letters A–Z and a–z, digits, `_` and `-`. Any other character of a
label becomes its code point in hexadecimal between underscores: `accuracy/mistranslation` is
`accuracy_2F_mistranslation`, 人名 is `_4EBA__540D_`. An underscore becomes `_5F_` only where it
could be taken for the beginning of such a figure. Names of one letter are written so as well,
because some readers want two.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.spans import Span

_UNNAMED = "_00_"
_FOREIGN = re.compile(r"[^A-Za-z0-9_-]|^-|_(?=[0-9A-F]{2,6}[^A-Za-z0-9-])|^.$", re.DOTALL)
_FIGURE = re.compile(r"_([0-9A-F]{2,6})_")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_HARD = re.compile(r"[\\\x00-\x1f\x7f-\x9f\u2028\u2029]")
_ESCAPED = re.compile(r"\\(\\|n|t|r|u([0-9a-f]{4}))")


def type_name(label: str) -> str:
    """A label as brat can write it."""
    if not label:
        return _UNNAMED
    return _FOREIGN.sub(_figure, label)


def label_name(name: str) -> str:
    """The label of a name that `type_name` made."""
    return "" if name == _UNNAMED else _FIGURE.sub(_character, name)


def one_line(text: str) -> str:
    """The text with `\\n`, `\\t`, `\\\\` and the like for what would break a line or a column."""
    return _HARD.sub(lambda found: _ESCAPES.get(found[0], f"\\u{ord(found[0]):04x}"), text)


def many_lines(text: str) -> str:
    """The text that `one_line` made one line of."""
    return _ESCAPED.sub(_unescaped, text)


def fragments(text: str, span: Span) -> tuple[tuple[int, int], ...]:
    """The parts of a span between line ends, as brat wants them; an empty one where none is."""
    parts = []
    start = span.start
    for line in span.of(text).split("\n"):
        if line:
            parts.append((start, start + len(line)))
        start += len(line) + 1
    return tuple(parts) or ((span.start, span.start),)


def hull(parts: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """From the first start to the last end."""
    return min(start for start, _ in parts), max(end for _, end in parts)


def _figure(found: re.Match[str]) -> str:
    value = ord(found[0])
    return f"_{value:02X}_" if value else "_0000_"


def _character(found: re.Match[str]) -> str:
    return _character_of(found[1]) or found[0]


def _unescaped(found: re.Match[str]) -> str:
    if found[2]:
        return _character_of(found[2]) or found[0]
    return {"\\": "\\", "n": "\n", "t": "\t", "r": "\r"}[found[1]]


def _character_of(figure: str) -> str:
    """The character of a code point; empty for none, and for half of a UTF-16 pair."""
    value = int(figure, 16)
    return chr(value) if value < 0xD800 or 0xE000 <= value < 0x110000 else ""
