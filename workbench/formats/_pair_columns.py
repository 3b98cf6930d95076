"""The columns of parallel text in tables for those who work with data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._remarks import remarks

if TYPE_CHECKING:
    from workbench.model.segments import Pair, Target

COLUMNS = ("number", "document", "kind", "state", "source", "target", "note", "id", "origin")
_BETWEEN = " | "
"""Between several notes on one pair."""


def pair_cells(pair: Pair, document: str) -> tuple[int | str, ...]:
    """The cells of a pair in a document of that name."""
    segment, target = pair.segment, pair.target
    facts = (segment.number, document, segment.kind.value, target.state.value)
    note = _BETWEEN.join(remarks(pair))
    return (*facts, segment.source, target.text, note, segment.id, _origin(target))


def _origin(target: Target) -> str:
    """Where a target came from, and which suggestion of the memory it was; empty without one."""
    return ": ".join(filter(None, (target.origin, target.detail))) if target.text else ""
