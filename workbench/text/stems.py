"""Stems of English words: what *govern*, *governance* and *government* have in common.

Porter's algorithm for English in its second form (Snowball). A stem groups more than the forms of
one word, so that it is evidence of kinship and no proof: inflection has rules of its own.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """The stem of a word in small letters."""
    found: str = _stemmer().stemWord(word)
    return found


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")
