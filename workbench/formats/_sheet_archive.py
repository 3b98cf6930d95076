"""The archive of a workbook, of which nothing is ever held whole but its small parts.

Sheets and strings may have gigabytes and are streams; whoever reads them says when a piece is done
with, and a piece that does not end is refused, so that memory stays what it is whatever the file
says. A declaration of a document type is refused wherever it could stand.
"""

from __future__ import annotations

import zipfile
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from lxml import etree

from workbench.errors import UnreadableFile
from workbench.formats._checked_zip import (
    OVERLAP,
    STREAMED,
    faults_told,
    refuse_bomb,
    refuse_doctype,
)
from workbench.formats._office_package import OLE, parser

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_SMALL = 16 * 2**20
"""Bytes of a part that is held whole."""
_LONGEST_PIECE = 8 * 2**20
"""Bytes of a piece of a stream; a row of forty full cells has half of them."""
_CHUNK = 2**16


class SheetArchive:
    """A workbook on the disk, XLSX or ODS, as its parts."""

    def __init__(self, path: Path, *, suffix: str = "XLSX") -> None:
        """Opens it. Raises UnreadableFile where it is none, or is not to be trusted."""
        self.name = path.name
        self._closing = ExitStack()
        self._suffix = suffix
        self._roots: dict[str, etree._Element] = {}
        try:
            stream = self._closing.enter_context(path.open("rb"))
            if stream.read(len(OLE)) == OLE:
                raise UnreadableFile(
                    f"{self.name} is protected by a password, or is an old binary file",
                    hint=f"open it in an office program and save it as {suffix} without a password",
                )
            with faults_told(self.name, "workbook"):
                self._zip = self._closing.enter_context(zipfile.ZipFile(stream))
                refuse_bomb(self._zip, self.name, largest=STREAMED, length=stream.seek(0, 2))
            self._stream = stream
            self.parts = frozenset(self._zip.namelist())
        except OSError as error:
            self.close()
            raise UnreadableFile(f"{self.name} cannot be read: {error.strerror}") from error
        except UnreadableFile:
            self.close()
            raise

    def scratch(self) -> IO[bytes]:
        """An empty file on the disk that is gone when the archive is closed."""
        return self._closing.enter_context(TemporaryFile())

    def position(self) -> int:
        """How far the file was read, in bytes."""
        return self._stream.tell()

    def close(self) -> None:
        """Closes the file, and whatever was kept with it."""
        self._closing.close()

    def namelist(self) -> list[str]:
        """The names of the parts, as the library asks for them."""
        return sorted(self.parts)

    def read(self, part: str) -> bytes:
        """All of a small part. Raises UnreadableFile where it is large, or not to be trusted."""
        with faults_told(self.name, "workbook"):
            if part in self.parts and self._zip.getinfo(part).file_size > _SMALL:
                raise UnreadableFile(
                    f"{self.name}: {part} has more than {_SMALL >> 20} MB, which no honest file"
                    " needs",
                    hint="copy the sheet that is needed into a new workbook",
                )
            data = self._zip.read(part)
        refuse_doctype(data, self.name, part)
        return data

    def open(self, part: str) -> IO[bytes]:
        """A part to be read bit by bit, unwatched. Raises KeyError where it is not there."""
        return self._zip.open(part)

    def watched(self, part: str) -> Watched:
        """A part to be read bit by bit. Raises KeyError where it is not there."""
        return Watched(self._zip.open(part), self.name, part)

    def root(self, part: str) -> etree._Element:
        """The root element of a small part, always the same one. Raises UnreadableFile."""
        if part not in self._roots:
            try:
                self._roots[part] = etree.fromstring(self.read(part), parser())
            except etree.XMLSyntaxError as error:
                raise UnreadableFile(
                    f"{self.name}: {part} is damaged: {error.msg}",
                    hint="open it in an office program and save it again",
                ) from error
        return self._roots[part]


class Watched:
    """A stream of XML whose pieces may not be longer than honest ones."""

    def __init__(self, stream: IO[bytes], name: str, part: str) -> None:
        self._stream, self._name, self._part = stream, name, part
        self._since = 0
        self._before = b""
        self._is_begun = False

    def __enter__(self) -> Watched:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stream.close()

    def read(self, size: int = _CHUNK) -> bytes:
        """Some bytes more. Raises UnreadableFile where a piece does not end."""
        chunk = self._stream.read(size if 0 < size < _CHUNK else _CHUNK)
        self._since += len(chunk)
        if self._since > _LONGEST_PIECE:
            raise UnreadableFile(
                f"{self._name}: a row or a cell of {self._part} has more than"
                f" {_LONGEST_PIECE >> 20} MB, which no honest file needs",
                hint="copy the columns that are needed into a new workbook",
            )
        if not self._is_begun:
            window = self._before + chunk
            refuse_doctype(window, self._name, self._part)
            self._before = window[-OVERLAP:]
        return chunk

    def taken(self) -> None:
        """What was read so far is done with; the first piece ends where no document type may
        stand any more."""
        self._since = 0
        self._is_begun = True

    def pass_rest(self) -> None:
        """Reads on to the end, so that bytes which were damaged are noticed."""
        while self._stream.read(_CHUNK):
            pass
