"""Mending the cut: splitting, joining and correcting source paragraphs while translating."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import Conflict, Refused
from workbench.model.edits import Edit
from workbench.model.segments import Pair, Side, State
from workbench.model.spans import Span
from workbench.model.wordings import NewWording
from workbench.services import translating
from workbench.store.wordings import row_of
from workbench.text.carrying import divided, joined_codes, lacking
from workbench.text.code_faults import code_labels
from workbench.text.coding import MOST_CODES, highest
from workbench.text.joining import joined

if TYPE_CHECKING:
    from workbench.model.codes import Code
    from workbench.store.journal import ChangeSet
    from workbench.store.project import Store


def split(store: Store, row: int, pair: Pair, offset: int, author: str) -> int:
    """Cuts a source paragraph at a code point; gives the row of the second part.

    Target, note and history stay with the first part; an annotation goes with the greater part of
    its words. Inline markup goes with its words too: a pair that is cut stands in both parts. A
    confirmed target is a draft again, since it now says too much. Raises Refused where one of the
    parts would be empty, and for a final segment.
    """
    source, number = pair.segment.source, pair.segment.number
    if offset < 0 or not source[:offset].strip() or not source[offset:].strip():
        raise Refused("there is nothing to split off here", hint="move the caret into the text")
    with store.journal.change(f"split {number}", author, segment_row=row) as change:
        current = _current(store, row, pair)
        second = store.segments.insert_after(change, row)
        change.update("segments", row, {"unfinished": ""})
        change.update("segments", second, {"unfinished": current.segment.unfinished})
        detail = f"split at {offset}"
        token = current.segment.source_token
        _part_annotations(store, change, row, second, offset)
        codes, others = divided(current.segment.codes, offset)
        wording = _wording(source[:offset], codes, author, detail)
        cut = _cutting(token, Span(offset, len(source)))
        store.wordings.stand(change, row, Side.SOURCE, wording, token, cut)
        wording = _wording(source[offset:], others, author, detail)
        cut = _cutting(token, Span(0, offset))
        store.wordings.stand(change, second, Side.SOURCE, wording, "", cut)
        store.segments.note_lineage(
            change,
            row,
            second,
            offsets=(offset, 0),
            length=len(source) - offset,
            reason=detail,
        )
        reopen(store, change, row, current.target.text, current.target.codes, current, author)
    return second


def join_next(store: Store, row: int, pair: Pair, following: Pair, author: str) -> None:
    """Joins a paragraph with the next one, which is retired; its English is appended as a draft.

    The numbers of its codes go on from those of the first. Raises Refused where there is no next
    paragraph, or where two wordings of its English wait for a decision.
    """
    number = pair.segment.number
    label = f"join {number} and {number + 1}"
    with store.journal.change(label, author, segment_row=row) as change:
        second = store.segments.next_row(row)
        if second is None:
            raise Refused(f"segment {number} is the last", hint="there is nothing to join it with")
        if store.wordings.open_conflicts(second):
            raise Refused(
                f"segment {number + 1} has two wordings", hint="decide which of them stands"
            )
        first, then = _current(store, row, pair), _current(store, second, following)
        text = joined(first.segment.source, then.segment.source)
        detail = f"joined with {number + 1}"
        length = len(then.segment.source)
        join_notes(store, change, row, second, author)
        for annotation, *_ in store.annotations.rows_on(second):
            change.update("annotations", annotation, {"segment_id": row})
        added = text[: len(text) - length]
        by = highest(first.segment.codes)
        codes = joined_codes(first.segment.codes, then.segment.codes, by=by, shift=len(added))
        if highest(codes) > MOST_CODES:
            raise Refused(f"segments {number} and {number + 1} have too many codes for one")
        token = first.segment.source_token
        store.wordings.stand(
            change,
            row,
            Side.SOURCE,
            _wording(text, codes, author, detail),
            token,
            _appending(token, first.segment.source, text)
            | _prepending(then.segment.source_token, added),
        )
        change.update(
            "segments",
            row,
            {
                "unfinished": then.segment.unfinished,
                "needs_work": int(first.segment.needs_work or then.segment.needs_work),
            },
        )
        store.segments.note_lineage(
            change,
            second,
            row,
            offsets=(0, len(text) - length),
            length=length,
            reason=detail,
        )
        change.retire("segments", second, f"joined into {number}")
        target = " ".join(filter(None, (first.target.text, then.target.text)))
        added = target[: len(target) - len(then.target.text)]
        edits = _appending(first.target.token, first.target.text, target)
        edits |= _prepending(then.target.token, added)
        codes = joined_codes(first.target.codes, then.target.codes, by=by, shift=len(added))
        reopen(store, change, row, target, codes, first, author, edits)
        store.anchors.settle([row])


def correct(
    store: Store, row: int, pair: Pair, text: str, author: str, codes: tuple[Code, ...] = ()
) -> None:
    """Gives a source paragraph another wording; the earlier one is kept.

    Raises Refused for an empty one, for one that lacks a code which may not be deleted, and for a
    final segment.
    """
    if not text.strip():
        raise Refused("a source paragraph can't be empty", hint="join it with its neighbour")
    lost = lacking(pair.segment.codes, codes)
    if lost:
        raise Refused(
            f"the correction lacks {code_labels(lost)}", hint="no code of the Chinese may be lost"
        )
    number = pair.segment.number
    with store.journal.change(f"correct source {number}", author, segment_row=row) as change:
        current = _current(store, row, pair)
        if (text, codes) != (current.segment.source, current.segment.codes):
            wording = _wording(text, codes, author, "corrected")
            token = current.segment.source_token
            store.wordings.stand(change, row, Side.SOURCE, wording, token)


def _current(store: Store, row: int, pair: Pair) -> Pair:
    """The pair as it stands now, since its English may have moved on after it was read.

    Raises Conflict where its source has, Refused where it is final.
    """
    translating.refuse_locked(store, row, pair.segment.number)
    current = store.segments.at([row], pair.segment.number)[0]
    if store.segments.standing(row) != row:
        raise Conflict(
            f"another program joined segment {pair.segment.number} with its neighbour",
            mine=pair.segment.source,
            theirs="",
            hint="look at it and try again",
        )
    if current.segment.source_token != pair.segment.source_token:
        raise Conflict(
            f"another program changed the source of segment {pair.segment.number}",
            mine=pair.segment.source,
            theirs=current.segment.source,
            hint="look at it and try again",
        )
    return current


def _part_annotations(store: Store, change: ChangeSet, row: int, second: int, offset: int) -> None:
    """Gives the second part what has more of its words there than in the first."""
    for annotation, side, span, _ in store.annotations.rows_on(row):
        if side is Side.SOURCE and span is not None and span.end - offset > offset - span.start:
            change.update("annotations", annotation, {"segment_id": second})


def join_notes(store: Store, change: ChangeSet, row: int, second: int, author: str) -> None:
    """Makes one plain note, on the first segment, of those that both have."""
    notes = [store.notes.find(row), store.notes.find(second)]
    if all(note is not None and not note.has_replies for note in notes):
        bodies = [note.body for note in notes if note is not None]
        store.notes.set(change, row, "\n".join(bodies), author)
        store.notes.set(change, second, "", author)


def _cutting(token: str, span: Span) -> dict[int, list[Edit]]:
    """What was done to a wording of which a span was taken away."""
    row = row_of(token)
    return {} if row is None else {row: [Edit(span=span, text="")]}


def _appending(token: str, before: str, after: str) -> dict[int, list[Edit]]:
    """What was done to a wording that another begins with."""
    row = row_of(token)
    end = len(before)
    return {} if row is None else {row: [Edit(span=Span(end, end), text=after[end:])]}


def _prepending(token: str, added: str) -> dict[int, list[Edit]]:
    """What was done to a wording that another ends with."""
    row = row_of(token)
    return {} if row is None else {row: [Edit(span=Span(0, 0), text=added)]}


def _wording(text: str, codes: tuple[Code, ...], author: str, detail: str) -> NewWording:
    return NewWording(text=text, state=State.INITIAL, author=author, detail=detail, codes=codes)


def reopen(
    store: Store,
    change: ChangeSet,
    row: int,
    text: str,
    codes: tuple[Code, ...],
    pair: Pair,
    author: str,
    edits: dict[int, list[Edit]] | None = None,
) -> None:
    """Makes the target a draft where it was confirmed for another source, or has grown."""
    is_same = (text, codes) == (pair.target.text, pair.target.codes)
    if is_same and not pair.target.state.is_confirmed:
        return
    wording = NewWording(
        text=text, state=State.DRAFT, author=author, detail="the source changed", codes=codes
    )
    store.wordings.stand(change, row, Side.TARGET, wording, pair.target.token, edits)
