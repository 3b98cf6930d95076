"""The five references that XML has, and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

BETWEEN = "\0"
"""Joins texts of which the same is done to all: no XML may hold it."""
_NAME = "(?:amp|lt|gt|quot|apos);"
REFERENCE = f"&{_NAME}"
_OTHER = re.compile(f"&(?!{_NAME})")
"""Any other, or what is none."""


class NotPlain(Exception):
    """What is not of the narrow part of XML that is read without a parser."""


def unescaped(text: str) -> str:
    """The text with the characters that its references stand for. Raises NotPlain for others."""
    if _OTHER.search(text):
        raise NotPlain
    plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    return plain.replace("&apos;", "'").replace("&amp;", "&")


def other_reference(text: str, start: int, end: int) -> int:
    """Where another reference is in a part of the text; its end where there is none."""
    found = _OTHER.search(text, start, end)
    return found.start() if found else end


def all_unescaped(texts: Sequence[str]) -> Sequence[str]:
    """The same of many, at once where most have some."""
    whole = BETWEEN.join(texts)
    count = whole.count("&")
    if count > len(texts):
        return unescaped(whole).split(BETWEEN)
    return [unescaped(text) if "&" in text else text for text in texts] if count else texts
