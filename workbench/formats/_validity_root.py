"""The root element of an XML file, which says what the file is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from workbench.errors import UnreadableFile
from workbench.formats._utf8_chunks import utf8_chunks
from workbench.formats._validity_told import fault_of_xml
from workbench.formats._xml_faults import OWN_ENTITIES, TAKE_ENTITIES_OUT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FARTHEST = 1 << 20
"""Bytes before the root that an honest file does not exceed."""


@dataclass(slots=True, kw_only=True)
class Root:
    """The opening tag."""

    namespace: str = ""
    name: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    """By `namespace local`, or the name alone where it has none."""
    namespaces: set[str] = field(default_factory=set)
    """Those that are declared in it."""


def root_of(path: Path) -> Root:
    """Reads no further than the first tag. Raises UnreadableFile where there is none."""
    reader = _Reader(path.name)
    try:
        with path.open("rb") as stream:
            reader.read(utf8_chunks(stream, path.name, lambda read: None).chunks)
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}") from error
    if not reader.root.name:
        raise UnreadableFile(f"{path.name} holds no element", hint="it is no XML file")
    return reader.root


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.root = Root()
        parser = self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.StartNamespaceDeclHandler = self._declare

    def read(self, chunks: Iterator[bytes]) -> None:
        """Stops after the root."""
        read, chunk = 0, b""
        try:
            for chunk in chunks:
                self.parser.Parse(chunk)
                read += len(chunk)
                if self.root.name or read > _FARTHEST:
                    return
        except expat.ExpatError as error:
            if not self.root.name:
                what = fault_of_xml(error, chunk[max(self.parser.ErrorByteIndex - read, 0) :])
                raise UnreadableFile(
                    f"{self.name}, line {error.lineno}, column {error.offset + 1}: {what}",
                    hint="it is no XML file",
                ) from error

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if not self.root.name:
            self.root.namespace, _, self.root.name = tag.rpartition(" ")
            self.root.attributes = attributes

    def _declare(self, prefix: str | None, address: str | None) -> None:
        if not self.root.name:
            self.root.namespaces.add(address or "")

    def _doctype(
        self, name: str, system: str | None, public: str | None, has_internal_subset: bool
    ) -> None:
        if has_internal_subset:
            line = self.parser.CurrentLineNumber
            fault = f"{self.name}, line {line}: {OWN_ENTITIES}"
            raise UnreadableFile(fault, hint=TAKE_ENTITIES_OUT)
