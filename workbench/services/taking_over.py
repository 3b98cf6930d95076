"""Taking over what somebody else annotated, in the place of one's own or beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.errors import NotFound, Refused
from workbench.model.annotations import NewAnnotation
from workbench.services import annotating
from workbench.store.annotation_places import REMOVED
from workbench.store.wordings import row_of
from workbench.text.anchoring import quote_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.model.agreed import Disagreement
    from workbench.model.annotations import Annotation, Label
    from workbench.store.change_sets import ChangeSet
    from workbench.store.project import Store
    from workbench.store.remarks import Remark


def take_theirs(
    store: Store,
    places: Sequence[Disagreement],
    labels: Mapping[str, Label],
    origin: str,
    author: str,
) -> None:
    """Makes places of my file as theirs are, as one change.

    What only they have comes in with its identity, author and time; mine takes their label, span
    and severity, and their words where they have some; what only I have goes. `labels` are those of
    their file, of which a missing one comes along; `origin` says where it came from.

    Raises NotFound and Refused where a place is not as it was compared any more.
    """
    where = f"on {places[0].number}" if len(places) == 1 else f"in {len(places)} places"
    rows = [_segment_row(store, place) for place in places]
    with store.journal.change(
        f"take over theirs {where}", author, segment_row=rows[0] if len(rows) == 1 else None
    ) as change:
        for place, row in zip(places, rows, strict=True):
            _take(store, change, place, row, labels, origin)


def _segment_row(store: Store, place: Disagreement) -> int:
    found = store.segments.row_of_uuid(place.segment)
    if found is None:
        raise NotFound("the segment is not there any more", hint="compare again")
    if store.wordings.standing(found[0], place.side)[0] != place.text:
        raise Refused(f"the text of {place.number} is another one by now", hint="compare again")
    return found[0]


def _take(
    store: Store,
    change: ChangeSet,
    place: Disagreement,
    segment: int,
    labels: Mapping[str, Label],
    origin: str,
) -> None:
    theirs = place.theirs
    mine = None if place.mine is None else store.annotations.get(place.mine.id)
    if theirs is None:
        assert mine is not None
        store.annotations.retire(change, mine.row, REMOVED)
        return
    _bring_label(store, change, labels, theirs.label)
    if mine is None:
        new = _new(theirs, theirs.origin or origin)
        annotating.add(store, change, segment, new, uuid=theirs.id, time=theirs.time)
    else:
        _change(store, change, mine, theirs, place.text)


def _new(theirs: Annotation, origin: str) -> NewAnnotation:
    return NewAnnotation(
        label=theirs.label,
        side=theirs.side,
        span=theirs.span,
        body=theirs.body,
        author=theirs.author,
        state=theirs.state,
        visibility=theirs.visibility,
        severity=theirs.severity,
        origin=origin,
    )


def _change(store: Store, change: ChangeSet, mine: Remark, theirs: Annotation, text: str) -> None:
    assert theirs.span is not None
    quote = quote_of(text, theirs.span)
    values = {
        "label": theirs.label,
        "severity": str(theirs.severity),
        "body": theirs.body or mine.annotation.body,
        "quote": quote.exact,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
    }
    store.annotations.update(change, mine.row, dict(values))
    head = row_of(store.wordings.head(mine.segment_row, theirs.side))
    assert head is not None
    store.anchors.place(change, mine.row, head, theirs.span)


def _bring_label(store: Store, change: ChangeSet, labels: Mapping[str, Label], name: str) -> None:
    known = store.labels.all()
    if name in labels and all(label.name != name for label in known):
        new = labels[name]
        is_taken = any(label.key == new.key for label in known)
        store.labels.insert(change, replace(new, key="") if is_taken else new)
