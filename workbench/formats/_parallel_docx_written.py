"""A Word document with both languages: a row for each pair, footnotes, and the appendices.

Imported by `parallel_docx` when it is needed, for python-docx takes long to load. Rows are made as
XML and not by the calls of python-docx, which search the table for every cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, cast

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from workbench.formats import _parallel_docx_elements as elements
from workbench.formats import _parallel_docx_styles as styles
from workbench.formats._docx_footnotes import Footnotes
from workbench.formats._english import is_translated
from workbench.formats._glossary_rows import written_in
from workbench.formats._inline_pieces import Piece, styled_side
from workbench.formats._page_head import name_of
from workbench.formats._page_pair import (
    MISSING,
    NOT_TRANSLATABLE,
    anchor_of,
    english_of,
    is_long,
    label_of,
    marks_of,
    wording,
)
from workbench.formats._remarks import remarks
from workbench.formats._xml_text import legal
from workbench.model.codes import Markup
from workbench.model.exchange import Arrangement
from workbench.model.segments import Side
from workbench.model.terms import TermStatus
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docx.document import Document
    from docx.oxml.text.paragraph import CT_P
    from lxml.etree import _Element

    from workbench.model.exchange import Footnote, ParallelPair, ParallelText
    from workbench.model.terms import Concept

_NUMBER_WIDTH = 19
"""Of the column of numbers, in millimetres."""


def plain(text: str) -> str:
    """A text as the document can hold it: without control characters, line ends as `\\n`."""
    return to_line_feeds(legal(text))


def write_document(parallel: ParallelText, out: BinaryIO) -> None:
    """Writes the whole document."""
    _Writer(parallel).write(out)


class _Writer:
    """A document that is being written."""

    def __init__(self, parallel: ParallelText) -> None:
        self._parallel = parallel
        self._document: Document = styles.new_parallel_document(parallel)
        self._body = self._document.element.body
        self._footnotes = Footnotes(self._document) if parallel.footnotes else None
        self._is_above = parallel.choices.arrangement is Arrangement.ABOVE
        rest = styles.WIDTH - _NUMBER_WIDTH
        texts = [rest] if self._is_above else [rest // 2, rest - rest // 2]
        self._widths = [_NUMBER_WIDTH, *texts]
        self._links: dict[str, str] = {}
        self._entries: dict[str, tuple[int, Concept]] = {}
        self._notes: list[tuple[str, str, str]] = []
        """(anchor of the pair, its label, the note)"""
        self._bookmarks = 0
        for concept in parallel.concepts:
            self._entry(concept)

    def write(self, out: BinaryIO) -> None:
        self._document.add_paragraph(legal(self._parallel.title), style="Title")
        for number, part in enumerate(self._parallel.documents, 1):
            self._document.add_heading(_one_line(part.name), 1)
            table = self._table()
            for pair in part.pairs:
                table.append(self._row(pair, part.footnotes_of(pair), anchor_of(pair, number)))
        self._add_notes()
        self._add_glossary()
        if self._footnotes is not None:
            self._footnotes.attach()
        self._document.save(out)

    def _table(self) -> _Element:
        table = self._document.add_table(rows=0, cols=len(self._widths))
        table.autofit = False
        for column, width in zip(table.columns, self._widths, strict=True):
            column.width = Mm(width)
        element: _Element = table._tbl
        elements.rule(element)
        source = name_of(self._parallel.source_language)
        target = name_of(self._parallel.target_language)
        names = [f"{source}, {target}"] if self._is_above else [source, target]
        cells = [[elements.paragraph(styles.HEAD, elements.run(name))] for name in ("No.", *names)]
        element.append(elements.row(cells, self._widths, "cantSplit", "tblHeader"))
        return element

    def _row(self, pair: ParallelPair, footnotes: tuple[Footnote, ...], anchor: str) -> _Element:
        number = elements.paragraph(styles.NUMBER, elements.run(label_of(pair)))
        self._bookmark(number, anchor)
        first = [
            number,
            *(elements.paragraph(styles.STATE, elements.run(mark)) for mark in marks_of(pair)),
        ]
        for remark in remarks(pair, footnotes):
            self._notes.append((anchor, label_of(pair), remark))
            count = len(self._notes)
            link = elements.link(
                f"note-{count}", [elements.run(f"Note {count}", style=styles.LINK)]
            )
            first.append(elements.paragraph(styles.NOTE_MARK, link))
            self._bookmark(first[-1], f"note-mark-{count}")
        source = [self._text(pair, Side.SOURCE, footnotes)]
        target = self._target(pair, footnotes)
        texts = [source + target] if self._is_above else [source, target]
        flags = () if is_long(pair) else ("cantSplit",)
        return elements.row([first, *texts], self._widths, *flags)

    def _target(self, pair: ParallelPair, footnotes: tuple[Footnote, ...]) -> list[_Element]:
        if is_translated(pair):
            found = [self._text(pair, Side.TARGET, footnotes)]
        else:
            said = MISSING if pair.segment.is_translatable else NOT_TRANSLATABLE
            found = [elements.paragraph(styles.MISSING, elements.run(said))]
        for text, by in map(wording, pair.history):
            runs = (elements.run("Earlier: ", style=styles.BY), elements.run(plain(text)))
            found.append(
                elements.paragraph(
                    styles.EARLIER, *runs, elements.run(f" ({legal(by)})", style=styles.BY)
                )
            )
        return found

    def _text(self, pair: ParallelPair, side: Side, footnotes: Iterable[Footnote]) -> _Element:
        made = elements.paragraph(styles.style_name(side, pair.segment.kind))
        for piece in styled_side(pair, side, footnotes):
            if isinstance(piece, Piece):
                made.append(self._piece(piece, is_chinese=side is Side.SOURCE))
            elif self._footnotes is not None:
                holder = Paragraph(cast("CT_P", made), self._document)
                self._footnotes.add(holder, piece.number, plain(piece.text))
        return made

    def _piece(self, piece: Piece, *, is_chinese: bool) -> _Element:
        concepts = [concept for hit in piece.hits for concept in hit.concepts]
        style = styles.TERM if concepts else ""
        style = styles.LINK if piece.link else style
        run = elements.run(plain(piece.text), piece.looks, style=style, is_chinese=is_chinese)
        if piece.link:
            link = OxmlElement("w:hyperlink")
            link.set(qn("r:id"), self._relation(piece.link))
            link.append(run)
            return link
        if concepts:
            entries = [self._entry(concept) for concept in concepts]
            return elements.link(f"c{entries[0]}", [run], legal(english_of(piece.hits)) or "?")
        return run

    def _relation(self, address: str) -> str:
        if address not in self._links:
            self._links[address] = self._document.part.relate_to(
                legal(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True
            )
        return self._links[address]

    def _entry(self, concept: Concept) -> int:
        return self._entries.setdefault(concept.id, (len(self._entries) + 1, concept))[0]

    def _bookmark(self, paragraph: _Element, name: str) -> None:
        self._bookmarks += 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), str(self._bookmarks))
        start.set(qn("w:name"), name)
        paragraph.insert(1, start)
        paragraph.append(end)

    def _add_notes(self) -> None:
        if not self._notes:
            return
        self._document.add_heading("Notes and queries", 1)
        for count, (anchor, label, remark) in enumerate(self._notes, 1):
            back = elements.link(anchor, [elements.run(f"{count}. ¶ {label}", style=styles.LINK)])
            note = elements.paragraph(styles.NOTE, back, elements.run(f" {plain(remark)}"))
            self._bookmark(note, f"note-{count}")
            self._append(note)

    def _add_glossary(self) -> None:
        if not self._entries:
            return
        styles.begin_columns(self._document, self._document.add_heading("Glossary", 1))
        for number, concept in self._entries.values():
            head = elements.paragraph(styles.ENTRY, *self._chinese(concept), *_english(concept))
            self._bookmark(head, f"c{number}")
            self._append(head)
            source = ", ".join(filter(None, (concept.source, concept.date)))
            text = " ".join(filter(None, (concept.definition, concept.note)))
            runs = [elements.run(plain(text))] if text else []
            if source:
                runs.append(
                    elements.run(f"{' ' if text else ''}({plain(source)})", style=styles.BY)
                )
            if runs:
                self._append(elements.paragraph(styles.ENTRY_TEXT, *runs))

    def _chinese(self, concept: Concept) -> Iterator[_Element]:
        for at, term in enumerate(written_in(concept, self._parallel.source_language)):
            if at:
                yield elements.run("、", is_chinese=True)
            yield elements.run(plain(term.text), {Markup.BOLD}, is_chinese=True)
            if term.reading:
                yield elements.run(f" {plain(term.reading)}", {Markup.ITALIC})

    def _append(self, paragraph: _Element) -> None:
        """Puts a paragraph at the end, before the properties of the section."""
        self._body[-1].addprevious(paragraph)


def _english(concept: Concept) -> Iterator[_Element]:
    usable = [term for term in concept.in_language("en") if term.status.is_usable]
    for at, term in enumerate(usable):
        yield elements.run("; " if at else "   ")
        is_preferred = term.status is TermStatus.PREFERRED
        yield elements.run(plain(term.text), {Markup.BOLD} if is_preferred else ())
    avoided = [plain(term.text) for term in concept.in_language("en") if not term.status.is_usable]
    if avoided:
        yield elements.run(f" (not: {'; '.join(avoided)})", {Markup.ITALIC})


def _one_line(text: str) -> str:
    return " ".join(legal(text).split())
