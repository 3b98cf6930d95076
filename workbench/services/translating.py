"""Writing targets: drafts as they are typed, confirmations, what a script sets, flags, notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model.segments import Pair, State
from workbench.model.wordings import NewWording, Offered, Written
from workbench.services.refusing import (
    refuse_control,
    refuse_empty,
    refuse_locked,
    refuse_retired,
    refuse_untranslatable,
)
from workbench.services.stays import (
    Visit,
    as_offered,
    as_suggested,
    draft,
    is_closed,
    is_late,
    keep_beside,
    stand,
    stands_already,
    visit,
)
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.codes import Code
    from workbench.model.edits import Edit
    from workbench.store.project import Store

_VERBS = {State.REVIEWED: "review", State.FINAL: "finish"}
NOTHING = Offered()


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
    wording = as_offered(draft(text, stay.author, codes), offered)
    with store.transaction():
        if is_late(store, stay):
            return keep_beside(store, stay, wording)
        if stands_already(store, stay.row, wording):
            return Written(token=stay.token)
        refuse_locked(store, stay.row, stay.number)
        if stay.own and not is_closed(store, stay, text):
            stay.token = stay.own = store.wordings.renew(stay.row, stay.own, text, edits, codes)
            stay.text = text
            return Written(token=stay.token)
        return stand(store, stay, wording, f"typing in {stay.number}", edits)


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
    wording = as_offered(wording, offered)
    with store.transaction():
        if is_late(store, stay):
            return keep_beside(store, stay, wording)
        wording = as_suggested(store, stay.row, wording)
        written = Written(token=stay.token)
        if not stands_already(store, stay.row, wording, state):
            refuse_locked(store, stay.row, stay.number)
            label = f"{_VERBS.get(state, 'confirm')} {stay.number}"
            written = stand(store, stay, wording, label, edits, propagates=propagates)
        stay.own = ""  # what is typed from here on is a new draft
        return written


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
        if is_late(store, stay):
            return keep_beside(store, stay, wording)
        if stands_already(store, row, wording, wording.state):
            return Written(token=stay.token)
        refuse_locked(store, row, stay.number)
        propagates = propagates and wording.state.is_confirmed
        label = f"translate {stay.number}"
        return stand(store, stay, wording, label, propagates=propagates)


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
        refuse_retired(store, row, number)
        change.update("segments", row, {"needs_work": int(needs_work)})


def write_note(store: Store, row: int, number: int, body: str, author: str) -> None:
    """Writes the note of a segment; an empty one takes it away. Raises Refused as flag does."""
    with store.journal.change(f"note on {number}", author, segment_row=row) as change:
        refuse_retired(store, row, number)
        store.notes.set(change, row, body.strip(), author)
