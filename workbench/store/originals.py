"""The bytes of the files that documents were read from, of which large ones are kept compressed.

One of more than 16 MB is a mark and then a zlib stream (RFC 1950); all others are as they were. It
goes in and out piece by piece, so that it may be larger than memory.
"""

from __future__ import annotations

import tempfile
import zlib
from typing import TYPE_CHECKING, BinaryIO

from workbench.errors import DamagedProject, Refused

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

_MARK = b"\0workbench: original, zlib\0"
_LARGE = 1 << 24
_CHUNK = 1 << 18
_LEVEL = 6
_LARGEST = 1 << 32
"""Bytes that a compressed original may have, which somebody else's project may lie about."""
_HELD = 1 << 28
"""Bytes that are held in memory at once."""
_MOST_STORED = 1_000_000_000
"""Bytes of one value (https://sqlite.org/limits.html, 1)."""


def stored(data: bytes) -> bytes:
    """An original as it is kept."""
    if len(data) <= _LARGE and not data.startswith(_MARK):
        return data
    return _MARK + zlib.compress(data, _LEVEL)


class Originals:
    """The files of a project's editions, by their rows."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def keep(self, edition: int, path: Path) -> None:
        """Gives an edition the bytes of a file. Raises Refused where they are too many."""
        with tempfile.TemporaryFile() as pressed:
            with path.open("rb") as stream:
                _press(stream, pressed)
            size = pressed.tell()
            if size > _MOST_STORED:
                raise Refused(f"{path.name} is too large to be kept", hint="split it")
            self._connection.execute(
                "UPDATE editions SET original = zeroblob(?) WHERE id = ?", (size, edition)
            )
            pressed.seek(0)
            with self._connection.blobopen("editions", "original", edition) as blob:
                while chunk := pressed.read(_CHUNK):
                    blob.write(chunk)

    def read(self, edition: int) -> bytes:
        """All bytes of an original. Raises Refused where they are too many to be held."""
        parts: list[bytes] = []
        size = 0
        for part in self._parts(edition):
            size += len(part)
            if size > _HELD:
                raise Refused(
                    "the original is too large to be held in memory",
                    hint="split the file, and add its parts",
                )
            parts.append(part)
        return b"".join(parts)

    def copy(self, edition: int, out: BinaryIO) -> None:
        """Writes an original as it was."""
        for part in self._parts(edition):
            out.write(part)

    def is_in(self, edition: int, path: Path) -> bool:
        """Whether a file has the bytes of an original, and no others."""
        with path.open("rb") as stream:
            is_same = all(stream.read(len(part)) == part for part in self._parts(edition))
            return is_same and not stream.read(1)

    def _parts(self, edition: int) -> Iterator[bytes]:
        with self._connection.blobopen("editions", "original", edition, readonly=True) as blob:
            chunk = blob.read(len(_MARK))
            if chunk != _MARK:
                while chunk:
                    yield chunk
                    chunk = blob.read(_CHUNK)
                return
            yield from _unpressed(blob)


def _press(stream: BinaryIO, out: BinaryIO) -> None:
    """Writes a file as it is kept."""
    head = stream.read(_LARGE + 1)
    if len(head) <= _LARGE:
        out.write(stored(head))
        return
    press = zlib.compressobj(_LEVEL)
    out.write(_MARK)
    out.write(press.compress(head))
    while chunk := stream.read(_CHUNK):
        out.write(press.compress(chunk))
    out.write(press.flush())


def _unpressed(blob: sqlite3.Blob) -> Iterator[bytes]:
    press = zlib.decompressobj()
    size = 0
    try:
        while not press.eof and (chunk := press.unconsumed_tail or blob.read(_CHUNK)):
            part = press.decompress(chunk, _CHUNK)
            size += len(part)
            if size > _LARGEST:
                raise _damaged("it has more than 4 GB")
            yield part
    except zlib.error as error:
        raise _damaged(str(error)) from error
    if not press.eof:
        raise _damaged("it is cut short")


def _damaged(fault: str) -> DamagedProject:
    return DamagedProject(
        f"the original of a document is damaged: {fault}",
        hint="restore your last backup, or export with --layout plain",
    )
