"""The tokens of a Rich Text Format file with the bytes that they stand in (RTF 1.9.1, "Syntax")."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})?(?P<space> )?"
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
    OPEN = auto()
    CLOSE = auto()
    TEXT = auto()
    SYMBOL = auto()


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
        if found["word"] is not None:
            digits = found["number"]
            word = found["word"].decode()
            number = int(digits) if digits is not None else None
            is_tight = found["space"] is None
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
        elif group == "symbol":
            yield Token(Kind.SYMBOL, start, at, found["symbol"].decode("latin-1"))
        elif group in _KINDS:
            yield Token(_KINDS[group], start, at)
