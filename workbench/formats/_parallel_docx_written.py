"""A Word document with both languages: a row for each pair, footnotes, and the appendices.

Imported by `parallel_docx` when it is needed, for python-docx takes long to load. It makes styles
and edges of pages; what stands on these is written as a stream, so that neither the pairs nor
their notes are ever all in memory.
"""

from __future__ import annotations

from contextlib import closing
from itertools import chain
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, BinaryIO

from workbench.formats import _docx_footnotes as footnotes_xml
from workbench.formats import _parallel_docx_elements as elements
from workbench.formats import _parallel_docx_styles as styles
from workbench.formats._docx_streamed import section_of, too_long_for_word, write_streamed
from workbench.formats._english import is_translated
from workbench.formats._inline_pieces import Piece, Sign, Unseen, styled_side
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
from workbench.formats._parallel_docx_glossary import Glossary
from workbench.formats._remarks import remarks
from workbench.formats._xml_text import Losses, attribute, legal
from workbench.model.exchange import Arrangement
from workbench.model.segments import Side
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.model.exchange import (
        Footnote,
        ParallelDocument,
        ParallelPair,
        ParallelText,
    )

_NUMBER_WIDTH = 19
"""Of the column of numbers, in millimetres."""
_RELATIONS = "word/_rels/document.xml.rels"
_LINK = (
    '<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/hyperlink" Target="{}" TargetMode="External"/>'
)
_IN_MEMORY = 2**20
"""Bytes of the appendix of notes that are not put on the disk."""


def plain(text: str) -> str:
    """A text as the document can hold it: without control characters, line ends as `\\n`."""
    return to_line_feeds(legal(text))


def write_document(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes the whole document; gives one sentence for each thing that it cannot show."""
    with closing(SpooledTemporaryFile(_IN_MEMORY)) as notes:
        return _Writer(parallel, notes).write(out)


class _Writer:
    """A document that is being written."""

    def __init__(self, parallel: ParallelText, appendix: IO[bytes]) -> None:
        self._parallel = parallel
        self._appendix = appendix
        """The notes as XML, for the end."""
        self._is_above = parallel.choices.arrangement is Arrangement.ABOVE
        rest = styles.WIDTH - _NUMBER_WIDTH
        texts = [rest] if self._is_above else [rest // 2, rest - rest // 2]
        self._widths = [_NUMBER_WIDTH, *texts]
        self._links: dict[str, str] = {}
        self._glossary = Glossary(parallel.source_language, plain)
        for concept in parallel.concepts:
            self._glossary.number_of(concept)
        self._footnotes: list[Footnote] = []
        self._notes = self._bookmarks = self._length = 0
        self._lost, self._unseen = Losses(), Unseen()

    def write(self, out: BinaryIO) -> list[str]:
        """Writes it; gives what it cannot show."""
        document = styles.new_parallel_document(self._parallel)
        late = {_RELATIONS: self._relations}
        if self._parallel.footnotes:
            footnotes_xml.Footnotes(document).attach()
            late[footnotes_xml.PART] = self._written_footnotes
        section = section_of(document)
        styles.set_columns(document)
        write_streamed(document, self._body(section, section_of(document)), out, late=late)
        return [
            *self._lost.told(self._parallel),
            *self._unseen.told(),
            *too_long_for_word(self._length),
        ]

    def _body(self, section: str, in_columns: str) -> Iterator[str]:
        yield elements.paragraph("Title", elements.run(plain(self._parallel.title)))
        for number, document in enumerate(self._parallel.documents, 1):
            name = elements.run(" ".join(legal(document.name).split()))
            yield elements.paragraph("Heading 1", name)
            yield elements.table(self._widths)
            yield self._head()
            for pair in document.pairs:
                yield self._row(pair, document, anchor_of(pair, number))
            yield elements.TABLE_END
        if self._notes:
            yield elements.paragraph("Heading 1", elements.run("Notes and queries"))
            self._appendix.seek(0)
            yield from (piece.decode() for piece in iter(self._appendix.readline, b""))
        if self._glossary.is_empty:
            yield section
            return
        # The properties of a section stand in its last paragraph.
        last = elements.style_of("Heading 1", section)
        yield f"<w:p>{last}{elements.run('Glossary')}</w:p>"
        yield from self._glossary.written(self._bookmark)
        yield in_columns

    def _head(self) -> str:
        source = name_of(self._parallel.source_language)
        target = name_of(self._parallel.target_language)
        names = ["No.", f"{source}, {target}"] if self._is_above else ["No.", source, target]
        cells = [elements.paragraph(styles.HEAD, elements.run(name)) for name in names]
        return elements.row(cells, self._widths, "cantSplit", "tblHeader")

    def _row(self, pair: ParallelPair, document: ParallelDocument, anchor: str) -> str:
        footnotes = document.footnotes_of(pair)
        self._lost.see(pair, footnotes)
        self._unseen.see(pair)
        self._length += len(pair.segment.source) + len(pair.target.text)
        number = self._bookmark(anchor, elements.run(label_of(pair)))
        first = chain(
            (elements.paragraph(styles.NUMBER, number),),
            (elements.paragraph(styles.STATE, elements.run(mark)) for mark in marks_of(pair)),
            (self._note(pair, anchor, remark) for remark in remarks(pair, footnotes)),
        )
        source = self._text(pair, Side.SOURCE, footnotes)
        target = self._target(pair, footnotes)
        texts = (source + target,) if self._is_above else (source, target)
        flags = () if is_long(pair) else ("cantSplit",)
        return elements.row(["".join(first), *texts], self._widths, *flags)

    def _note(self, pair: ParallelPair, anchor: str, remark: str) -> str:
        """The mark of a note; the note itself is put by for the end."""
        self._notes += 1
        count = self._notes
        shown = elements.run(f"Note {count}", style=styles.LINK)
        mark = self._bookmark(f"note-mark-{count}", elements.link(f"note-{count}", shown))
        back = elements.run(f"{count}. ¶ {label_of(pair)}", style=styles.LINK)
        note = elements.link(anchor, back) + elements.run(f" {plain(remark)}")
        whole = elements.paragraph(styles.NOTE, self._bookmark(f"note-{count}", note))
        self._appendix.write(f"{whole}\n".encode())
        return elements.paragraph(styles.NOTE_MARK, mark)

    def _target(self, pair: ParallelPair, footnotes: tuple[Footnote, ...]) -> str:
        if is_translated(pair):
            found = [self._text(pair, Side.TARGET, footnotes)]
        else:
            said = MISSING if pair.segment.is_translatable else NOT_TRANSLATABLE
            found = [elements.paragraph(styles.MISSING, elements.run(said))]
        for text, by in map(wording, pair.history):
            found.append(
                elements.paragraph(
                    styles.EARLIER,
                    elements.run("Earlier: ", style=styles.BY),
                    elements.run(plain(text)),
                    elements.run(f" ({legal(by)})", style=styles.BY),
                )
            )
        return "".join(found)

    def _text(self, pair: ParallelPair, side: Side, footnotes: Iterable[Footnote]) -> str:
        made: list[str] = []
        is_after_mark = False
        for piece in styled_side(pair, side, footnotes):
            if isinstance(piece, Piece):
                made.append(self._piece(piece, is_chinese=side is Side.SOURCE))
            elif isinstance(piece, Sign):
                made.append(footnotes_xml.written_sign(piece.text))
            else:
                self._footnotes.append(piece)
                made.append(footnotes_xml.written_mark(piece.number, is_after_mark=is_after_mark))
            is_after_mark = not isinstance(piece, Piece | Sign)
        return elements.paragraph(styles.style_name(side, pair.segment.kind), *made)

    def _piece(self, piece: Piece, *, is_chinese: bool) -> str:
        concepts = [concept for hit in piece.hits for concept in hit.concepts]
        style = styles.LINK if piece.link else styles.TERM if concepts else ""
        run = elements.run(plain(piece.text), piece.looks, style=style, is_chinese=is_chinese)
        if piece.link:
            return elements.outer_link(self._relation(legal(piece.link)), run)
        if concepts:
            entries = [self._glossary.number_of(concept) for concept in concepts]
            return elements.link(f"c{entries[0]}", run, legal(english_of(piece.hits)) or "?")
        return run

    def _relation(self, address: str) -> str:
        return self._links.setdefault(address, f"link{len(self._links) + 1}")

    def _bookmark(self, name: str, children: str) -> str:
        self._bookmarks += 1
        return elements.bookmark(self._bookmarks, name, children)

    def _relations(self, part: bytes) -> Iterator[str]:
        before, end, after = part.decode().rpartition("</Relationships>")
        yield before
        for address, identity in self._links.items():
            yield _LINK.format(identity, attribute(address))
        yield end + after

    def _written_footnotes(self, part: bytes) -> Iterator[str]:
        before, end, after = part.decode().rpartition("</w:footnotes>")
        yield before
        for note in self._footnotes:
            yield footnotes_xml.written_note(note.number, plain(note.text))
        yield end + after
