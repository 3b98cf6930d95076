"""The seam between two blocks: whether the second continues the first, and by what evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.text.repairing import shapes
from workbench.text.repairing.layout import is_indented
from workbench.text.repairing.marks import Ending, open_brackets, opener_of
from workbench.text.repairing.openings import opens_with_connective, opens_with_speech

if TYPE_CHECKING:
    from workbench.text.repairing.page import Page

_NUMBER_BEFORE = re.compile(r"\d[\d.．,，:：]*[余餘多几]?$")
_NUMBER_AFTER = re.compile(r"[\d.．]*[万萬亿億千百十余餘多几两兩%％‰年月日时時分秒度倍个個]?")
_CONTINUES_NUMBER = re.compile(r"[.．]?\d|[万萬亿億千百十余餘多几两兩%％‰年月日时時分秒度倍]")
_NO_OPENING = frozenset("，。、；：？！”’》〉）」』】,;:?!)%％")
"""Marks with which no line of text begins; a half-width full stop may begin a name of a file."""
_TITLES = "《〈(【"
"""Brackets within which a text is short."""
_NEAR = 30
"""Code points before the break in which a bracket opens that must soon be closed."""
_HYPHENATED = re.compile("[A-Za-z\u00c0-\u024f]+[-‐]$")
_LATIN_START = re.compile("[a-z\u00df-\u024f]")
_UP_TO = frozenset("至到在从從自于於")
"""What a time may follow in mid-sentence."""
_SAYING = re.compile("[说說道称稱示写寫答问問调調出][:：]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seam:
    """Why two blocks are one paragraph."""

    reason: str
    confidence: float


def seam(page: Page, index: int, opened: str) -> Seam | None:
    """Whether the block after `index` continues it; both are body text.

    `opened` are the brackets that are open at the end of the paragraph so far.
    """
    after = index + 1
    if shapes.is_table(page.texts[index]) or shapes.is_table(page.texts[after]):
        return None
    if page.starts(after):
        return None
    shut = dangling(page, after) or closing(page, after, opened)
    if page.endings[index] in (Ending.SENTENCE, Ending.COLON, Ending.CLAUSE):
        return _after_end(page, index, shut)
    return _after_break(page, index, opened, shut)


def begins_with_no_opening(text: str) -> bool:
    """Whether a text begins with a mark with which no line is set to begin."""
    return text[0] in _NO_OPENING


def across(page: Page, index: int, after: int) -> Seam | None:
    """What itself runs across the break between two blocks: a number or a word."""
    number = _number(page.texts[index], page.texts[after])
    if number:
        return Seam(reason=f"the number {number} runs across the break", confidence=0.98)
    broken = _HYPHENATED.search(page.texts[index][-_NEAR:])
    if broken and _LATIN_START.match(page.texts[after]):
        return Seam(reason=f"the word {broken[0]} runs across the break", confidence=0.97)
    word = page.words.get(index) if after == index + 1 else ""
    if word and page.endings[index] is Ending.OPEN:
        return Seam(
            reason=f"no sentence end, and the word {word} runs across the break", confidence=0.95
        )
    return None


def dangling(page: Page, after: int) -> Seam | None:
    """Whether a block begins with a mark with which none begins."""
    mark = page.texts[after][0]
    if mark not in _NO_OPENING:
        return None
    return Seam(reason=f"the next line begins with {mark}, which opens none", confidence=0.98)


def _number(before: str, after: str) -> str:
    head = _NUMBER_BEFORE.search(before[-_NEAR:])
    if head is None or not _CONTINUES_NUMBER.match(after):
        return ""
    if not after.lstrip(".．")[:1].isdigit() and before[-1] in ".．,，:：":
        return ""
    tail = _NUMBER_AFTER.match(after)
    return head[0] + (tail[0] if tail else "")


def closing(page: Page, after: int, opened: str) -> Seam | None:
    """Whether a block closes one of the brackets that are open before it."""
    _, lacking = open_brackets(page.texts[after])
    if not lacking or opener_of(lacking[0]) not in opened:
        return None
    what = (
        "a quotation"
        if lacking[0] in "”」』"
        else "a title"
        if lacking[0] in "》〉"
        else "a bracket"
    )
    return Seam(reason=f"{what} opened before the break is closed after it", confidence=0.97)


def _after_end(page: Page, index: int, shut: Seam | None) -> Seam | None:
    """Where a sentence or clause ends at the break, only plain evidence joins."""
    after = index + 1
    if shut is not None and page.texts[after][0] not in "“「『":
        return shut
    if page.layout.hanging and page.layout.is_full(index) and is_indented(page.blocks[after]):
        return Seam(reason="a full line, and the next hangs under it", confidence=0.7)
    if page.layout.indents and not shapes.is_exclaimed(page.texts[after]):
        is_formula = page.may_start(after) and not page.layout.wrap
        reason = "every paragraph here is indented, but not what follows"
        return None if is_formula else Seam(reason=reason, confidence=0.6)
    if page.layout.gaps and page.layout.is_full(index) and not page.gaps[after]:
        return Seam(reason="a full line, and no blank line follows", confidence=0.8)
    is_parted = page.is_cut_short(index) or page.layout.gaps or page.may_start(after)
    return None if is_parted else _after_clause(page, index)


def _after_clause(page: Page, index: int) -> Seam | None:
    if page.endings[index] is Ending.CLAUSE and index not in page.lists:
        return Seam(reason="breaks after a semicolon", confidence=0.6)
    if _SAYING.search(page.texts[index]) and page.texts[index + 1][0] in "“「":
        return Seam(reason="a quotation follows the colon before the break", confidence=0.7)
    return None


def _after_break(page: Page, index: int, opened: str, shut: Seam | None) -> Seam | None:
    """Where no sentence ends at the break, the next block continues it unless it cannot."""
    after = index + 1
    strong = shut or across(page, index, after)
    if page.is_continued(index):
        reason = f"no sentence end, and the line fills the {page.layout.wrap} columns"
        return strong or Seam(reason=reason, confidence=0.97)
    if after in page.formulas:
        return None
    if strong is not None:
        return strong
    if page.endings[index] is Ending.COMMA:
        return Seam(reason="breaks after a comma", confidence=0.95)
    if after in page.weak_formulas or _is_foreign(page, index, opened):
        return None
    return Seam(reason="no sentence end before the break", confidence=0.85)


def _is_foreign(page: Page, index: int, opened: str) -> bool:
    """Whether the next block cannot be the rest of the sentence that breaks off."""
    after = page.texts[index + 1]
    if page.is_cut_short(index) or opens_with_speech(after):
        return True
    if opens_with_connective(after) and page.texts[index][-1] not in _UP_TO:
        return True
    unclosed, _ = open_brackets(page.texts[index][-_NEAR:])
    must_close = unclosed[-1:] in tuple(_TITLES) and unclosed[-1:] == opened[-1:]
    return must_close and page.endings[index + 1] is Ending.SENTENCE
