"""What a Word document with both languages holds around its rows: title, headings and glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._languages import by_region
from workbench.formats._page_facts import expected_pair
from workbench.formats._page_glossary import Shown, chinese_of
from workbench.formats._remarks import remarks
from workbench.formats._xml_text import legal
from workbench.model.exchange import Around
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.formats._office_package import Package
    from workbench.model.exchange import Carried, ParallelText
    from workbench.model.terms import Concept

_STYLES = {
    "Title": "title",
    "Heading1": "heading",
    "GlossaryEntry": "term",
    "GlossaryText": "said of a term",
}
"""What paragraphs of a style are, by its identity."""
_SOURCE = "SourceBody"


def expected_document(parallel: ParallelText) -> Iterator[Carried | Around]:
    """Every pair, and then what stands around them, a heading with the rows before it."""
    glossary = Shown(parallel)
    headings: list[Around] = []
    rows = noted = 0
    for document in parallel.documents:
        headings.append(_heading(legal(document.name), rows))
        rows += 1  # the names of the languages
        for pair in document.pairs:
            rows += 1
            footnotes = document.footnotes_of(pair)
            glossary.see(pair)
            noted += bool(remarks(pair, footnotes))
            yield expected_pair(pair, footnotes, plain)
    if noted:
        headings.append(_heading("Notes and queries", rows))
    if glossary.concepts:
        headings.append(_heading("Glossary", rows))
    yield Around("source language", by_region(parallel.source_language))
    yield Around("title", plain(parallel.title))
    yield from headings
    for concept in glossary.concepts:
        yield from _entry(concept, parallel.source_language)


def read_around(path: Path) -> Iterator[Around]:
    """The same of a file."""
    from workbench.formats._docx_outside import paragraphs_outside
    from workbench.formats._docx_rows import word_package

    package = word_package(path)
    yield Around("source language", _language(package))
    for found in paragraphs_outside(package):
        name = _STYLES.get(found.style, "")
        if name == "heading":
            yield _heading(found.text, found.rows)
        elif name:
            yield Around(name, found.text)


def _language(package: Package) -> str:
    """The language of the style that the Chinese has."""
    from workbench.formats._docx_names import child, get
    from workbench.formats._docx_rows import Elements

    for _, style in Elements(package, "word/styles.xml", ("style",)):
        if get(style, "styleId") == _SOURCE:
            language = child(style, "rPr", "lang")
            return "" if language is None else get(language, "eastAsia")
    return ""


def plain(text: str) -> str:
    """A text as the document can hold it: without control characters, line ends as `\\n`."""
    return to_line_feeds(legal(text))


def _heading(text: str, rows: int) -> Around:
    return Around(f"heading before row {rows + 1}", " ".join(text.split()))


def _entry(concept: Concept, language: str) -> Iterator[Around]:
    terms = concept.in_language("en")
    usable = [plain(term.text) for term in terms if term.status.is_usable]
    avoided = [plain(term.text) for term in terms if not term.status.is_usable]
    english = f"   {'; '.join(usable)}" if usable else ""
    avoid = f" (not: {'; '.join(avoided)})" if avoided else ""
    yield Around("term", f"{chinese_of(concept, language, '、', plain)}{english}{avoid}")
    text = plain(" ".join(filter(None, (concept.definition, concept.note))))
    source = plain(", ".join(filter(None, (concept.source, concept.date))))
    said = " ".join(filter(None, (text, f"({source})" if source else "")))
    if said:
        yield Around("said of a term", said)
