"""The five references that XML has, and nothing else."""

from __future__ import annotations

import re

BETWEEN = "\0"
"""Joins texts of which the same is done to all: no XML may hold it."""
_OTHER = re.compile("&(?!(?:amp|lt|gt|quot|apos);)")
"""Any other, or what is none."""


class NotPlain(Exception):
    """What is not of the narrow part of XML that is read without a parser."""


def unescaped(text: str) -> str:
    """The text with the characters that its references stand for. Raises NotPlain for others."""
    if _OTHER.search(text):
        raise NotPlain
    return resolved(text)


def resolved(text: str) -> str:
    """The same of a text in which there are no others."""
    plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    return plain.replace("&apos;", "'").replace("&amp;", "&")


def other_reference(text: str, start: int, end: int) -> int:
    """Where another reference is in a part of the text; its end where there is none."""
    found = _OTHER.search(text, start, end)
    return found.start() if found else end
