"""The rows of the tables of a Word document by their bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._bilingual_docx_cells import DocxCell
from workbench.formats._bilingual_rows import Row
from workbench.formats._xml_places import Seen, places
from workbench.model.sources import FileNote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbench.formats._xml_places import Place
    from workbench.formats._xml_stream import Xml
    from workbench.model.returned import ReturnedNote

_THROUGH = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})
_COMMENTED = ("commentRangeStart", "commentReference")
_TAG_STYLES = frozenset(
    {"tag", "mqinternal", "tw4wininternal", "tw4winexternal", "internaltag", "donottranslate"}
)
"""By their names in small letters, without spaces and signs."""
_DEEPEST = 40


def rows(
    xml: Xml,
    tag_styles: frozenset[str] = _TAG_STYLES,
    comments: Mapping[str, ReturnedNote] | None = None,
) -> Iterator[Row[DocxCell]]:
    """Every row of every table that stands in no other one.

    Raises UnreadableFile with the line.
    """
    table = number = 0
    for seen, place in places(xml, ("tr",), ("tbl",)):
        if seen is Seen.OPENED:
            table, number = table + 1, 0
        if seen is not Seen.WHOLE:
            continue
        number += 1
        yield Row(
            table=table,
            number=number,
            cells=tuple(DocxCell(xml, each, tag_styles) for each in _cells(place)),
            comments=tuple(_comments(place, comments)) if comments else (),
            is_removed=_is_removed(place),
            has_inner=next(place.inside("tbl"), None) is not None,
        )


def tag_styles(styles: Xml) -> frozenset[str]:
    """The ids of the character styles that tags have, by the names of the styles.

    Raises UnreadableFile with the line.
    """
    found = set()
    for seen, place in places(styles, ("style",), ()):
        name = place.find("name")
        if seen is Seen.WHOLE and name is not None and is_tag_style(_attribute(name, "val")):
            found.add(_attribute(place, "styleId"))
    return frozenset(found)


def is_tag_style(name: str) -> bool:
    """Whether a style of that name is for tags."""
    return "".join(filter(str.isalnum, name.casefold())) in _TAG_STYLES


def _cells(place: Place, depth: int = 0) -> Iterator[Place]:
    for each in place.children:
        if each.name == "tc":
            yield each
        elif each.name in _THROUGH and depth < _DEEPEST:
            yield from _cells(each, depth + 1)


def _comments(row: Place, known: Mapping[str, ReturnedNote]) -> Iterator[FileNote]:
    named = (each for name in _COMMENTED for each in row.inside(name))
    for identity in dict.fromkeys(_attribute(each, "id") for each in named):
        if identity in known:
            note = known[identity]
            yield FileNote(text=note.text, author=note.author, time=note.time)


def _is_removed(row: Place) -> bool:
    properties = row.find("trPr")
    return properties is not None and properties.find("del") is not None


def _attribute(element: Place, name: str) -> str:
    return element.attributes.get(f"{element.namespace} {name}", "")
