"""The marks that can end a sentence, and the small questions that are asked of what is around."""

from __future__ import annotations

import re

FULL = "。｡！？﹗﹖‼⁇⁈⁉"
"""Marks of Chinese that end a sentence whatever script stands before them."""
ELLIPSES = "…⋯"
POINTS = ".．"
"""Marks that are also decimal points, parts of a name, or signs of an abbreviation."""
MARKS = f"{FULL}{ELLIPSES}{POINTS}!?"

_HAN = re.compile("[〇○々㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]")
_ROMAN = "(?:x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3}|X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})"
_NUMERAL = "[一二三四五六七八九十百零〇壹贰貳叁參肆伍陆陸柒捌玖拾]{1,5}"
_LIST_MARK = re.compile(
    rf"[(（]\s?(?:{_NUMERAL}|\d{{1,3}}|[A-Za-z]|{_ROMAN})\s?[)）]"
    "|[①-⑳⑴-⒛❶-❿㈠-㈩]"
    rf"|(?:\d{{1,3}}|[a-z]|{_ROMAN})[)）]"
    rf"|(?:\d{{1,3}}|[a-h]|{_ROMAN})[.．](?=\s)|{_NUMERAL}、|\d{{1,3}}[、．]"
)
_ONLY_MARK = re.compile(
    rf"(?:\d{{1,3}}(?:[.．]\d{{1,3}}){{0,4}}|[A-Za-z]|{_ROMAN}|{_NUMERAL})\s?[.．]"
)
_LONGEST_MARK = 36
_LABEL = re.compile(
    r"(?:Article|Section|Chapter|Part|Rule|Title|Schedule|Paragraph|Clause|Annex|Appendix|Item|Step"
    r"|Figure|Fig\.|Table|Box|Exhibit|Question"
    r"|Art\.|Sec\.|§|ARTICLE|SECTION|CHAPTER|PART)\s?[\w-]{1,8}(?:\.\d{1,3}){0,3}\."
)


def is_han(character: str) -> bool:
    """Whether a character is Han, with 〇, ○ for it, and 々; false for the empty string."""
    return _HAN.match(character) is not None


def has_han(text: str) -> bool:
    """Whether a Han character stands in the text."""
    return _HAN.search(text) is not None


def find_list_mark(text: str, start: int) -> int:
    """Where the list mark that stands at `start` ends; `start` itself where none does."""
    found = _LIST_MARK.match(text, start)
    return found.end() if found else start


def is_only_a_mark(text: str, start: int, end: int) -> bool:
    """Whether a stretch is a list mark with its point (`1.`, `3.2.`, `IV.`) or `Article 5.`."""
    if end - start > _LONGEST_MARK:
        return False
    stretch = text[start:end]
    return _ONLY_MARK.fullmatch(stretch) is not None or _LABEL.fullmatch(stretch) is not None
