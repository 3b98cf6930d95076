"""Where a concept is used, with the English that stands there, and one rendering for another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.match.renderings import ConceptPair, renderings
from workbench.model.edits import Edit
from workbench.model.segments import Side, State
from workbench.model.wordings import NewWording
from workbench.services.glossary import get_concept
from workbench.services.occurring import Occurrences
from workbench.text.carrying import edited
from workbench.text.english import applied, replace
from workbench.text.substance import find_control, has_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.match.renderings import RenderingKind
    from workbench.model.codes import Code
    from workbench.model.segments import Pair
    from workbench.model.spans import Span
    from workbench.model.terms import Concept, TermStatus
    from workbench.services.occurring import Occurrence
    from workbench.store.project import Store
    from workbench.text.english import TextEdit

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What replacing would make of one target."""

    row: int
    pair: Pair
    """As it was read; a target that is another one by then is not written over."""
    old: str
    new: str
    edits: tuple[TextEdit, ...]
    hindrance: str
    """Why the segment would be skipped (*is locked*); empty where it would not."""

    @property
    def before(self) -> str:
        """The target as it stands."""
        return self.pair.target.text

    @property
    def after(self) -> str:
        """The target as it would be."""
        return applied(self.before, self.edits)

    @property
    def codes(self) -> tuple[Code, ...]:
        """The inline markup of the target as it would be."""
        last_first = sorted(self.edits, key=lambda each: each.span, reverse=True)
        edits = [Edit(span=each.span, text=each.text) for each in last_first]
        return edited(self.pair.target.codes, edits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A change that was not made."""

    change: Change
    reason: str
    """What of the segment hindered it: *is locked*, *was changed meanwhile*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """What came of replacing."""

    changed: tuple[Change, ...]
    standing: tuple[Pair, ...]
    """What was changed, as it stands now."""
    skipped: tuple[Skipped, ...]


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


def preview(store: Store, places: Iterable[UsedPlace], old: str, new: str) -> list[Change]:
    """What replacing `old` by `new` would make of these segments, inflection kept.

    Targets are read anew; segments without `old` are left out. Raises Refused for an empty
    rendering and for control characters.
    """
    _refuse_no_rendering(old, new)
    locked = store.segments.locked()
    changes = []
    for place in {place.row: place for place in places}.values():
        (pair,) = store.segments.at([place.row], place.pair.segment.number)
        edits = replace(pair.target.text, old, new, protected=(*place.protected, new))
        if edits:
            changes.append(
                Change(
                    row=place.row,
                    pair=pair,
                    old=old,
                    new=new,
                    edits=edits,
                    hindrance=_hindrance(store, place.row, pair, locked),
                )
            )
    return changes


def replace_renderings(store: Store, changes: Sequence[Change], author: str) -> Replaced:
    """Makes the changes of a preview as drafts: all of them one step to undo.

    Locked and final segments, those that wait for a decision between two wordings and those that
    were changed since the preview are skipped, each with its reason.
    """
    with store.transaction():
        locked = store.segments.locked()
        reasons = [_hindrance(store, change.row, change.pair, locked) for change in changes]
        changed = tuple(
            change for change, reason in zip(changes, reasons, strict=True) if not reason
        )
        if changed:
            _write(store, changed, author)
        standing = tuple(
            pair
            for change in changed
            for pair in store.segments.at([change.row], change.pair.segment.number)
        )
    return Replaced(
        changed=changed,
        standing=standing,
        skipped=tuple(
            Skipped(change=change, reason=reason)
            for change, reason in zip(changes, reasons, strict=True)
            if reason
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


def _refuse_no_rendering(old: str, new: str) -> None:
    if not has_text(old) or not has_text(new):
        raise Refused("a rendering is empty", hint="say what is to stand in the place of what")
    if find_control(new) is not None or "\n" in new:
        raise Refused("the new rendering holds a control character", hint="take it out")


def _hindrance(store: Store, row: int, pair: Pair, locked: frozenset[int]) -> str:
    """Why a segment can't be changed as it was read; empty where it can."""
    if store.segments.standing(row) != row:
        return "was joined with its neighbour"
    if row in locked:
        return "is locked"
    if store.wordings.standing(row, Side.TARGET)[1] is State.FINAL:
        return "is final"
    if store.wordings.open_conflicts(row):
        return "has two wordings, between which nobody has decided"
    is_same = store.wordings.head(row, Side.TARGET) == pair.target.token
    if not is_same or store.wordings.head(row, Side.SOURCE) != pair.segment.source_token:
        return "was changed meanwhile"
    return ""


def _write(store: Store, changes: Sequence[Change], author: str) -> None:
    old, new = changes[0].old, changes[0].new
    label = f"replace {old} by {new}"
    with store.journal.change(label, author, segment_row=changes[0].row) as change_set:
        for change in changes:
            wording = NewWording(
                text=change.after,
                state=State.of_draft(change.after),
                author=author,
                detail=f"{old} replaced by {new}",
                codes=change.codes,
            )
            token = change.pair.target.token
            store.wordings.stand(change_set, change.row, Side.TARGET, wording, token)
