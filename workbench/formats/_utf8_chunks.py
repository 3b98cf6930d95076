"""The bytes of an XML file or a table as UTF-8, whatever its encoding, chunk by chunk.

A byte order mark decides, or NUL bytes where those of UTF-16 are. Bytes that are UTF-8 are that,
whatever the file says of itself; those of Chinese encodings are told as those of any text, and for
all others what it says holds. Bytes that are not of the encoding become U+FFFE, which no XML may
hold, so that they make one unit bad and not the whole file.
"""

from __future__ import annotations

import codecs
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from workbench.errors import UnreadableFile
from workbench.text.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

UTF8 = "utf-8"
HANDLER = "workbench.no-character"
"""The name of the handler of errors that puts U+FFFE for each."""
NO_CHARACTER = "\ufffe"
_SAMPLE = 1 << 18
"""Bytes from which the encoding is told."""
_CHUNK = 1 << 16
"""Of those that follow: few enough that what is made of them stays near the processor."""
_MARKS = (
    (codecs.BOM_UTF8, UTF8),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)["']""")
_HAN = re.compile(rb"[\xe4-\xe9][\x80-\xbf]{2}")
_LONGEST_CHARACTER = 4
"""Bytes that the end of a sample may have cut off a character."""
_CODECS = {
    **dict.fromkeys(("gb2312", "gbk", "x-gbk", "cp936", "windows-936", "gb18030"), "gb18030"),
    **dict.fromkeys(("big5", "cp950", "windows-950", "x-x-big5", "cn-big5"), "cp950"),
    **dict.fromkeys(("big5-hkscs", "big5hkscs"), "big5hkscs"),
}
_FURTHER = re.compile(
    r"windows-125[0-8]|iso-8859-(?:[1-9]|1[013-6])|latin-?1|us-ascii|ascii|macintosh"
    r"|shift_jis|cp932|euc-(?:jp|kr)|cp949|koi8-r"
)
"""Encodings that Python knows by their names in a declaration, and that cannot run a program."""


def _marked(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return NO_CHARACTER, error.end


codecs.register_error(HANDLER, _marked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunks:
    """A file as UTF-8."""

    encoding: str
    """What it is in, as Python names it."""
    chunks: Iterator[bytes]


def utf8_chunks(stream: BinaryIO, name: str, report: Callable[[int], None]) -> Chunks:
    """The content of a file without its byte order mark; `report` gets the bytes read so far.

    Raises UnreadableFile where the encoding cannot be told.
    """
    first = stream.read(_SAMPLE)
    encoding, mark = _encoding(first, name)
    return Chunks(encoding=encoding, chunks=_decoded(first, mark, encoding, stream, report))


def text_of(chunks: Iterator[bytes], *, newline: str) -> io.TextIOWrapper:
    """Chunks of UTF-8 as a text that is read; `newline` as for `open`."""
    return io.TextIOWrapper(io.BufferedReader(_Raw(chunks)), UTF8, errors=HANDLER, newline=newline)


def text_lines(file: Chunks, longest: int) -> Iterator[str]:
    """The lines of a file without their ends, LF or CR LF.

    One that is longer comes in pieces of so many characters.
    """
    text = text_of(file.chunks, newline="\n")
    while line := text.readline(longest):
        yield line.removesuffix("\n").removesuffix("\r")


class _Raw(io.RawIOBase):
    """Chunks as a file."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self.chunks = chunks
        self.rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self.rest = self.rest or next(self.chunks, b"")
        size = min(len(buffer), len(self.rest))
        buffer[:size] = self.rest[:size]
        self.rest = self.rest[size:]
        return size


def _decoded(
    first: bytes, mark: bytes, encoding: str, stream: BinaryIO, report: Callable[[int], None]
) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)(HANDLER)
    read, chunk = len(first), first.removeprefix(mark)
    while chunk:
        yield chunk if encoding == UTF8 else decoder.decode(chunk).encode()
        report(read)
        chunk = stream.read(_CHUNK)
        read += len(chunk)
    if encoding != UTF8:
        yield decoder.decode(b"", final=True).encode()


def _encoding(first: bytes, name: str) -> tuple[str, bytes]:
    """The encoding of a file, and its byte order mark."""
    for mark, encoding in _MARKS:
        if first.startswith(mark):
            return encoding, mark
    for start, encoding in _UNMARKED:
        if first.startswith(start):
            return encoding, b""
    found = _DECLARED.match(first)
    said = found[1].decode().lower() if found else UTF8
    if said.startswith("utf"):
        return (UTF8 if _is_in(first, UTF8) else _guessed(first, name, UTF8)), b""
    known = _known(said, name)
    if _is_in(first, UTF8) and _HAN.search(first):
        return UTF8, b""
    return (_guessed(first, name, known) if said in _CODECS else known), b""


def _guessed(first: bytes, name: str, otherwise: str) -> str:
    """The Chinese encoding in which the bytes make sense; another where there is none for sure."""
    whole_lines = first[: first.rfind(b"\n")] if len(first) == _SAMPLE else first
    try:
        encoding = decode(whole_lines, name=name).encoding
    except UnreadableFile:
        return otherwise
    return _CODECS.get(encoding, otherwise)


def _known(said: str, name: str) -> str:
    if said in _CODECS:
        return _CODECS[said]
    if _FURTHER.fullmatch(said):
        return said
    raise UnreadableFile(
        f"{name}, line 1: the encoding {said!r} is not known", hint="save it as UTF-8"
    )


def _is_in(sample: bytes, encoding: str) -> bool:
    """Whether all bytes are of an encoding, but for a character that the end has cut."""
    try:
        sample.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start >= len(sample) - _LONGEST_CHARACTER and len(sample) == _SAMPLE
    return True
