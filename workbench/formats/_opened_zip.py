"""ZIP archives as they are opened, but none whose list of members alone would fill memory."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path
from typing import IO

LARGEST_LIST = 4 << 20
"""Bytes of the list of members; the library makes a hundred times as much of it."""
_END, _LOCATOR, _END_64 = struct.Struct("<4s4H2LH"), struct.Struct("<4sLQL"), struct.Struct("<40xQ")
_END_MARK, _LOCATOR_MARK = b"PK\x05\x06", b"PK\x06\x07"
_LONGEST_COMMENT = 1 << 16
_RECORD_64 = 56
"""Bytes of the record of ZIP64 that stands before its locator."""


def opened_zip(file: Path | IO[bytes]) -> zipfile.ZipFile:
    """The archive in a file. Raises OSError, and zipfile.BadZipFile where it is none."""
    if isinstance(file, Path):
        with file.open("rb") as stream:
            size = _list_size(stream)
    else:
        size = _list_size(file)
    if size > LARGEST_LIST:
        raise zipfile.BadZipFile(f"its list of members is larger than {LARGEST_LIST >> 20} MB")
    return zipfile.ZipFile(file)


def _list_size(stream: IO[bytes]) -> int:
    """How many bytes of the file the library will take for the list of members; 0 for none."""
    whole = stream.seek(0, 2)
    stream.seek(max(0, whole - _LONGEST_COMMENT - _END.size - _LOCATOR.size - _RECORD_64))
    tail = stream.read()
    stream.seek(0)
    at = tail.rfind(_END_MARK)
    if at < 0 or len(tail) < at + _END.size:
        return 0
    size = int(_END.unpack_from(tail, at)[5])
    locator = at - _LOCATOR.size
    record = locator - _RECORD_64
    if record >= 0 and tail.startswith(_LOCATOR_MARK, locator):
        size = max(size if size < 0xFFFFFFFF else 0, _END_64.unpack_from(tail, record)[0])
    return size
