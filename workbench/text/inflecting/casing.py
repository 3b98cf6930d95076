"""Giving a phrase the capitals that another one has where it stands."""

from __future__ import annotations

import re

from workbench.text.inflecting.tables import listed
from workbench.text.inflecting.words import FUNCTION_WORDS, words

_PROPER = listed(
    "party china chinese communist cpc prc henan beijing taiwan hong kong macao marxism marxist"
    " english"
)
"""What keeps its capital wherever it stands."""
_PART = re.compile(r"(?<=[-‐‑])[^\W\d_]")


def cased(text: str, as_found: str, rendering: str) -> str:
    """A text with capitals as `as_found` has them where `rendering` has none, and without those
    that `rendering` has and `as_found` has not.
    """
    if _is_upper(as_found) and not _is_upper(rendering):
        return text.upper()
    if _is_title(as_found) and not _is_title(rendering):
        return _titled(text, as_found)
    if _is_title(rendering) and _is_small(as_found) and _is_title(text):
        return _lowered(text)
    text = _with_names(text, as_found, rendering)
    if as_found[:1].isupper() and not rendering[:1].isupper():
        return capitalised(text)
    return text


def capitalised(text: str) -> str:
    """A text whose first letter is a capital."""
    at = next((at for at, character in enumerate(text) if character.isalpha()), 0)
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def _with_names(text: str, as_found: str, rendering: str) -> str:
    """A text in which words that were found with a capital have it too (Standing Committee)."""
    small = {word.key for word in words(rendering) if word.text[0].islower()}
    names = {word.key for word in words(as_found)[1:] if word.text[0].isupper()} & small
    parts = list(text)
    for word in words(text):
        if word.key in names:
            parts[word.start] = parts[word.start].upper()
    return "".join(parts)


def _content(text: str) -> list[str]:
    """The words that have a capital in a title, of compounds the first."""
    return [
        word.text for word in words(text) if word.key not in FUNCTION_WORDS and not word.is_hyphened
    ]


def _is_upper(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) > 1


def _is_title(text: str) -> bool:
    """Whether each word that counts has a capital, and there is more than one."""
    content = [word for word in _content(text) if word[0].isalpha()]
    return len(content) > 1 and all(word[0].isupper() for word in content)


def _is_small(text: str) -> bool:
    return all(word[0].islower() for word in _content(text) if word.lower() not in _PROPER)


def _titled(text: str, as_found: str) -> str:
    has_small_part = any(part[0].islower() for part in _PART.finditer(as_found))
    parts = list(text)
    for word in words(text):
        is_small = word.key in FUNCTION_WORDS and word.start > 0
        if not is_small and not (word.is_hyphened and has_small_part):
            parts[word.start] = parts[word.start].upper()
    return capitalised("".join(parts))


def _lowered(text: str) -> str:
    parts = list(text)
    for word in words(text):
        if word.key not in _PROPER and not (len(word.text) > 1 and word.text.isupper()):
            parts[word.start] = parts[word.start].lower()
    return "".join(parts)
