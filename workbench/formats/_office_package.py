"""An office document as its parts: read once, parsed without trust, written with some replaced.

One that is only gone through may stay on the disk.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Any, BinaryIO

from lxml import etree

from workbench.errors import UnreadableFile
from workbench.formats._checked_zip import LARGEST, check_streamed, checked_archive, faults_told

if TYPE_CHECKING:
    from collections.abc import Mapping

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LARGEST = 256 * 2**20
"""Bytes of a file that is looked into at all."""


FETCHING_NOTHING: Mapping[str, Any] = MappingProxyType(
    {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
)
"""How XML is parsed: nothing is loaded or expanded, and no depth or size is that of no document."""


WORDS_ALONE: Mapping[str, Any] = MappingProxyType(
    {**FETCHING_NOTHING, "remove_comments": True, "remove_pis": True}
)
"""The same for what is only read: a comment within a word does not cut it."""


def parser() -> etree.XMLParser:
    """A parser that loads nothing, expands nothing and stops at depths and sizes of no document."""
    return etree.XMLParser(**FETCHING_NOTHING)


def read_bytes(path: Path) -> bytes:
    """All of a file. Raises UnreadableFile."""
    try:
        if path.stat().st_size > _LARGEST:
            raise UnreadableFile(
                f"{path.name} is larger than {_LARGEST // 2**20} MB",
                hint="compress its pictures, or cut it into several documents",
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            f"{path.name} cannot be read: {error.strerror}", hint="check its permissions"
        ) from error


class Package:
    """The parts of a document in a ZIP archive."""

    def __init__(self, data: bytes | Path, name: str, *, what: str, suffix: str) -> None:
        """Opens it; `what` it should be and with which suffix. Raises UnreadableFile.

        Of a path nothing is held in memory but the parts that are asked for as a whole.
        """
        if _beginning(data).startswith(OLE):
            raise UnreadableFile(
                f"{name} is protected by a password, or is an old binary file",
                hint=f"open it in an office program and save it as {suffix} without a password",
            )
        self.name = name
        self._what = what
        self._suffix = suffix
        self._roots: dict[str, etree._Element] = {}
        if isinstance(data, Path):
            self._archive: zipfile.ZipFile | Path = data
            self.parts = check_streamed(data, what=what)
        else:
            self._archive = checked_archive(data, name, what=what)
            self.parts = frozenset(self._archive.namelist())

    def read(self, part: str) -> bytes:
        """The bytes of a part. Raises UnreadableFile where it is not there, or is too large."""
        with self.open(part) as stream:
            data = stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise UnreadableFile(f"{self.name}: {part} is larger than {LARGEST // 2**20} MB")
        return data

    def size_of(self, part: str) -> int:
        """How many bytes a part says that it has; 0 where it is not there."""
        if part not in self.parts:
            return 0
        if isinstance(self._archive, zipfile.ZipFile):
            return self._archive.getinfo(part).file_size
        with zipfile.ZipFile(self._archive) as archive:
            return archive.getinfo(part).file_size

    def open(self, part: str) -> IO[bytes]:
        """A part to be read bit by bit. Raises UnreadableFile where it is not there."""
        if part not in self.parts:
            raise UnreadableFile(
                f"{self.name} is no {self._what}: it has no {part}",
                hint=f"open it in an office program and save it again as {self._suffix}",
            )
        if isinstance(self._archive, zipfile.ZipFile):
            return self._archive.open(part)
        with zipfile.ZipFile(self._archive) as archive:
            # The file stays open as long as the part is, and no longer.
            return archive.open(part)

    def root(self, part: str) -> etree._Element:
        """The root element of a part, always the same one. Raises UnreadableFile."""
        if part not in self._roots:
            try:
                self._roots[part] = etree.fromstring(self.read(part), parser())
            except etree.XMLSyntaxError as error:
                raise UnreadableFile(
                    f"{self.name}: {part} is damaged, or nested deeper than documents are: "
                    f"{error.msg}",
                    hint="open it in an office program and save it again",
                ) from error
        return self._roots[part]

    def write(self, changed: Mapping[str, bytes], out: BinaryIO) -> None:
        """Writes all parts in their order, those in `changed` with other bytes."""
        assert isinstance(self._archive, zipfile.ZipFile)  # what is written was read whole
        with faults_told(self.name, self._what), zipfile.ZipFile(out, "w") as archive:
            for info in self._archive.infolist():
                data = changed.get(info.filename)
                archive.writestr(info, self._archive.read(info) if data is None else data)


def _beginning(data: bytes | Path) -> bytes:
    """Raises UnreadableFile."""
    if not isinstance(data, Path):
        return data[: len(OLE)]
    try:
        with data.open("rb") as stream:
            return stream.read(len(OLE))
    except OSError as error:
        raise UnreadableFile(
            f"{data.name} cannot be read: {error.strerror}", hint="check its permissions"
        ) from error


def serialised(root: etree._Element) -> bytes:
    """A part as office programs begin it: with a declaration in double quotes."""
    tree = root.getroottree()
    body = etree.tostring(tree, encoding="UTF-8", xml_declaration=False)
    standalone = ' standalone="yes"' if tree.docinfo.standalone else ""
    return f'<?xml version="1.0" encoding="UTF-8"{standalone}?>\n'.encode() + body
