"""What the words beside an English number say about it: a label before it, a unit after it."""

from __future__ import annotations

import re

from workbench.match.renumbering.units import english_classes
from workbench.text.inflecting.tables import listed

_LABEL = re.compile(r"([A-Za-z]+(?:-[A-Za-z]+)*)(?:\. ?|[ -]|\s?\(|(?<=[a-z]{3}))$")
LABELS = listed("article paragraph chapter section part level kind")
"""The classes of words that stand before their numbers."""
_OTHER_LABELS = listed(
    "no nos number numbers attachments forms table tables schedule annex appendix form stage"
    " phase volume issue item tier zone figure attachment rule rules title"
)
_MONEY = re.compile(r"(?:[$€£¥]|\b(?:NTD|TWD|RMB|USD|CNY|HKD|NT|US)\b\$?) ?$")
_FOLLOWING = re.compile(r"[ -]([A-Za-z]+)")
_TWIN_FIGURES = re.compile(r" ?\( ?[0-9,.]+ ?\)")
_FIGURE = re.compile(r" [0-9]")
_BEFORE, _BEFORE_MONEY, _WORDS_AFTER = 24, 6, 3


def label_of(target: str, start: int) -> str | None:
    """The word before a number that makes it a name: Article, Level, No."""
    match = _LABEL.search(target, max(0, start - _BEFORE), start)
    if match is None:
        return None
    word = match[1].lower()
    return word if word in _OTHER_LABELS or english_classes(word) & LABELS else None


def units_of(target: str, start: int, end: int) -> frozenset[str]:
    """What the words beside a number say that it counts; a label before it comes first."""
    label = label_of(target, start)
    if label is not None:
        return english_classes(label) & LABELS
    if _MONEY.search(target, max(0, start - _BEFORE_MONEY), start):
        return frozenset({"money"})
    twin = _TWIN_FIGURES.match(target, end)
    at = twin.end() if twin else end
    for _ in range(_WORDS_AFTER):
        match = _FOLLOWING.match(target, at)
        if match is None:
            break
        at = match.end()
        classes = english_classes(match[1])
        if classes and not (classes & LABELS and _FIGURE.match(target, at)):
            return classes
    return frozenset()
