"""A newer version of a source: every translation whose source stands unchanged stays.

Where a source changed, its English is not taken for that of the new wording, but offered for it by
`services/earlier.py`. What the user split, joined and corrected stays so wherever the file did not
change. All of it is one change, which can be undone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.errors import NotFound, Refused
from workbench.model.segments import Origin, Side, State
from workbench.model.wordings import NewWording
from workbench.services import renderings, tracing
from workbench.services.update_codes import answering, newer_data, renewed
from workbench.services.update_plan import Fate, Plan, Run, plan
from workbench.services.update_report import english_of, joined_text, report
from workbench.store.revising import CHANGED
from workbench.store.rows import POSITION_STEP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from workbench.model.codes import Code
    from workbench.model.segments import Pair
    from workbench.model.sources import Paragraph
    from workbench.model.updated import Updated
    from workbench.services.importing import Proposal, Repair
    from workbench.services.tracing import Trace
    from workbench.store.change_sets import ChangeSet
    from workbench.store.project import Store


@dataclass(slots=True, kw_only=True)
class _Work:
    """An update under way."""

    store: Store
    change: ChangeSet
    document: int
    paragraphs: Sequence[Paragraph]
    trace: Trace
    plan: Plan
    pairs: dict[int, Pair]
    """By the row of the segment, as they stood before."""


def update(store: Store, name: str, proposal: Proposal, author: str) -> Updated:
    """Reads a newer version into the document of that name or UUID.

    Of a bilingual file, targets are taken where the project has none. Raises NotFound, and Refused
    where only one of the two versions is bilingual.
    """
    row, document = store.documents.get(name)
    _refuse_other_kind(store, row, proposal, document.name)
    with store.journal.change(f"update {document.name}", author) as change:
        trace, pairs = _standing(store, row)
        work = _Work(
            store=store,
            change=change,
            document=row,
            paragraphs=proposal.paragraphs,
            trace=trace,
            plan=plan(trace, [each.text for each in proposal.paragraphs]),
            pairs=pairs,
        )
        _write(work, proposal)
        return report(work.plan, pairs, proposal, document.name)


def preview(store: Store, name: str, proposal: Proposal) -> Updated:
    """What `update` would do; nothing is written. Raises as `update` does."""
    with store.snapshot():
        row, document = store.documents.get(name)
        _refuse_other_kind(store, row, proposal, document.name)
        trace, pairs = _standing(store, row)
    planned = plan(trace, [each.text for each in proposal.paragraphs])
    return report(planned, pairs, proposal, document.name)


def find_document(store: Store, path: Path, name: str | None) -> tuple[str, Repair]:
    """(UUID, whether it was repaired) of the document that a file is a newer version of.

    Raises NotFound.
    """
    from workbench.services.importing import Repair, name_of  # late: the editor reads no files

    wanted = name_of(path) if name is None else name
    try:
        row, document = store.documents.get(wanted)
        return document.id, Repair(store.documents.repair(row))
    except NotFound as error:
        raise NotFound(error.fault, hint="name it with --document; " + error.hint) from error


def _refuse_other_kind(store: Store, document: int, proposal: Proposal, name: str) -> None:
    """A file of one language cannot take the place of one that holds targets, nor the reverse."""
    if proposal.text.is_bilingual == store.documents.is_bilingual(document):
        return
    which = "only the newer" if proposal.text.is_bilingual else "only the older"
    raise Refused(
        f"{which} version of {name} has both languages",
        hint="add the file as a document of its own",
    )


def _standing(store: Store, document: int) -> tuple[Trace, dict[int, Pair]]:
    trace = tracing.of_document(store, document)
    pairs = store.segments.pairs(document)
    return trace, {each.segment: pair for each, pair in zip(trace.standing, pairs, strict=True)}


def _write(work: _Work, proposal: Proposal) -> None:
    edition, first_block = work.store.documents.editions.insert(
        work.document, proposal.text, work.change.author, work.change.time
    )
    work.change.update(
        "documents", work.document, {"edition_id": edition, "repair": str(proposal.repair)}
    )
    read: list[tuple[int, Paragraph]] = []
    for run in work.plan.runs:
        if run.fate is Fate.GONE:
            for segment in run.segments:
                work.change.retire("segments", segment, "gone in a newer version")
        else:
            if run.fate is Fate.CHANGED:
                _change(work, run)
            else:
                _keep(work, run)
            read += _rows_of(work, run)
    came = _in_order(work)
    read += came
    work.store.revising.note_pieces(work.change, first_block, read)
    if proposal.text.is_bilingual:
        come = frozenset(row for row, _ in came)
        renderings.take_newer(work.store, work.change, read, come=come, origin=proposal.name)


def _rows_of(work: _Work, run: Run) -> list[tuple[int, Paragraph]]:
    """The rows that the paragraphs of a run were read as, with the newer paragraphs."""
    rows = [work.trace.read[at].segment for at in run.read]
    if run.fate is Fate.CHANGED or len(rows) != len(run.paragraphs):
        rows = [*run.segments[:1], *(row for row in rows if row not in run.segments[:1])]
    whole = [work.paragraphs[at] for at in run.paragraphs]
    return list(zip(rows, whole, strict=False))


def _keep(work: _Work, run: Run) -> None:
    """What stands takes on where the file says it is, and what it marks up."""
    newer = [work.paragraphs[index] for index in run.paragraphs]
    own = {segment: work.pairs[segment] for segment in run.segments}
    if len(own) == 1:
        (segment,) = own
        work.change.update("segments", segment, {"article": newer[0].article})
        if own[segment].segment.source == newer[0].text:
            _mark_up(work, segment, own[segment], newer[0].codes)
            return
    standing = [code for pair in own.values() for code in pair.segment.codes]
    data = newer_data(standing, [code for each in newer for code in each.codes])
    for segment, pair in own.items():
        _mark_up(work, segment, pair, renewed(pair.segment.codes, data))


def _mark_up(work: _Work, segment: int, pair: Pair, newer: Sequence[Code]) -> None:
    """Gives both texts the codes of the newer file, which may name other parts of it."""
    if pair.segment.codes == newer:
        return
    wording = NewWording(
        text=pair.segment.source,
        state=State.INITIAL,
        author=work.change.author,
        origin=Origin.IMPORTED,
        detail="marked up otherwise in a newer version",
        codes=tuple(newer),
    )
    stand = work.store.wordings.stand
    stand(work.change, segment, Side.SOURCE, wording, pair.segment.source_token, {})
    codes = answering(pair.target.codes, newer)
    if codes != pair.target.codes:
        target = replace(
            wording,
            text=pair.target.text,
            state=pair.target.state,
            author=pair.target.author,
            origin=pair.target.origin,
            codes=codes,
        )
        stand(work.change, segment, Side.TARGET, target, pair.target.token, {})


def _change(work: _Work, run: Run) -> None:
    """Gives the first segment of a run the newer source, and takes its English from it."""
    if not run.segments:
        return
    segment, *others = run.segments
    paragraphs = [work.paragraphs[index] for index in run.paragraphs]
    text = joined_text(paragraphs)
    pair = work.pairs[segment]
    stand, author = work.store.wordings.stand, work.change.author
    source = NewWording(
        text=text,
        state=State.INITIAL,
        author=author,
        origin=Origin.IMPORTED,
        detail=CHANGED,
        codes=paragraphs[0].codes if len(paragraphs) == 1 else (),
    )
    token = pair.target.token
    english = english_of(work.pairs[each] for each in run.segments)
    if english != pair.target.text:
        whole = NewWording(text=english, state=State.DRAFT, author=author, detail=CHANGED)
        token = stand(work.change, segment, Side.TARGET, whole, token)
    stand(work.change, segment, Side.SOURCE, source, pair.segment.source_token)
    if english:
        empty = NewWording(text="", state=State.INITIAL, author=author, detail=CHANGED)
        stand(work.change, segment, Side.TARGET, empty, token)
    first = paragraphs[0]
    work.change.update(
        "segments",
        segment,
        {
            "kind": str(first.kind),
            "level": first.level,
            "article": first.article,
            "unfinished": paragraphs[-1].unfinished,
            "locked": 0,
        },
    )
    for other in others:
        for annotation, *_ in work.store.annotations.rows_on(other):
            work.change.update("annotations", annotation, {"segment_id": segment})
        work.change.retire("segments", other, "joined in a newer version")
    if others:
        work.store.anchors.settle([segment])


def _in_order(work: _Work) -> list[tuple[int, Paragraph]]:
    """Puts what moved and what is new in its place; gives the rows of the new ones."""
    revising = work.store.revising
    positions = revising.positions(work.document)
    gaps = list(_gaps(work, positions))
    if any(before - last <= _count(work, items) for items, last, before in gaps):
        room = sum(_count(work, items) for items, *_ in gaps)
        revising.spread(work.document, room)
        gaps = list(_gaps(work, revising.positions(work.document)))
    found: list[tuple[int, Paragraph]] = []
    for items, last, before in gaps:
        step = (before - last) // (_count(work, items) + 1)
        position = last
        for run, index in items:
            for row in _rows(work, run):
                position += step
                revising.move(work.change, row, position)
            if run < 0:
                position += step
                found.append(_add(work, index, position))
    return found


def _gaps(
    work: _Work, positions: dict[int, int]
) -> Iterator[tuple[list[tuple[int, int]], int, int]]:
    """(what is to be put there, position before, position after) of each place."""
    last, waiting = 0, list[tuple[int, int]]()
    for run, index in work.plan.order():
        if run < 0 or run in work.plan.moved:
            waiting.append((run, index))
            continue
        own = [positions[row] for row in _rows(work, run)]
        if waiting:
            yield waiting, last, min(own)
            waiting = []
        last = max(last, *own)
    if waiting:
        yield waiting, last, last + POSITION_STEP * (_count(work, waiting) + 1)


def _count(work: _Work, items: Sequence[tuple[int, int]]) -> int:
    """How many rows are to be put in one place."""
    return sum(1 if run < 0 else len(_rows(work, run)) for run, _ in items)


def _rows(work: _Work, run: int) -> list[int]:
    """The segments that a run was read as and those that stand for it, in order."""
    if run < 0:
        return []
    read = (work.trace.read[at].segment for at in work.plan.runs[run].read)
    return list(dict.fromkeys((*read, *work.plan.runs[run].segments)))


def _add(work: _Work, index: int, position: int) -> tuple[int, Paragraph]:
    paragraph = work.paragraphs[index]
    row = work.store.revising.insert(work.change, work.document, paragraph, position)
    wording = NewWording(
        text=paragraph.text,
        state=State.INITIAL,
        author=work.change.author,
        origin=Origin.IMPORTED,
        codes=paragraph.codes,
    )
    work.store.wordings.stand(work.change, row, Side.SOURCE, wording, "")
    return row, paragraph
