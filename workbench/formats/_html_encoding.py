"""The bytes of a page and its text: what it says of its encoding, and whether that is so.

A byte order mark decides; then what the page says, if all of its bytes are of that encoding; but
bytes that are UTF-8 and make Han characters so are UTF-8 whatever the page says. What says nothing,
or says what cannot be, is told from its bytes as any text is.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from workbench.errors import UnreadableFile
from workbench.text.decoding import decode

_HEAD = 8192
"""Bytes or code points in which a page must have said its encoding."""
_SAID = (
    r"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)["']"""
    r"""|<meta\b[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]+)"""
)
_DECLARED = re.compile(_SAID, re.IGNORECASE)
_DECLARED_IN_BYTES = re.compile(_SAID.encode(), re.IGNORECASE)
_HAN_IN_UTF8 = re.compile(rb"[\xe4-\xe9][\x80-\xbf]{2}")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GUOBIAO = ("gbk", "gb18030")
_BIG5 = ("big5", "cp950", "big5hkscs")
_CODECS = {
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8"), ("utf-8",)),
    **dict.fromkeys(("gb2312", "gbk", "gb_2312-80", "x-gbk", "cp936", "gb18030"), _GUOBIAO),
    **dict.fromkeys(("big5", "big5-hkscs", "cn-big5", "x-x-big5", "cp950"), _BIG5),
    "shift_jis": ("cp932",),
    "euc-kr": ("cp949",),
    "euc-jp": ("euc_jp",),
}
_TO_UTF8 = "the page is UTF-8 now: its encoding, {}, cannot hold the new text"
_LATIN = re.compile(r"iso-8859-(?:[1-9]|1[013-6])|windows-125[0-8]|latin1|us-ascii|ascii")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A page as text, and how its bytes come of it."""

    text: str
    """With its own line ends, without a byte order mark."""
    encoding: str
    mark: bytes = b""
    """The byte order mark."""


def decoded(data: bytes, *, name: str) -> Decoded:
    """The text of a page. Raises UnreadableFile where it is none."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            decode(data, name=name)  # for its faults
            return Decoded(
                text=data.removeprefix(mark).decode(encoding), encoding=encoding, mark=mark
            )
    said = _said(data)
    if b"\0" not in data and (encoding := _fitting(data, said)):
        return Decoded(text=data.decode(encoding), encoding=encoding)
    try:
        encoding = decode(data, name=name).encoding
    except UnreadableFile:
        if b"\0" in data or not _LATIN.fullmatch(said):
            raise
        return Decoded(text=data.decode("latin-1"), encoding="latin-1")
    return Decoded(text=data.decode(encoding), encoding=encoding)


def encoded(text: str, original: Decoded) -> tuple[bytes, list[str]]:
    """The bytes of a page that was changed, in its encoding, or in UTF-8 where that cannot hold it.

    Then what the page says of its encoding is changed too, and a sentence says so.
    """
    try:
        data = original.mark + text.encode(original.encoding)
        if decoded(data, name="the page").text == text:
            return data, []
    except (UnicodeEncodeError, UnreadableFile):
        pass
    said = list(_DECLARED.finditer(text, 0, _HEAD))
    for found in reversed(said):
        start, end = found.span(found.lastindex or 0)
        text = f"{text[:start]}utf-8{text[end:]}"
    mark = codecs.BOM_UTF8 if not said or original.mark else b""
    if original.encoding == "utf-8":
        return mark + text.encode(), []
    return mark + text.encode(), [_TO_UTF8.format(original.encoding.upper())]


def _said(data: bytes) -> str:
    found = _DECLARED_IN_BYTES.search(data, 0, _HEAD)
    return (found[1] or found[2]).decode("ascii", "replace").lower() if found else ""


def _fitting(data: bytes, said: str) -> str:
    """The encoding that a page says and is in; empty where there is none."""
    candidates = _CODECS.get(said, ())
    if candidates and _HAN_IN_UTF8.search(data):
        candidates = ("utf-8", *candidates)
    return next((each for each in candidates if _is_in(data, each)), "")


def _is_in(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
