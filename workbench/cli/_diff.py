"""What changed between two wordings, word by word, in plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(r"[⺀-鿿豈-﫿]|[^\W⺀-鿿豈-﫿]+(?:[’'-][^\W⺀-鿿豈-﫿]+)*|\s+|.", re.DOTALL)
"""A Han character, a word of another script, white space, or a mark."""


def word_diff(before: str, after: str) -> str:
    """The later text, with what it lost as `[-lost-]` and what it gained as `{+gained+}`."""
    return "".join(_changes(_TOKEN.findall(before), _TOKEN.findall(after)))


def _changes(before: list[str], after: list[str]) -> Iterator[str]:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        lost, gained = "".join(before[start:end]), "".join(after[new_start:new_end])
        if kind == "equal":
            yield gained
            continue
        if lost:
            yield f"[-{lost}-]"
        if gained:
            yield f"{{+{gained}+}}"
