"""Where a concept is used, with the English that stands there, and one rendering for another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from workbench.match.renderings import ConceptPair, renderings
from workbench.services.glossary import get_concept
from workbench.services.occurring import Occurrences
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from workbench.match.renderings import RenderingKind
    from workbench.model.segments import Pair
    from workbench.model.spans import Span
    from workbench.model.terms import Concept, TermStatus
    from workbench.services.occurring import Occurrence
    from workbench.store.project import Store

_ELSEWHERE = 400
"""Targets of other segments that are kept, evenly spread, to tell what is common English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedPlace:
    """A segment that has the concept."""

    row: int
    pair: Pair
    """As it was read: its segment names document, number, id and version; its target the state."""
    source_spans: tuple[Span, ...]
    target_spans: tuple[Span, ...]
    """Where the rendering of its group stands; none where none was found."""
    is_locked: bool
    protected: tuple[str, ...]
    """English of this and of longer terms, inside which nothing is replaced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedRendering:
    """The segments with one rendering."""

    kind: RenderingKind
    text: str
    """The English; empty for what was not found or is untranslated."""
    status: TermStatus | None
    """What the glossary says of it; None for English that it does not have."""
    places: tuple[UsedPlace, ...]
    """In reading order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """Where a concept is used."""

    concept: Concept
    groups: tuple[UsedRendering, ...]
    """Preferred, admitted, drifted, deprecated, forbidden, not found, untranslated."""
    rows: tuple[int, ...]
    """The segments that have the concept, in reading order."""

    @property
    def places(self) -> tuple[UsedPlace, ...]:
        """Each segment once, in reading order, with its first rendering in the groups' order."""
        found = {place.row: place for group in reversed(self.groups) for place in group.places}
        return tuple(found[row] for row in self.rows)


def usage(store: Store, concept_row: int, *, document: int | None = None) -> Usage:
    """Every segment of a document, or of the project, that has a concept, by rendering.

    A segment is in several groups where its target has several renderings. Raises NotFound where
    the concept was removed.
    """
    with store.snapshot():
        concept = get_concept(store, concept_row)
        found, elsewhere = _occurrences(store, concept_row, document)
        english = [(term.text, term.status) for term in concept.in_language("en")]
        others = _english_of(store, {row for one in found for row in one.occurrence.longer})
        pairs = [
            ConceptPair(
                source=one.pair.segment.source,
                target=one.pair.target.text,
                hits=one.occurrence.spans,
                others=_others(one.occurrence, others),
            )
            for one in found
        ]
        locked = store.segments.locked()
        own = tuple(text for text, _ in english)
    return Usage(
        concept=concept,
        rows=tuple(one.row for one in found),
        groups=tuple(
            UsedRendering(
                kind=group.kind,
                text=group.text,
                status=group.status,
                places=tuple(
                    _place(found[place.pair], place.spans, pairs[place.pair], own, locked)
                    for place in group.places
                ),
            )
            for group in renderings(pairs, english, elsewhere=elsewhere)
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    row: int
    pair: Pair
    occurrence: Occurrence


def _occurrences(
    store: Store, concept: int, document: int | None
) -> tuple[list[_Found], list[str]]:
    """The segments that have a concept, and a sample of the targets of those that have not."""
    wanted = Occurrences(store, concept)
    rows = [row for row, _ in store.documents.all()] if document is None else [document]
    found: list[_Found] = []
    elsewhere: list[str] = []
    step, passed = 1, count()
    for each in rows:
        for number, (row, source, target) in enumerate(store.segments.texts(each), 1):
            occurrence = wanted.find(source)
            if occurrence is not None:
                (pair,) = store.segments.at([row], number)
                if pair.segment.is_translatable:
                    found.append(_Found(row=row, pair=pair, occurrence=occurrence))
            elif has_text(target) and next(passed) % step == 0:
                elsewhere.append(target)
                if len(elsewhere) > _ELSEWHERE:
                    elsewhere, step = elsewhere[::2], 2 * step
    return found, elsewhere


def _place(
    found: _Found,
    spans: tuple[Span, ...],
    pair: ConceptPair,
    own: tuple[str, ...],
    locked: frozenset[int],
) -> UsedPlace:
    return UsedPlace(
        row=found.row,
        pair=found.pair,
        source_spans=pair.hits,
        target_spans=spans,
        is_locked=found.row in locked,
        protected=(*own, *pair.others),
    )


def _english_of(store: Store, rows: set[int]) -> dict[int, tuple[str, ...]]:
    return {
        row: tuple(term.text for term in concept.in_language("en"))
        for row, concept in store.concepts.get(sorted(rows)).items()
    }


def _others(occurrence: Occurrence, english: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
    rows = sorted(occurrence.longer)
    return tuple(dict.fromkeys(text for row in rows for text in english.get(row, ())))
