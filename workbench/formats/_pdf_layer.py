"""Whether texts stand on the pages of a PDF, in order: the text layer against what was meant.

White space and hyphens are not compared, for lines are broken anew; nor are marks that combine,
invisible characters, and what is written from right to left, which readers of PDF put in another
order. Characters that share a shape in a font (⼀ and 一, … and ⋯) count as the same.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from workbench.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Mc", "Me", "Mn", "Pd", "Zl", "Zp", "Zs"})
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_SURE = 8
"""Characters at the end of a page that are enough to take them for the beginning of a text."""
_SPARE = 4
"""By how much the beginning may be shorter than the longest that stands there."""
_AHEAD = 3
"""Pages on which a text may begin, for one that is longer than a page leaves room before it."""
_MOST_STEPS = 500
"""Page breaks that are tried for one text, lest a text of repetitions take for ever."""


class Place(NamedTuple):
    """A character of a text layer."""

    page: int
    """From 0."""
    at: int


class Layer:
    """The text layer of a document; `missing` are the characters that no font had."""

    def __init__(self, pages: Iterable[str], missing: str = "") -> None:
        self._missing = dict.fromkeys(map(ord, missing))
        self._steps = 0
        self._pages = [self._plain(page) for page in pages]

    def end_of(self, text: str, start: Place) -> Place | None:
        """Where a text ends that stands at or behind a place, perhaps over several pages.

        None where it does not stand there; it may begin on the next pages.
        """
        self._steps = _MOST_STEPS
        return self._end(self._plain(text), start)

    def _plain(self, text: str) -> str:
        normal = unicodedata.normalize("NFKC", text.translate(self._missing))
        return "".join(map(_shape, normal))

    def _end(self, text: str, start: Place) -> Place | None:
        if not text:
            return start
        for page in range(start.page, min(start.page + _AHEAD, len(self._pages))):
            begin = start.at if page == start.page else 0
            at = self._pages[page].find(text, begin)
            if at >= 0:
                return Place(page, at + len(text))
            torn = self._torn(text, Place(page, begin), _SURE)
            if torn is not None:
                return torn
        return self._torn(text, start, 1)

    def _torn(self, text: str, start: Place, least: int) -> Place | None:
        """Where a text ends of which at least so many characters stand on the page of a place, and
        the rest on the pages behind it."""
        self._steps -= 1
        following = start.page + 1
        if following >= len(self._pages) or self._steps < 0:
            return None
        longest = self._longest(text, start)
        for length in range(longest, max(longest - _SPARE, least) - 1, -1):
            rest = text[length:]
            at = self._pages[following].find(rest)
            if at >= 0:
                return Place(following, at + len(rest))
            if self._pages[following].find(rest[:_SURE]) >= 0:
                end = self._torn(rest, Place(following, 0), _SURE)
                if end is not None:
                    return end
        return None

    def _longest(self, text: str, start: Place) -> int:
        """How many of the first characters of a text stand together on a page."""
        page = self._pages[start.page]
        low, high = 0, len(text) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if page.find(text[:middle], start.at) >= 0:
                low = middle
            else:
                high = middle - 1
        return low


@lru_cache(maxsize=1 << 16)
def _shape(character: str) -> str:
    is_unseen = unicodedata.category(character) in _UNSEEN
    if is_unseen or unicodedata.bidirectional(character) in _RIGHT_TO_LEFT:
        return ""
    return fold(character)
