"""Taking over what somebody else annotated, in the place of one's own or beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.errors import NotFound, Refused
from workbench.model.annotations import NewAnnotation
from workbench.model.segments import Side
from workbench.services import annotating
from workbench.store.wordings import row_of
from workbench.text.anchoring import quote_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.model.agreed import Disagreement
    from workbench.model.annotations import Annotation, Label
    from workbench.store.annotations import Remark
    from workbench.store.journal import ChangeSet
    from workbench.store.project import Store


def take_theirs(
    store: Store, place: Disagreement, labels: Mapping[str, Label], origin: str, author: str
) -> None:
    """Makes a place of my file as theirs is, as one change.

    What only they have comes in with its identity, author and time; mine takes their label, span
    and severity, and their words where they have some; what only I have goes. `labels` are those of
    their file, of which a missing one comes along; `origin` says where it came from.

    Raises NotFound and Refused where the place is not as it was compared any more.
    """
    found = store.segments.row_of_uuid(place.segment)
    if found is None:
        raise NotFound("the segment is not there any more", hint="compare again")
    segment, pair = found[0], store.segments.pair(found[0])
    text = pair.segment.source if place.side is Side.SOURCE else pair.target.text
    if text != place.text:
        raise Refused("the text is another one by now", hint="compare again")
    mine = None if place.mine is None else store.annotations.get(place.mine.id)
    theirs = place.theirs
    label = theirs.label if theirs else "nothing"
    with store.journal.change(
        f"take over {label} on {place.number}", author, segment_row=segment
    ) as change:
        if theirs is not None:
            _bring_label(store, change, labels, theirs.label)
        if theirs is None and mine is not None:
            store.annotations.retire(change, mine.row, "removed")
        elif theirs is not None and mine is None:
            new = _new(theirs, theirs.origin or origin)
            annotating.add(store, change, segment, new, uuid=theirs.id, time=theirs.time)
        elif theirs is not None and mine is not None:
            _change(store, change, mine, theirs, text)


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
