"""A unit with a hole for each text and each value, and a sign that says which hole is which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection

_SEGMENT = re.compile(r"<seg>([^<]*+(?:<(?!/seg>)[^<]*+)*+)</seg>")
_TAG = re.compile(r"<([^<>]*)>([^<]*)")
_HOLDERS = ("prop", "note", "seg")
_STAYS = frozenset({"type", "lang", "xml:lang", "srclang"})
"""Attributes that are part of a shape."""
_DATES = frozenset({"changedate", "creationdate"})
_QUOTED = re.compile(r"""'[^']*'|"[^"]*\"""")
_NO_VALUE = {'"': '"<>\n\t', "'": "'\"<>\n\t"}
"""What is not in an attribute with these quotes."""
_NO_TEXT, _SPACE = "<", "[ \t\n]*"
"""What is not in a text, and what stands behind a unit."""
_CODED = "([^<]*+(?:<(?!/seg>)[^<]*+)*+)"
"""A text in which there may be codes."""
BEGIN = "\ue000"
"""With which a sign begins that is no date."""
_SIGN, _SIGN_YEAR = BEGIN + "{}.", "{}0101T000000Z"
_FIRST_YEAR = 1000


class _Piece(NamedTuple):
    """A part that stays, or a hole."""

    text: str
    """Of an expression; for a hole what is not in it."""
    sign: str = ""
    """Empty for a part that stays."""


class Written(NamedTuple):
    """A unit with holes."""

    pieces: tuple[_Piece, ...]
    example: str
    """With a sign in each hole, and without codes."""
    signs: tuple[str, ...]
    """Of the holes, in order."""
    is_coded: bool
    """Whether there are codes in its texts."""

    def expression(self, used: Collection[str], coded: Collection[str]) -> str:
        """One that matches such units, with a group for each hole whose sign is used.

        Codes may stand in those that are coded, if they do in this unit.
        """
        return "".join(
            piece.text
            if not piece.sign
            else f"[^{piece.text}]*+"
            if piece.sign not in used
            else _CODED
            if self.is_coded and piece.sign in coded
            else f"([^{piece.text}]*+)"
            for piece in self.pieces
        )


def with_holes(unit: str) -> Written:
    """A unit that `read_plain` read, with its holes."""
    pieces: list[_Piece] = []
    example: list[str] = []
    signs: list[str] = []

    def hole(excluded: str, form: str) -> None:
        signs.append(form.format(len(signs) if form is _SIGN else _FIRST_YEAR + len(signs)))
        pieces.append(_Piece(excluded, signs[-1]))
        example.append(signs[-1])

    def stays(text: str) -> None:
        pieces.append(_Piece(re.escape(text)))
        example.append(text)

    for tag, behind in _TAG.findall(_SEGMENT.sub("<seg></seg>", unit)):
        stays("<")
        end = 0
        for found in _QUOTED.finditer(tag):
            name, quote, value = tag[end : found.start()], found[0][0], found[0][1:-1]
            end = found.end()
            stays(f"{name}{quote}")
            known = name.split()[-1].removesuffix("=")
            if known in _STAYS:
                stays(value)
            else:
                hole(_NO_VALUE[quote], _SIGN_YEAR if known in _DATES else _SIGN)
            stays(quote)
        stays(f"{tag[end:]}>")
        if tag.startswith(_HOLDERS) and not tag.endswith("/"):
            hole(_NO_TEXT, _SIGN)
        elif tag == "/tu":
            pieces.append(_Piece(_SPACE))
        else:
            stays(behind)
    is_coded = any("<" in text for text in _SEGMENT.findall(unit))
    return Written(tuple(pieces), "".join(example), tuple(signs), is_coded)
