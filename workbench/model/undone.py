"""What an undo or a redo did."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What an undo or a redo did."""

    label: str
    segment_row: int | None
    """The segment where the change had been made, if it was at one."""
    touched_segments: tuple[int, ...]
    """Rows of the segments that are different now."""
    touched_glossary: bool
    placed_anchors: tuple[int, ...] = ()
    """Rows of the anchors that somebody had put on other words, and that are back where they were.
    """
