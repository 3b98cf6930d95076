"""A unit with a hole for each text and each value, and a sign that says which hole is which."""

from __future__ import annotations

import re
from typing import NamedTuple

_TAG = re.compile(r"<([^<>]*)>([^<]*)")
_HOLDERS = ("prop", "note", "seg")
_STAYS = frozenset({"type", "lang", "xml:lang", "srclang"})
"""Attributes that are part of a shape."""
_DATES = frozenset({"changedate", "creationdate"})
_VALUE, _TEXT, _SPACE = '([^"<>\n\t]*)', "([^<]*)", "[ \t\n]*"
BEGIN = "\ue000"
"""With which a sign begins that is no date."""
_SIGN, _SIGN_YEAR = BEGIN + "{}.", "{}0101T000000Z"
_FIRST_YEAR = 1000


class Written(NamedTuple):
    """A unit with holes."""

    pattern: str
    example: str
    """With a sign in each hole."""
    signs: tuple[str, ...]


def with_holes(unit: str) -> Written:
    """A unit that `read_plain` read, with its holes."""
    pattern: list[str] = []
    example: list[str] = []
    signs: list[str] = []

    def hole(expression: str, form: str) -> None:
        signs.append(form.format(len(signs) if form is _SIGN else _FIRST_YEAR + len(signs)))
        pattern.append(expression)
        example.append(signs[-1])

    def stays(text: str) -> None:
        pattern.append(re.escape(text))
        example.append(text)

    for tag, behind in _TAG.findall(unit):
        stays("<")
        pieces = tag.split('"')
        for name, value in zip(pieces[::2], pieces[1::2], strict=False):
            stays(f'{name}"')
            known = name.split()[-1].removesuffix("=")
            if known in _STAYS:
                stays(value)
            else:
                hole(_VALUE, _SIGN_YEAR if known in _DATES else _SIGN)
            stays('"')
        stays(f"{pieces[-1]}>")
        if tag.startswith(_HOLDERS):
            hole(_TEXT, _SIGN)
        elif tag == "/tu":
            pattern.append(_SPACE)
        else:
            stays(behind)
    return Written("".join(pattern), "".join(example), tuple(signs))
