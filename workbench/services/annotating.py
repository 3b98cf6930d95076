"""Annotating: labels and remarks on spans of either text, replies, relations, and placing again.

Everything is one change set each and can be undone. An annotation is put on the text as it stands;
whoever typed there a moment ago hands that over first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.errors import NotFound, Refused
from workbench.model.annotations import (
    AnnotationState,
    NewAnnotation,
    RelationKind,
    Severity,
    Visibility,
)
from workbench.model.segments import Side
from workbench.store.annotation_places import REMOVED
from workbench.store.wordings import row_of
from workbench.text.anchoring import quote_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from contextlib import AbstractContextManager

    from workbench.model.annotations import Relation
    from workbench.model.spans import Span
    from workbench.store.change_sets import ChangeSet
    from workbench.store.project import Store
    from workbench.store.remarks import Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesFilter:
    """Which annotations a list has; what is empty or None leaves all."""

    text: str = ""
    """Words of the quote, the body or a reply."""
    states: frozenset[AnnotationState] = frozenset()
    author: str = ""
    labels: frozenset[str] = frozenset()
    side: Side | None = None
    visibility: Visibility | None = None
    is_orphaned: bool | None = None

    def passes(self, remark: Remark) -> bool:
        """Whether an annotation is in the list."""
        each = remark.annotation
        told = (each.quote, each.body, each.label, *(reply.body for reply in each.replies))
        return (
            (not self.states or each.state in self.states)
            and (not self.author or each.author == self.author)
            and (not self.labels or each.label in self.labels)
            and (self.side is None or each.side is self.side)
            and (self.visibility is None or each.visibility is self.visibility)
            and (self.is_orphaned is None or each.is_orphaned == self.is_orphaned)
            and (not self.text or any(self.text.lower() in part.lower() for part in told))
        )


def listed(store: Store, chosen: NotesFilter, *, document: int | None = None) -> list[Remark]:
    """The annotations of a document, or of the project, that a filter lets through."""
    return [each for each in store.annotations.of_document(document) if chosen.passes(each)]


def annotate(store: Store, segment: int, new: NewAnnotation, seen: str | None = None) -> int:
    """Puts an annotation on a segment, and gives its row.

    `seen` is the text in which the span was chosen. Raises NotFound for a label that the project
    does not have, Refused for a span outside the text, an empty one, a text that is another one
    by now, or a segment that is not there any more.
    """
    number = store.segments.pair(segment).segment.number
    with store.journal.change(
        f"annotate {number}: {new.label}", new.author, segment_row=segment
    ) as change:
        if new.span is not None and seen is not None:
            _refuse_changed(store.wordings.standing(segment, new.side)[0], seen)
        return add(store, change, segment, new)


def annotate_all(
    store: Store, found: Sequence[tuple[int, NewAnnotation]], label: str, author: str
) -> list[int]:
    """Puts many annotations on their segments as one change; raises as `annotate` does."""
    with store.journal.change(label, author) as change:
        return [add(store, change, segment, new) for segment, new in found]


def add(
    store: Store,
    change: ChangeSet,
    segment: int,
    new: NewAnnotation,
    *,
    uuid: str = "",
    time: str = "",
) -> int:
    """Puts an annotation on a segment within a change that is under way."""
    store.labels.row(new.label)
    if store.segments.standing(segment) != segment:
        raise Refused(
            "the segment is not there any more", hint="another program joined it; look again"
        )
    if new.span is None:
        return store.annotations.insert(change, segment, new, None, uuid=uuid, time=time)
    text = store.wordings.standing(segment, new.side)[0]
    _refuse_outside(text, new.span, new.side)
    row = store.annotations.insert(
        change, segment, new, quote_of(text, new.span), uuid=uuid, time=time
    )
    head = row_of(store.wordings.head(segment, new.side))
    assert head is not None
    store.anchors.put(row, head, new.span)
    return row


def edit(
    store: Store,
    row: int,
    author: str,
    *,
    body: str | None = None,
    label: str | None = None,
    visibility: Visibility | None = None,
    severity: Severity | None = None,
) -> bool:
    """Changes what is said of an annotation; tells whether anything was different.

    Raises NotFound where it, or the label, is not there.
    """
    if label is not None:
        store.labels.row(label)
    values = {
        column: str(value)
        for column, value in (
            ("body", body),
            ("label", label),
            ("visibility", visibility),
            ("severity", severity),
        )
        if value is not None
    }
    return _update(store, [row], "edit note on", author, lambda _: values)


def set_state(store: Store, rows: Sequence[int], state: AnnotationState, author: str) -> bool:
    """Opens, resolves or accepts annotations as one change; tells whether any was different."""
    verbs = {
        AnnotationState.OPEN: "open note on",
        AnnotationState.RESOLVED: "resolve note on",
        AnnotationState.PROPOSED: "propose note on",
    }
    return _update(store, rows, verbs[state], author, lambda _: {"state": str(state)})


def toggle_resolved(store: Store, row: int, author: str) -> AnnotationState:
    """Resolves an open annotation, accepts a proposed one, opens a resolved one; gives the new."""
    state = store.annotations.at(row).annotation.state
    after = AnnotationState.RESOLVED if state is AnnotationState.OPEN else AnnotationState.OPEN
    set_state(store, [row], after, author)
    return after


def remove(store: Store, rows: Sequence[int], author: str, *, verb: str = "remove note on") -> None:
    """Takes annotations out, with their relations, as one change."""
    remarks = store.annotations.several(rows)
    with _change(store, verb, remarks, author) as change:
        for remark in remarks:
            store.annotations.retire(change, remark.row, REMOVED)


def reply(store: Store, row: int, body: str, author: str) -> None:
    """Answers an annotation. Raises Refused for an empty answer."""
    if not body.strip():
        raise Refused("the reply is empty", hint="type it first")
    remark = store.annotations.at(row)
    with _change(store, "reply on", [remark], author) as change:
        store.annotations.reply(change, row, body.strip(), author)


def relate(store: Store, start: int, end: int, kind: RelationKind, author: str) -> None:
    """Ties two annotations: one refers to, contradicts or renders the other.

    Raises Refused for one with itself, for two that are tied so already, and for a rendering that
    is not one of the source by the target of the same segment.
    """
    first, second = store.annotations.at(start), store.annotations.at(end)
    if start == end:
        raise Refused("an annotation has no relation to itself", hint="choose two")
    if kind is RelationKind.RENDERS:
        sides = (first.annotation.side, second.annotation.side)
        if sides != (Side.TARGET, Side.SOURCE) or first.segment_row != second.segment_row:
            raise Refused(
                "only words of the target render words of the source, in the same pair",
                hint="choose one on each side",
            )
    with _change(store, f"relate ({kind})", [first], author) as change:
        if store.relations.relate(change, start, end, kind, author) is None:
            raise Refused("the two are related so already")


def unrelate(store: Store, uuid: str, author: str) -> None:
    """Takes a relation out. Raises NotFound."""
    for row, relation in store.relations.all():
        if relation.id == uuid:
            remark = store.annotations.get(relation.start)
            with _change(store, "unrelate", [remark], author) as change:
                change.retire("relations", row, REMOVED)
            return
    raise NotFound(f"there is no relation {uuid}")


def relations_of(store: Store, row: int) -> list[Relation]:
    """The relations that an annotation has part in."""
    return [relation for _, relation in store.relations.of(row)]


def place_again(
    store: Store,
    row: int,
    span: Span,
    author: str,
    side: Side | None = None,
    seen: str | None = None,
) -> None:
    """Puts an annotation on other words of its segment; its quote is theirs from now on.

    `side` and `seen` are where the span was chosen. Raises Refused for a span outside the text,
    for the other side, and for a text that is another one by now.
    """
    remark = store.annotations.at(row)
    annotation = remark.annotation
    if side is not None and side is not annotation.side:
        raise Refused(f"the annotation belongs to the {annotation.side}", hint="select words there")
    text = store.wordings.standing(remark.segment_row, annotation.side)[0]
    if seen is not None:
        _refuse_changed(text, seen)
    _refuse_outside(text, span, annotation.side)
    quote = quote_of(text, span)
    head = row_of(store.wordings.head(remark.segment_row, annotation.side))
    assert head is not None
    with _change(store, "place note on", [remark], author) as change:
        store.annotations.update(
            change,
            row,
            {"quote": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix},
        )
        store.anchors.place(change, row, head, span)


def _refuse_changed(text: str, seen: str) -> None:
    if text != seen:
        raise Refused("another program changed the text", hint="look at it and select again")


def _refuse_outside(text: str, span: Span, side: Side) -> None:
    if not 0 <= span.start < span.end <= len(text):
        raise Refused(
            f"{span.start}-{span.end} is no stretch of the {side}, of {len(text)} characters",
            hint="select some words first",
        )


def _update(
    store: Store,
    rows: Sequence[int],
    verb: str,
    author: str,
    values: Callable[[Remark], dict[str, str]],
) -> bool:
    remarks = store.annotations.several(rows)
    is_changed = False
    with _change(store, verb, remarks, author) as change:
        for remark in remarks:
            is_changed |= store.annotations.update(change, remark.row, dict(values(remark)))
    return is_changed


def _change(
    store: Store, verb: str, remarks: Iterable[Remark], author: str
) -> AbstractContextManager[ChangeSet]:
    chosen = list(remarks)
    if len(chosen) == 1:
        number = chosen[0].annotation.number
        return store.journal.change(f"{verb} {number}", author, segment_row=chosen[0].segment_row)
    return store.journal.change(f"{verb} {len(chosen)} places", author)
