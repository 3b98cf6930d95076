"""Elements of a large XML file, one after the other, in bounded memory and without trust.

A file may name a document type, which is never loaded. It may not declare anything of its own:
entities that are files or that grow without end are thereby refused, and so are depths and sizes
that no honest file has.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING
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
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

_CHUNK = 1 << 18
_DEEPEST = 64
_LARGEST = 1 << 24
"""Characters within one element that is asked for."""
_SLACK = 1 << 20
"""Bytes that may wait besides a tag of the largest size."""
_NATIVE = ("utf-8", "utf8", "utf-16", "iso-8859-1", "us-ascii", "ascii")
_FURTHER = re.compile(
    r"gbk|gb2312|gb18030|big5(-?hkscs)?|cp9(36|50)|windows-(125[0-8]|936|950)|iso-8859-([1-9]|1[013-6])"
    r"|shift_jis|euc-(jp|kr)|utf-?32"
)
"""Encodings that expat does not know and Python does, by their names in a declaration."""
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")


class Element:
    """An element with its content in the order of the file."""

    __slots__ = ("attributes", "content", "line", "name", "namespace")

    def __init__(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        self.namespace, _, self.name = name.rpartition(" ")
        self.attributes = attributes
        self.line = line
        self.content: list[str | Element] = []

    @property
    def children(self) -> list[Element]:
        """The elements directly within it."""
        return [each for each in self.content if isinstance(each, Element)]

    @property
    def text(self) -> str:
        """The text that stands directly within it."""
        return "".join([each for each in self.content if isinstance(each, str)])

    @property
    def language(self) -> str:
        """Its xml:lang, or a plain lang; empty without one."""
        attributes = self.attributes
        return attributes.get(f"{_XML} lang", "") or attributes.get("lang", "")


_XML = "http://www.w3.org/XML/1998/namespace"


def elements(
    path: Path,
    wanted: Collection[str],
    roots: Collection[str],
    *,
    heads: Collection[str] = (),
    report: Callable[[int], None] = lambda read: None,
) -> Iterator[Element]:
    """The elements of these local names, each whole; what stands outside of them is passed over.

    Of those named by `heads` that stand around them only the opening tag is given, as an element
    without content, in its place in the file. `report` gets the bytes that were read so far.
    Raises UnreadableFile with the line, also where the root has another name than one of `roots`.
    """
    reader = _Reader(path.name, wanted, roots, heads)
    try:
        with path.open("rb") as stream:
            head = stream.read(_CHUNK)
            decoder = reader.begin(head)
            chunk = head
            read = 0
            while chunk:
                yield from reader.feed(decoder, chunk)
                read += len(chunk)
                report(read)
                chunk = stream.read(_CHUNK)
            yield from reader.feed(decoder, b"", is_last=True)
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}") from error


class _Reader:
    def __init__(
        self,
        name: str,
        wanted: Collection[str],
        roots: Collection[str],
        heads: Collection[str],
    ) -> None:
        self.name = name
        self.wanted = wanted
        self.roots = roots
        self.heads = heads
        self.open: list[Element] = []
        self.depth = 0
        self.size = self.fed = 0
        self.done: list[Element] = []

    def begin(self, head: bytes) -> codecs.IncrementalDecoder | None:
        """Makes the parser; gives a decoder where the file is in an encoding it does not know."""
        declared = _DECLARED.match(head.removeprefix(codecs.BOM_UTF8).lstrip())
        encoding = declared[1].decode().lower() if declared else "utf-8"
        decoder = None
        if encoding not in _NATIVE:
            if not _FURTHER.fullmatch(encoding):
                raise UnreadableFile(
                    f"{self.name}, line 1: the encoding {encoding!r} is not known",
                    hint="save it as UTF-8",
                )
            known = encoding.replace("windows-9", "cp9")
            decoder = codecs.getincrementaldecoder(known)()
        self.parser = expat.ParserCreate("utf-8" if decoder else None, namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.SkippedEntityHandler = self._skipped
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        return decoder

    def feed(
        self, decoder: codecs.IncrementalDecoder | None, chunk: bytes, *, is_last: bool = False
    ) -> list[Element]:
        """The elements that the chunk completes."""
        try:
            data = decoder.decode(chunk, is_last).encode() if decoder else chunk
            self.parser.Parse(data, is_last)
            self.fed += len(data)
        except UnicodeDecodeError as error:
            raise self.fault(f"the text is not {error.encoding}, as the file says") from error
        except expat.ExpatError as error:
            raise UnreadableFile(
                f"{self.name}, line {error.lineno}: {plain_fault(error)}",
                hint="the file is damaged; export it again",
            ) from error
        # The parser looks at an unfinished tag or comment anew with every chunk.
        if self.fed - self.parser.CurrentByteIndex > LARGEST_TAG + _SLACK and not is_last:
            raise self.fault("one tag or comment is larger than 16 MB")
        done, self.done = self.done, []
        return done

    def fault(self, text: str, hint: str = EXPORT_AGAIN) -> UnreadableFile:
        line = self.parser.CurrentLineNumber
        return UnreadableFile(f"{self.name}, line {line}: {text}", hint=hint)

    def _doctype(
        self, name: str, system: str | None, public: str | None, has_internal_subset: bool
    ) -> None:
        if has_internal_subset:
            raise self.fault(OWN_ENTITIES, TAKE_ENTITIES_OUT)

    def _skipped(self, name: str, is_parameter: bool) -> None:
        raise self.fault(f"the entity {name!r} is declared elsewhere, and nothing else is read")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.fault(f"elements are nested deeper than {_DEEPEST}")
        if self.open:
            element = Element(name, attributes, self.parser.CurrentLineNumber)
            self.open[-1].content.append(element)
            self.open.append(element)
            size = len(name) + sum(map(len, attributes.values())) if attributes else len(name)
            self._count(max(LEAST, size))
            return
        local = name.rpartition(" ")[2]
        if self.depth == 1 and local not in self.roots:
            known = " or ".join(f"<{root}>" for root in self.roots)
            raise self.fault(f"a file of this format begins with {known}, not <{local}>")
        if local in self.wanted:
            element = Element(name, attributes, self.parser.CurrentLineNumber)
            self.open.append(element)
            self._count(len(name) + sum(map(len, attributes.values())))
        elif local in self.heads:
            self.done.append(Element(name, attributes, self.parser.CurrentLineNumber))

    def _text(self, text: str) -> None:
        if self.open:
            self.open[-1].content.append(text)
            self._count(len(text))

    def _count(self, size: int) -> None:
        self.size += size + 1
        if self.size > _LARGEST:
            raise self.fault("one entry is larger than 16 million characters")

    def _end(self, name: str) -> None:
        self.depth -= 1
        if self.open:
            element = self.open.pop()
            if not self.open:
                self.done.append(element)
                self.size = 0
