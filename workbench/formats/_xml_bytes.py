"""The bytes of an XML file as UTF-8, so that places in it can be changed and all else stays.

Most files are UTF-8 already. One in another encoding is made UTF-8 for the time of the work, where
its bytes can be told from its text, and written in its own encoding again.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DECLARED = re.compile(r"""<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""")
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_KNOWN = re.compile(
    r"utf-?8|utf-?16(-?[lb]e)?|us-ascii|ascii|gbk|gb2312|gb18030|big5(-?hkscs)?"
    r"|windows-(125\d|936|950)|cp9(36|50)|iso-8859-\d+|shift_jis|euc-(jp|kr)",
    re.IGNORECASE,
)
_HEAD = 1024
_CHUNK = 1 << 20
LARGEST_TAG = 1 << 24
"""Bytes of a tag."""
LEAST = 64
"""Characters that an element counts for at least where those of an entry are counted: as many as
the name has with its namespace in honest files, and a tenth of the memory that it takes."""
_TAG = re.compile(rb"""<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>""")


class Splice(NamedTuple):
    """Another text in the place of some bytes."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class XmlBytes:
    """An XML file that is to be written again with some places changed."""

    name: str
    """That of the file, for what is said of it."""
    data: bytes
    """All of it as UTF-8."""
    codec: str
    """That of the file, as Python names it."""

    @property
    def line_end(self) -> str:
        """What ends the first line; a line feed where nothing does."""
        at = self.data.find(b"\n")
        return "\r\n" if at > 0 and self.data[at - 1 : at] == b"\r" else "\n"

    def chunks(self) -> Iterator[bytes]:
        """All of the file, piece by piece."""
        for start in range(0, len(self.data), _CHUNK):
            yield self.data[start : start + _CHUNK]

    def forget(self, before: int) -> None:
        """All of it is held anyway."""

    def part(self, start: int, end: int) -> bytes:
        """What stands between two places."""
        return self.data[start:end]

    def text(self, start: int, end: int) -> str:
        """The same as text."""
        return self.data[start:end].decode()

    def tag_end(self, start: int) -> int:
        """Where the tag that begins at a place ends; -1 where it does not."""
        return tag_end(self.data, start)

    def closed(self, start: int) -> int:
        """Behind the next `>`."""
        return self.data.index(b">", start) + 1

    def with_splices(self, splices: Iterable[Splice]) -> bytes:
        """The file with other texts in some places, which do not overlap.

        What comes into one place stays in the order in which it is given.
        Characters that the encoding does not have stand as references to them.
        """
        parts: list[bytes] = []
        done = 0
        for start, end, text in sorted(splices, key=lambda splice: splice[:2]):
            parts += [self.data[done:start], text.encode()]
            done = end
        whole = b"".join((*parts, self.data[done:]))
        if self.codec == "utf-8":
            return whole
        return whole.decode().encode(self.codec, "xmlcharrefreplace")


def tag_end(data: bytes, start: int) -> int:
    """Where the tag that begins at a place ends; -1 where it does not."""
    tag = _TAG.match(data, start)
    return -1 if tag is None else tag.end()


def xml_bytes(data: bytes, name: str) -> XmlBytes:
    """The bytes of a file. Raises UnreadableFile where they are not what its first line says."""
    codec, declared = said_codec(data[:_HEAD], name)
    if codec == "utf-8":
        _refuse_other(data, codec, name)
        return XmlBytes(name=name, data=data, codec=codec)
    text = _refuse_other(data, codec, name)
    if text.encode(codec, "replace") != data:
        raise not_written_again(name, declared)
    return XmlBytes(name=name, data=text.encode(), codec=codec)


def said_codec(head: bytes, name: str) -> tuple[str, str]:
    """(encoding as Python names it, as the file does) by the first bytes of a file.

    Raises UnreadableFile where these are not what the file says.
    """
    marked = next((codec for mark, codec in _MARKS if head.startswith(mark)), "")
    text = head[:_HEAD].decode(marked or "latin-1", "ignore").removeprefix("\ufeff")
    found = _DECLARED.match(text)
    declared = found[1] if found else ""
    return _codec(marked, declared, name), declared


def _codec(marked: str, declared: str, name: str) -> str:
    """The encoding that a mark at the beginning and a declaration agree on."""
    if marked == "utf-32" or (declared and not _KNOWN.fullmatch(declared)):
        raise _unknown(name, declared or marked)
    said = declared.lower().replace("windows-9", "cp9")
    if not marked:
        if said.startswith("utf") and "16" in said:
            raise _contradicting(name, declared, "8 bit")
        return _known(said or "utf-8", name)
    if said and _known(said, name) not in (marked, marked[:6]):
        raise _contradicting(name, declared, marked[:6].upper())
    return marked


def _known(encoding: str, name: str) -> str:
    """Its name in Python, which has not each of a family."""
    try:
        return codecs.lookup(encoding).name
    except LookupError as error:
        raise _unknown(name, encoding) from error


def _unknown(name: str, encoding: str) -> UnreadableFile:
    return UnreadableFile(
        f"{name}, line 1: the encoding {encoding!r} is not known", hint="save it as UTF-8"
    )


def _contradicting(name: str, declared: str, kind: str) -> UnreadableFile:
    return UnreadableFile(
        f"{name}, line 1: it says {declared!r}, but its bytes are {kind}",
        hint="save it in the encoding that it names",
    )


def _refuse_other(data: bytes, codec: str, name: str) -> str:
    """The text of the file. Raises UnreadableFile with the line that is in another encoding."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(codec, "replace").count("\n") + 1
        raise not_as_said(name, codec, line) from error


def not_as_said(name: str, codec: str, line: int) -> UnreadableFile:
    """What is said of a line in another encoding."""
    return UnreadableFile(
        f"{name}, line {line}: the text is not {codec.upper()}, as the file says",
        hint="save it in the encoding that it names",
    )


def not_written_again(name: str, declared: str) -> UnreadableFile:
    """What is said of bytes that another program would write otherwise."""
    return UnreadableFile(
        f"{name}: its {declared} could not be written again as it is",
        hint="save it as UTF-8 and say so in its first line",
    )
