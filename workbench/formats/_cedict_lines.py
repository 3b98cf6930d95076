"""The lines of a file in the form of CC-CEDICT, plain or packed with gzip or into a ZIP archive."""

from __future__ import annotations

import gzip
import re
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from workbench.errors import UnreadableFile
from workbench.formats._opened_zip import opened_zip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENTRY = re.compile(r"(\S+) (\S+) \[{1,2}([^\[\]]*)\]{1,2} /(.*)/\s*")
GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_MOST_BYTES = 1 << 28
_LONGEST_LINE = 1 << 16
_DAMAGE = (
    EOFError,
    zlib.error,
    gzip.BadGzipFile,
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
)
"""What packed files raise that are cut short, wrong, locked or packed in a way of their own."""
_MEMBERS = (".u8", ".txt", ".ts", ".cedict")


class Line(NamedTuple):
    """A line that is neither blank nor a remark, or a remark with a fact."""

    number: int
    """From 1."""
    text: str
    """Without white space at its ends; empty where the line is not UTF-8."""
    wrong_byte: int
    """Where the first byte stands that is not UTF-8; -1 for none."""


def read_lines(path: Path, *, with_remarks: bool = False) -> Iterator[Line]:
    """The lines of a dictionary; `with_remarks` also those that begin with `#`.

    Raises UnreadableFile for what cannot be unpacked, or is larger than any dictionary.
    """
    number = 0
    try:
        with _opened(path) as stream:
            size = 0
            while line := stream.readline(_LONGEST_LINE):
                number += 1
                size += len(line)
                # A packed file of a few bytes may unpack to a line without end.
                if size > _MOST_BYTES or len(line) == _LONGEST_LINE:
                    raise UnreadableFile(f"{path.name}, line {number}: it is larger than any entry")
                read = _read(number, line)
                if read.wrong_byte >= 0 or (read.text and (with_remarks or read.text[0] != "#")):
                    yield read
    except _DAMAGE as error:
        raise UnreadableFile(f"{path.name}, line {number + 1}: {error}") from error
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}") from error


def _read(number: int, line: bytes) -> Line:
    try:
        return Line(number, line.decode().removeprefix("\ufeff").strip(), -1)
    except UnicodeDecodeError as error:
        return Line(number, "", error.start)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    with path.open("rb") as stream:
        head = stream.peek(4)[:4]
        if head.startswith(GZIP):
            with gzip.GzipFile(fileobj=stream) as unpacked:
                yield cast("BinaryIO", unpacked)
        elif head == _ZIP:
            with opened_zip(stream) as archive, archive.open(_member(path, archive)) as member:
                yield cast("BinaryIO", member)
        else:
            yield stream


def _member(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The one file of an archive that may be a dictionary; how it unpacks is bounded in reading."""
    found = [info for info in archive.infolist() if info.filename.lower().endswith(_MEMBERS)]
    if len(found) != 1:
        raise UnreadableFile(
            f"{path.name} holds {len(found)} files that may be a dictionary",
            hint=f"unpack it, and name the file; its name ends in {', '.join(_MEMBERS)}",
        )
    return found[0]
