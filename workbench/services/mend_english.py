"""The English of segments that are regrouped: it stays with the first part, and is joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.edits import Edit
from workbench.model.regrouped import NEW
from workbench.model.segments import Side, State
from workbench.model.spans import Span
from workbench.model.wordings import NewWording
from workbench.services.reopening import reopen
from workbench.store.wordings import row_of
from workbench.text.carrying import joined_codes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.codes import Code
    from workbench.model.regrouped import Group
    from workbench.model.segments import Target
    from workbench.services.mend_work import MendWork

_DETAIL = "the source changed"


def write_english(work: MendWork, at: int, group: Group) -> None:
    """Appends the English of the segments that a group takes in; a confirmed one is a draft again.

    Where only characters of the source came or went, the English stays as it is.
    """
    if work.is_whole(group):
        return
    row, base = work.rows[at], work.base(at)
    if base is not None and group.segment == NEW:
        return  # it stands again as it did
    wanted = [part.segment for part in group.parts if work.after.homes.get(part.segment, -1) == at]
    pairs = [
        (segment, work.pairs[segment].target)
        for segment in dict.fromkeys([row, *wanted])
        if segment in work.pairs
    ]
    text, codes, edits = _joined(work, at, pairs)
    change = work.change
    if base is not None:
        reopen(work.store, change, row, base, text, codes, edits)
    elif text:
        wording = NewWording(
            text=text, state=State.DRAFT, author=change.author, detail=_DETAIL, codes=codes
        )
        work.store.wordings.stand(change, row, Side.TARGET, wording, "", edits)


def _joined(
    work: MendWork, at: int, pairs: Sequence[tuple[int, Target]]
) -> tuple[str, tuple[Code, ...], dict[int, list[Edit]]]:
    """The targets of segments as one text, its codes, and what was done to each to make it."""
    text = " ".join(target.text for _, target in pairs if target.text)
    codes: tuple[Code, ...] = ()
    edits: dict[int, list[Edit]] = {}
    shift = 0
    for segment, target in pairs:
        shift += 1 if shift and target.text else 0
        by = work.raised.get((at, segment), 0)
        codes = joined_codes(codes, target.codes, by=by, shift=shift)
        revision = row_of(target.token)
        end = shift + len(target.text)
        if revision is not None:
            length = len(target.text)
            around = [
                Edit(span=Span(length, length), text=text[end:]),
                Edit(span=Span(0, 0), text=text[:shift]),
            ]
            edits[revision] = [edit for edit in around if edit.text]
        shift = end
    return text, codes, edits
