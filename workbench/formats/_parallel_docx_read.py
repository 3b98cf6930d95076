"""Reading a Word document with both languages again, as a stream: by the styles of its paragraphs.

Where a pair has notes, the appendix that they stand in is gone through beside the pairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats import _parallel_docx_styles as styles
from workbench.formats._docx_footnotes import is_mark, streamed_notes
from workbench.formats._docx_names import RELATIONS, W, get
from workbench.formats._docx_parts import main_name, targets
from workbench.formats._docx_rows import Elements, word_package
from workbench.formats._docx_words import read_run
from workbench.formats._footnotes import Marks
from workbench.formats._page_facts import Look, add_look, carried, look_of
from workbench.model.codes import Markup
from workbench.model.segments import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from lxml.etree import _Element

    from workbench.formats._office_package import Package
    from workbench.model.exchange import Carried, Noted

_LOOKS = {
    f"{W}b": Markup.BOLD,
    f"{W}i": Markup.ITALIC,
    f"{W}strike": Markup.STRIKE,
    f"{W}u": Markup.UNDERLINE,
}
_RELATION = f"{{{RELATIONS}}}id"
_SCRIPTS = {"superscript": Markup.SUPERSCRIPT, "subscript": Markup.SUBSCRIPT}
_NUMBER, _STATE, _MISSING, _NOTE_MARK, _EARLIER, _NOTE = map(
    styles.identity,
    (
        styles.NUMBER,
        styles.STATE,
        styles.MISSING,
        styles.NOTE_MARK,
        styles.EARLIER,
        styles.NOTE,
    ),
)


def read_pairs(path: Path) -> Iterator[Carried]:
    """Every row of every table. Raises UnreadableFile for a note without its mark."""
    package = word_package(path)
    addresses = targets(package, main_name(package))
    notes = _notes(package)
    marks = found = 0
    for element in _blocks(package):
        if element.tag == f"{W}p":
            found += _style(element) == _NOTE
        elif not _is_head(element):
            row = _Row(element, addresses)
            marks += row.remarks
            yield row.carried([next(notes, "") for _ in range(row.remarks)])
    if marks != found:
        raise UnreadableFile(f"{path.name}: of {found} notes {marks} have a mark")


def read_footnotes(path: Path) -> Iterator[Noted]:
    """The footnotes in order of their marks."""
    package = word_package(path)
    marks = Marks()
    rows = (each for each in _blocks(package) if each.tag == f"{W}tr" and not _is_head(each))
    for number, element in enumerate(rows, 1):
        marks.found += [(number, offset, note) for offset, note in _Row(element, {}).footnotes]
    yield from marks.notes(streamed_notes(package), path.name)


class _Row:
    """A pair as it is read."""

    def __init__(self, element: _Element, addresses: Mapping[str, str]) -> None:
        self._addresses = addresses
        self.label = self.kind = ""
        self.marks: list[str] = []
        self.texts: dict[Side, str] = {}
        self.looks: dict[Side, list[Look]] = {side: [] for side in Side}
        self.footnotes: list[tuple[int, int]] = []
        """(offset, number of the note)"""
        self.remarks = 0
        self.earlier: list[tuple[str, str]] = []
        for paragraph in element.iter(f"{W}p"):
            self._read(paragraph, _style(paragraph))

    def carried(self, notes: list[str]) -> Carried:
        return carried(
            self.texts.get(Side.SOURCE, ""),
            self.texts.get(Side.TARGET, ""),
            label=self.label,
            kind=self.kind,
            marks=self.marks,
            looks=self.looks,
            notes=notes,
            earlier=self.earlier,
        )

    def _read(self, paragraph: _Element, style: str) -> None:
        found = styles.side_and_kind(style)
        if found is not None:
            side, self.kind = found
            self._read_text(paragraph, side)
        elif style == _NUMBER:
            self.label = _text(paragraph)
        elif style in (_STATE, _MISSING):
            self.marks.append(_text(paragraph))
        elif style == _NOTE_MARK:
            self.remarks += 1
        elif style == _EARLIER:
            _, *wording, (by, _) = _runs(paragraph)
            text = "".join(read_run(run) for run, _ in wording)
            self.earlier.append((text, read_run(by).removeprefix(" (").removesuffix(")")))

    def _read_text(self, paragraph: _Element, side: Side) -> None:
        parts, at = [], 0
        for run, link in _runs(paragraph):
            for mark in run.iterchildren(f"{W}footnoteReference"):
                self.footnotes.append((at, int(get(mark, "id"))))
            properties = run[0] if len(run) and run[0].tag == f"{W}rPr" else None
            if properties is not None and is_mark(run):
                continue
            parts.append(read_run(run))
            end = at + len(parts[-1])
            if properties is not None or link is not None:
                add_look(self.looks[side], at, end, self._look(properties, link))
            at = end
        self.texts[side] = "".join(parts)

    def _look(self, properties: _Element | None, link: _Element | None) -> str:
        looks = []
        for each in () if properties is None else properties:
            if each.tag in _LOOKS:
                looks.append(_LOOKS[each.tag])
            elif each.tag == f"{W}vertAlign":
                looks.append(_SCRIPTS[get(each, "val")])
            elif each.tag == f"{W}rFonts" and get(each, "ascii"):
                looks.append(Markup.MONOSPACE)
        if link is None:
            return look_of(looks, "", "")
        relation = link.get(_RELATION, "")
        return look_of(looks, self._addresses.get(relation, ""), get(link, "tooltip"))


def _blocks(package: Package) -> Iterator[_Element]:
    """The rows and the paragraphs of the body in order, each gone once the next is asked for."""
    found = Elements(package, main_name(package), ("tr", "p"))
    for _, element in found:
        parent = element.getparent()
        if element.tag == f"{W}tr" or (parent is not None and parent.tag == f"{W}body"):
            yield element
            found.forget(element)


def _notes(package: Package) -> Iterator[str]:
    for element in _blocks(package):
        if element.tag == f"{W}p" and _style(element) == _NOTE:
            _, text = _runs(element)
            yield read_run(text[0]).removeprefix(" ")


def _is_head(row: _Element) -> bool:
    return row.find(f"{W}trPr/{W}tblHeader") is not None


def _style(paragraph: _Element) -> str:
    for properties in paragraph.iterchildren(f"{W}pPr"):
        for style in properties.iterchildren(f"{W}pStyle"):
            return get(style, "val")
    return ""


def _runs(paragraph: _Element) -> Iterator[tuple[_Element, _Element | None]]:
    """The runs of a paragraph, each with the link that it is part of."""
    for child in paragraph:
        if child.tag == f"{W}r":
            yield child, None
        elif child.tag == f"{W}hyperlink":
            for run in child.iterchildren(f"{W}r"):
                yield run, child


def _text(paragraph: _Element) -> str:
    return "".join(read_run(run) for run, _ in _runs(paragraph))
