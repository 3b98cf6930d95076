"""Filling what has the same source as a pair that was confirmed.

What is filled in is a draft of the origin *memory*: nobody has said that it fits there, so it
waits for somebody who does. It is part of the change that confirmed, and is undone with it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from workbench.model.segments import Origin, Side, State
from workbench.store.gaps import Filling
from workbench.text.suggestion_details import propagated_detail

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.model.codes import Code, CodeKind, Markup
    from workbench.model.wordings import NewWording
    from workbench.store.change_sets import ChangeSet
    from workbench.store.gaps import Gap
    from workbench.store.project import Store

_Answers: TypeAlias = "dict[tuple[CodeKind, int], Code]"


def propagate(
    store: Store, change: ChangeSet, row: int, number: int, wording: NewWording
) -> tuple[int, ...]:
    """Gives the English of a segment to all that have its source and none of anybody's.

    The sources are alike code point by code point, with inline markup of the same shape. Left as
    they are: what is confirmed, locked or not to be translated, every draft that somebody typed,
    inserted or restored, and what was filled in for another author. `number` is what the drafts
    say that they came from. Gives the rows of the segments that say something else now.
    """
    gaps = store.gaps.like(row, change.author)
    if not gaps:
        return ()
    own = store.segments.document_of(row)
    draft = replace(wording, state=State.DRAFT, origin=Origin.MEMORY, author=change.author)
    here = replace(draft, detail=propagated_detail(number))
    elsewhere = replace(draft, detail=propagated_detail(number, _name(store, own)))
    fillings = [
        Filling(gap=gap, wording=_answering(here if gap.document == own else elsewhere, answers))
        for gap, answers in _of_one_shape(gaps, store.wordings.codes(row, Side.SOURCE))
        if gap.text != wording.text or not _stands(store, gap, wording)
    ]
    if fillings:
        store.gaps.fill(change, fillings)
    return tuple(each.gap.row for each in fillings)


def _of_one_shape(gaps: Sequence[Gap], codes: Sequence[Code]) -> Iterator[tuple[Gap, _Answers]]:
    """The gaps whose sources are marked up as another, and what answers to the codes of that."""
    shape = _shape(codes)
    for gap in gaps:
        if _shape(gap.source_codes) == shape:
            yield (
                gap,
                {
                    (one.kind, one.number): other
                    for one, other in zip(codes, gap.source_codes, strict=True)
                },
            )


def _shape(codes: Sequence[Code]) -> list[tuple[int, CodeKind, Markup, int]]:
    """Where codes stand and what they are, with numbers from 1 in order of first appearance."""
    numbers: dict[int, int] = {}
    return [
        (
            code.offset,
            code.kind,
            code.markup,
            numbers.setdefault(code.number, len(numbers) + 1),
        )
        for code in codes
    ]


def _answering(wording: NewWording, answers: _Answers) -> NewWording:
    """The same wording with the inline markup of another source."""
    if not wording.codes:
        return wording
    return replace(
        wording,
        codes=tuple(
            replace(answers[code.kind, code.number], offset=code.offset)
            for code in wording.codes
            if (code.kind, code.number) in answers
        ),
    )


def _stands(store: Store, gap: Gap, wording: NewWording) -> bool:
    """Whether a gap has that very wording, with its markup."""
    codes = store.wordings.codes(gap.row, Side.TARGET)
    return _shape(codes) == _shape(wording.codes)


def _name(store: Store, document: int) -> str:
    return next(each.name for row, each in store.documents.all() if row == document)
