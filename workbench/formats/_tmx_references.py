"""The five references that XML has, and nothing else."""

from __future__ import annotations

import re

_OTHER = re.compile("&(?!(?:amp|lt|gt|quot|apos);)")
"""Any other, or what is none."""


class NotPlain(Exception):
    """What is not of the narrow part of XML that is read without a parser."""


def unescaped(text: str) -> str:
    """The text with the characters that its references stand for. Raises NotPlain for others."""
    if _OTHER.search(text):
        raise NotPlain
    plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    return plain.replace("&apos;", "'").replace("&amp;", "&")


def has_others(text: str, start: int, end: int) -> bool:
    """Whether there is another reference in a part of the text."""
    return _OTHER.search(text, start, end) is not None
