"""Bytes become text: which encoding a file is in, and what is no text at all.

A byte order mark decides; then UTF-8, which other text hardly ever happens to be. What is left is
decoded as UTF-16, GB18030 and Big5, and the reading with the largest share of common characters
stands. The common ones are those that GB 2312 and Big5 put into their first levels, so that a
headline of a few characters is enough (charset-normalizer wants some hundred bytes). A file that
is only partly in one encoding is refused with the first byte that is not: a guess would put wrong
characters into a translation where nobody looks for them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive, or a Word, Excel or OpenDocument file"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
"""UTF-32 before UTF-16, whose mark it begins with."""
_UTF16 = ("utf-16-le", "utf-16-be")
_BYTEWISE = ("gb18030", "big5", "cp950", "big5hkscs")
"""Big5 as standardised, as Windows has it, and with the characters of Hong Kong."""
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SEQUENCE = re.compile(rb"[\xe2-\xef][\x80-\xbf]{2}")
"""A Han character or its punctuation in UTF-8; rarely anything in GB18030 or Big5."""
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
_NOT_CHINESE = 0.5
"""Below this share of common characters a reading is taken for none."""
_FOREIGN_LINE = 0.5
_ENOUGH = 8
"""Characters beyond ASCII from which a line can be judged alone."""
_VERY_COMMON = frozenset(
    "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們到作地于於出就"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a file, without byte order mark, its line ends `\\n`."""

    text: str
    encoding: str
    """As Python names it: decoding the bytes by it again gives the same text."""


def decode(data: bytes, *, name: str) -> Decoded:
    """The text of a file. Raises UnreadableFile, whose fault begins with the name.

    Raised for what is empty, binary, cut short, in several encodings or in one that is not known;
    bytes are counted from 0.
    """
    _refuse_binary(data, name)
    encoding = _encoding(data, name)
    text = _strictly(data, encoding, name).removeprefix("\ufeff")
    _refuse_controls(text, data, encoding, name)
    if not text.strip():
        raise UnreadableFile(f"{name} holds no text", hint="check that it was saved")
    return Decoded(text=to_line_feeds(text), encoding=encoding)


def _encoding(data: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    if b"\0" in data:
        return _best(data, _UTF16, name)
    fault = _fault(data, "utf-8")
    if fault is None:
        return _best_of_ascii(data)
    if _is_mostly_utf8(data):
        raise _mixed(name, fault, "UTF-8")
    encoding = _best(data, (*_BYTEWISE, *_UTF16), name)
    if encoding in _BYTEWISE:
        _refuse_foreign_lines(data, encoding, name)
    return encoding


def _best_of_ascii(data: bytes) -> str:
    """UTF-8, unless its control characters are halves of UTF-16."""
    if not _CONTROLS.search(data.decode()):
        return "utf-8"
    shares = {encoding: _share(data.decode(encoding, "replace")) for encoding in _UTF16}
    best = max(_UTF16, key=lambda encoding: shares[encoding])
    return best if shares[best] >= _NOT_CHINESE else "utf-8"


def _best(data: bytes, encodings: tuple[str, ...], name: str) -> str:
    """The encoding in which the bytes look most like Chinese; of equals the first."""
    shares = {encoding: _share(data.decode(encoding, "replace")) for encoding in encodings}
    best = max(encodings, key=lambda encoding: shares[encoding])
    if shares[best] >= _NOT_CHINESE:
        return best
    if b"\0" in data:
        raise _binary(name, f"byte {data.index(0)} is NUL")
    raise UnreadableFile(
        f"{name}: byte {_fault(data, 'utf-8')} is not UTF-8, nor is the text in a Chinese encoding",
        hint="save it as UTF-8 in the program that wrote it",
    )


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether most bytes beyond ASCII are in sequences of UTF-8; in Big5 about one in 40 is."""
    beyond = sum(map(len, _BEYOND_ASCII.findall(data)))
    return 2 * sum(map(len, _SEQUENCE.findall(data))) > beyond


def _refuse_foreign_lines(data: bytes, encoding: str, name: str) -> None:
    """Refuses a text with a line that is nonsense in its encoding and Chinese in another."""
    offset = 0
    for line in data.split(b"\n"):
        if not line.isascii() and _share(line.decode(encoding, "replace")) < _FOREIGN_LINE:
            others = {"utf-8", "big5", "gb18030"} - {encoding}
            for other in others:
                if _fault(line, other) is None and _is_surely(line.decode(other)):
                    raise _mixed(name, offset, encoding)
        offset += len(line) + 1


def _is_surely(line: str) -> bool:
    return sum(not c.isascii() for c in line) >= _ENOUGH and _share(line) > 0.9


def _share(text: str) -> float:
    """How much of a text beyond ASCII is common in Chinese, from below 0 to 1 and a little more."""
    counts = Counter(text)
    weights = _weights()
    total = common = 0.0
    for character, count in counts.items():
        if character >= "\x80":
            total += count
            common += count * weights.get(character, 0.0)
        elif character < " " and character not in "\t\n\r\x0b\x0c":
            total += count
            common -= count
    return common / total if total else 1.0


@cache
def _weights() -> dict[str, float]:
    """What a character says for a reading: common Han 1, rarer Han a little, errors less than 0."""
    weights = dict.fromkeys(map(chr, range(0x4E00, 0xA000)), 0.1)
    weights["\ufffd"] = -2.0
    weights |= dict.fromkeys(map(chr, range(0xE000, 0xF900)), -1.0)
    signs = "·—‘’“”…‰′″※①②③④⑤⑥⑦⑧⑨⑩→℃№■□▲△◆◇○◎●★☆、。〇〈〉《》「」『』【】〔〕％　"
    weights |= dict.fromkeys(signs, 0.9)
    weights |= dict.fromkeys(map(chr, range(0xFF01, 0xFF5F)), 0.9)
    weights |= dict.fromkeys(map(chr, range(0x2500, 0x2580)), 0.9)  # tables are drawn with them
    weights |= dict.fromkeys(_first_level("gb2312", range(0xB0, 0xD8), 0xA1), 1.0)
    weights |= dict.fromkeys(_first_level("big5", range(0xA4, 0xC7), 0x40), 1.0)
    weights |= dict.fromkeys(_VERY_COMMON, 1.5)
    return weights


def _first_level(encoding: str, leads: range, trail: int) -> Iterator[str]:
    for lead in leads:
        yield from bytes(b for t in range(trail, 0xFF) for b in (lead, t)).decode(
            encoding, "ignore"
        )


def _fault(data: bytes, encoding: str) -> int | None:
    """Offset of the first byte that an encoding does not allow."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start
    return None


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        # With a mark of three bytes Python counts from behind it.
        skipped = 3 if encoding == "utf-8-sig" else 0
        raise _mixed(name, error.start + skipped, encoding) from error


def _refuse_binary(data: bytes, name: str) -> None:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise _binary(name, f"it is {kind}")


def _refuse_controls(text: str, data: bytes, encoding: str, name: str) -> None:
    if "\0" in text:
        before = text[: text.index("\0")].encode(encoding, "surrogatepass")
        raise _binary(name, f"byte {min(len(before), len(data) - 1)} is NUL")
    if 10 * len(_CONTROLS.findall(text)) > len(text):
        raise _binary(name, "it is mostly control characters")


def _binary(name: str, reason: str) -> UnreadableFile:
    return UnreadableFile(
        f"{name} is a binary file: {reason}", hint="save its text as a .txt file and add that"
    )


def _mixed(name: str, offset: int, encoding: str) -> UnreadableFile:
    title = encoding.removesuffix("-sig").upper()
    return UnreadableFile(
        f"{name}: byte {offset} is not {title} as the rest is",
        hint="the file mixes encodings or is damaged; save it again as UTF-8",
    )
