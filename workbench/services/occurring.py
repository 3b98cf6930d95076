"""Where one concept stands in many texts, without reading the whole glossary for each.

Only terms that could take a place from the concept are looked for beside its own: those that are
as long and contain one of its terms, or may reach across its edge. So that a concept is found
where the recogniser finds it, but for a chain of three terms that overlap one another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.match.terms import TermIndex, longest
from workbench.model.spans import Span
from workbench.text.folding import fold, phrase_key

if TYPE_CHECKING:
    from workbench.store.project import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """The places of a concept in one text."""

    spans: tuple[Span, ...]
    beside: frozenset[int]
    """Rows of other concepts that the text has, among those that could take a place."""


class Occurrences:
    """Finds one concept, where no longer term of another stands."""

    def __init__(self, store: Store, concept: int) -> None:
        self._concept = concept
        self._index = TermIndex()
        self._keys = {
            key
            for _, text in store.concepts.source_terms([concept])
            for key in (fold(text), phrase_key(text))
            if key
        }
        for key in self._keys:
            self._index.add(key, concept)
        self._learn_rivals(store)

    def find(self, source: str) -> Occurrence | None:
        """The places in a source text; None where there is none."""
        folded = fold(source)
        if not any(key in folded for key in self._keys):
            return None
        hits = longest(self._index.find(folded))
        spans = tuple(Span(hit.start, hit.end) for hit in hits if self._concept in hit.values)
        if not spans:
            return None
        rows = {row for hit in hits for row in hit.values}
        return Occurrence(spans=spans, beside=frozenset(rows - {self._concept}))

    def _learn_rivals(self, store: Store) -> None:
        if not self._keys:
            return
        shortest = min(map(len, self._keys))
        begins = tuple({key[:at] for key in self._keys for at in range(1, len(key))})
        ends = tuple({key[at:] for key in self._keys for at in range(1, len(key))})
        for row, text in store.concepts.source_terms():
            if row == self._concept or len(text) < shortest:
                continue
            key = fold(text)
            reaches = key.endswith(begins) or key.startswith(ends)
            if reaches or any(own in key for own in self._keys):
                for each in (key, phrase_key(text)):
                    self._index.add(each, row)
