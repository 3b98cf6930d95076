"""Which notes a list shows: going from one part of them to the next, and what the foot says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model.annotations import AnnotationState
from workbench.model.segments import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workbench.model.annotations import Label
    from workbench.services.annotating import NotesFilter

_STATES: tuple[frozenset[AnnotationState], ...] = (
    frozenset(),
    frozenset({AnnotationState.OPEN}),
    frozenset({AnnotationState.PROPOSED}),
    frozenset({AnnotationState.RESOLVED}),
)
_SIDES = (None, Side.SOURCE, Side.TARGET)


def next_state(chosen: NotesFilter) -> NotesFilter:
    """Only what is open, then proposed, then resolved, then all."""
    at = _STATES.index(chosen.states)
    return replace(chosen, states=_STATES[(at + 1) % len(_STATES)])


def next_side(chosen: NotesFilter) -> NotesFilter:
    """Only the notes on the Chinese, then on the English, then all."""
    at = _SIDES.index(chosen.side)
    return replace(chosen, side=_SIDES[(at + 1) % len(_SIDES)])


def label_choices(
    labels: Iterable[Label], used: Mapping[str, int]
) -> list[tuple[str, frozenset[str]]]:
    """What can be chosen among labels, each by what it is called: all, a set, one that is used."""
    sets: dict[str, set[str]] = {}
    for label in labels:
        sets.setdefault(label.group, set()).add(label.name)
    return [
        ("all", frozenset[str]()),
        *((f"all {group}", frozenset(names)) for group, names in sets.items()),
        *((f"{name}  {used[name]}", frozenset({name})) for name in sorted(used)),
    ]


def told(chosen: NotesFilter) -> str:
    """What is left out, in words; empty where nothing is but what was typed."""
    return ", ".join(
        [
            *map(str, chosen.states),
            *([chosen.author] if chosen.author else []),
            *([next(iter(chosen.labels))] if len(chosen.labels) == 1 else []),
            *([f"{len(chosen.labels)} labels"] if len(chosen.labels) > 1 else []),
            *([str(chosen.side)] if chosen.side else []),
            *(["words gone"] if chosen.is_orphaned else []),
        ]
    )
