"""What a text is cut into for the concordance, and the number of each term.

A run of letters and digits of an alphabet is one token, the word, and every other character is a
token. A single space before a word is none, so that an English sentence has hardly more tokens
than words. The term of a word is its place in the vocabulary of the shard. That of any other
token is the character with the one after it, or with a mark where a word or the end comes next.
So all that stands between two tokens next to each other is known from their terms: where the
terms of a string stand in a row, the string stands there, and a text need not be looked at.

Terms are numbers below 2 ** 63, in this order: pairs of characters, words, what is about all.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from workbench.text.folding import edition as folding_edition

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BITS = 18
"""Of a character in a term: all of planes 0 to 3, which have every Han character."""
OTHER = (1 << BITS) - 1
"""Stands for all characters beyond these; a string with one is checked against the text."""
BEFORE_WORD = OTHER - 1
"""Stands after a character that a word follows."""
BEFORE_END = OTHER - 2
"""Stands after the last character of a text, unless a word ends there."""
SPACE = 0x20

FIRST_WORD = 1 << 2 * BITS
"""The term of the first word of the vocabulary."""
LONG = 1 << 2 * BITS + 1
"""The term of texts so long that two of their tokens have the same place."""
VOCABULARY = LONG + 1
"""The term of the block that has the words themselves."""

SHARD = 65_536
"""The most ids that a shard may span."""
PLACES = 256
"""Places of tokens are kept modulo this."""

_ALPHABETS = (
    range(0x30, 0x3A),
    range(0x41, 0x5B),
    range(0x61, 0x7B),
    range(0xAA, 0xAB),
    range(0xB5, 0xB6),
    range(0xBA, 0xBB),
    range(0xC0, 0x590),
    range(0x1E00, 0x2000),
)
"""Digits, Latin, Greek, Cyrillic and Armenian with what combines with them. Which characters make
words is a matter of size and speed alone: every string is found either way."""


def edition() -> str:
    """Names what a block holds: blocks of another edition must be built again."""
    return f"concordance 1, folded {folding_edition()}"


def pair(first: int, second: int) -> int:
    """The term of a character before another, both as `number` has them."""
    return first << BITS | second


def number(character: str) -> int:
    """A character in a term."""
    code = ord(character)
    return code if code < BEFORE_END else OTHER


def makes_words(character: str) -> bool:
    """Whether a folded character is part of a word."""
    code = ord(character)
    return any(code in alphabet for alphabet in _ALPHABETS)


@cache
def word_makers() -> NDArray[np.bool_]:
    """Whether a character makes words, by its number in a term."""
    import numpy as np

    table: NDArray[Any] = np.zeros(1 << BITS, np.bool_)
    for alphabet in _ALPHABETS:
        table[alphabet.start : alphabet.stop] = True
    return table
