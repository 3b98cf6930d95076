"""One stay in a pair: what a write stands on, and what becomes of it where another came first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.model.segments import Origin, Pair, Side, State
from workbench.model.wordings import NewWording, Offered, Written
from workbench.store.wordings import row_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.codes import Code
    from workbench.model.edits import Edit
    from workbench.store.project import Store

_KEPT = 20
"""Code points that a draft may lose at once and still be the same wording."""


@dataclass(slots=True, kw_only=True)
class Visit:
    """One stay in a pair: what was read on arrival, and what this stay has written since.

    The only value here that changes, and only on the thread that writes: every draft of one stay
    goes on from the one before.
    """

    row: int
    number: int
    author: str
    token: str
    """The wording on which the next write stands."""
    own: str = ""
    """The wording that this stay has begun and may renew."""
    text: str = ""
    """What that wording holds."""
    is_offered: bool = False
    """Whether that wording is one that the memory offered: what is typed next is another."""
    is_beside: bool = False
    """Whether another program came first, so that this stay writes beside the head."""


def visit(row: int, pair: Pair, author: str) -> Visit:
    """Begins a stay in a pair that was just read."""
    return Visit(row=row, number=pair.segment.number, author=author, token=pair.target.token)


def draft(text: str, author: str, codes: tuple[Code, ...]) -> NewWording:
    """A text as a wording that nobody has confirmed."""
    return NewWording(text=text, state=State.of_draft(text), author=author, codes=codes)


def as_offered(wording: NewWording, offered: Offered) -> NewWording:
    """The same wording with where it came from, if it is what was offered."""
    if not offered.text or wording.text != offered.text:
        return wording
    return replace(wording, origin=Origin.MEMORY, detail=offered.detail)


def as_suggested(store: Store, row: int, wording: NewWording) -> NewWording:
    """The same wording with where it came from, if it is what stands there unchanged."""
    origin, detail = store.wordings.origin(row)
    if origin not in (Origin.MEMORY, Origin.MACHINE) or not stands_already(store, row, wording):
        return wording
    return replace(wording, origin=origin, detail=detail)


def stands_already(store: Store, row: int, wording: NewWording, state: State | None = None) -> bool:
    """Whether a target is what stands already, in a state where one is said."""
    text, standing = store.wordings.standing(row, Side.TARGET)
    if text != wording.text or state not in (None, standing):
        return False
    return store.wordings.codes(row, Side.TARGET) == wording.codes


def is_closed(store: Store, stay: Visit, text: str) -> bool:
    """Whether the wording of a stay is to be kept as it is, and a text begins a new one."""
    own = row_of(stay.own)
    is_placed = own is not None and store.anchors.is_placed(own)
    return stay.is_offered or is_placed or _is_new_wording(stay.text, text)


def _is_new_wording(before: str, text: str) -> bool:
    """Whether a text has lost so much of the one before, in one stretch, that it is another."""
    if len(before) <= _KEPT:
        return False
    from workbench.text.diffing import alike  # late: the first page waits for it not

    start = alike(before, text)
    end = alike(before[start:][::-1], text[start:][::-1])
    return len(before) - start - end > _KEPT


def stay_on_head(store: Store, row: int, number: int, author: str) -> Visit:
    """A stay that writes on whatever stands by now."""
    token = store.wordings.head(row, Side.TARGET)
    return Visit(row=row, number=number, author=author, token=token)


def is_late(store: Store, stay: Visit) -> bool:
    """Whether another program wrote, joined or split away what this stay writes on.

    What was only filled in since then is no text of anybody's, and gives way to the stay's.
    """
    if stay.is_beside or store.segments.standing(stay.row) != stay.row:
        return True
    head = store.wordings.head(stay.row, Side.TARGET)
    if head != stay.token and store.gaps.has_only_filled(stay.row, stay.token):
        stay.token, stay.own = head, ""
    return head != stay.token


def stand(
    store: Store,
    stay: Visit,
    wording: NewWording,
    label: str,
    edits: Sequence[Edit] = (),
    *,
    propagates: bool = False,
) -> Written:
    """Lets a wording stand, which the stay goes on from; the caller has begun a transaction.

    `edits` are what was done to the wording before, `label` is what the history calls it.
    """
    base = row_of(stay.token)
    told = {} if base is None or not edits else {base: edits}
    with store.journal.change(label, stay.author, segment_row=stay.row) as change:
        token = store.wordings.stand(change, stay.row, Side.TARGET, wording, stay.token, told)
        filled: tuple[int, ...] = ()
        if propagates:
            from workbench.services.propagating import propagate  # late, as above

            filled = propagate(store, change, stay.row, stay.number, wording)
    stay.token = stay.own = token
    stay.text = wording.text
    stay.is_offered = wording.origin is Origin.MEMORY
    return Written(token=token, filled=filled)


def keep_beside(store: Store, stay: Visit, wording: NewWording) -> Written:
    """Keeps what came too late: in one wording a stay, unless that was decided on meanwhile."""
    if stay.is_beside and store.wordings.is_undecided(stay.own):
        if _is_new_wording(stay.text, wording.text):
            stay.own = store.wordings.follow_beside(stay.row, wording, stay.own)
        else:
            stay.own = store.wordings.renew(stay.row, stay.own, wording.text, codes=wording.codes)
        stay.text = wording.text
        return Written(token=stay.own, theirs=store.wordings.standing(stay.row, Side.TARGET)[0])
    stay.row = store.segments.standing(stay.row)
    written = store.wordings.keep_beside(stay.row, wording, stay.token)
    stay.own, stay.text, stay.is_beside = written.token, wording.text, True
    return written
