"""The English alone as a Word document, in styles that an editor can change in one place.

A Word document is also read, with templates and those that hold macros, and is written again with
the words of its translation, each paragraph in its own style. Footnotes and endnotes are read
after the body, headers and footers after these, once each; text boxes after the paragraph that
they hang on. Of a field that the program fills (a page number, a reference) only its place is
kept. Not read are tables of contents, comments, hidden words, and what tracked changes have
deleted; what they have inserted is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._english import (
    EnglishParagraph,
    Role,
    expected,
    expected_footnotes,
    paragraphs,
)
from workbench.formats._footnotes import Marks, pieces
from workbench.formats._languages import by_region
from workbench.formats._xml_text import losses
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

    from workbench.formats._docx_footnotes import Footnotes
    from workbench.model.exchange import Noted, ParallelText
    from workbench.model.sources import Filling, SourceText

_STYLES = {
    Role.KICKER: "Subtitle",
    Role.HEADING: "Heading 1",
    Role.SUBHEADING: "Heading 2",
    Role.BYLINE: "Byline",
    Role.BODY: "Body Text",
    Role.CREDIT: "Credit",
}


def read_source(path: Path) -> SourceText:
    """Every paragraph that has words, with its markup as codes. Raises UnreadableFile."""
    from workbench.formats._docx_read import read_document

    return read_document(path)


def write_filled(original: bytes, fillings: Sequence[Filling], out: BinaryIO) -> list[str]:
    """Writes a document again with other texts in its paragraphs, all else as it was."""
    from workbench.formats._docx_filled import write_document

    return write_document(original, fillings, out)


def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes every paragraph in the style of its role; each document begins on a new page.

    A line break within a paragraph stays one (`w:br`). What has no English yet is left in
    Chinese and is marked as Chinese for the spelling checker. Footnotes are Word's own.
    """
    from workbench.formats._docx_footnotes import Footnotes
    from workbench.formats._docx_styles import new_document, paragraph_style

    document = new_document(parallel)
    styles = {role: paragraph_style(document, name) for role, name in _STYLES.items()}
    chinese = by_region(parallel.source_language)
    notes = Footnotes(document) if parallel.footnotes else None
    for index, part in enumerate(parallel.documents):
        for position, paragraph in enumerate(paragraphs(part)):
            added = _add(document, paragraph, styles[paragraph.role], chinese, notes)
            if index and not position:
                added.paragraph_format.page_break_before = True
    if notes is not None:
        notes.attach()
    document.save(out)
    return losses(parallel)


def read_back(path: Path) -> Iterator[tuple[str, str]]:
    """The text of every paragraph of the document's body."""
    from docx import Document

    from workbench.formats._docx_footnotes import read_text

    for paragraph in Document(str(path)).paragraphs:
        yield "", read_text(paragraph)


def read_footnotes(path: Path) -> Iterator[Noted]:
    """The notes in order of their marks."""
    from docx import Document

    from workbench.formats._docx_footnotes import read_marks, read_notes

    document = Document(str(path))
    marks = Marks()
    for number, paragraph in enumerate(document.paragraphs, 1):
        marks.found += [(number, offset, note) for offset, note in read_marks(paragraph)]
    yield from marks.notes(read_notes(document), path.name)


def _add(
    document: Document,
    paragraph: EnglishParagraph,
    style: ParagraphStyle,
    chinese: str,
    notes: Footnotes | None,
) -> Paragraph:
    from workbench.formats._docx_styles import mark_as_chinese

    added = document.add_paragraph()
    # Assigning the style itself would search the whole style sheet for every paragraph.
    added._p.style = style.style_id
    for piece in pieces(paragraph.text, paragraph.footnotes):
        if isinstance(piece, str):
            run = added.add_run(piece)
            if not paragraph.is_translated:
                mark_as_chinese(run, chinese)
        elif notes is not None:
            notes.add(added, piece.number, piece.text)
    return added


FORMAT = Format(
    name="docx",
    title="the English as a Word document",
    suffixes=(".docx",),
    read_suffixes=(".docm", ".dotx", ".dotm"),
    holds="target, footnotes",
    read_source=read_source,
    write_filled=write_filled,
    is_english_only=True,
    write=write,
    expected=expected,
    read_back=read_back,
    read_footnotes=read_footnotes,
    expected_footnotes=expected_footnotes,
)
