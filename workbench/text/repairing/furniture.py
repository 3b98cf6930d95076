"""What a page has around its text: page numbers and running heads, which are left out."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from workbench.model.sources import Mend, MendKind
from workbench.text.repairing import shapes
from workbench.text.repairing.marks import Ending, ending

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.sources import Block
    from workbench.text.repairing.remains import Remains

_NUMERAL = "[一二三四五六七八九十百〇零]{1,5}"
_DASH = r"[-—–－─~·•*\s]"
_NUMBERED = re.compile(
    rf"{_DASH}*第\s*(\d{{1,4}}|{_NUMERAL})\s*[页頁](?:[\s,，/／]*[共总總]\s*(?:\d{{1,4}}|{_NUMERAL})\s*[页頁])?{_DASH}*"
    r"|[Pp](?:age|AGE)?\.?\s*(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?"
)
_DASHED = re.compile(rf"[-—–－─~·•*](?:{_DASH}*)(\d{{1,4}})\s*[-—–－─~·•*](?:{_DASH}*)")
_OF_ALL = re.compile(r"(\d{1,4})\s*[/／]\s*(\d{1,4})")
_BARE = re.compile(r"\d{1,4}")
_DATED = re.compile(
    r"(?=.*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)(?=.*(?:星期|周|週|第?\s*[A-Z]?\d+\s*版|责编|編))[^。！？；]{8,60}"
)
_DIGITS = re.compile(r"\d+")
_LONGEST = 40
"""Characters of a running head."""
_FEWEST = 3
_PAGE = 8
"""Lines that a page has at least."""
_EVEN = 2.5
"""How much longer the longest page may be than the shortest, the last one aside."""


def omits(blocks: Sequence[Block], left: Remains) -> list[Mend]:
    """What is to be left out of the blocks that are left, in order."""
    texts = [block.text for block in left.blocks]
    numbers = _page_numbers(texts)
    heads = _running_heads(left.blocks, texts, numbers)
    found = {**numbers, **{index: head for index, head in heads.items() if index not in numbers}}
    return [
        Mend(
            kind=MendKind.OMIT,
            block=left.indexes[index],
            reason=reason,
            confidence=confidence,
        )
        for index, (reason, confidence) in sorted(found.items())
        if blocks[left.indexes[index]].kind is None
    ]


def _page_numbers(texts: Sequence[str]) -> dict[int, tuple[str, float]]:
    """The lines that are page numbers, with reason and confidence."""
    found: dict[int, tuple[str, float]] = {}
    plain: dict[int, int] = {}
    for index, text in enumerate(texts):
        if len(text) > _LONGEST:
            continue
        if _NUMBERED.fullmatch(text):
            found[index] = (f"the page number {text}", 0.98)
        elif _DASHED.fullmatch(text):
            found[index] = (f"the page number {text}", 0.97)
        elif match := _OF_ALL.fullmatch(text) or _BARE.fullmatch(text):
            plain[index] = int(match[match.lastindex or 0])
            if match.lastindex:
                plain[index] = int(match[1])
    ordered = _in_order(plain)
    for index in plain:
        reason = f"the number {texts[index]} on a line of its own"
        if index in ordered:
            found[index] = (f"{reason}, one of a series", 0.96)
        else:
            found[index] = (reason, 0.7 if "/" in texts[index] else 0.3)
    return found


def _in_order(numbers: dict[int, int]) -> set[int]:
    """Those of some lines whose numbers count up, one by one, with text between them."""
    items = list(numbers.items())
    found = set()
    for (index, number), (after, following) in itertools.pairwise(items):
        if following == number + 1 and after > index + 2:
            found |= {index, after}
    return found


def _running_heads(
    blocks: Sequence[Block], texts: Sequence[str], numbers: dict[int, tuple[str, float]]
) -> dict[int, tuple[str, float]]:
    """Lines that come again over the file, or that look like the head of a newspaper's page."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        if len(text) <= _LONGEST and index not in numbers:
            places[_DIGITS.sub("#", text)].append(index)
    found: dict[int, tuple[str, float]] = {}
    most = max(_FEWEST, len(texts) // _PAGE)
    for indexes in places.values():
        text = texts[indexes[0]]
        count = len(indexes)
        if _DATED.fullmatch(text) and not shapes.is_byline(text):
            confidence = 0.97 if count > 1 else 0.9
            found |= dict.fromkeys(indexes, ("the date and number of a page", confidence))
        elif 1 < count <= most and _may_be_head(text):
            at_number = sum(_is_beside(index, numbers) for index in indexes)
            confidence = _sureness(indexes, at_number)
            reason = f"the same line stands {count} times in the file"
            if at_number:
                reason += ", beside page numbers"
            found |= dict.fromkeys(indexes, (reason, confidence))
    return found


def _may_be_head(text: str) -> bool:
    is_named = shapes.is_byline(text) or shapes.is_credit(text) or shapes.may_be_credit(text)
    return ending(text) is Ending.OPEN and not is_named and len(text) > 1


def _is_beside(index: int, numbers: dict[int, tuple[str, float]]) -> bool:
    return not index or any(
        numbers.get(near, ("", 0.0))[1] > 0.5 for near in (index - 1, index + 1)
    )


def _sureness(indexes: Sequence[int], at_number: int) -> float:
    """How likely lines that are alike are running heads."""
    if 3 * at_number >= 2 * len(indexes):
        return 0.97
    if len(indexes) < _FEWEST:
        return 0.2
    lengths = sorted(after - index for index, after in itertools.pairwise(indexes))
    is_even = lengths[0] > 5 and lengths[-1] <= _EVEN * lengths[0]
    return 0.85 if is_even else 0.3
