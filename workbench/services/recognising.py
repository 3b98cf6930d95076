"""Finding the glossary's terms in a text."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from workbench.match.terms import Found, Hit, TermIndex, longest
from workbench.model.spans import Span
from workbench.model.terms import TermHit
from workbench.text.folding import fold, phrase_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.store.project import Store


class Recogniser:
    """The terms of a project's glossary, ready to be found.

    Keys are folded, so that script, width and case do not matter, and offsets stay those of the
    text. It is built once and then follows the glossary by what was added and removed.
    """

    def __init__(self) -> None:
        self._index = TermIndex()
        self._keys: dict[int, set[str]] = {}
        self.generation = -1
        """The state of the glossary that it knows."""

    def read(self, store: Store) -> None:
        """Learns the whole glossary."""
        self._index = TermIndex()
        self._keys = {}
        self.generation = store.concepts.generation()
        self._learn(store.concepts.source_terms())

    def refresh(self, store: Store, concepts: Iterable[int]) -> None:
        """Learns anew what the glossary has of these concepts."""
        rows = list(concepts)
        generation = store.concepts.generation()
        if generation != self.generation + len(rows):  # another program changed others besides
            self.read(store)
            return
        for row in rows:
            for key in self._keys.pop(row, ()):
                self._index.discard(key, row)
        self.generation = generation
        self._learn(store.concepts.source_terms(rows))

    def spans(self, text: str) -> list[Span]:
        """Where terms stand in a text, longest ones only."""
        return [Span(hit.start, hit.end) for hit in longest(self._index.find(fold(text)))]

    def rows(self, text: str) -> set[int]:
        """The rows of all concepts that stand in a text, also within longer ones."""
        return {row for found in self._index.find(fold(text)) for row in found.values}

    def hits(self, store: Store, text: str) -> list[TermHit]:
        """The terms of a text with their concepts in reading order, nested ones under them."""
        found = longest(self._index.find(fold(text)))
        rows = {row for hit in found for row in hit.values}
        rows |= {row for hit in found for each in hit.nested for row in each.values}
        concepts = store.concepts.get(sorted(rows))

        def told(each: Found | Hit, nested: tuple[TermHit, ...] = ()) -> TermHit:
            return TermHit(
                span=Span(each.start, each.end),
                text=text[each.start : each.end],
                concepts=tuple(concepts[row] for row in each.values if row in concepts),
                nested=nested,
            )

        def known(hits: Iterable[TermHit]) -> tuple[TermHit, ...]:
            """Without those whose concepts were removed since the glossary was read."""
            return tuple(hit for hit in hits if hit.concepts)

        return list(known(told(hit, known(map(told, hit.nested))) for hit in found))

    def _learn(self, terms: Iterable[tuple[int, str]]) -> None:
        for row, text in terms:
            for key in {fold(text), phrase_key(text)} - {""}:
                known = self._keys.setdefault(row, set())
                if key not in known:
                    known.add(key)
                    self._index.add(key, row)


_MOST_SEGMENTS = 20_000


def english_of_document(store: Store, recogniser: Recogniser, document: int) -> tuple[str, ...]:
    """The English that the terms of a document offer, names last, without repeats.

    Of a document with very many segments only the first 20,000 are looked at.
    """
    rows: set[int] = set()
    for _, source, _ in islice(store.segments.texts(document), _MOST_SEGMENTS):
        rows |= recogniser.rows(source)
    concepts = sorted(
        store.concepts.get(sorted(rows)).values(), key=lambda concept: concept.kind.is_name
    )
    return tuple(
        dict.fromkeys(
            term.text
            for concept in concepts
            for term in concept.in_language("en")
            if term.status.is_usable
        )
    )
