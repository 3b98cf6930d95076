"""How much text there is: what translators are paid by, Han characters or English words."""

from __future__ import annotations

import re

_HAN = (
    "\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufa6d\ufa70-\ufad9"
    "\U00016ff0-\U00016ff1\U00020000-\U0002fa1f\U00030000-\U0003347f"
)
"""Unicode's script Han, with 〇 and the repeater 々, and no punctuation."""
_HAN_RUN = re.compile(f"[{_HAN}]+")
_WORD = re.compile(r"\S*[^\W_]\S*")


def han_characters(text: str) -> int:
    """Han ideographs of any block, one each; punctuation, digits and letters do not count."""
    return sum(map(len, _HAN_RUN.findall(text)))


def is_han(character: str) -> bool:
    """Whether a character is a Han ideograph."""
    return _HAN_RUN.match(character) is not None


def words(text: str) -> int:
    """English words as word processors count them.

    A word is what stands between white space and has a letter or a digit in it: state-of-the-art
    and 1+5+N are one each, a dash between spaces is none.
    """
    return len(_WORD.findall(text))
