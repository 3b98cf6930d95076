"""Reviewing: what was translated is accepted, changed or sent back, and finished at last.

A state is a fact of a wording: who accepted it and when stands in the history like any other
wording. What is final is locked, and only a reviewer opens it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.errors import NotFound, Refused
from workbench.model.annotations import NewAnnotation, Purpose
from workbench.model.segments import Revision, Side, State
from workbench.model.wordings import NewWording
from workbench.services import annotating, refusing, translating, wording_history
from workbench.text.diffing import Piece, diff

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.model.codes import Code
    from workbench.model.segments import Pair
    from workbench.model.wordings import Written
    from workbench.services.stays import Visit
    from workbench.store.project import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The wording that a reviewer compares with."""

    revision: Revision
    name: str
    """What it is: *translated by*, *reviewed by* with a name."""


def baseline(store: Store, row: int) -> Baseline | None:
    """The wording with which the one that stands is to be compared; None where it is the first.

    What a reviewer wrote is compared with what the translator had confirmed; what the translator
    confirmed anew after a review is compared with what was reviewed or sent back.
    """
    wordings = store.wordings.history(row, Side.TARGET)
    at = next((at for at, each in enumerate(wordings) if each.is_head), None)
    if at is None:
        return None
    head, earlier = wordings[at], wordings[at + 1 :]
    is_reviewers = head.state in (State.REVIEWED, State.FINAL, State.DRAFT)
    wanted = (State.TRANSLATED,) if is_reviewers else (State.REVIEWED, State.FINAL)
    for each in earlier:
        if each.state in wanted or _was_sent_back(each):
            verb = "sent back by" if _was_sent_back(each) else f"{each.state} by"
            return Baseline(revision=each, name=f"{verb} {each.author}")
    return None


def change_since(store: Store, row: int, text: str) -> list[Piece]:
    """What was changed since the wording to compare with, up to a text; empty where none is."""
    found = baseline(store, row)
    return [] if found is None else diff(found.revision.text, text)


def waiting(store: Store, document: int | None = None) -> Iterator[tuple[int, Pair, str | None]]:
    """(row, pair, the wording to compare with) of what was translated and not reviewed.

    The wording is None where the pair was never reviewed before.
    """
    rows = [document] if document is not None else [row for row, _ in store.documents.all()]
    for each in rows:
        outline = store.segments.outline(each)
        for index, row in enumerate(outline.rows):
            if outline.waits_for_review(index):
                found = baseline(store, row)
                (pair,) = store.segments.at([row], index + 1)
                yield row, pair, None if found is None else found.revision.text


def accept(
    store: Store,
    stay: Visit,
    text: str,
    codes: tuple[Code, ...] = (),
    *,
    propagates: bool = False,
) -> Written:
    """Says that a reviewer takes a wording, as it is or as the reviewer changed it.

    With `propagates`, segments with the same source that nobody has translated get it as a draft.
    Raises Refused for an empty one, and for a final segment.
    """
    return translating.confirm(
        store, stay, text, State.REVIEWED, codes=codes, propagates=propagates
    )


def finish(store: Store, row: int, pair: Pair, author: str) -> None:
    """Makes a segment final and locks it.

    Raises Refused where nobody has reviewed it, where it needs work, where a question or a
    reviewer's remark on it is open, or where two wordings wait for a decision.
    """
    number = pair.segment.number
    if pair.segment.is_locked:
        return
    if pair.target.state not in (State.REVIEWED, State.FINAL):
        raise Refused(f"segment {number} is {pair.target.state}", hint="accept it first")
    if wording_history.conflicts(store, row):
        raise Refused(f"segment {number} has two wordings", hint="decide which of them stands")
    if pair.segment.needs_work:
        raise Refused(f"segment {number} needs work", hint="take the flag away first")
    asking = {label.name for label in store.labels.all() if label.purpose in _ASKING}
    if any(each.is_open and each.label in asking for each in pair.annotations):
        raise Refused(f"a note on segment {number} is open", hint="resolve it first")
    _stand(store, row, pair, State.FINAL, author, f"finish {number}", locked=True)


def reopen(store: Store, row: int, pair: Pair, author: str) -> None:
    """Unlocks a final segment; it is reviewed again. Raises Refused for one that is not final."""
    number = pair.segment.number
    if not pair.segment.is_locked:
        raise Refused(f"segment {number} is not final")
    _stand(store, row, pair, State.REVIEWED, author, f"reopen {number}", locked=False)


def send_back(store: Store, row: int, pair: Pair, note: str, author: str) -> None:
    """Gives a segment back to the translator: a draft that needs work, with a note that says why.

    Raises Refused for an empty note, and for a final segment.
    """
    number = pair.segment.number
    if not note.strip():
        raise Refused("the translator has to know why", hint="write what is to be changed")
    label = _review_label(store)
    with store.journal.change(f"send back {number}", author, segment_row=row) as change:
        refusing.refuse_locked(store, row, number)
        text, _ = store.wordings.standing(row, Side.TARGET)
        wording = NewWording(
            text=text,
            state=State.of_draft(text),
            author=author,
            detail=SENT_BACK,
            codes=store.wordings.codes(row, Side.TARGET),
        )
        head = store.wordings.head(row, Side.TARGET)
        store.wordings.stand(change, row, Side.TARGET, wording, head)
        change.update("segments", row, {"needs_work": 1})
        new = NewAnnotation(
            label=label, side=Side.TARGET, span=None, body=note.strip(), author=author
        )
        annotating.add(store, change, row, new)


_ASKING = (Purpose.QUERY, Purpose.REVIEW)
"""What the annotations are for that somebody still has to answer."""
SENT_BACK = "sent back"
"""The detail of a wording that a reviewer gave back."""


def _was_sent_back(revision: Revision) -> bool:
    return revision.detail == SENT_BACK


def _review_label(store: Store) -> str:
    """The label of a remark that says nothing of its type. Raises NotFound where there is none."""
    names = [label.name for label in store.labels.all() if label.purpose is Purpose.REVIEW]
    if not names:
        raise NotFound(
            "the project has no label for review", hint="add the set mqm (`workbench labels`)"
        )
    return "other" if "other" in names else names[-1]


def _stand(
    store: Store, row: int, pair: Pair, state: State, author: str, label: str, *, locked: bool
) -> None:
    with store.journal.change(label, author, segment_row=row) as change:
        head = store.wordings.head(row, Side.TARGET)
        if head != pair.target.token:
            raise Refused(
                f"another program changed segment {pair.segment.number}", hint="look at it again"
            )
        wording = NewWording(
            text=pair.target.text,
            state=state,
            author=author,
            origin=pair.target.origin,
            detail=pair.target.detail,
            codes=pair.target.codes,
        )
        store.wordings.stand(change, row, Side.TARGET, wording, head)
        change.update("segments", row, {"locked": int(locked)})
