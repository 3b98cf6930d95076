"""XLIFF and its dialects as source documents, and their targets written back.

Nothing of a file is changed but the targets that are other ones, and what is said of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import starmap
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeAlias

from workbench.errors import UnreadableFile
from workbench.formats._original import read_bytes
from workbench.formats._other_languages import other_languages, refuse_reversed
from workbench.formats._xliff_1_units import Unit12
from workbench.formats._xliff_2_units import Unit2
from workbench.formats._xliff_memoq import MEMOQ, MemoQ
from workbench.formats._xliff_phrase import PHRASE, Phrase
from workbench.formats._xliff_plain import Dialect, Plain
from workbench.formats._xliff_trados import TRADOS, Trados
from workbench.formats._xml_edits import Edits
from workbench.formats._xml_places import Seen, places
from workbench.formats._xml_stream import Splicer, of_bytes, of_file
from workbench.model.sources import Block, SourceStream, SourceText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from workbench.formats._xliff_pieces import Piece
    from workbench.formats._xml_bytes import Splice
    from workbench.formats._xml_places import Place
    from workbench.formats._xml_stream import Xml, XmlStream
    from workbench.model.sources import Filling
    from workbench.plugins.abilities import FillBlock

Unit: TypeAlias = Unit12 | Unit2

_UNITS = ("trans-unit", "unit", "cmt-def", "tag", "note")
_HEADS = ("xliff", "file", "group")
OURS = "urn:bilingual-workbench:xliff"
"""The namespace of what we say in files of our own."""
_LONGEST_ID = 80
_ZIP = b"PK\x03\x04"
_CROSSED = (
    "codes that crossed each other were put within each other in {} of the segments; the first"
    " is in line {}"
)


def read_source(path: Path, format: str) -> SourceText:
    """Reads the segments of a file as blocks with their renderings; `format` is its name.

    Raises UnreadableFile with the line, also for a file from English to Chinese.
    """
    stream = stream_source(path, format, lambda read: None)
    return stream.whole(read_bytes(path))


def stream_source(path: Path, format: str, report: Callable[[int], None]) -> SourceStream:
    """The same one after the other, in bounded memory; `report` gets the bytes that were read."""
    xml = opened(of_file(path))
    warnings: list[str] = []
    return SourceStream(
        format=format,
        encoding=xml.codec,
        blocks=_blocks(xml, warnings, report),
        is_structured=True,
        is_bilingual=True,
        warnings=warnings,
    )


def _blocks(xml: XmlStream, warnings: list[str], report: Callable[[int], None]) -> Iterator[Block]:
    languages: dict[tuple[str, str], None] = {}
    number = 0
    for node in nodes(xml, chunks=xml.chunks(report)):
        tags = node.language, node.target_language
        if tags not in languages:
            refuse_reversed(f"{xml.name}, line {node.place.line}", *tags)
            languages[tags] = None
        for piece in node.unit(xml).pieces:
            number += 1
            yield _block(number, piece)
    warnings += dict.fromkeys(filter(None, starmap(other_languages, languages)))


def _block(number: int, piece: Piece) -> Block:
    return Block(
        text=piece.source.text,
        line=piece.line,
        codes=piece.source.codes,
        locator=_locator(number, piece),
        rendering=piece.rendering,
    )


def write_filled(original: bytes, fillings: Sequence[Filling], out: BinaryIO) -> Sequence[str]:
    """Writes a file again with the targets of the fillings; all else keeps its bytes."""
    given: Iterator[Filling] = iter(())

    def begin() -> FillBlock:
        nonlocal given
        given = iter(fillings)
        return fill

    def fill(block: Block) -> Filling:
        filling = next(given, None)
        if filling is None or filling.locator != block.locator:
            raise ValueError(f"nothing is said of the segment {block.locator!r}")
        return filling

    warnings = _write(opened(of_bytes(original, "the original")), begin, out)
    for left in given:
        raise ValueError(f"the original has no segment {left.locator!r}")
    return warnings


def write_targets(path: Path, begin: Callable[[], FillBlock], out: BinaryIO) -> Sequence[str]:
    """The same from a file, in bounded memory."""
    return _write(opened(of_file(path)), begin, out)


def _write(xml: XmlStream, begin: Callable[[], FillBlock], out: BinaryIO) -> Sequence[str]:
    written = Splicer(xml, out)
    head = Head()
    next(nodes(xml, head), None)
    if head.naming_target and any(_has_text(own) for _, own in _changed(xml, begin())):
        written.put(head.naming_target)
    crossed: list[int] = []
    for unit, own in _changed(xml, begin()):
        edits = Edits(xml)
        if not unit.fill(edits, own):
            crossed.append(unit.pieces[0].line)
        written.put(edits.splices())
    written.finish()
    return [_CROSSED.format(len(crossed), crossed[0])] if crossed else []


def _changed(xml: XmlStream, fill: FillBlock) -> Iterator[tuple[Unit, list[Filling]]]:
    """The units of which anything is to be otherwise, with what is said of their segments."""
    number = 0
    for node in nodes(xml):
        unit = node.unit(xml)
        own: list[Filling] = []
        for piece in unit.pieces:
            number += 1
            own.append(fill(_block(number, piece)))
        if any(map(_is_changed, unit.pieces, own)):
            yield unit, own


def _has_text(fillings: Iterable[Filling]) -> bool:
    return any(filling.text for filling in fillings)


def opened(xml: XmlStream) -> XmlStream:
    """A file that is one, and not a package of several."""
    if xml.head.startswith(_ZIP):
        raise UnreadableFile(
            f"{xml.name} is a package (a ZIP file)", hint="unpack it, and take the XLIFF file in it"
        )
    return xml


@dataclass(slots=True)
class Head:
    """What stands before the units of a file."""

    root: Place | None = None
    project: str = ""
    """The UUID of the project of ours that it came from."""
    naming_target: tuple[Splice, ...] = ()
    """What names the language of the targets where nothing does that should."""


class Node(NamedTuple):
    """A unit that was not looked into as yet, and what is said around it."""

    place: Place
    dialect: Dialect
    is_2: bool
    is_translatable: bool
    language: str
    """The tag of its source language."""
    target_language: str
    """That of its target language; empty where the file names none."""
    document: str
    """The name of the file that it came from."""

    def unit(self, xml: Xml) -> Unit:
        """Its segments. Raises UnreadableFile with the line."""
        if self.is_2:
            return Unit2(xml, self.place, is_translatable=self.is_translatable)
        return Unit12(xml, self.place, self.dialect, is_translatable=self.is_translatable)


def nodes(
    xml: Xml, head: Head | None = None, chunks: Iterable[bytes] | None = None
) -> Iterator[Node]:
    """The units of a file in order, each to be looked into before the next is asked for.

    `head` is told of what stands before the first. Raises UnreadableFile with the line, also for a
    file that is no XLIFF.
    """
    head = head or Head()
    around = [("", "", "", True)]
    """Languages, document, and whether it is to be translated, of each element around."""
    dialect: Dialect = Plain()
    version_2 = False
    for seen, place in places(xml, _UNITS, _HEADS, chunks):
        if head.root is None:
            _refuse_other(xml, place)
            head.root, version_2, dialect = place, is_2(place), _dialect(xml, place)
            head.project = place.attributes.get(f"{OURS} project", "")
            head.naming_target = tuple(_naming_target(xml, place))
        if seen is Seen.CLOSED:
            around.pop()
            continue
        said, (language, target, document, is_translatable) = place.attributes, around[-1]
        if seen is Seen.OPENED:
            dialect.begin(place)
            language = said.get("srcLang") or said.get("source-language") or language
            target = said.get("trgLang") or said.get("target-language") or target
            document = said.get("original") or document
            if said.get("translate"):
                is_translatable = said["translate"] != "no"
            around.append((language, target, document, is_translatable))
        elif place.name == ("unit" if version_2 else "trans-unit"):
            yield Node(place, dialect, version_2, is_translatable, language, target, document)
        elif place.name == "note" and said.get("from") == "x-project":
            head.project = place.text()
        else:
            dialect.begin(place)
    if head.root is None:
        raise UnreadableFile(f"{xml.name} is no XLIFF file", hint="its first element is <xliff>")


def _naming_target(xml: Xml, root: Place) -> Iterator[Splice]:
    """Names the language of the targets, which XLIFF 2 asks for where there are any (4.2.2.1).

    What the file calls them stays. The root is held no longer than what stands near it.
    """
    if is_2(root) and "trgLang" not in root.attributes:
        edits = Edits(xml)
        edits.set_attribute(root, "trgLang", "en")
        yield from edits.splices()


def is_2(root: Place) -> bool:
    """Whether a file is of XLIFF 2."""
    return root.attributes.get("version", "").startswith("2") or "srcLang" in root.attributes


def _refuse_other(xml: Xml, place: Place) -> None:
    if place.name != "xliff":
        raise UnreadableFile(
            f"{xml.name}, line {place.line}: an XLIFF file begins with <xliff>, not with"
            f" <{place.name}>"
        )


def _dialect(xml: Xml, root: Place) -> Dialect:
    """By the namespaces that the root declares."""
    tag = xml.part(root.start, root.inner)
    if TRADOS.encode() in tag:
        return Trados()
    if MEMOQ.encode() in tag:
        return MemoQ()
    return Phrase() if PHRASE.encode() in tag else Plain()


def _is_changed(piece: Piece, filling: Filling) -> bool:
    return piece.is_changed(filling)


def _locator(number: int, piece: Piece) -> str:
    """The number of a segment in the file, for ids may be there twice, and its ids for people."""
    return f"{number} {piece.unit[:_LONGEST_ID]}/{piece.id[:_LONGEST_ID]}"
