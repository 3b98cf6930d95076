"""Pairs of sentences that came back, put together again to the paragraph that they are of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.returned import ReturnedRow, ReturnedWording
from workbench.model.segments import State
from workbench.services.returned_places import is_left_in_chinese
from workbench.text.coding import renumbered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.model.codes import Code
    from workbench.model.exchange import ParallelPair

_ORDER = list(State)


def split_name(identity: str) -> tuple[str, int]:
    """(UUID of the paragraph, number of the pair of sentences); 0 for a whole paragraph."""
    uuid, dot, number = identity.partition(".")
    return (uuid, int(number)) if dot and number.isdecimal() else (identity, 0)


def together(
    rows: Mapping[int, ReturnedRow], parts: Sequence[ParallelPair], target: str
) -> ReturnedRow:
    """The rows of one paragraph as one row; `parts` and `target` are what the project has now.

    Between the sentences stands what stood there, a space where there was no English. Raises
    Refused where rows are missing, or where the project pairs its sentences otherwise by now.
    """
    missing = [str(at) for at in range(1, len(parts) + 1) if at not in rows]
    if missing or len(rows) != len(parts):
        raise Refused(
            f"of its {len(parts)} pairs of sentences the file has {len(rows)}",
            hint="all of a paragraph are needed to put it together",
        )
    text = ""
    codes: list[Code] = []
    at = 0
    for number, part in enumerate(parts, 1):
        row = rows[number]
        if row.fingerprint and row.fingerprint != part.fingerprint:
            raise Refused("its sentences are other ones, or are paired otherwise, by now")
        before = target.find(part.target.text, at) if part.target.text else -1
        between = target[at:before] if before >= at and target else " "
        if before >= at:
            at = before + len(part.target.text)
        english, marks = _english_of(row, part)
        if english:
            text += between if text else ""
            codes += renumbered(marks, by=0, shift=len(text))
            text += english
    first = rows[1]
    wording = ReturnedWording(text=text, codes=tuple(codes), **_last(rows)) if text else None
    states = [row.state for row in rows.values() if row.state is not None]
    return replace(
        first,
        id=split_name(first.id)[0],
        fingerprint="",
        source="",
        wordings=(wording,) if wording else (),
        state=min(states, key=_ORDER.index) if len(states) == len(rows) else None,
        notes=tuple(note for number in sorted(rows) for note in rows[number].notes),
    )


def _english_of(row: ReturnedRow, part: ParallelPair) -> tuple[str, Sequence[Code]]:
    """The English of a sentence; that of the project where the file has Chinese in its place."""
    if is_left_in_chinese(row, row.source):
        return part.target.text, part.target.codes
    return row.target, row.wordings[-1].codes if row.wordings else ()


def _last(rows: Mapping[int, ReturnedRow]) -> dict[str, str]:
    """Author and time of the row that was written last."""
    wordings = [row.wordings[-1] for row in rows.values() if row.wordings]
    last = max(wordings, key=lambda each: each.time)
    return {"author": last.author, "time": last.time}
