"""Writing targets: drafts as they are typed, confirmations, flags, notes, restored wordings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.errors import NotFound, Refused
from workbench.model.segments import Origin, Pair, Revision, Side, State
from workbench.model.wordings import NewWording, Offered, OpenConflict, Written
from workbench.store.wordings import row_of
from workbench.text.coding import marks_in
from workbench.text.line_ends import to_line_feeds
from workbench.text.substance import find_control, has_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.codes import Code
    from workbench.model.edits import Edit
    from workbench.store.project import Store

_VERBS = {State.REVIEWED: "review", State.FINAL: "finish"}
NOTHING = Offered()
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


def save_draft(
    store: Store,
    stay: Visit,
    text: str,
    edits: Sequence[Edit] = (),
    codes: tuple[Code, ...] = (),
    offered: Offered = NOTHING,
) -> Written:
    """Stores what stands in the editor. Where another program came first, both are kept.

    `edits` say what was done to the text that was stored before, so that annotations go with
    their words; where they don't fit, the words that both texts have say it. Raises Refused where
    the segment is final.

    What stands already is not written again, so that a confirmed wording stays so. One stay is
    one wording, unless it loses more than 20 code points at once (select all and type over): then
    it begins a new one, and the history keeps what was there; so it does where somebody put an
    annotation on other words of it meanwhile, which can be undone only as long as it stays. A text
    that stands just as it was `offered` says so for ever, and what is typed into it is another.
    """
    wording = _as_offered(_draft(text, stay.author, codes), offered)
    with store.transaction():
        if _is_late(store, stay):
            return _keep_beside(store, stay, wording)
        if _stands(store, stay.row, wording):
            return Written(token=stay.token)
        refuse_locked(store, stay.row, stay.number)
        if stay.own and not _is_closed(store, stay, text):
            stay.token = stay.own = store.wordings.renew(stay.row, stay.own, text, edits, codes)
            stay.text = text
            return Written(token=stay.token)
        return _stand(store, stay, wording, f"typing in {stay.number}", edits)


def confirm(
    store: Store,
    stay: Visit,
    text: str,
    state: State = State.TRANSLATED,
    edits: Sequence[Edit] = (),
    codes: tuple[Code, ...] = (),
    offered: Offered = NOTHING,
    propagates: bool = False,
) -> Written:
    """Says that a wording stands. Raises Refused for an empty one, and for a final segment.

    Where another program came first, nothing is confirmed, and both wordings are kept. With
    `propagates`, segments with the same source that nobody has translated get it as a draft.
    """
    refuse_empty(text, stay.number)
    wording = NewWording(text=text, state=state, author=stay.author, codes=codes)
    wording = _as_offered(wording, offered)
    with store.transaction():
        if _is_late(store, stay):
            return _keep_beside(store, stay, wording)
        wording = _as_suggested(store, stay.row, wording)
        written = Written(token=stay.token)
        if not _stands(store, stay.row, wording, state):
            refuse_locked(store, stay.row, stay.number)
            label = f"{_VERBS.get(state, 'confirm')} {stay.number}"
            written = _stand(store, stay, wording, label, edits, propagates=propagates)
        stay.own = ""  # what is typed from here on is a new draft
        return written


def refuse_locked(store: Store, row: int, number: int) -> None:
    """Raises Refused for a segment whose texts may not be changed."""
    if store.segments.is_locked(row):
        raise Refused(
            f"segment {number} is final", hint="a reviewer can open it again (`workbench review`)"
        )


def refuse_untranslatable(pair: Pair) -> None:
    """Raises Refused for a segment that is not to be translated."""
    if not pair.segment.is_translatable:
        raise Refused(
            f"segment {pair.segment.number} is not to be translated",
            hint="`workbench segments keep` changes that, and x in the Chinese",
        )


def refuse_empty(text: str, number: int) -> None:
    """Raises Refused for a text that can't be confirmed."""
    if not has_text(text):
        raise Refused(f"segment {number} has no English yet", hint="type it first")


def refuse_control(text: str) -> None:
    """Raises Refused for a text with control characters other than `\\n` and `\\t`, or marks."""
    marks = marks_in(text)
    if marks:
        name = f"U+{ord(text[marks[0]]):X} at {marks[0]}"
        raise Refused(f"the text holds {name}, which is kept for codes", hint="take it out")
    at = find_control(text)
    if at is not None:
        name = "a NUL character" if text[at] == "\0" else "a control character"
        raise Refused(f"the text holds {name}: U+{ord(text[at]):04X} at {at}", hint="take it out")


def set_target(
    store: Store,
    row: int,
    pair: Pair,
    text: str,
    state: State,
    author: str,
    codes: tuple[Code, ...] = (),
    *,
    propagates: bool = False,
) -> Written:
    """Sets one target at once, as a script does. Where another came first, both are kept.

    With `propagates`, a confirmed one is given to segments with the same source as `confirm` does.
    Line ends become `\\n`, and `codes` count the text with these. Raises Refused for control
    characters other than that and `\\t`, for an empty text that is to be confirmed, and for a
    segment that is not to be translated.
    """
    text = to_line_feeds(text)
    refuse_control(text)
    if state.is_confirmed:
        refuse_empty(text, pair.segment.number)
    wording = NewWording(
        text=text, state=state if text else State.of_draft(text), author=author, codes=codes
    )
    refuse_untranslatable(pair)
    stay = visit(row, pair, author)
    with store.transaction():
        if _is_late(store, stay):
            return _keep_beside(store, stay, wording)
        if _stands(store, row, wording, wording.state):
            return Written(token=stay.token)
        refuse_locked(store, row, stay.number)
        propagates = propagates and wording.state.is_confirmed
        label = f"translate {stay.number}"
        return _stand(store, stay, wording, label, propagates=propagates)


def left_codes(pair: Pair, text: str) -> tuple[Code, ...]:
    """The codes of a target of which nobody said where they go, so that none is lost.

    Those of the source that a translation may not do without stand at the end of the text, unless
    it is empty.
    """
    length = len(to_line_feeds(text))
    if not length or not pair.segment.codes:
        return ()
    from workbench.text.carrying import lacking  # late: the first page waits for neither

    left = lacking(pair.segment.codes, ())
    return tuple(replace(code, offset=length) for code in left)


def flag(store: Store, row: int, number: int, needs_work: bool, author: str) -> None:
    """Sets or clears *needs work*. Raises Refused where the segment is gone."""
    label = f"{'flag' if needs_work else 'unflag'} {number}"
    with store.journal.change(label, author, segment_row=row) as change:
        _refuse_retired(store, row, number)
        change.update("segments", row, {"needs_work": int(needs_work)})


def write_note(store: Store, row: int, number: int, body: str, author: str) -> None:
    """Writes the note of a segment; an empty one takes it away. Raises Refused as flag does."""
    with store.journal.change(f"note on {number}", author, segment_row=row) as change:
        _refuse_retired(store, row, number)
        store.notes.set(change, row, body.strip(), author)


def history(store: Store, row: int, side: Side = Side.TARGET) -> list[Revision]:
    """Every wording of a segment, newest first."""
    return store.wordings.history(row, side)


def restore(store: Store, row: int, pair: Pair, count: int, author: str) -> Revision:
    """Lets wording `count` of the history (1: the newest) stand again, as a draft.

    Raises NotFound where there are not so many, Refused where the segment is gone.
    """
    revisions = history(store, row)
    if not 1 <= count <= len(revisions):
        raise NotFound(
            f"segment {pair.segment.number} has no wording {count}",
            hint=f"it has {len(revisions)}, the newest is 1",
        )
    revision = revisions[count - 1]
    restore_wording(store, row, pair, revision, author)
    return revision


def restore_wording(store: Store, row: int, pair: Pair, revision: Revision, author: str) -> None:
    """Lets a wording, also one of another segment, stand in this one as a draft.

    Raises Refused where the segment is gone, or final.
    """
    wording = replace(
        _draft(revision.text, author, store.wordings.codes_of(revision.id)),
        origin=revision.origin,
        detail=f"restored from {revision.time}",
    )
    with store.transaction():
        _refuse_retired(store, row, pair.segment.number)
        refuse_locked(store, row, pair.segment.number)
        stay = _stay_on_head(store, row, pair.segment.number, author)
        _stand(store, stay, wording, f"restore {stay.number}")


def conflicts(store: Store, row: int | None = None) -> list[OpenConflict]:
    """Targets that two programs wrote at once and nobody has decided on."""
    return store.wordings.open_conflicts(row)


def resolve(store: Store, row: int, conflict: OpenConflict, text: str, author: str) -> None:
    """Decides a conflict: `text`, one of the two wordings or a third, stands as a draft.

    The wording that stands already keeps its state, and the one that came second has its codes.
    Raises NotFound for a decided one, Refused
    for another wording than that where the segment is final.
    """
    with store.transaction():
        store.wordings.close_conflict(conflict.id)
        if text in (conflict.theirs, store.wordings.standing(row, Side.TARGET)[0]):
            return
        refuse_locked(store, row, conflict.number)
        stay = _stay_on_head(store, row, conflict.number, author)
        codes = store.wordings.codes_beside(conflict.id) if text == conflict.mine else ()
        _stand(store, stay, _draft(text, author, codes), f"resolve {stay.number}")


def _draft(text: str, author: str, codes: tuple[Code, ...]) -> NewWording:
    return NewWording(text=text, state=State.of_draft(text), author=author, codes=codes)


def _as_offered(wording: NewWording, offered: Offered) -> NewWording:
    """The same wording with where it came from, if it is what was offered."""
    if not offered.text or wording.text != offered.text:
        return wording
    return replace(wording, origin=Origin.MEMORY, detail=offered.detail)


def _as_suggested(store: Store, row: int, wording: NewWording) -> NewWording:
    """The same wording with where it came from, if it is what stands there unchanged."""
    origin, detail = store.wordings.origin(row)
    if origin not in (Origin.MEMORY, Origin.MACHINE) or not _stands(store, row, wording):
        return wording
    return replace(wording, origin=origin, detail=detail)


def _stands(store: Store, row: int, wording: NewWording, state: State | None = None) -> bool:
    """Whether a target is what stands already, in a state where one is said."""
    text, standing = store.wordings.standing(row, Side.TARGET)
    if text != wording.text or state not in (None, standing):
        return False
    return store.wordings.codes(row, Side.TARGET) == wording.codes


def _is_closed(store: Store, stay: Visit, text: str) -> bool:
    """Whether the wording of a stay is to be kept as it is, and a text begins a new one."""
    own = row_of(stay.own)
    is_placed = own is not None and store.anchors.is_placed(own)
    return stay.is_offered or is_placed or _is_new_wording(stay.text, text)


def _is_new_wording(before: str, text: str) -> bool:
    """Whether a text has lost so much of the one before, in one stretch, that it is another."""
    if len(before) <= _KEPT:
        return False
    from workbench.text.diffing import alike  # late, as above

    start = alike(before, text)
    end = alike(before[start:][::-1], text[start:][::-1])
    return len(before) - start - end > _KEPT


def _stay_on_head(store: Store, row: int, number: int, author: str) -> Visit:
    token = store.wordings.head(row, Side.TARGET)
    return Visit(row=row, number=number, author=author, token=token)


def _is_late(store: Store, stay: Visit) -> bool:
    """Whether another program wrote, joined or split away what this stay writes on.

    What was only filled in since then is no text of anybody's, and gives way to the stay's.
    """
    if stay.is_beside or store.segments.standing(stay.row) != stay.row:
        return True
    head = store.wordings.head(stay.row, Side.TARGET)
    if head != stay.token and store.gaps.has_only_filled(stay.row, stay.token):
        stay.token, stay.own = head, ""
    return head != stay.token


def _refuse_retired(store: Store, row: int, number: int) -> None:
    if store.segments.standing(row) != row:
        raise Refused(
            f"segment {number} is not there any more", hint="another program joined it; look again"
        )


def _stand(
    store: Store,
    stay: Visit,
    wording: NewWording,
    label: str,
    edits: Sequence[Edit] = (),
    *,
    propagates: bool = False,
) -> Written:
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


def _keep_beside(store: Store, stay: Visit, wording: NewWording) -> Written:
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
