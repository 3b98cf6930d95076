"""How two stretches of text become one paragraph."""

from __future__ import annotations

import re

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LATIN_END = re.compile(r"[A-Za-z\u00c0-\u024f][,;:.!?)'’”\"]*$")
_LOWER_END = re.compile(r"\b[a-z]{2,}$")


def joined(before: str, after: str) -> str:
    """The two texts as one, with what belongs between them."""
    return f"{before}{glue(before, after)}{after}"


def glue(before: str, after: str) -> str:
    """What is put between two texts: a space between Latin words, else nothing.

    A number that was cut in two is one number. A hyphen stays and is followed by nothing, since
    it may belong to the word.
    """
    if _LATIN.match(after) and _LATIN_END.search(before):
        return " "
    if after[:1].isdigit() and after[:1].isascii() and _LOWER_END.search(before):
        return " "
    return ""
