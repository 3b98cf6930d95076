"""How several paragraphs are made one, with all that hangs on each of them.

Whoever calls this has begun a change set, and has seen that the paragraphs may be changed.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.edits import Edit
from workbench.model.segments import Side
from workbench.model.spans import Span
from workbench.services.reopening import new_source, reopen, revision_of
from workbench.text.carrying import joined_codes
from workbench.text.coding import MOST_CODES, highest
from workbench.text.joining import glue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.codes import Code
    from workbench.model.segments import Pair, Segment
    from workbench.store.change_sets import ChangeSet, Value
    from workbench.store.project import Store

_CONTEXT = 64
"""Code points before a seam that say what belongs there."""
_MOST_RUNS = 4


def unite(store: Store, change: ChangeSet, rows: Sequence[int], pairs: Sequence[Pair]) -> None:
    """Makes one paragraph of several that follow each other; all but the first are retired.

    Their English is appended as a draft, their notes too, and the numbers of their codes go on
    from those before. What was to be translated in part is so as a whole. Raises Refused where two
    wordings of the English of a later one wait for a decision, where there are too many codes, and
    where the file has both languages.
    """
    row, first = rows[0], pairs[0]
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
    wording = new_source(source, codes, change.author, detail)
    store.wordings.stand(change, row, Side.SOURCE, wording, first.segment.source_token, edits)
    change.update("segments", row, _flags([pair.segment for pair in pairs]))
    for each, pair, start in list(zip(rows, pairs, starts, strict=True))[1:]:
        span = Span(start, start + len(pair.segment.source))
        store.segments.note_lineage(
            change, each, row, offsets=(0, span.start), length=len(span), reason=detail
        )
        change.retire("segments", each, f"joined into {first.segment.number}")
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


def _flags(segments: Sequence[Segment]) -> dict[str, Value]:
    """What the first segment has of all, and of the last."""
    return {
        "unfinished": segments[-1].unfinished,
        "needs_work": int(any(each.needs_work for each in segments)),
        "translatable": int(any(each.is_translatable for each in segments)),
    }


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
                edits[revision_of(token)] = [
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
