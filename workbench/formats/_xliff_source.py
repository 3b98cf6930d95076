"""XLIFF and its dialects as source documents, and their targets written back.

Nothing of a file is changed but the targets that are other ones, and what is said of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import starmap
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeAlias

from workbench.errors import UnreadableFile
from workbench.formats._original import read_bytes
from workbench.formats._other_languages import other_languages
from workbench.formats._xliff_1_units import Unit12
from workbench.formats._xliff_2_units import Unit2
from workbench.formats._xliff_memoq import MEMOQ, MemoQ
from workbench.formats._xliff_phrase import PHRASE, Phrase
from workbench.formats._xliff_plain import Dialect, Plain
from workbench.formats._xliff_trados import TRADOS, Trados
from workbench.formats._xml_bytes import xml_bytes
from workbench.formats._xml_edits import Edits
from workbench.formats._xml_places import Seen, places
from workbench.model.sources import Block, SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from workbench.formats._xliff_pieces import Piece
    from workbench.formats._xml_bytes import XmlBytes
    from workbench.formats._xml_places import Place
    from workbench.model.sources import Filling

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

    Raises UnreadableFile with the line.
    """
    data = read_bytes(path)
    xml = opened(data, path.name)
    blocks: list[Block] = []
    languages: dict[tuple[str, str], None] = {}
    for node in nodes(xml):
        languages[node.language, node.target_language] = None
        for piece in node.unit(xml).pieces:
            blocks.append(
                Block(
                    text=piece.source.text,
                    line=piece.line,
                    codes=piece.source.codes,
                    locator=_locator(len(blocks) + 1, piece),
                    rendering=piece.rendering,
                )
            )
    warnings = dict.fromkeys(filter(None, starmap(other_languages, languages)))
    return SourceText(
        format=format,
        encoding=xml.codec,
        original=data,
        blocks=tuple(blocks),
        is_structured=True,
        is_bilingual=True,
        warnings=tuple(warnings),
    )


def write_filled(original: bytes, fillings: Sequence[Filling], out: BinaryIO) -> Sequence[str]:
    """Writes a file again with the targets of the fillings; all else keeps its bytes."""
    xml = opened(original, "the original")
    given = {filling.locator: filling for filling in fillings}
    edits = Edits(xml)
    crossed: list[int] = []
    number, has_new, head = 0, False, Head()
    for node in nodes(xml, head):
        unit = node.unit(xml)
        own: list[Filling] = []
        for piece in unit.pieces:
            number += 1
            own.append(_taken(given, _locator(number, piece)))
        changed = any(map(_is_changed, unit.pieces, own))
        if changed:
            has_new = has_new or any(filling.text for filling in own)
            if not unit.fill(edits, own):
                crossed.append(unit.pieces[0].line)
    if given:
        raise ValueError(f"the original has no segment {min(given)!r}")
    if has_new:
        head.name_target(edits)
    out.write(xml.with_splices(edits.splices()))
    return [_CROSSED.format(len(crossed), crossed[0])] if crossed else []


def opened(data: bytes, name: str) -> XmlBytes:
    """The bytes of a file that is one, and not a package of several."""
    if data.startswith(_ZIP):
        raise UnreadableFile(
            f"{name} is a package (a ZIP file)", hint="unpack it, and take the XLIFF file in it"
        )
    return xml_bytes(data, name)


@dataclass(slots=True)
class Head:
    """What stands before the units of a file."""

    root: Place | None = None
    project: str = ""
    """The UUID of the project of ours that it came from."""

    def name_target(self, edits: Edits) -> None:
        """Names the language of the targets, which XLIFF 2 asks for where there are any (4.2.2.1).

        What the file calls them stays.
        """
        if self.root is not None and is_2(self.root) and "trgLang" not in self.root.attributes:
            edits.set_attribute(self.root, "trgLang", "en")


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

    def unit(self, xml: XmlBytes) -> Unit:
        """Its segments. Raises UnreadableFile with the line."""
        if self.is_2:
            return Unit2(xml, self.place, is_translatable=self.is_translatable)
        return Unit12(xml, self.place, self.dialect, is_translatable=self.is_translatable)


def nodes(xml: XmlBytes, head: Head | None = None) -> Iterator[Node]:
    """The units of a file in order. `head` is told of what stands before the first.

    Raises UnreadableFile with the line, also for a file that is no XLIFF.
    """
    head = head or Head()
    around = [("", "", "", True)]
    """Languages, document, and whether it is to be translated, of each element around."""
    dialect: Dialect = Plain()
    version_2 = False
    for seen, place in places(xml, _UNITS, _HEADS):
        if head.root is None:
            _refuse_other(xml, place)
            head.root, version_2, dialect = place, is_2(place), _dialect(xml, place)
            head.project = place.attributes.get(f"{OURS} project", "")
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


def is_2(root: Place) -> bool:
    """Whether a file is of XLIFF 2."""
    return root.attributes.get("version", "").startswith("2") or "srcLang" in root.attributes


def _refuse_other(xml: XmlBytes, place: Place) -> None:
    if place.name != "xliff":
        raise UnreadableFile(
            f"{xml.name}, line {place.line}: an XLIFF file begins with <xliff>, not with"
            f" <{place.name}>"
        )


def _dialect(xml: XmlBytes, root: Place) -> Dialect:
    """By the namespaces that the root declares."""
    tag = xml.data[root.start : root.inner]
    if TRADOS.encode() in tag:
        return Trados()
    if MEMOQ.encode() in tag:
        return MemoQ()
    return Phrase() if PHRASE.encode() in tag else Plain()


def _is_changed(piece: Piece, filling: Filling) -> bool:
    return piece.is_changed(filling)


def _taken(given: dict[str, Filling], locator: str) -> Filling:
    if locator not in given:
        raise ValueError(f"nothing is said of the segment {locator!r}")
    return given.pop(locator)


def _locator(number: int, piece: Piece) -> str:
    """The number of a segment in the file, for ids may be there twice, and its ids for people."""
    return f"{number} {piece.unit[:_LONGEST_ID]}/{piece.id[:_LONGEST_ID]}"
