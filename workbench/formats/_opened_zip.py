"""ZIP archives as they are opened, but none whose list of members alone would fill memory."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path
from typing import IO

LARGEST_LIST = 4 << 20
"""Bytes of the list of members; the library makes a hundred times as much of it."""
_END, _LOCATOR, _END_64 = struct.Struct("<4s4H2LH"), struct.Struct("<4sLQL"), struct.Struct("<40xQ")
_END_MARK, _LOCATOR_MARK, _MARK_64 = b"PK\x05\x06", b"PK\x06\x07", b"PK\x06\x06"
_LONGEST_COMMENT = 1 << 16
_RECORD_64 = 56
"""Bytes of the record of ZIP64, which stands before its locator, or where that says."""


def opened_zip(file: Path | IO[bytes]) -> zipfile.ZipFile:
    """The archive in a file. Raises OSError, and zipfile.BadZipFile where it is none."""
    if isinstance(file, Path):
        with file.open("rb") as stream:
            size = _list_size(stream)
    else:
        size = _list_size(file)
    if size > LARGEST_LIST:
        raise zipfile.BadZipFile(f"its list of members is larger than {LARGEST_LIST >> 20} MB")
    archive = zipfile.ZipFile(file)
    if any(info.header_offset < 0 for info in archive.infolist()):
        archive.close()
        raise zipfile.BadZipFile("a member begins before the file")
    return archive


def _list_size(stream: IO[bytes]) -> int:
    """How many bytes of the file the library will take for the list of members; 0 for none."""
    whole = stream.seek(0, 2)
    stream.seek(max(0, whole - _LONGEST_COMMENT - _END.size - _LOCATOR.size - _RECORD_64))
    tail = stream.read()
    at = _end_of_list(tail)
    if at < 0 or len(tail) < at + _END.size:
        stream.seek(0)
        return 0
    sizes = [int(_END.unpack_from(tail, at)[5])]
    locator = at - _LOCATOR.size
    if locator >= 0 and tail.startswith(_LOCATOR_MARK, locator):
        sizes = [each for each in sizes if each < 0xFFFFFFFF]
        before = whole - len(tail) + locator - _RECORD_64
        for record in (before, _LOCATOR.unpack_from(tail, locator)[2]):
            sizes.append(_size_64(stream, record))
    stream.seek(0)
    return max(sizes)


def _end_of_list(tail: bytes) -> int:
    """Where the record of the end is, found as the library finds it; -1 where it is not.

    Its numbers may spell its mark, and so may a comment.
    """
    at = len(tail) - _END.size
    if tail.startswith(_END_MARK, max(at, 0)) and tail.endswith(b"\0\0"):
        return at
    return tail.rfind(_END_MARK)


def _size_64(stream: IO[bytes], at: int) -> int:
    """What the record of ZIP64 says that begins at a byte of the file; 0 where there is none."""
    if not 0 <= at < 1 << 63:
        return 0
    stream.seek(at)
    record = stream.read(_RECORD_64)
    is_one = record.startswith(_MARK_64) and len(record) == _RECORD_64
    return int(_END_64.unpack_from(record)[0]) if is_one else 0
