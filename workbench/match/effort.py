"""How much of a suggestion had to be changed: the share of edits that post-editing took.

Levenshtein's distance in percent of the longer text, over the code points and over the words. The
latter is close to the translation edit rate of Snover and others (2006), without its moves, and
with the longer text for the reference, so that it never passes 100.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

if TYPE_CHECKING:
    from collections.abc import Sequence


def character_edits(before: str, after: str) -> float:
    """Percent of the code points that are others: 0 for the same text, 100 for another one."""
    return _percent(before, after)


def word_edits(before: str, after: str) -> float:
    """The same of the words, which are what stands between white space."""
    return _percent(before.split(), after.split())


def _percent(before: Sequence[str], after: Sequence[str]) -> float:
    return 100 * Levenshtein.normalized_distance(before, after)
