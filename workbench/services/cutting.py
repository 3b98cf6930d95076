"""How paragraphs are cut: what becomes of all that hangs on one that is parted, or on several
that are made one.

Whoever calls these has begun a change set, and has seen that the paragraphs may be changed.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, TypeAlias

from workbench.errors import Conflict, Refused
from workbench.model.edits import Edit
from workbench.model.segments import Side, State
from workbench.model.spans import Span
from workbench.model.wordings import NewWording
from workbench.services import translating
from workbench.store.wordings import row_of
from workbench.text.carrying import divided, joined_codes
from workbench.text.coding import MOST_CODES, highest
from workbench.text.joining import glue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.model.codes import Code
    from workbench.model.segments import Pair
    from workbench.store.change_sets import ChangeSet
    from workbench.store.project import Store

Seen: TypeAlias = "tuple[int, Pair]"
"""The row of a segment, and its pair as it was read."""
Cut: TypeAlias = "tuple[int, Pair, Sequence[int]]"
"""The row of a segment, its pair as it stands, and the code points at which it is cut, in order."""
_CONTEXT = 64
"""Code points before a seam that say what belongs there."""
_MOST_RUNS = 4


def as_it_stands(store: Store, seen: Seen) -> Pair:
    """The pair as it stands now, since its English may have moved on after it was read.

    Raises Conflict where its source has, Refused where it is final.
    """
    row, pair = seen
    number = pair.segment.number
    translating.refuse_locked(store, row, number)
    if store.segments.standing(row) != row:
        raise Conflict(
            f"another program joined segment {number} with its neighbour",
            mine=pair.segment.source,
            theirs="",
            hint="look at it and try again",
        )
    (current,) = store.segments.at([row], number)
    if current.segment.source_token != pair.segment.source_token:
        raise Conflict(
            f"another program changed the source of segment {number}",
            mine=pair.segment.source,
            theirs=current.segment.source,
            hint="look at it and try again",
        )
    return current


def part(store: Store, change: ChangeSet, cuts: Sequence[Cut]) -> list[int]:
    """Cuts paragraphs of one document; gives the rows of all parts.

    Target, note and history stay with the first part; an annotation goes with the greatest part of
    its words, a code with its place, and a pair of codes that is cut stands in both parts. A
    confirmed target is a draft again, since it now says too much. Raises Refused where one of the
    parts would be empty.
    """
    parted = [(row, pair, _spans(pair, offsets)) for row, pair, offsets in cuts]
    new = store.segments.insert_after(change, {row: len(spans) - 1 for row, _, spans in parted})
    found: list[int] = []
    for row, pair, spans in parted:
        rows = [row, *new[row]]
        _part(store, change, rows, pair, spans)
        found += rows
    return found


def unite(store: Store, change: ChangeSet, rows: Sequence[int], pairs: Sequence[Pair]) -> None:
    """Makes one paragraph of several that follow each other; all but the first are retired.

    Their English is appended as a draft, their notes too, and the numbers of their codes go on
    from those before. What was to be translated in part is so as a whole. Raises Refused where two
    wordings of the English of a later one wait for a decision, where there are too many codes, and
    where the file has both languages.
    """
    row, first = rows[0], pairs[0]
    number = first.segment.number
    _refuse_bilingual(store, row, first)
    _refuse_undecided(store, rows[1:], pairs[1:])
    source, starts = _sources_joined([pair.segment.source for pair in pairs])
    target, target_starts = _targets_joined([pair.target.text for pair in pairs])
    codes, target_codes = _codes_joined(pairs, starts, target_starts)
    detail = f"joined with {numbers_of(pairs[1:])}"
    edits = _edits_of_joining(store, rows, pairs, (source, starts), (target, target_starts))
    for each in rows[1:]:
        join_notes(store, change, row, each)
        for annotation, *_ in store.annotations.rows_on(each):
            change.update("annotations", annotation, {"segment_id": row})
    wording = _wording(source, codes, change.author, detail)
    token = first.segment.source_token
    store.wordings.stand(change, row, Side.SOURCE, wording, token, edits)
    segments = [pair.segment for pair in pairs]
    change.update(
        "segments",
        row,
        {
            "unfinished": segments[-1].unfinished,
            "needs_work": int(any(each.needs_work for each in segments)),
            "translatable": int(any(each.is_translatable for each in segments)),
        },
    )
    for each, pair, start in list(zip(rows, pairs, starts, strict=True))[1:]:
        length = len(pair.segment.source)
        store.segments.note_lineage(
            change, each, row, offsets=(0, start), length=length, reason=detail
        )
        change.retire("segments", each, f"joined into {number}")
    reopen(store, change, row, first, target, target_codes, edits)
    store.anchors.settle([row])


def numbers_of(pairs: Sequence[Pair]) -> str:
    """The numbers of pairs as people write them: 3, 5-9; how many, where that is too long."""
    runs: list[list[int]] = []
    for number in (pair.segment.number for pair in pairs):
        if runs and number == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    if len(runs) > _MOST_RUNS:
        return f"{len(pairs)} segments"
    return ", ".join("-".join(map(str, run)) for run in runs)


# Parting


def _part(
    store: Store, change: ChangeSet, rows: Sequence[int], pair: Pair, spans: Sequence[Span]
) -> None:
    segment, row = pair.segment, rows[0]
    change.update("segments", row, {"unfinished": ""})
    change.update("segments", rows[-1], {"unfinished": segment.unfinished})
    _part_annotations(store, change, rows, spans)
    offsets = [span.start for span in spans[1:]]
    detail = f"split at {offsets[0]}" if len(offsets) == 1 else f"split into {len(rows)}"
    codes = _parted_codes(segment.codes, offsets)
    for each, span, own in zip(rows, spans, codes, strict=True):
        wording = _wording(span.of(segment.source), own, change.author, detail)
        base = segment.source_token if each == row else ""
        edits = {_revision(segment.source_token): _cut_out(span, len(segment.source))}
        store.wordings.stand(change, each, Side.SOURCE, wording, base, edits)
    # The last first, so that each says where its text stood when it was cut off.
    for each, span in reversed(list(zip(rows, spans, strict=True))[1:]):
        store.segments.note_lineage(
            change, row, each, offsets=(span.start, 0), length=len(span), reason=detail
        )
    reopen(store, change, row, pair, pair.target.text, pair.target.codes)


def _spans(pair: Pair, offsets: Sequence[int]) -> list[Span]:
    """The parts of a source. Raises Refused where one would be empty."""
    source = pair.segment.source
    spans = [Span(*ends) for ends in pairwise((0, *offsets, len(source)))]
    for span in spans:
        if span.start < 0 or span.end > len(source) or not span.of(source).strip():
            at = span.end if span.end > len(source) else span.start or span.end
            raise Refused(
                f"there is nothing to split off in segment {pair.segment.number} at {at}",
                hint="a cut has text on both sides",
            )
    return spans


def _part_annotations(
    store: Store, change: ChangeSet, rows: Sequence[int], spans: Sequence[Span]
) -> None:
    """Gives each part what has more of its words there than in any other."""
    for annotation, side, place, _ in store.annotations.rows_on(rows[0]):
        if side is Side.SOURCE and place is not None:
            shares = [min(place.end, span.end) - max(place.start, span.start) for span in spans]
            segment = rows[shares.index(max(shares))]
            change.update("annotations", annotation, {"segment_id": segment})


def _parted_codes(codes: tuple[Code, ...], offsets: Sequence[int]) -> Iterator[tuple[Code, ...]]:
    before = 0
    for offset in offsets:
        own, codes = divided(codes, offset - before)
        yield own
        before = offset
    yield codes


def _cut_out(span: Span, length: int) -> list[Edit]:
    """What was done to a text of which a span alone was left."""
    return [Edit(span=Span(span.end, length), text=""), Edit(span=Span(0, span.start), text="")]


# Uniting


def _refuse_bilingual(store: Store, row: int, pair: Pair) -> None:
    """A file that has both languages has one target for each source, and no room for one of two.

    What is split can be written back: its targets stand in the file one after the other.
    """
    if store.documents.is_bilingual(store.segments.document_of(row)):
        raise Refused(
            f"{pair.segment.document} came from a file with both languages, whose segments cannot"
            " be joined",
            hint="write the English into each of them",
        )


def _refuse_undecided(store: Store, rows: Sequence[int], pairs: Sequence[Pair]) -> None:
    for row, pair in zip(rows, pairs, strict=True):
        if store.wordings.open_conflicts(row):
            raise Refused(
                f"segment {pair.segment.number} has two wordings",
                hint="decide which of them stands",
            )


def _sources_joined(texts: Sequence[str]) -> tuple[str, list[int]]:
    """The texts as one, and where each begins in it."""
    parts: list[str] = []
    starts: list[int] = []
    length, before = 0, ""
    for text in texts:
        between = glue(before, text) if parts else ""
        starts.append(length + len(between))
        parts += [between, text]
        length = starts[-1] + len(text)
        before = f"{before}{between}{text}"[-_CONTEXT:]
    return "".join(parts), starts


def _targets_joined(texts: Sequence[str]) -> tuple[str, list[int]]:
    """The same for English, with a space between each two that have any."""
    lengths = [len(text) + bool(text) for text in texts]
    ends = list(accumulate(lengths, initial=0))
    whole = " ".join(filter(None, texts))
    return whole, [min(end, len(whole)) for end in ends[:-1]]


def _codes_joined(
    pairs: Sequence[Pair], starts: Sequence[int], target_starts: Sequence[int]
) -> tuple[tuple[Code, ...], tuple[Code, ...]]:
    codes: tuple[Code, ...] = ()
    target_codes: tuple[Code, ...] = ()
    for pair, start, target_start in zip(pairs, starts, target_starts, strict=True):
        by = highest(codes)
        codes = joined_codes(codes, pair.segment.codes, by=by, shift=start)
        target_codes = joined_codes(target_codes, pair.target.codes, by=by, shift=target_start)
        if highest(codes) > MOST_CODES:
            raise Refused(
                f"segments {numbers_of(pairs)} have too many codes for one",
                hint="join fewer of them",
            )
    return codes, target_codes


def _edits_of_joining(
    store: Store,
    rows: Sequence[int],
    pairs: Sequence[Pair],
    source: tuple[str, Sequence[int]],
    target: tuple[str, Sequence[int]],
) -> dict[int, list[Edit]]:
    """What was done to the wordings to make one of them, for those that have annotations."""
    edits: dict[int, list[Edit]] = {}
    for at, (row, pair) in enumerate(zip(rows, pairs, strict=True)):
        sides = {side for _, side, *_ in store.annotations.rows_on(row)}
        for side, text, token, (whole, starts) in (
            (Side.SOURCE, pair.segment.source, pair.segment.source_token, source),
            (Side.TARGET, pair.target.text, pair.target.token, target),
        ):
            if side in sides and token:
                start, end = starts[at], starts[at] + len(text)
                edits[_revision(token)] = [
                    Edit(span=Span(len(text), len(text)), text=whole[end:]),
                    Edit(span=Span(0, 0), text=whole[:start]),
                ]
    return edits


def join_notes(store: Store, change: ChangeSet, row: int, second: int) -> None:
    """Makes one plain note, on the first segment, of those that both have."""
    notes = [store.notes.find(row), store.notes.find(second)]
    if all(note is not None and not note.has_replies for note in notes):
        bodies = [note.body for note in notes if note is not None]
        store.notes.set(change, row, "\n".join(bodies), change.author)
        store.notes.set(change, second, "", change.author)


# Both


def _revision(token: str) -> int:
    row = row_of(token)
    assert row is not None
    return row


def _wording(text: str, codes: tuple[Code, ...], author: str, detail: str) -> NewWording:
    return NewWording(text=text, state=State.INITIAL, author=author, detail=detail, codes=codes)


def reopen(
    store: Store,
    change: ChangeSet,
    row: int,
    pair: Pair,
    text: str,
    codes: tuple[Code, ...],
    edits: Mapping[int, Sequence[Edit]] | None = None,
) -> None:
    """Makes the target a draft where it was confirmed for another source, or has grown."""
    target = pair.target
    if (text, codes) == (target.text, target.codes) and not target.state.is_confirmed:
        return
    wording = NewWording(
        text=text,
        state=State.DRAFT,
        author=change.author,
        detail="the source changed",
        codes=codes,
    )
    store.wordings.stand(change, row, Side.TARGET, wording, target.token, edits)
