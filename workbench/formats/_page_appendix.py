"""What stands behind the pairs of a page: footnotes, notes and the glossary, with links back.

While pairs are written only numbers are kept. Footnotes and notes are written on a second way
through the pairs, so that a page of a million pairs needs no more memory than a short one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.formats._inline_pieces import with_footnotes
from workbench.formats._page_entries import Entry, glossary_sections
from workbench.formats._page_pair import anchor_of, label_of
from workbench.formats._page_section import Section
from workbench.formats._remarks import remarks
from workbench.formats._xml_text import content
from workbench.model.segments import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.model.exchange import Footnote, ParallelPair, ParallelText
    from workbench.model.terms import Concept

NOTES = '<section class="appendix" id="notes">'
"""With what the notes begin. A text cannot hold it, for its tags are escaped."""
_MOST_PLACES = 12
"""Pairs that an entry of the glossary leads back to, the first ones."""


@dataclass(slots=True, kw_only=True)
class Appendix:
    """What the pairs that were written lead to."""

    has_scripts: bool
    usual: State = State.INITIAL
    """That of most pairs with English, which no pair repeats."""
    document: int = 0
    """That whose pairs are being written, from 1."""
    notes: int = 0
    _entries: dict[str, Entry] = field(default_factory=dict)

    def anchor(self, pair: ParallelPair) -> str:
        """What a link to a pair of the present document names."""
        return anchor_of(pair, self.document)

    def next_note(self) -> int:
        """The number of one more note."""
        self.notes += 1
        return self.notes

    def add(self, concept: Concept) -> Entry:
        """The entry of a concept, made where there is none."""
        if concept.id not in self._entries:
            self._entries[concept.id] = Entry(number=len(self._entries) + 1, concept=concept)
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
            languages = parallel.source_language, parallel.target_language
            yield from glossary_sections(self._entries.values(), languages)


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
