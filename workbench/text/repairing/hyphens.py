"""Hyphens at the ends of lines: those that broke a word go, those of the word stay."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from workbench.model.sources import Mend, MendKind
from workbench.text.repairing.remains import HYPHENS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.text.repairing.remains import Remains

_HEAD = re.compile(
    rf"(?<![A-Za-z\u00c0-\u024f])((?:[A-Za-z\u00c0-\u024f]+-)*)"
    rf"([A-Za-z\u00c0-\u024f]+)[{HYPHENS}]$"
)
_TAIL = re.compile(r"([a-z\u00df-\u024f]+)(-?)")
_WORD = re.compile("[A-Za-z\u00c0-\u024f]+(?:-[A-Za-z\u00c0-\u024f]+)*")
_REACH = 60
"""Code points before a break that are looked at."""
_PREFIXES = re.compile(
    "self|non|well|ill|ex|anti|post|pre|all|half|high|low|long|short|full|free|cross|co|semi|multi"
    "|state|case|land|user|so|two|three|four|five|six|world|year|end|cost|data|follow"
)
"""What often stands before a hyphen that belongs to the word."""


def hyphens(left: Remains, joins: Sequence[Mend]) -> Iterator[Mend]:
    """A cut for each hyphen at a join that broke a word; its confidence tells how sure that is."""
    at = {index: number for number, index in enumerate(left.indexes)}
    words: Counter[str] | None = None
    for join in joins:
        number = at[join.block]
        head = _HEAD.search(left.blocks[number].text[-_REACH:])
        tail = _TAIL.match(left.blocks[at[join.following]].text)
        if head is None or tail is None:
            continue
        if words is None:
            words = Counter(
                word for block in left.blocks for word in _WORD.findall(block.text.lower())
            )
        reason, confidence = _judged(head, tail, words)
        end = left.offset(number, len(left.blocks[number].text) - 1)
        yield Mend(
            kind=MendKind.CUT,
            block=join.block,
            start=end,
            end=end + 1,
            reason=reason,
            confidence=confidence,
        )


def _judged(head: re.Match[str], tail: re.Match[str], words: Counter[str]) -> tuple[str, float]:
    first, second = head[2].lower(), tail[1].lower()
    whole = f"{first}{second}"
    if words[whole]:
        return f"the page has the word {whole} without a hyphen", 0.99
    if words[f"{first}-{second}"]:
        return f"a hyphen at the break, but the page has {first}-{second}", 0.05
    if head[1] or tail[2] or _PREFIXES.fullmatch(first):
        return "a hyphen at the break, which may belong to the word", 0.2
    return f"a hyphen breaks the word {whole}", 0.95
