"""Terms with slots: “{n}+{n}+N” has a number in the place of each {n}, “一{x}多能” one letter.

`{n}` is a number in Arabic digits or Chinese numerals, `{x}` one Latin letter or a number in
digits. A pattern is a regular expression over the folded text, tried where the longest of its
own words stands; it needs one, so that “{n}” alone is a term like any other. A number is taken
whole: “{n}个” does not find the 三个 of 十三个, nor the 5个 of 1.5个.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.text.folding import fold
from workbench.text.numerals import POWERS, VALUES, number_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_SLOT = re.compile(r"(\{[nx]\})")
_NUMERAL = "".join((*VALUES, *POWERS))
_OF_SLOT = {"{n}": f"[0-9]+|[{_NUMERAL}]{{1,16}}", "{x}": "[a-z]|[0-9]+"}
_NOT_AFTER = f"(?<![{_NUMERAL}])(?<![0-9]\\.)"
_NOT_BEFORE = f"(?![{_NUMERAL}])"
"""What keeps a number at the edge of a pattern whole; digits have the edges of all keys."""
_MOST_SLOTS = 5
"""With more of them a hostile list of terms could make the search take for ever."""
_FILLED = re.compile(r"\{([1-9])\}")


class _Pattern(NamedTuple):
    word: str
    """What a text must have for the pattern to be worth trying."""
    expression: re.Pattern[str]


class Patterns:
    """Patterns with their values, each a whole number of the caller's."""

    def __init__(self) -> None:
        self._values: dict[str, tuple[int, ...]] = {}
        self._compiled: dict[str, _Pattern] = {}

    def add(self, key: str, value: int) -> None:
        """Puts a value under a pattern; once, however often it is added."""
        self._values[key] = tuple(sorted({*self._values.get(key, ()), value}))
        if key not in self._compiled:
            self._compiled[key] = _compiled(key)

    def discard(self, key: str, value: int) -> None:
        """Takes a value from a pattern, if it is there."""
        rest = tuple(other for other in self._values.get(key, ()) if other != value)
        if rest:
            self._values[key] = rest
        else:
            self._values.pop(key, None)
            self._compiled.pop(key, None)

    def entries(self) -> Iterator[tuple[str, int]]:
        """Every pattern with each of its values."""
        for key, values in self._values.items():
            yield from ((key, value) for value in values)

    def find(
        self, folded: str, text: str
    ) -> Iterator[tuple[int, int, tuple[int, ...], tuple[str, ...]]]:
        """Start, end, values and slots of each place; at most one place of a pattern a start.

        The slots are as `text` has them, which is as long as the folded text.
        """
        for key, pattern in self._compiled.items():
            if pattern.word not in folded:
                continue
            for match in pattern.expression.finditer(folded):
                start, end = match.span(1)
                slots = (text[slice(*span)] for span in match.regs[2:])
                yield start, end, self._values[key], tuple(slots)


def is_pattern(key: str) -> bool:
    """Whether a folded key has slots, not too many of them, and words of its own beside them."""
    if "{" not in key:  # as nearly all; this is asked a million times
        return False
    pieces = _SLOT.split(key)
    return 1 < len(pieces) <= 2 * _MOST_SLOTS + 1 and any(pieces[::2])


def fill(template: str, slots: tuple[str, ...]) -> str:
    """The English of a pattern, with {1} for what stood in its first slot, and so on.

    Chinese numerals become digits and wide characters narrow; a number of a slot that is not
    there stays.
    """

    def stood(match: re.Match[str]) -> str:
        number = int(match[1])
        return _in_english(slots[number - 1]) if number <= len(slots) else match[0]

    return _FILLED.sub(stood, template)


def _in_english(slot: str) -> str:
    value = number_of(slot) if fold(slot)[:1] in _NUMERAL else None
    return slot.translate(_NARROW) if value is None else str(value)


_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def _compiled(key: str) -> _Pattern:
    pieces = _SLOT.split(key)
    body = "".join(
        f"({_OF_SLOT[piece]})" if number % 2 else re.escape(piece)
        for number, piece in enumerate(pieces)
    )
    before = "" if pieces[0] else _NOT_AFTER
    after = "" if pieces[-1] else _NOT_BEFORE
    # All in a look-ahead, so that a place inside another is found too.
    return _Pattern(max(pieces[::2], key=len), re.compile(f"{before}(?=({body}){after})", re.S))
