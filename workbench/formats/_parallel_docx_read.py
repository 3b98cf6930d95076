"""Reading a Word document with both languages again: by the styles of its paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import docx
from docx.oxml.ns import qn

from workbench.errors import UnreadableFile
from workbench.formats import _parallel_docx_styles as styles
from workbench.formats._docx_footnotes import is_mark, read_notes
from workbench.formats._footnotes import Marks
from workbench.formats._page_facts import Look, add_look, carried, look_of
from workbench.model.codes import Markup
from workbench.model.segments import Side

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docx.document import Document
    from docx.oxml.text.run import CT_R
    from lxml.etree import _Element

    from workbench.model.exchange import Carried, Noted

_LOOKS = {
    qn("w:b"): Markup.BOLD,
    qn("w:i"): Markup.ITALIC,
    qn("w:strike"): Markup.STRIKE,
    qn("w:u"): Markup.UNDERLINE,
}
_SCRIPTS = {"superscript": Markup.SUPERSCRIPT, "subscript": Markup.SUBSCRIPT}


def read_pairs(path: Path) -> Iterator[Carried]:
    """Every row of every table. Raises UnreadableFile for a note without its mark."""
    document = docx.Document(str(path))
    notes = _notes(document)
    for row in _rows(document):
        yield row.carried([next(notes, "") for _ in range(row.remarks)])
    if next(notes, None) is not None:
        raise UnreadableFile(f"{path.name}: a note has no mark")


def read_footnotes(path: Path) -> Iterator[Noted]:
    """The footnotes in order of their marks."""
    document = docx.Document(str(path))
    marks = Marks()
    for number, row in enumerate(_rows(document), 1):
        marks.found += [(number, offset, note) for offset, note in row.footnotes]
    yield from marks.notes(read_notes(document), path.name)


class _Row:
    """A pair as it is read."""

    def __init__(self, element: _Element, document: Document) -> None:
        self._document = document
        self.label = self.kind = ""
        self.marks: list[str] = []
        self.texts: dict[Side, str] = {}
        self.looks: dict[Side, list[Look]] = {side: [] for side in Side}
        self.footnotes: list[tuple[int, int]] = []
        """(offset, number of the note)"""
        self.remarks = 0
        self.earlier: list[tuple[str, str]] = []
        for paragraph in element.iter(qn("w:p")):
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
        elif style == styles.identity(styles.NUMBER):
            self.label = _text(paragraph)
        elif style in (styles.identity(styles.STATE), styles.identity(styles.MISSING)):
            self.marks.append(_text(paragraph))
        elif style == styles.identity(styles.NOTE_MARK):
            self.remarks += 1
        elif style == styles.identity(styles.EARLIER):
            _, *wording, (by, _) = _runs(paragraph)
            text = "".join(run.text for run, _ in wording)
            self.earlier.append((text, by.text.removeprefix(" (").removesuffix(")")))

    def _read_text(self, paragraph: _Element, side: Side) -> None:
        parts, at = [], 0
        for run, link in _runs(paragraph):
            for mark in run.findall(qn("w:footnoteReference")):
                self.footnotes.append((at, int(mark.get(qn("w:id"), ""))))
            if is_mark(run):
                continue
            parts.append(run.text)
            end = at + len(parts[-1])
            add_look(self.looks[side], at, end, self._look(run, link))
            at = end
        self.texts[side] = "".join(parts)

    def _look(self, run: CT_R, link: _Element | None) -> str:
        looks = []
        properties = run.find(qn("w:rPr"))
        for each in () if properties is None else properties:
            if each.tag in _LOOKS:
                looks.append(_LOOKS[each.tag])
            elif each.tag == qn("w:vertAlign"):
                looks.append(_SCRIPTS[each.get(qn("w:val"), "")])
            elif each.tag == qn("w:rFonts") and each.get(qn("w:ascii")):
                looks.append(Markup.MONOSPACE)
        relation = "" if link is None else link.get(qn("r:id"), "")
        address = self._document.part.rels[relation].target_ref if relation else ""
        term = "" if link is None else link.get(qn("w:tooltip"), "")
        return look_of(looks, address, term)


def _rows(document: Document) -> Iterator[_Row]:
    for row in document.element.body.iter(qn("w:tr")):
        if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None:
            yield _Row(row, document)


def _notes(document: Document) -> Iterator[str]:
    for paragraph in document.element.body.iterchildren(qn("w:p")):
        if _style(paragraph) == styles.identity(styles.NOTE):
            _, text = _runs(paragraph)
            yield text[0].text.removeprefix(" ")


def _style(paragraph: _Element) -> str:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if found is None else found.get(qn("w:val"), "")


def _runs(paragraph: _Element) -> Iterator[tuple[CT_R, _Element | None]]:
    """The runs of a paragraph, each with the link that it is part of."""
    for child in paragraph:
        if child.tag == qn("w:r"):
            yield cast("CT_R", child), None
        elif child.tag == qn("w:hyperlink"):
            for run in child.iterchildren(qn("w:r")):
                yield cast("CT_R", run), child


def _text(paragraph: _Element) -> str:
    return "".join(run.text for run, _ in _runs(paragraph))
