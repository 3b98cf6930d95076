"""The codes of a pair as entries of the side panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.text.code_faults import group_label, grouped, told_data
from workbench.text.coding import mark
from workbench.tui.entries import Entry, Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.codes import Code, CodeKind


def code_entries(source: Sequence[Code], target: Sequence[Code]) -> list[Entry]:
    """An entry for each code or pair of the source, then for each that only the target has."""
    here = {(code.kind, code.number) for code in source}
    others = [code for code in target if (code.kind, code.number) not in here]
    there = {(code.kind, code.number) for code in target}
    return [
        *(_entry(group, _standing(group, there)) for group in grouped(source)),
        *(_entry(group, "not of the source") for group in grouped(others)),
    ]


def _standing(group: Sequence[Code], there: set[tuple[CodeKind, int]]) -> str:
    missing = [code for code in group if (code.kind, code.number) not in there]
    if not missing:
        return ""
    return "may go" if all(code.is_deletable for code in missing) else "missing"


def _entry(group: Sequence[Code], standing: str) -> Entry:
    head = (
        Part(text=group_label(group), role="head"),
        Part(text=f"  {group[0].markup}", role="english"),
        Part(text=f"  {standing}" if standing else "", role="remark"),
    )
    data = next(filter(None, map(told_data, group)), "")
    return Entry(
        parts=(head, (Part(text=data, role="reading"),)) if data else (head,),
        insert="".join(mark(code.kind, code.number) for code in group),
    )
