"""What stands behind the pairs of a page: footnotes, notes and the glossary, with links back.

While pairs are written only numbers are kept. Footnotes and notes are written on a second way
through the pairs, so that a page of a million pairs needs no more memory than a short one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.formats._glossary_rows import written_in
from workbench.formats._inline_pieces import with_footnotes
from workbench.formats._page_pair import anchor_of, label_of
from workbench.formats._page_section import Section
from workbench.formats._remarks import remarks
from workbench.formats._xml_text import attribute, content
from workbench.model.terms import TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.model.exchange import Footnote, ParallelPair, ParallelText
    from workbench.model.terms import Concept, Term

NOTES = '<section class="appendix" id="notes">'
"""With what the notes begin. A text cannot hold it, for its tags are escaped."""
_MOST_PLACES = 12
"""Pairs that an entry of the glossary leads back to, the first ones."""


@dataclass(slots=True, kw_only=True)
class _Entry:
    number: int
    concept: Concept
    places: list[tuple[str, str]] = field(default_factory=list)
    """(anchor, label) of pairs that have the term."""
    is_more: bool = False


@dataclass(slots=True, kw_only=True)
class Appendix:
    """What the pairs that were written lead to."""

    has_scripts: bool
    document: int = 0
    """That whose pairs are being written, from 1."""
    notes: int = 0
    _entries: dict[str, _Entry] = field(default_factory=dict)

    def anchor(self, pair: ParallelPair) -> str:
        """What a link to a pair of the present document names."""
        return anchor_of(pair, self.document)

    def next_note(self) -> int:
        """The number of one more note."""
        self.notes += 1
        return self.notes

    def add(self, concept: Concept) -> _Entry:
        """The entry of a concept, made where there is none."""
        if concept.id not in self._entries:
            self._entries[concept.id] = _Entry(number=len(self._entries) + 1, concept=concept)
        return self._entries[concept.id]

    def entry(self, concept: Concept, pair: ParallelPair) -> int:
        """The number of the entry of a concept that a pair has."""
        entry = self.add(concept)
        place = (self.anchor(pair), label_of(pair))
        if place not in entry.places[-1:]:
            if len(entry.places) < _MOST_PLACES:
                entry.places.append(place)
            else:
                entry.is_more = True
        return entry.number

    def sections(self, parallel: ParallelText) -> Iterator[Section]:
        """All parts that have anything."""
        if parallel.footnotes:
            opening = '<section class="appendix" id="footnotes" role="doc-endnotes">'
            yield _section("Translator’s notes", opening, "ol", _footnotes(parallel))
        if self.notes:
            yield _section("Notes and queries", NOTES, "ol", _notes(parallel))
        if self._entries:
            entries = (_written_entry(each, parallel) for each in self._entries.values())
            opening = '<section class="appendix" id="glossary">'
            yield _section("Glossary", opening, "dl", entries)


def _section(name: str, opening: str, tag: str, items: Iterable[str]) -> Section:
    return Section(
        name=name,
        opening=f"{opening}\n<h2>{name}</h2>\n<{tag}>\n",
        goes_on=f"{opening}\n<{tag}>\n",
        items=items,
        closing=f"</{tag}>\n</section>\n",
    )


def _footnotes(parallel: ParallelText) -> Iterator[str]:
    for document in parallel.documents:
        yield from map(_footnote, with_footnotes(document))


def _footnote(note: Footnote) -> str:
    return (
        f'<li id="footnote-{note.number}" value="{note.number}">'
        f'<span class="footnote">{content(note.text)}</span> '
        f'<a class="back" href="#mark-{note.number}" role="doc-backlink"'
        f' aria-label="Back to mark {note.number}">↩</a></li>\n'
    )


def _notes(parallel: ParallelText) -> Iterator[str]:
    number = 0
    for at, document in enumerate(parallel.documents, 1):
        for pair in document.pairs:
            for remark in remarks(pair, document.footnotes_of(pair)):
                number += 1
                yield (
                    f'<li id="note-{number}" value="{number}">'
                    f'<a class="back" href="#{anchor_of(pair, at)}">{label_of(pair)}</a> '
                    f'<span class="note">{content(remark)}</span></li>\n'
                )


def _written_entry(entry: _Entry, parallel: ParallelText) -> str:
    concept = entry.concept
    chinese = ", ".join(map(_chinese, written_in(concept, parallel.source_language)))
    parts = [_english(concept), _paragraph("definition", concept.definition)]
    parts += [_paragraph("remark-on", concept.note), _source(concept), _places(entry)]
    return (
        f'<div class="entry" id="c{entry.number}">'
        f'<dt lang="{attribute(parallel.source_language)}">{chinese}</dt>\n'
        f'<dd lang="{attribute(parallel.target_language)}">{"".join(parts)}</dd></div>\n'
    )


def _chinese(term: Term) -> str:
    reading = f' <span class="reading">{content(term.reading)}</span>' if term.reading else ""
    return f'<span lang="{attribute(term.language)}">{content(term.text)}</span>{reading}'


def _english(concept: Concept) -> str:
    """Preferred terms, then admitted ones, then those that are to be avoided."""
    shown = []
    for status, tag in ((TermStatus.PREFERRED, "b"), (TermStatus.ADMITTED, "span")):
        shown += [
            f"<{tag}>{content(term.text)}</{tag}>"
            for term in concept.in_language("en")
            if term.status is status
        ]
    avoided = [
        content(term.text) for term in concept.in_language("en") if not term.status.is_usable
    ]
    if concept.is_untranslatable and not shown:
        shown.append("<i>stays as it is</i>")
    parts = ["; ".join(shown)] if shown else []
    if avoided:
        parts.append(f'<span class="avoided">not: {"; ".join(avoided)}</span>')
    return f'<p class="english">{" ".join(parts)}</p>' if parts else ""


def _paragraph(name: str, text: str) -> str:
    return f'<p class="{name}">{content(text)}</p>' if text else ""


def _source(concept: Concept) -> str:
    named = ", ".join(filter(None, (concept.source, concept.date)))
    if concept.url.lower().startswith(("http://", "https://")):
        shown = content(named or concept.url)
        named = f'<a class="link" rel="noreferrer" href="{attribute(concept.url)}">{shown}</a>'
    else:
        named = content(named)
    return f'<p class="origin">{named}</p>' if named else ""


def _places(entry: _Entry) -> str:
    links = ", ".join(f'<a href="#{anchor}">{label}</a>' for anchor, label in entry.places)
    more = ", …" if entry.is_more else ""
    return f'<p class="places">In {links}{more}</p>' if links else ""
