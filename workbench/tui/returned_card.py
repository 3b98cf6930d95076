"""What the list of a file that came back tells of one row, short and at length."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model.returned import NOTES_TOLD, RowFate
from workbench.text.coding import labelled, marked
from workbench.text.diffing import diff
from workbench.tui.entries import Part
from workbench.tui.event_card import diff_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.returned import RowResult

_TOLD = {RowFate.TAKEN: "take", RowFate.REFUSED: "refused", RowFate.OLDER: "older"}


def told_row(result: RowResult) -> tuple[str, str, str]:
    """Which paragraph a row is about, what becomes of it, and its English, or why it is refused."""
    place = f"{result.number} {result.document}" if result.number else result.where
    text = result.reason or _news(result)
    return place, _TOLD.get(result.fate, result.fate), text


def _news(result: RowResult) -> str:
    """The most important of what is new."""
    before, after = _marked(result)
    if after != before:
        return labelled(after)
    if result.notes:
        note = result.notes[0]
        return f"{NOTES_TOLD[note.fate]}: {note.text}"
    return ", ".join(_states(result)) or labelled(after)


def _marked(result: RowResult) -> tuple[str, str]:
    """The English before and after, its codes as characters of it."""
    return marked(result.before, result.codes_before), marked(result.after, result.codes)


def _states(result: RowResult) -> Sequence[str]:
    """What is said of the paragraph from now on, besides its texts and notes."""
    is_other = result.state is not result.state_before
    return (*((f"{result.state_before} → {result.state}",) if is_other else ()), *result.marks)


def returned_card(result: RowResult, source: str) -> list[Sequence[Part]]:
    """Where it stands, what changes, with signs and colours, and what is to be looked at.

    `source` is the Chinese of its paragraph; empty where there is none.
    """
    _, fate, _ = told_row(result)
    place = f"{result.document} {result.number}" if result.number else result.where
    lines: list[Sequence[Part]] = [
        (Part(text=place, role="title"), Part(text=f"  {fate}", role="label")),
        (Part(text=result.where, role="reading"),),
    ]
    if source:
        lines += [(), (Part(text=source, role="other"),)]
    if result.reason:
        lines += [(), (Part(text=result.reason, role="remark"),)]
    if states := _states(result):
        lines += [(), (Part(text=", ".join(states), role="label"),)]
    before, after = _marked(result)
    if after != before:
        pieces = (replace(each, text=labelled(each.text)) for each in diff(before, after))
        lines += [(), diff_parts(pieces)]
    elif after:
        lines += [(), (Part(text=labelled(after), role="other"),)]
    for note in result.notes:
        author = f" ({note.author})" if note.author else ""
        head = Part(text=f"{NOTES_TOLD[note.fate]}{author}: ", role="label")
        said = diff_parts(diff(note.before, note.text)) if note.before else ()
        lines += [(), (head, *(said or (Part(text=note.text, role="remark"),)))]
    for warning in result.warnings:
        lines += [(), (Part(text=f"! {warning}", role="remark"),)]
    return lines
