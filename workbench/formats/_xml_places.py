"""The elements of an XML file with the bytes that they stand in, without trust.

What a document type declares is refused, and so are depths and sizes that no honest file has.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING
from xml.parsers import expat

from workbench.errors import UnreadableFile
from workbench.formats._xml_bytes import LARGEST_TAG
from workbench.formats._xml_faults import (
    EXPORT_AGAIN,
    OWN_ENTITIES,
    TAKE_ENTITIES_OUT,
    plain_fault,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from workbench.formats._xml_stream import Xml

_DEEPEST = 256
_LARGEST = 1 << 24
"""Characters within one element that is asked for."""
_LARGEST_BYTES = 1 << 26
"""Bytes of the same with its tags, and with comments, which are no content."""
_SLACK = 1 << 20
_NEAR = 1 << 10
"""Bytes before an element that may still be asked for."""
XML = "http://www.w3.org/XML/1998/namespace"


class Place:
    """An element with its content, and where its bytes are."""

    __slots__ = (
        "attributes",
        "close",
        "content",
        "end",
        "inner",
        "line",
        "name",
        "namespace",
        "raw_names",
        "start",
        "tag",
    )

    def __init__(self, name: str, attributes: list[str], line: int, start: int, inner: int) -> None:
        self.namespace, self.name, self.tag = _names(name)
        """Namespace, local name, and name as it is written."""
        self.attributes: dict[str, str] = {}
        """By local name; those with a prefix by namespace, a space and local name."""
        self.raw_names: dict[str, str] = {}
        """The names of the latter as they are written."""
        for at in range(0, len(attributes), 2):
            key = attributes[at]
            if " " in key:
                namespace, local, raw = _names(key)
                key = f"{namespace} {local}"
                self.raw_names[key] = raw
            self.attributes[key] = attributes[at + 1]
        self.line = line
        self.start, self.inner = start, inner
        """Where its opening tag begins and ends."""
        self.close, self.end = inner, inner
        """Where its closing tag begins and ends; all one with `inner` where it has none."""
        self.content: list[str | Place] = []

    @property
    def children(self) -> list[Place]:
        """The elements directly within it."""
        return [each for each in self.content if isinstance(each, Place)]

    @property
    def is_bare(self) -> bool:
        """Whether it is one tag, `<target/>`."""
        return self.inner == self.end

    def find(self, name: str) -> Place | None:
        """The first element of a local name directly within it."""
        return next((each for each in self.children if each.name == name), None)

    def inside(self, name: str) -> Iterator[Place]:
        """Every element of a local name at any depth, in order."""
        for each in self.children:
            if each.name == name:
                yield each
            yield from each.inside(name)

    def text(self) -> str:
        """All text in it."""
        parts = (each if isinstance(each, str) else each.text() for each in self.content)
        return "".join(parts)


def _names(name: str) -> tuple[str, str, str]:
    """(namespace, local name, name as it is written) of a name that expat gives."""
    if " " not in name:
        return "", name, name
    namespace, local, *prefix = name.split(" ")
    return namespace, local, f"{prefix[0]}:{local}" if prefix else local


class Seen(Enum):
    """What is told of an element."""

    OPENED = auto()
    """Its opening tag alone, of one that others are within."""
    CLOSED = auto()
    WHOLE = auto()


def places(
    xml: Xml,
    wanted: Collection[str],
    heads: Collection[str],
    chunks: Iterable[bytes] | None = None,
) -> Iterator[tuple[Seen, Place]]:
    """The elements with local names in `wanted`, whole, and the tags of those in `heads`.

    Each is to be looked into before the next is asked for. `chunks` are those of the file, where
    somebody counts them. Raises UnreadableFile with the line.
    """
    reader = _Reader(xml, wanted, heads)
    for chunk in xml.chunks() if chunks is None else chunks:
        yield from reader.feed(chunk)
        xml.forget(reader.needed - _NEAR)
    yield from reader.feed(b"", is_last=True)


class _Reader:
    def __init__(self, xml: Xml, wanted: Collection[str], heads: Collection[str]) -> None:
        self._xml = xml
        self._wanted, self._heads = wanted, heads
        self._open: list[Place] = []
        self._around: list[Place | None] = []
        """The elements around what is wanted; None for those that nobody asks for."""
        self._fed = self._size = 0
        self._done: list[tuple[Seen, Place]] = []
        parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        parser.namespace_prefixes = True
        parser.ordered_attributes = True
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.SkippedEntityHandler = self._skipped
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        self._parser = parser

    def feed(self, chunk: bytes, *, is_last: bool = False) -> list[tuple[Seen, Place]]:
        """What the chunk completes."""
        self._fed += len(chunk)
        try:
            self._parser.Parse(chunk, is_last)
        except expat.ExpatError as error:
            raise UnreadableFile(
                f"{self._xml.name}, line {error.lineno}: {plain_fault(error)}",
                hint="the file is damaged; export it again",
            ) from error
        if self._fed - self._parser.CurrentByteIndex > LARGEST_TAG + _SLACK and not is_last:
            raise self._fault("one tag is larger than 16 MB")
        if self._open and self._fed - self._open[0].start > _LARGEST_BYTES + _SLACK:
            raise self._fault("one entry is larger than 64 MB")
        done, self._done = self._done, []
        return done

    @property
    def needed(self) -> int:
        """The first byte that is not done with."""
        done = max(0, self._parser.CurrentByteIndex)
        return min(self._open[0].start, done) if self._open else done

    def _fault(self, text: str, hint: str = EXPORT_AGAIN) -> UnreadableFile:
        line = self._parser.CurrentLineNumber
        return UnreadableFile(f"{self._xml.name}, line {line}: {text}", hint=hint)

    def _doctype(
        self, name: str, system: str | None, public: str | None, has_internal_subset: bool
    ) -> None:
        if has_internal_subset:
            raise self._fault(OWN_ENTITIES, TAKE_ENTITIES_OUT)

    def _skipped(self, name: str, is_parameter: bool) -> None:
        raise self._fault(f"the entity {name!r} is declared elsewhere, and nothing else is read")

    def _start(self, name: str, attributes: list[str]) -> None:
        if len(self._open) + len(self._around) >= _DEEPEST:
            raise self._fault(f"elements are nested deeper than {_DEEPEST}")
        local = name.split(" ")[1] if " " in name else name
        is_wanted = bool(self._open) or local in self._wanted
        if not is_wanted and local not in self._heads:
            self._around.append(None)
            return
        start = self._parser.CurrentByteIndex
        inner = self._xml.tag_end(start)
        if inner < 0:
            raise self._fault("one tag is larger than 16 MB")
        place = Place(name, attributes, self._parser.CurrentLineNumber, start, inner)
        if not is_wanted:
            self._around.append(place)
            self._done.append((Seen.OPENED, place))
            return
        if self._open:
            self._open[-1].content.append(place)
        self._open.append(place)
        self._count(inner - start)

    def _text(self, text: str) -> None:
        if self._open:
            self._open[-1].content.append(text)
            self._count(len(text))

    def _count(self, size: int) -> None:
        self._size += size + 1
        if self._size > _LARGEST:
            raise self._fault("one entry is larger than 16 million characters")

    def _end(self, name: str) -> None:
        if not self._open:
            closed = self._around.pop()
            if closed is not None:
                self._done.append((Seen.CLOSED, closed))
            return
        place = self._open.pop()
        if self._xml.part(place.inner - 2, place.inner) != b"/>":
            place.close = self._parser.CurrentByteIndex
            place.end = self._xml.closed(place.close)
        if not self._open:
            self._done.append((Seen.WHOLE, place))
            self._size = 0
