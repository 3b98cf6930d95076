"""XLIFF and its dialects as source documents, and their targets written back.

Nothing of a file is changed but the targets that are other ones, and what is said of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from workbench.errors import UnreadableFile
from workbench.formats._original import read_bytes
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

_UNITS = ("trans-unit", "unit", "cmt-def", "tag")
_HEADS = ("xliff", "file", "group")
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
    languages: set[str] = set()
    for file_language, unit in units(xml):
        languages.add(file_language)
        for piece in unit.pieces:
            blocks.append(
                Block(
                    text=piece.source.text,
                    line=piece.line,
                    codes=piece.source.codes,
                    locator=_locator(len(blocks) + 1, piece),
                    rendering=piece.rendering,
                )
            )
    others = sorted(each for each in languages if each and not each.lower().startswith("zh"))
    warnings = [f"its sources are in {language}, not in Chinese" for language in others]
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
    number, has_new, root = 0, False, _Root()
    for _, unit in units(xml, root):
        own = []
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
        root.name_target(edits)
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
class _Root:
    """The root of a file."""

    place: Place | None = None

    def name_target(self, edits: Edits) -> None:
        """Names the language of the targets, which XLIFF 2 asks for where there are any (4.2.2.1).

        What the file calls them stays.
        """
        place = self.place
        if place is None or not is_2(place) or "trgLang" in place.attributes:
            return
        edits.set_attribute(place, "trgLang", "en")


def units(xml: XmlBytes, root: _Root | None = None) -> Iterator[tuple[str, Unit]]:
    """The units of a file in order, each with the tag of its source language.

    Raises UnreadableFile with the line, also for a file that is no XLIFF.
    """
    around: list[tuple[str, bool]] = [("", True)]
    """Language and whether it is to be translated, of each element around."""
    dialect: Dialect = Plain()
    is_known = version_2 = False
    for seen, place in places(xml, _UNITS, _HEADS):
        if not is_known:
            _refuse_other(xml, place)
            is_known, version_2 = True, is_2(place)
            dialect = _dialect(xml, place)
            if root is not None:
                root.place = place
        if seen is Seen.CLOSED:
            around.pop()
            continue
        language, is_translatable = around[-1]
        said = place.attributes
        if seen is Seen.OPENED:
            dialect.begin(place)
            language = said.get("srcLang") or said.get("source-language") or language
            translate = said.get("translate")
            around.append((language, translate != "no" if translate else is_translatable))
        elif place.name == "unit" and version_2:
            yield language, Unit2(xml, place, is_translatable=is_translatable)
        elif place.name == "trans-unit" and not version_2:
            yield language, Unit12(xml, place, dialect, is_translatable=is_translatable)
        else:
            dialect.begin(place)
    if not is_known:
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
