"""The archive that a book is in: what may be opened, its members, and writing it again."""

from __future__ import annotations

import io
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from workbench.errors import UnreadableFile
from workbench.formats._checked_zip import refuse_bomb
from workbench.formats._opened_zip import opened_zip

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MIMETYPE = "mimetype"
_TYPE = b"application/epub+zip"
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


class Archive:
    """The members of a book by their names."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self.name = name
        """What errors call the book."""
        self.members = frozenset(archive.namelist())

    def read(self, member: str) -> bytes:
        """The bytes of a member that is there. Raises UnreadableFile where they are damaged."""
        with _told(self.name):
            return self._archive.read(member)

    def size(self, member: str) -> int:
        """The bytes that a member has, unpacked."""
        return self._archive.getinfo(member).file_size

    def write(self, changed: Mapping[str, bytes], out: BinaryIO) -> None:
        """Writes the book with other bytes in some members, all else in its order and as it was.

        The type comes first and is not packed, so that a reader finds it at its place (EPUB Open
        Container Format, section 4.3).
        """
        with zipfile.ZipFile(out, "w") as target:
            first = zipfile.ZipInfo(MIMETYPE)
            target.writestr(first, _TYPE, zipfile.ZIP_STORED)
            for info in self._archive.infolist():
                if info.filename == MIMETYPE:
                    continue
                copy = zipfile.ZipInfo(info.filename, info.date_time)
                copy.external_attr = info.external_attr
                packed = info.compress_type
                copy.compress_type = packed if packed in _PACKED else zipfile.ZIP_DEFLATED
                data = changed.get(info.filename)
                target.writestr(copy, self.read(info.filename) if data is None else data)


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Archive]:
    """The archive in some bytes. Raises UnreadableFile where it is none, damaged or a trap."""
    with _told(name):
        archive = opened_zip(io.BytesIO(data))
    with archive:
        refuse_bomb(archive, name)
        for member in archive.namelist():
            if leads_out(member):
                raise UnreadableFile(f"{name}: the member {member!r} leads out of the archive")
        yield Archive(archive, name)


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Tells what an archive raises as what is wrong with the book."""
    try:
        yield
    except _FAULTS as error:
        raise UnreadableFile(
            f"{name} is no EPUB, or is damaged: {error}",
            hint="open it in a reader of books, and get it again if that fails too",
        ) from error


def leads_out(path: str) -> bool:
    """Whether a path, with `/` between its parts, is no place within an archive."""
    is_absolute = path.startswith(("/", "\\")) or ":" in path.partition("/")[0]
    return is_absolute or ".." in path.replace("\\", "/").split("/")
