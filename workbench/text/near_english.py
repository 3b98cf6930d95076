"""English terms that differ by what no reader minds: capitals, hyphens, articles, the plural."""

from __future__ import annotations

import re
import unicodedata

_ARTICLE = re.compile(r"^(the|an|a)\s+")
_APART = re.compile(r"[\s\-‐‑–—/]+")
_LONG = 10
"""Letters from which one that differs is taken for a slip."""


def near_key(text: str) -> str:
    """What is the same for terms that differ by width, case, hyphens, article or plural only."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").strip()
    words = _APART.split(_ARTICLE.sub("", plain))
    return " ".join(map(_singular, filter(None, words)))


def is_a_slip(first: str, second: str) -> bool:
    """Whether two long terms differ by one letter that is missing, too many, or another.

    A term of digits or with another number is no slip.
    """
    if min(len(first), len(second)) < _LONG or abs(len(first) - len(second)) > 1:
        return False
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    ends = first[start:], second[start:]
    if ends[0][1:] != ends[1][1:] and ends[0][1:] != ends[1] and ends[0] != ends[1][1:]:
        return False
    changed = {*ends[0][:1], *ends[1][:1]}
    return first != second and not any(each.isdigit() for each in changed)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 4 and word.endswith(("ses", "xes", "ches", "shes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
