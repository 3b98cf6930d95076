"""Cells of Word tables by their bytes: what stands in them, and other texts in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._bilingual_cells import Item, Words, tags_in
from workbench.formats._bilingual_docx_runs import runs, text_elements
from workbench.formats._bilingual_docx_tracked import (
    OFF,
    has_deleted_mark,
    is_on,
    is_tracked,
    value_of,
    with_change,
)
from workbench.formats._bilingual_rows import WHOLE
from workbench.formats._xml_bytes import Splice
from workbench.model.codes import CodeKind, Markup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.formats._bilingual_cells import Part
    from workbench.formats._docx_changes import Change
    from workbench.formats._xml_places import Place
    from workbench.formats._xml_stream import Xml
    from workbench.model.codes import Code

_THROUGH = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "dir", "bdo"})
"""What words stand in and that says nothing of them."""
_GONE = frozenset({"del", "moveFrom"})
_LEADING = frozenset({"bookmarkStart", "commentRangeStart", "permStart"})
_TRAILING = frozenset({"bookmarkEnd", "commentRangeEnd", "permEnd"})
_NOTHING = frozenset(
    {"rPr", "pPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "proofErr", "delText",
     "lastRenderedPageBreak", "commentReference", "annotationRef", "delInstrText"}
)  # fmt: skip
_SIGNS = {
    "tab": "\t",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_LOOK_NAMES = {"b": "b", "i": "i", "strike": "strike", "dstrike": "strike"}
_LOOK_ELEMENTS = frozenset({*_LOOK_NAMES, "bCs", "iCs", "u", "vertAlign"})
_NOT_WORN = _LOOK_ELEMENTS | {"rStyle", "rPrChange", "ins", "del", "moveFrom", "moveTo", "vanish"}
_MOST_DEPTH = 64


class DocxCell:
    """A `w:tc`, and the styles of characters that are tags."""

    __slots__ = ("_place", "_tag_styles", "_xml")

    def __init__(self, xml: Xml, place: Place, tag_styles: frozenset[str]) -> None:
        self._xml, self._place, self._tag_styles = xml, place, tag_styles

    def lines(self, *, has_tags: bool) -> list[list[Part]]:
        """The paragraphs, without what is hidden, deleted or in a table within."""
        return [
            [part for each, _ in joined for part in self._parts(each, has_tags)]
            for joined in self._joined()
        ]

    def text(self) -> str:
        """All text in it."""
        return "\n".join(_all_text(each) for each, _ in _paragraphs(self._place))

    def splices(self, line: int, text: str, codes: Sequence[Code], by: Change) -> Iterator[Splice]:
        """What puts a text into one paragraph, or into the first instead of all.

        Where somebody has tracked changes in it, that is a change `by` somebody too.
        """
        lines = self._joined()
        if not lines:
            yield from self._new_paragraph(text, codes)
            return
        found = [each for joined in lines for each in joined] if line == WHOLE else lines[line]
        paragraphs = [each for each, _ in found]
        if is_tracked(paragraphs):
            worn = self._worn([*paragraphs, *(each for each, _ in _paragraphs(self._place))])
            made = list(runs(_prefix(self._place), worn, text, codes))
            moved = {code.data for code in codes}
            yield from with_change(self._xml, paragraphs, made, moved, by)
            return
        yield self._refilled(paragraphs[0], paragraphs, text, codes)
        for each, is_direct in found[1:]:
            if is_direct:
                yield Splice(each.start, each.end, "")
            elif not each.is_bare:
                yield Splice(_content_start(each), each.close, "")

    def is_tracked(self, line: int) -> bool:
        """Whether a paragraph, or the whole cell, has changes that somebody made."""
        lines = self._joined()
        found = lines if line == WHOLE else lines[line : line + 1]
        return is_tracked([each for joined in found for each, _ in joined])

    def _joined(self) -> list[list[tuple[Place, bool]]]:
        """The paragraphs, those together between which the break is deleted."""
        found: list[list[tuple[Place, bool]]] = []
        goes_on = False
        for each in _paragraphs(self._place):
            if goes_on:
                found[-1].append(each)
            else:
                found.append([each])
            goes_on = has_deleted_mark(each[0])
        return found

    def _parts(self, place: Place, has_tags: bool, depth: int = 0) -> Iterator[Part]:
        for each in place.children:
            name = each.name
            if name == "r":
                yield from self._run(each, has_tags)
            elif name in _THROUGH and depth < _MOST_DEPTH:
                yield from self._parts(each, has_tags, depth + 1)
            elif name == "hyperlink" and not each.is_bare:
                opened = self._xml.text(each.start, each.inner)
                closed = self._xml.text(each.close, each.end)
                key = f"@{each.start}"
                yield Item(CodeKind.OPEN, opened, "link", key, Markup.LINK)
                yield from self._parts(each, has_tags, depth + 1)
                yield Item(CodeKind.CLOSE, closed, "/link", key, Markup.LINK)
            elif name not in _NOTHING | _GONE | _LEADING | _TRAILING:
                data = self._xml.text(each.start, each.end)
                yield Item(CodeKind.ALONE, data, data, markup=_markup(name))

    def _run(self, run: Place, has_tags: bool) -> Iterator[Part]:
        properties = run.find("rPr")
        if properties is not None and is_on(properties.find("vanish")):
            return
        looks = _looks(properties)
        is_styled = value_of(properties.find("rStyle") if properties else None) in self._tag_styles
        worn = "" if properties is None else self._xml.text(properties.start, properties.end)
        prefix = _prefix(run)

        def data(text: str) -> str:
            words = text_elements(prefix, text)
            return f"<{prefix}r>{worn}{words}</{prefix}r>"

        text = ""
        for each in run.children:
            sign = _sign(each)
            if sign:
                text += sign
                continue
            if each.name in _NOTHING:
                continue
            if text:
                yield from self._words(Words(text, looks), data, has_tags, is_styled)
                text = ""
            inner = self._xml.text(each.start, each.end)
            whole = f"<{prefix}r>{worn}{inner}</{prefix}r>"
            yield Item(CodeKind.ALONE, whole, inner, markup=_markup(each.name))
        if text:
            yield from self._words(Words(text, looks), data, has_tags, is_styled)

    def _words(
        self, words: Words, data: Callable[[str], str], has_tags: bool, is_styled: bool
    ) -> Iterator[Part]:
        if has_tags or is_styled:
            yield from tags_in(words, data, is_styled=is_styled)
        else:
            yield words

    def _new_paragraph(self, text: str, codes: Sequence[Code]) -> Iterator[Splice]:
        place, prefix = self._place, _prefix(self._place)
        made = f"<{prefix}p>{''.join(runs(prefix, '', text, codes))}</{prefix}p>"
        if place.is_bare:
            yield Splice(place.start, place.end, f"<{prefix}tc>{made}</{prefix}tc>")
        else:
            yield Splice(place.close, place.close, made)

    def _refilled(
        self, paragraph: Place, emptied: Sequence[Place], text: str, codes: Sequence[Code]
    ) -> Splice:
        """Another content of a paragraph; what marks places in it stays, at its ends."""
        prefix = _prefix(paragraph)
        leading, trailing = self._anchors(emptied)
        worn = self._worn([*emptied, *(each for each, _ in _paragraphs(self._place))])
        made = "".join((*leading, *runs(prefix, worn, text, codes), *trailing))
        if paragraph.is_bare:
            tag = self._xml.text(paragraph.start, paragraph.inner)
            opened = f"{tag.removesuffix('/>').rstrip()}>"
            return Splice(paragraph.start, paragraph.end, f"{opened}{made}</{paragraph.tag}>")
        held = _only_control(paragraph)
        if held is not None:
            return Splice(held.inner, held.close, made)
        return Splice(_content_start(paragraph), paragraph.close, made)

    def _anchors(self, paragraphs: Sequence[Place]) -> tuple[list[str], list[str]]:
        leading: list[str] = []
        trailing: list[str] = []
        for paragraph in paragraphs:
            for each in _walk(paragraph):
                if each.name in _LEADING:
                    leading.append(self._xml.text(each.start, each.end))
                elif each.name in _TRAILING or (
                    each.name == "r" and each.find("commentReference") is not None
                ):
                    trailing.append(self._xml.text(each.start, each.end))
        return leading, trailing

    def _worn(self, paragraphs: Sequence[Place]) -> str:
        """The properties that the words of a cell have, but for looks that are codes.

        An empty cell has those of its paragraph mark.
        """
        found: Place | None = None
        for paragraph in paragraphs:
            for run in _walk(paragraph):
                properties = run.find("rPr") if run.name == "r" else None
                if properties is None or is_on(properties.find("vanish")):
                    continue
                style = value_of(properties.find("rStyle"))
                if style not in self._tag_styles and run.find("commentReference") is None:
                    found = properties
                    break
            if found is None and (mark := paragraph.find("pPr")) is not None:
                found = mark.find("rPr")
            if found is not None:
                break
        if found is None:
            return ""
        kept = (each for each in found.children if each.name not in _NOT_WORN)
        return "".join(self._xml.text(each.start, each.end) for each in kept)


def _paragraphs(place: Place, *, is_direct: bool = True) -> Iterator[tuple[Place, bool]]:
    """The paragraphs of a cell, and whether each stands in it without anything between."""
    for each in place.children:
        if each.name == "p":
            yield each, is_direct
        elif each.name in _THROUGH:
            yield from _paragraphs(each, is_direct=False)


def _walk(place: Place) -> Iterator[Place]:
    """What stands in a paragraph, but for what it has deleted."""
    for each in place.children:
        yield each
        if each.name in _THROUGH or each.name in ("hyperlink", "fldSimple", *_GONE):
            yield from _walk(each)


def _only_control(paragraph: Place) -> Place | None:
    """The content of the one content control that a paragraph is, which stays around its words."""
    inside = [each for each in paragraph.children if each.name not in ("pPr", "proofErr")]
    if len(inside) != 1 or inside[0].name != "sdt":
        return None
    held = inside[0].find("sdtContent")
    return held if held is not None and not held.is_bare else None


def _content_start(paragraph: Place) -> int:
    properties = paragraph.find("pPr")
    return paragraph.inner if properties is None else properties.end


def _all_text(place: Place) -> str:
    parts: list[str] = []
    for each in place.children:
        if each.name == "t":
            parts.append(each.text())
        elif each.name not in _GONE and each.name not in ("pPr", "tbl", "pict", "drawing"):
            parts.append(_sign(each) or _all_text(each))
    return "".join(parts)


def _sign(element: Place) -> str:
    """The text of an element of a run; empty where it is something else."""
    if element.name == "t":
        return element.text()
    if element.name == "br":
        return "\n" if _attribute(element, "type") in ("", "textWrapping") else ""
    return _SIGNS.get(element.name, "")


def _markup(name: str) -> Markup:
    if name in ("footnoteReference", "endnoteReference"):
        return Markup.FOOTNOTE
    if name in ("drawing", "pict", "object"):
        return Markup.IMAGE
    return Markup.FIELD if name.startswith(("fld", "instr")) else Markup.OTHER


def _looks(properties: Place | None) -> frozenset[str]:
    if properties is None:
        return frozenset()
    found = set()
    for each in properties.children:
        value = value_of(each)
        if each.name in _LOOK_NAMES and value not in OFF:
            found.add(_LOOK_NAMES[each.name])
        elif each.name == "u" and value not in ("", *OFF):
            found.add("u")
        elif each.name == "vertAlign" and value in ("superscript", "subscript"):
            found.add(value[: -len("script")])
    return frozenset(found)


def _attribute(element: Place, name: str) -> str:
    return element.attributes.get(f"{element.namespace} {name}", "")


def _prefix(element: Place) -> str:
    """`w:` as the file has it."""
    head, colon, _ = element.tag.rpartition(":")
    return head + colon
