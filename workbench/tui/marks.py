"""An annotation as it is drawn on a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.style import Style

    from workbench.model.segments import Side
    from workbench.model.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An annotation as it is drawn on a text."""

    side: Side
    span: Span
    style: Style
    sign: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What is drawn of a pair's annotations."""

    marks: tuple[Mark, ...] = ()
    sign: str = ""
    """That of the weightiest one; empty where only marks are on the pair."""
    has_rails: bool = False
    """Whether lines of signs below the rows say what the annotations are on."""


UNMARKED = Marked()
