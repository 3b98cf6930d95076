"""Whether *a* or *an* stands before a phrase: by its sound, not by its first letter."""

from __future__ import annotations

import re

_LIKE_YOU = re.compile(
    r"(?:uni(?!n(?!g)|m)|us(?:e|u|a(?!nc)|i)|uk|ur(?:an|in|ug)|ut(?:il|o)|ubiq|eu|ew|one(?:$|[^a-z])"
    r"|once|u(?:$|[^a-z]))",
    re.IGNORECASE,
)
"""Words that begin with a vowel and sound as if they began with y or w."""
_SILENT_H = re.compile(r"(?:hour|honest|hono[u]?r|heir)", re.IGNORECASE)
_SPELLED = frozenset("AEFHILMNORSX")
"""The letters whose names begin with a vowel."""
_SPOKEN = frozenset({"NATO", "NASA", "SARS", "FIFA", "SWIFT", "MERS", "RAND", "LAN", "SIM", "FAQ"})
_EIGHT = re.compile(r"8|1[18](?!\d)|1[18](?=,\d{3}|th)")
_WORD = re.compile(r"[^\W_]+")


def article_for(phrase: str) -> str:
    """The indefinite article before a phrase: `a` or `an`."""
    found = _WORD.search(phrase)
    return (
        "an" if found is not None and _begins_with_vowel(found[0], phrase[found.end() :]) else "a"
    )


def _begins_with_vowel(word: str, rest: str) -> bool:
    if word[0].isdigit():
        return _EIGHT.match(word + rest) is not None
    if len(word) > 1 and word.isupper() and word not in _SPOKEN and _is_spelled(word):
        return word[0] in _SPELLED
    if _SILENT_H.match(word):
        return True
    return word[0].lower() in "aeiou" and _LIKE_YOU.match(word) is None


def _is_spelled(word: str) -> bool:
    """Whether an abbreviation is said letter by letter: it is short, or has no vowel to say."""
    return len(word) <= 4 or not re.search("[AEIOU]", word)
