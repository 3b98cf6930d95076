"""Pairs of sentences that came back, put together again to the paragraph that they are of."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.returned import ReturnedRow, ReturnedWording
from workbench.model.segments import State
from workbench.services.returned_places import is_left_in_chinese, source_key
from workbench.text.coding import renumbered
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.model.codes import Code
    from workbench.model.exchange import ParallelPair

_ORDER = list(State)
_NAME = re.compile(r"([^.]+)\.([1-9][0-9]{0,5})")


def split_name(identity: str) -> tuple[str, int]:
    """(UUID of the paragraph, number of the pair of sentences); 0 for a whole paragraph."""
    named = _NAME.fullmatch(identity)
    return (named[1], int(named[2])) if named else (identity, 0)


def together(
    rows: Mapping[int, ReturnedRow], parts: Sequence[ParallelPair], target: str
) -> ReturnedRow:
    """The rows of one paragraph as one row; `parts` and `target` are what the project has now.

    Between the sentences stands what stood there, a space where there was no English. English of
    which sentences are missing yet is a draft. Raises Refused where rows are missing, where a
    sentence has lost its English, or where the project pairs its sentences otherwise by now.
    """
    if rows.keys() != set(range(1, len(parts) + 1)):
        raise Refused(
            f"of its {len(parts)} pairs of sentences the file has {len(rows)}",
            hint="all of a paragraph are needed to put it together",
        )
    rows = {number: _in_english(rows[number], part) for number, part in enumerate(parts, 1)}
    for number, part in enumerate(parts, 1):
        _refuse_misfit(rows[number], number, part)
    text, codes = _joined(rows, parts, target)
    wording = ReturnedWording(text=text, codes=codes, **_last(rows)) if text else None
    in_order = [rows[number] for number in sorted(rows)]
    return replace(
        in_order[0],
        fingerprint="",
        source="",
        wordings=(wording,) if wording else (),
        state=_state(in_order, parts, is_new=not has_text(target)),
        marks=tuple(dict.fromkeys(mark for row in in_order for mark in row.marks)),
        notes=tuple(note for row in in_order for note in row.notes),
        has_notes=all(row.has_notes for row in in_order),
        sent_notes=tuple(note for row in in_order for note in row.sent_notes),
        since=min(row.since for row in in_order),
        has_codes=all(row.has_codes for row in in_order),
    )


def _in_english(row: ReturnedRow, part: ParallelPair) -> ReturnedRow:
    """The row without a target where its Chinese fills the place of one."""
    is_copy = row.target != part.target.text and is_left_in_chinese(row, part.segment.source)
    return replace(row, wordings=()) if is_copy else row


def _joined(
    rows: Mapping[int, ReturnedRow], parts: Sequence[ParallelPair], target: str
) -> tuple[str, tuple[Code, ...]]:
    """The English of a paragraph, with the white space that its target has around sentences."""
    text, at = "", 0
    codes: list[Code] = []
    for number, part in enumerate(parts, 1):
        row = rows[number]
        start = target.find(part.target.text, at) if part.target.text else -1
        between = " " if text else ""
        if start >= 0:
            between = target[at:start]
            at = start + len(part.target.text)
        if row.target:
            text += between
            codes += renumbered(row.wordings[-1].codes, by=0, shift=len(text))
            text += row.target
    return text + (target[at:] if text and at else ""), tuple(codes)


def _refuse_misfit(row: ReturnedRow, number: int, part: ParallelPair) -> None:
    """Raises Refused where a row is about other sentences, or has lost their English."""
    is_other = (
        row.fingerprint != part.fingerprint
        if row.fingerprint
        else row.source and source_key(row.source) != source_key(part.segment.source)
    )
    if is_other:
        raise Refused("its sentences are other ones, or are paired otherwise, by now")
    if has_text(part.target.text) and not has_text(row.target):
        raise Refused(
            f"its pair of sentences {number} has no English in the file",
            hint="delete it here if that is meant",
        )


def _state(
    rows: Sequence[ReturnedRow], parts: Sequence[ParallelPair], *, is_new: bool
) -> State | None:
    """That of the row that has come least far; None where one of them does not say it.

    Where the paragraph had no English and some of its sentences have none yet, it is a draft.
    """
    missing = (
        has_text(part.segment.source) and not has_text(row.target)
        for row, part in zip(rows, parts, strict=True)
    )
    if is_new and any(missing):
        return State.DRAFT
    states = [row.state for row in rows if row.state is not None]
    return min(states, key=_ORDER.index) if len(states) == len(rows) else None


def _last(rows: Mapping[int, ReturnedRow]) -> dict[str, str]:
    """Author and time of the row that was written last."""
    wordings = [row.wordings[-1] for row in rows.values() if row.wordings]
    last = max(wordings, key=lambda each: each.time)
    return {"author": last.author, "time": last.time}
