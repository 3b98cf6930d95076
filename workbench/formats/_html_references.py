"""The marks of footnotes, and the links that lead back to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.formats._html_tokens import TokenKind, values

if TYPE_CHECKING:
    from workbench.formats._html_runs import Run

_LONGEST = 16
"""Tokens from one tag of a mark to the other."""
_MARK = re.compile(r"[\W\d_]{0,6}[注註校釋释]?[\W\d_]{0,6}|\W{0,2}[A-Za-z]{1,4}\W{0,2}")
_BRACKETED = re.compile(r"\W*[\[(（〔［【].{1,6}[])）〕］】]\W*|\W*[↩↑^←⤴①-⓿❶-➓*†‡]\W*")
_AROUND = " \t\r\n[]()（）［］〔〕【】"
"""What may stand outside of the link in the mark of a footnote."""
_KINDS = frozenset({"noteref", "backlink", "annoref", "doc-noteref", "doc-backlink", "doc-annoref"})
_NAMED = re.compile("footnote|endnote|noteref", re.IGNORECASE)
_ARROWS = re.compile(r"[\s\ufe0e\ufe0f]*[↩↑^←⤴][\s\ufe0e\ufe0f]*")
"""What leads back and says no word, as the mark in a headline might."""
_HOLDING = frozenset({"a", "sup", "span", "small", "b", "i", "em", "strong", "font"})


def is_reference(whole: Run, index: int) -> bool:
    """Whether an element is the mark of a footnote, or leads from a footnote back to its mark.

    Its text must look like a mark: words that are a link to a note are words.
    """
    end = whole.partners[index]
    if not index < end <= index + _LONGEST:
        return False
    text = "".join(whole.texts[index:end])
    if not _MARK.fullmatch(text):
        return False
    tags = [each for each in range(index, end) if whole.tokens[each].kind is TokenKind.START]
    links = [each for each in tags if whole.tokens[each].name == "a"]
    if len(links) != 1 or any(whole.tokens[each].name not in _HOLDING for each in tags):
        return False
    outside = (*whole.texts[index : links[0]], *whole.texts[whole.partners[links[0]] : end])
    if "".join(outside).strip(_AROUND):
        return False
    given = values(whole.page, whole.tokens[links[0]])
    if not _KINDS.isdisjoint({*given.get("epub:type", "").split(), *given.get("role", "").split()}):
        return True
    is_raised = any(whole.tokens[each].name == "sup" for each in tags)
    is_named = _NAMED.search(given.get("class", "")) is not None
    is_mark = is_raised or is_named or whole.is_note or _BRACKETED.fullmatch(text) is not None
    return "#" in given.get("href", "") and is_mark


def is_only_reference(whole: Run, start: int, end: int) -> bool:
    """Whether a range is nothing but the mark of a footnote, or the arrow that leads back."""
    if _ARROWS.fullmatch("".join(whole.texts[start:end])):
        return True
    while start and whole.partners[start - 1] == end:
        start, end = start - 1, end + 1
        if is_reference(whole, start):
            return True
    return False
