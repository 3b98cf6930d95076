"""The elements of an XML file with the bytes that they stand in, without trust.

What a document type declares is refused, and so are depths and sizes that no honest file has.
"""

from __future__ import annotations

from enum import Enum, auto
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias
from xml.parsers import expat

from workbench.errors import UnreadableFile
from workbench.formats._xml_bytes import LARGEST_TAG, LEAST
from workbench.formats._xml_faults import (
    EXPORT_AGAIN,
    OWN_ENTITIES,
    TAKE_ENTITIES_OUT,
    plain_fault,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

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
_MOST_NAMES, _LONGEST_NAME = 1_000, 200
"""Names that are remembered, and their characters; honest files have some hundreds."""
_NOTHING: Mapping[str, str] = MappingProxyType({})
_Names: TypeAlias = tuple[str, str, str]


class Place:
    """An element with its content, and where its bytes are.

    The latter are looked up as they are asked for: most elements are only read.
    """

    __slots__ = (
        "_closed",
        "_end",
        "_inner",
        "_xml",
        "attributes",
        "content",
        "line",
        "name",
        "namespace",
        "raw_names",
        "start",
        "tag",
    )

    def __init__(self, xml: Xml, names: _Names, line: int, start: int) -> None:
        self.namespace, self.name, self.tag = names
        """Namespace, local name, and name as it is written."""
        self.attributes: Mapping[str, str] = _NOTHING
        """By local name; those with a prefix by namespace, a space and local name."""
        self.raw_names: Mapping[str, str] = _NOTHING
        """The names of the latter as they are written."""
        self.line = line
        self.start = start
        """Where its opening tag begins."""
        self.content: list[str | Place] = []
        self._xml = xml
        self._inner = self._end = -1
        self._closed = start

    @property
    def inner(self) -> int:
        """Where its opening tag ends."""
        if self._inner < 0:
            self._inner = self._xml.tag_end(self.start)
        return self._inner

    @property
    def close(self) -> int:
        """Where its closing tag begins; all one with `inner` where it has none."""
        return self.inner if self.is_bare else self._closed

    @property
    def end(self) -> int:
        """Where its closing tag ends."""
        if self._end < 0:
            is_bare = self._xml.part(self.inner - 2, self.inner) == b"/>"
            self._end = self.inner if is_bare else self._xml.closed(self._closed)
        return self._end

    def close_at(self, at: int) -> None:
        """Says where its closing tag begins."""
        self._closed = at

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
        for each in self.content:
            if isinstance(each, Place) and each.name == name:
                return each
        return None

    def inside(self, name: str) -> Iterator[Place]:
        """Every element of a local name at any depth, in order."""
        for each in self.children:
            if each.name == name:
                yield each
            yield from each.inside(name)

    def text(self) -> str:
        """All text in it."""
        if len(self.content) == 1 and isinstance(self.content[0], str):
            return self.content[0]
        parts = (each if isinstance(each, str) else each.text() for each in self.content)
        return "".join(parts)


def _names(name: str) -> _Names:
    """(namespace, local name, name as it is written) of a name that expat gives."""
    return _known_parts(name) if len(name) <= _LONGEST_NAME else _parts(name)


def _parts(name: str) -> _Names:
    if " " not in name:
        return "", name, name
    namespace, local, *prefix = name.split(" ")
    return namespace, local, f"{prefix[0]}:{local}" if prefix else local


_known_parts = lru_cache(_MOST_NAMES)(_parts)


def _attribute(place: Place, given: list[str]) -> None:
    """Gives an element its attributes, names and values in turn as expat has them."""
    names = given[::2]
    if " " not in "".join(names):
        place.attributes = dict(zip(names, given[1::2], strict=True))
        return
    attributes: dict[str, str] = {}
    raw_names: dict[str, str] = {}
    for key, value in zip(names, given[1::2], strict=True):
        namespace, local, raw = _names(key)
        name = f"{namespace} {local}" if namespace else local
        attributes[name] = value
        if namespace:
            raw_names[name] = raw
    place.attributes, place.raw_names = attributes, raw_names


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
        parser = self._parser
        place = Place(self._xml, _names(name), parser.CurrentLineNumber, parser.CurrentByteIndex)
        if attributes:
            _attribute(place, attributes)
        if not is_wanted:
            if place.inner - place.start > LARGEST_TAG:
                raise self._fault("one tag is larger than 16 MB")
            self._around.append(place)
            self._done.append((Seen.OPENED, place))
            return
        if self._open:
            self._open[-1].content.append(place)
        self._open.append(place)
        self._count(max(LEAST, len(name) + len("".join(attributes))))

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
        place.close_at(self._parser.CurrentByteIndex)
        if not self._open:
            self._done.append((Seen.WHOLE, place))
            self._size = 0
