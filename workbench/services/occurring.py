"""Where one concept stands in many texts, without reading the whole glossary for each.

Only terms that could take a place from the concept are looked for beside its own: those that are
as long and contain one of its terms, or may reach across its edge. So that a concept is found
where the recogniser finds it, but for a chain of three terms that overlap one another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.match.patterns import is_pattern
from workbench.match.terms import TermIndex, longest
from workbench.model.spans import Span
from workbench.services.recognising import Capitals
from workbench.text.folding import fold, phrase_key

if TYPE_CHECKING:
    from workbench.store.project import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """The places of a concept in one text."""

    spans: tuple[Span, ...]
    longer: frozenset[int]
    """Rows of other concepts that the text has, with terms in which a term of this one lies."""


class Occurrences:
    """Finds one concept, where no longer term of another stands."""

    def __init__(self, store: Store, concept: int) -> None:
        self._concept = concept
        self._index = TermIndex()
        self._longer: list[tuple[str, int]] = []
        self._keys = {
            key
            for _, text in store.concepts.source_terms([concept])
            for key in (fold(text), phrase_key(text))
            if key
        }
        for key in self._keys:
            self._index.add(key, concept)
        self._has_patterns = any(map(is_pattern, self._keys))
        self._capitals = Capitals(store)
        self._margin = max(map(len, self._keys), default=0) + 1
        self._learn_rivals(store)

    def find(self, source: str) -> Occurrence | None:
        """The places in a source text; None where there is none."""
        folded = fold(source)
        near = Span(0, len(source)) if self._has_patterns else self._near(folded)
        if near is None:
            return None
        start, text = near.start, near.of(source)
        hits = longest(self._capitals.kept(text, self._index.find(near.of(folded), text)))
        spans = tuple(
            Span(start + hit.start, start + hit.end) for hit in hits if self._concept in hit.values
        )
        if not spans:
            return None
        longer = frozenset(row for key, row in self._longer if key in folded)
        return Occurrence(spans=spans, longer=longer)

    def _near(self, folded: str) -> Span | None:
        """The stretch with all keys: what is further away than the longest rival takes no place."""
        if not any(key in folded for key in self._keys):
            return None
        first = min(at for key in self._keys if (at := folded.find(key)) >= 0)
        last = max(folded.rfind(key) + len(key) for key in self._keys)
        return Span(max(0, first - self._margin), min(len(folded), last + self._margin))

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
            is_longer = any(own in key and own != key for own in self._keys)
            if is_longer or key.endswith(begins) or key.startswith(ends):
                keys = {key, phrase_key(text)}
                for each in keys:
                    self._index.add(each, row)
                self._longer += [(each, row) for each in keys if is_longer]
                self._margin = max(self._margin, *(len(each) + 1 for each in keys))
