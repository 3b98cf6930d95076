"""Where the mark of a footnote stands, as English typography has it.

It follows the words and the punctuation after them, closing quotation marks too: *law,¹ law.”¹*.
It stands before a dash, and within the brackets that the words are in (Chicago Manual of Style,
17th edition, 14.26). A word is never cut: a mark on *court* in *court’s* follows the *s*.
"""

from __future__ import annotations

import re

from workbench.text.clusters import hangs

_LETTER = "[A-Za-z\u00c0-\u024f0-9]"
_IN_WORD = re.compile(_LETTER)
_WORD_REST = re.compile(rf"{_LETTER}*(?:(?:[-’']|(?<=\d)[.,](?=\d)){_LETTER}+)*")
_CLOSING = re.compile(rf"""(?:[,.;:?!…’'](?!{_LETTER})|[”"»，。；：？！、])*""")


def after_words(text: str, offset: int) -> int:
    """Where the mark stands for words of an English text that end at an offset; code points."""
    if _IN_WORD.match(text[max(offset - 1, 0) : offset]):
        offset = _end(_WORD_REST, text, offset)
    return _end(_CLOSING, text, whole_characters(text, offset))


def whole_characters(text: str, offset: int) -> int:
    """The offset, or the next one at which no character is cut from what hangs on it."""
    while 0 < offset < len(text) and hangs(text, offset):
        offset += 1
    return offset


def at_the_end(text: str) -> int:
    """Where the mark stands for a whole paragraph: before white space that ends it."""
    return len(text.rstrip())


def _end(pattern: re.Pattern[str], text: str, offset: int) -> int:
    found = pattern.match(text, offset)
    return found.end() if found else offset
