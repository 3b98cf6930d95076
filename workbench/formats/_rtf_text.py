"""Text as the bytes of an RTF file, and bytes as text."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from workbench.formats._xml_text import legal
from workbench.text.counting import han_characters
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Mapping

_BY_CHARSET = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
"""By `\\fcharsetN`; all others are the code page of the file."""
_LATIN = "cp1252"
_WIDE = ("gb18030", "cp950", "cp932", "cp949", "johab")
SIGNS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "emdash": "\u2014",
    "endash": "\u2013",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "\u2022",
    "lquote": "\u2018",
    "rquote": "\u2019",
    "ldblquote": "\u201c",
    "rdblquote": "\u201d",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "zwbo": "\u200b",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
}
"""Control words that are characters."""
SYMBOLS = {"\\": "\\", "{": "{", "}": "}", "~": "\u00a0", "-": "\u00ad", "_": "\u2011"}
_WRITTEN = {
    "\\": "\\\\",
    "{": "\\{",
    "}": "\\}",
    "\u00a0": "\\~",
    "\u00ad": "\\-",
    "\u2011": "\\_",
    "\t": "\\tab ",
    "\n": "\\line ",
}
_SPECIAL = re.compile(r"[^ -\[\]-z|~]")
"""What does not stand for itself: everything but printable ASCII without \\ { }."""


def codec_of_page(number: int) -> str:
    """The codec of a code page, as Python names it; Western European for one that it has not."""
    if number in (936, 54936):
        return "gb18030"
    try:
        return codecs.lookup("utf-8" if number == 65001 else f"cp{number}").name
    except LookupError:
        return _LATIN


def codec_of_font(charsets: Mapping[int, int], font: int, page: str) -> str:
    """The codec of the bytes in a font."""
    return _BY_CHARSET.get(charsets.get(font, 1), page)


def decoded(raw: bytes, codec: str, page: str) -> str:
    """Bytes as text, with U+FFFD for those that are none.

    Some programs write Chinese in a font that they call Western; then the code page of the file
    says what the bytes are.
    """
    if raw.isascii():
        return raw.decode("ascii")
    if codec == _LATIN and page in _WIDE:
        try:
            text = raw.decode(page)
        except UnicodeDecodeError:
            pass
        else:
            if han_characters(text):
                return text
    return raw.decode(codec, "replace")


def escaped(text: str, fallback: int = 1) -> bytes:
    """Text as an RTF file has it; `fallback` is the number of characters behind each `\\uN`.

    Characters beyond U+FFFF are two numbers, as in UTF-16. Control characters are left out.
    """

    def written(found: re.Match[str]) -> str:
        sign = _WRITTEN.get(found[0])
        if sign is not None:
            return sign
        units = found[0].encode("utf-16-le")
        parts = []
        for at in range(0, len(units), 2):
            number = int.from_bytes(units[at : at + 2], "little")
            signed = number - 0x10000 if number > 0x7FFF else number
            parts.append(f"\\u{signed}" + ("?" * fallback or " "))
        return "".join(parts)

    return _SPECIAL.sub(written, legal(to_line_feeds(text))).encode("ascii")
