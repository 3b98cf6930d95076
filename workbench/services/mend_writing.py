"""Regrouped segments on their way into the store: their rows and order, wordings and origins."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.regrouped import NEW
from workbench.model.segments import SegmentKind, Side, State
from workbench.model.sources import Paragraph
from workbench.model.wordings import NewWording
from workbench.services import refusing, rereading
from workbench.services.joining import join_notes
from workbench.services.mend_english import write_english
from workbench.services.mend_moving import divide_codes, edits_of, move_annotations
from workbench.services.mend_work import MendWork
from workbench.store.wordings import row_of
from workbench.text.carrying import joined_codes
from workbench.text.coding import MOST_CODES, highest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.codes import Code
    from workbench.model.regrouped import Group, Part, Regrouped
    from workbench.model.segments import Pair, Segment
    from workbench.services.tracing import Trace
    from workbench.store.change_sets import ChangeSet
    from workbench.store.project import Store

LEFT_OUT = "left out by repair"
"""Why a segment is retired whose block is omitted."""
_DETAIL = "repair"


def write(
    store: Store,
    change: ChangeSet,
    document: int,
    trace: Trace,
    after: Regrouped,
    paragraphs: tuple[Sequence[Paragraph], Sequence[Paragraph]],
) -> None:
    """Makes the segments of a document what they will be.

    `paragraphs` are the file's as it was mended until now, and as it is from now on. Raises
    Refused where one of the segments is final, or would have too many codes.
    """
    before, mended = paragraphs
    work = MendWork(
        store=store,
        change=change,
        document=document,
        after=after,
        before={each.pieces[0].block: each for each in before},
        mended={each.pieces[0].block: each for each in mended},
        pairs=_standing(store, document, trace),
    )
    touched = work.touched()
    _refuse_final(work, touched)
    _find_rows(work)
    divide_codes(work)
    _join_notes(work)
    move_annotations(work)
    for at, group in touched:
        _write_source(work, at, group)
    _retire(work)
    for at, group in touched:
        write_english(work, at, group)
    indexes = {at for at, _ in touched}
    for at, group in enumerate(after.groups):
        _describe(work, at, group, is_touched=at in indexes)
    store.anchors.settle(work.rows[at] for at in indexes)
    rereading.note(work, trace, mended)


def _standing(store: Store, document: int, trace: Trace) -> dict[int, Pair]:
    """By segment: the pairs as they stand."""
    rows = [each.segment for each in trace.standing]
    return dict(zip(rows, store.segments.pairs(document), strict=True))


def _refuse_final(work: MendWork, touched: Sequence[tuple[int, Group]]) -> None:
    """Raises Refused where a segment that would be changed is final."""
    segments = {part.segment for _, group in touched for part in group.parts} - {NEW}
    for segment in segments | set(work.after.homes):
        refusing.refuse_locked(work.store, segment, work.pairs[segment].segment.number)


def _join_notes(work: MendWork) -> None:
    for segment, home in work.after.homes.items():
        if home >= 0:
            join_notes(work.store, work.change, work.rows[home], segment)


def _find_rows(work: MendWork) -> None:
    """Gives each group its row; what is new stands after the group before it."""
    for at, group in enumerate(work.after.groups):
        row: int | None = group.segment or None
        if group.parts[0].segment == NEW:
            row = _brought_back(work, at, group)
        work.rows.append(_insert(work, group) if row is None else row)


def _brought_back(work: MendWork, at: int, group: Group) -> int | None:
    """The segment that was left out and stands again, where its place is still the right one."""
    revising = work.store.revising
    blocks = work.store.documents.editions.block_rows(work.document)
    row = revising.find_left_out(blocks[group.place[0]], group.parts[0].text, LEFT_OUT)
    if row is None:
        return None
    positions = revising.positions(work.document)
    following = next((each.segment for each in work.after.groups[at:] if each.segment), None)
    is_behind = not work.rows or positions[work.rows[-1]] < positions[row]
    if not is_behind or (following is not None and positions[row] > positions[following]):
        return None
    revising.bring_back(work.change, row)
    work.pairs[row] = work.store.segments.pair(row)
    return row


def _insert(work: MendWork, group: Group) -> int:
    if work.rows:
        position = work.store.segments.position_after(work.rows[-1])
    else:
        position = work.store.segments.position_before(work.document)
    paragraph = work.paragraph(group)
    if paragraph is None:
        like = work.pairs.get(group.parts[0].segment)
        paragraph = Paragraph(
            text="",
            kind=like.segment.kind if like else SegmentKind.BODY,
            article=like.segment.article if like else 0,
            pieces=(),
        )
    paragraph = replace(paragraph, unfinished="")
    return work.store.revising.insert(work.change, work.document, paragraph, position)


def _write_source(work: MendWork, at: int, group: Group) -> None:
    row, text, base = work.rows[at], group.text, work.base(at)
    codes: tuple[Code, ...] = ()
    shift = 0
    places: dict[int, list[tuple[Part, int]]] = {}
    for part in group.parts:
        shift += len(part.glue)
        by = highest(codes)
        own = work.codes.get((part.segment, part.start), ())
        codes = joined_codes(codes, own, by=by, shift=shift)
        if part.segment != NEW:
            work.raised.setdefault((at, part.segment), by)
            places.setdefault(part.segment, []).append((part, shift))
        elif base is not None and len(group.parts) == 1:
            return  # it stands again as it did, with its codes
        shift += len(part.text)
    if highest(codes) > MOST_CODES:
        raise Refused("a segment would have too many codes", hint="join less of them")
    edits = {}
    if work.store.annotations.rows_on(row):
        for segment, parts in places.items():
            source = work.pairs[segment].segment
            edits[row_of(source.source_token) or 0] = edits_of(source.source, parts, text)
    wording = NewWording(
        text=text, state=State.INITIAL, author=work.change.author, detail=_DETAIL, codes=codes
    )
    token = "" if base is None else base.segment.source_token
    work.store.wordings.stand(work.change, row, Side.SOURCE, wording, token, edits)
    for segment, parts in places.items():
        for part, place in parts if segment != row else ():
            _note_lineage(work, segment, row, part, place)


def _note_lineage(work: MendWork, segment: int, row: int, part: Part, place: int) -> None:
    work.store.segments.note_lineage(
        work.change,
        segment,
        row,
        offsets=(part.start, place),
        length=part.end - part.start,
        reason=part.join.reason if part.join else _DETAIL,
        confidence=part.join.confidence if part.join else 1.0,
    )


def _retire(work: MendWork) -> None:
    for segment, home in work.after.homes.items():
        base = work.base(home) if home >= 0 else None
        into = f"joined into {base.segment.number}" if base else "joined by repair"
        work.change.retire("segments", segment, into if home >= 0 else LEFT_OUT)


def _describe(work: MendWork, at: int, group: Group, *, is_touched: bool) -> None:
    """Gives a segment what it is by the file as it is mended now, unless the user said otherwise.

    What a join makes is as the first of its parts; it is to be translated where any of them is.
    """
    paragraph, before, base = work.paragraph(group), work.paragraph_before(group), work.base(at)
    values: dict[str, str | int] = {}
    if paragraph is not None and before is not None and base is not None:
        was, wanted = _look(before), _look(paragraph)
        own = _own_look(base.segment)
        values = {key: wanted[key] for key in wanted if own[key] == was[key]}
    if paragraph is not None and group.text == paragraph.text:
        values["unfinished"] = paragraph.unfinished
    if is_touched:
        last = group.parts[-1]
        pair = work.pairs.get(last.segment)
        if "unfinished" not in values:
            is_end = pair is not None and last.end == len(pair.segment.source)
            values["unfinished"] = pair.segment.unfinished if pair and is_end else ""
        rows = [work.rows[at], *(part.segment for part in group.parts)]
        segments = [work.pairs[row].segment for row in rows if row in work.pairs]
        if segments:
            values["needs_work"] = int(any(each.needs_work for each in segments))
            values["translatable"] = int(any(each.is_translatable for each in segments))
    if values:
        work.change.update("segments", work.rows[at], values)


def _own_look(segment: Segment) -> dict[str, str | int]:
    return {"kind": str(segment.kind), "level": segment.level, "article": segment.article}


def _look(paragraph: Paragraph) -> dict[str, str | int]:
    return {"kind": str(paragraph.kind), "level": paragraph.level, "article": paragraph.article}
