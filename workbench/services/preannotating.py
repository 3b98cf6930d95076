"""Pre-annotation: what the program finds becomes proposed annotations, accepted or refused.

A proposal is not made where an annotation of its label stands already, nor where one was refused
or removed: the removed annotation goes on with its words and remembers it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.match.marked.stretches import Stretch, find_in_chinese, find_in_english
from workbench.match.naming import NameKind, Paragraph, find_names
from workbench.model.annotations import AnnotationState, NewAnnotation
from workbench.model.segments import Side
from workbench.model.terms import ConceptKind
from workbench.services import annotating
from workbench.services.recognising import Recogniser

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from workbench.model.spans import Span
    from workbench.store.project import Store


class Found(StrEnum):
    """What is looked for; the value is the origin of the proposals."""

    TERMS = "terms"
    NAMES = "names"
    NUMBERS = "numbers"
    DATES = "dates"
    QUOTATIONS = "quotations"


_STRETCHES = {
    Stretch.NUMBER: Found.NUMBERS,
    Stretch.DATE: Found.DATES,
    Stretch.QUOTATION: Found.QUOTATIONS,
}
_NAMES = {
    NameKind.PERSON: "person",
    NameKind.ANONYMISED: "person",
    NameKind.PLACE: "place",
    NameKind.ORGAN: "organ",
    NameKind.LAW: "work",
    NameKind.PUBLICATION: "work",
}
_CONCEPTS = {
    ConceptKind.PERSON: "person",
    ConceptKind.PLACE: "place",
    ConceptKind.ORGAN: "organ",
    ConceptKind.LAW: "work",
}
"""What is no term of the field though the glossary has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A span that may be worth an annotation."""

    segment: int
    """The row of the segment."""
    number: int
    """That of the segment, from 1 within its document."""
    side: Side
    span: Span
    text: str
    label: str
    origin: Found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    segment: int
    number: int
    source: str
    target: str


def propose(
    store: Store,
    kinds: Collection[Found] = tuple(Found),
    *,
    document: int | None = None,
    segments: Collection[int] = (),
) -> list[Proposal]:
    """What is found in a document, in some segments by row, or in the project; nothing is written.

    In reading order, of each label the longest at each place. Names are those of the segments
    that are looked at together.
    """
    texts = [text for text in _texts(store, document) if not segments or text.segment in segments]
    taken = store.annotation_places.spans_taken(document)
    found: dict[tuple[int, Side, str], list[Proposal]] = {}
    for proposal in _found(store, texts, kinds):
        place = (proposal.segment, proposal.side, proposal.label)
        if not any(map(proposal.span.meets, taken.get(place, ()))):
            found.setdefault(place, []).append(proposal)
    order = {text.segment: at for at, text in enumerate(texts)}
    return sorted(
        (proposal for group in found.values() for proposal in _longest(group)),
        key=lambda each: (order[each.segment], each.side, each.span, each.label),
    )


def write(store: Store, proposals: Sequence[Proposal], author: str) -> list[int]:
    """Puts proposals on their words as one change, and gives the rows of the annotations.

    Raises NotFound where the project lacks one of the labels.
    """
    found = [(each.segment, _annotation(each, author)) for each in proposals]
    if not found:
        return []
    return annotating.annotate_all(store, found, f"propose {len(found)} annotations", author)


def proposed(store: Store, label: str | None = None, *, document: int | None = None) -> list[int]:
    """The rows of the annotations that wait to be accepted or refused."""
    chosen = annotating.NotesFilter(
        states=frozenset({AnnotationState.PROPOSED}),
        labels=frozenset() if label is None else frozenset({label}),
    )
    return [remark.row for remark in annotating.listed(store, chosen, document=document)]


def accept(store: Store, rows: Sequence[int], author: str) -> None:
    """Makes open annotations of proposed ones as one change; others stay as they are."""
    waiting = _waiting(store, rows)
    annotating.set_state(store, waiting, AnnotationState.OPEN, author)


def refuse(store: Store, rows: Sequence[int], author: str) -> None:
    """Takes proposed annotations out as one change; they are not proposed again."""
    annotating.remove(store, _waiting(store, rows), author, verb="refuse note on")


def _waiting(store: Store, rows: Sequence[int]) -> list[int]:
    return [
        remark.row
        for remark in store.annotations.several(rows)
        if remark.annotation.state is AnnotationState.PROPOSED
    ]


def _texts(store: Store, document: int | None) -> Iterator[_Text]:
    documents = [row for row, _ in store.documents.all()] if document is None else [document]
    for each in documents:
        for number, (row, source, target) in enumerate(store.segments.texts(each), 1):
            yield _Text(segment=row, number=number, source=source, target=target)


def _annotation(proposal: Proposal, author: str) -> NewAnnotation:
    return NewAnnotation(
        label=proposal.label,
        side=proposal.side,
        span=proposal.span,
        author=author,
        state=AnnotationState.PROPOSED,
        origin=proposal.origin,
    )


def _found(store: Store, texts: Sequence[_Text], kinds: Collection[Found]) -> Iterator[Proposal]:
    if Found.TERMS in kinds:
        yield from _terms(store, texts)
    if Found.NAMES in kinds:
        yield from _names(texts)
    if not set(_STRETCHES.values()).isdisjoint(kinds):
        yield from _stretches(texts, kinds)


def _terms(store: Store, texts: Iterable[_Text]) -> Iterator[Proposal]:
    recogniser = Recogniser()
    recogniser.read(store)
    for text in texts:
        for hit in recogniser.hits(store, text.source):
            label = _CONCEPTS.get(hit.concepts[0].kind, "term")
            yield _proposal(text, Side.SOURCE, hit.span, label, Found.TERMS)


def _names(texts: Sequence[_Text]) -> Iterator[Proposal]:
    for name in find_names([Paragraph(text=text.source) for text in texts]):
        for place in name.places:
            text = texts[place.paragraph]
            yield _proposal(text, Side.SOURCE, place.span, _NAMES[name.kind], Found.NAMES)


def _stretches(texts: Iterable[_Text], kinds: Collection[Found]) -> Iterator[Proposal]:
    for text in texts:
        for side, found in (
            (Side.SOURCE, find_in_chinese(text.source)),
            (Side.TARGET, find_in_english(text.target)),
        ):
            for stretch, span in found:
                if _STRETCHES[stretch] in kinds:
                    yield _proposal(text, side, span, stretch, _STRETCHES[stretch])


def _proposal(text: _Text, side: Side, span: Span, label: str, origin: Found) -> Proposal:
    whole = text.source if side is Side.SOURCE else text.target
    return Proposal(
        segment=text.segment,
        number=text.number,
        side=side,
        span=span,
        text=span.of(whole),
        label=str(label),
        origin=origin,
    )


def _longest(group: Iterable[Proposal]) -> list[Proposal]:
    """Those of one label in one text of which none meets a longer one; quotations may nest."""
    kept: list[Proposal] = []
    for proposal in sorted(group, key=lambda each: (-len(each.span), each.span)):
        nests = proposal.origin is Found.QUOTATIONS
        if nests or not any(proposal.span.meets(other.span) for other in kept):
            kept.append(proposal)
    return kept
