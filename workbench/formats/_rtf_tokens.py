"""The tokens of a Rich Text Format file with the bytes that they stand in (RTF 1.9.1, "Syntax")."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    rb"(?P<units>(?:\\u-?[0-9]{1,5} ?(?:\?|\\'3[fF])){2,4000})"
    rb"|\\(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})?(?P<space> )?"
    rb"|(?P<hex>(?:\\'[0-9A-Fa-f]{2})+)"
    rb"|(?P<open>\{)|(?P<close>\})"
    rb"|(?P<text>[^\\{}\r\n\0]+)"
    rb"|(?P<nothing>[\r\n\0]+)"
    rb"|\\(?P<symbol>[^A-Za-z])"
    rb"|(?P<stray>\\)",
    re.DOTALL,
)


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    HEX = auto()
    """One or more bytes of text, each `\\'hh`."""
    UNITS = auto()
    """Several `\\uN`, each with a question mark for old programs."""
    OPEN = auto()
    CLOSE = auto()
    TEXT = auto()
    SYMBOL = auto()


_WORDS = ("word", "number", "space")
_KINDS = {
    "hex": Kind.HEX,
    "open": Kind.OPEN,
    "close": Kind.CLOSE,
    "text": Kind.TEXT,
    "symbol": Kind.SYMBOL,
}


class Token(NamedTuple):
    """A token; what is no part of its kind is empty."""

    kind: Kind
    start: int
    end: int
    word: str = ""
    """The name of a control word, or the sign of a control symbol."""
    number: int | None = None
    raw: bytes = b""
    """Bytes of text, or `\\'hh` once they are bytes."""
    is_tight: bool = False
    """Whether it is a control word without the space that would end it."""


def tokens(data: bytes, name: str) -> Iterator[Token]:
    """The tokens of a file in order, without line ends and binary data.

    Raises UnreadableFile where binary data goes beyond the end of the file.
    """
    at, size = 0, len(data)
    match = _TOKEN.match
    while at < size:
        found = match(data, at)
        assert found is not None
        start, at = at, found.end()
        group = found.lastgroup
        if group in _WORDS:
            name_of, digits, space = found.group("word", "number", "space")
            word = name_of.decode()
            number = int(digits) if digits is not None else None
            is_tight = space is None
            if word == "bin" and number is not None:
                at += max(0, number)
                if at > size:
                    raise UnreadableFile(
                        f"{name}, byte {start:,}: binary data goes beyond the end of the file",
                        hint="the file is damaged or cut short; export it again",
                    )
            yield Token(Kind.WORD, start, at, word, number, is_tight=is_tight)
        elif group == "text":
            yield Token(Kind.TEXT, start, at, raw=found[0])
        elif group == "hex":
            yield Token(
                Kind.HEX, start, at, raw=bytes.fromhex(found[0].replace(b"\\'", b"").decode())
            )
        elif group == "units":
            yield Token(Kind.UNITS, start, at, raw=found[0])
        elif group == "symbol":
            yield Token(Kind.SYMBOL, start, at, found["symbol"].decode("latin-1"))
        elif group in _KINDS:
            yield Token(_KINDS[group], start, at)


_UNIT = re.compile(rb"\\u(-?[0-9]{1,5}) ?(\?|\\'3[fF])")


def numbers_in(units: Token) -> bytes:
    """The units of UTF-16 that a token has, as bytes with the low one first."""
    found = (int(number) & 0xFFFF for number, _ in _UNIT.findall(units.raw))
    return b"".join([number.to_bytes(2, "little") for number in found])


def separate(units: Token) -> Iterator[Token]:
    """The control words and texts that such a token is."""
    for found in _UNIT.finditer(units.raw):
        start, middle, end = (
            units.start + at for at in (found.start(), found.start(2), found.end())
        )
        yield Token(Kind.WORD, start, middle, "u", int(found[1]))
        yield Token(Kind.TEXT if found[2] == b"?" else Kind.HEX, middle, end, raw=b"?")
