"""What is drawn of a pair, and the pair as it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.tui.marks import UNMARKED, Marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual.strip import Strip

    from workbench.model.segments import Pair, Side
    from workbench.model.spans import Span
    from workbench.tui.source_view import SourceView


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The styles of a page in the present theme."""

    text: Style
    active: Style
    number: Style
    state: Style
    flag: Style
    term: Style
    neighbour: Style
    """Of a term that follows another one without a gap."""
    code: Style
    """Of the label that stands for inline markup."""
    found: Style
    looked_up: Style
    """Of the word that the dictionary has at the caret."""
    selection: Style
    caret: Style
    ghost: Style
    remark: Style
    headline: Style
    credit: Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """The text of one side as it is being edited, with marks for its codes."""

    side: Side
    text: str
    caret: int
    selection: Span
    leans_back: bool = False
    """Whether the caret is at the end of a row, where the next one begins at it too."""
    ghost: str = ""
    """What Tab would complete, shown after the caret."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """A pair with all that is shown of it. Spans count stored text, without marks for codes."""

    pair: Pair
    target: str
    """Its English as it is typed, with marks for its codes."""
    terms: Sequence[Span] = ()
    """Of the source."""
    found: Sequence[tuple[Side, Span]] = ()
    marked: Marked = UNMARKED
    """What is drawn of its annotations."""
    has_conflict: bool = False
    field: Field | None = None
    """What is edited, where it is the active pair."""
    view: SourceView | None = None
    """How the source is shown; None for as it stands."""

    @property
    def is_active(self) -> bool:
        """Whether the caret is in it."""
        return self.field is not None

    def field_of(self, side: Side) -> Field | None:
        """What is edited of a side; None where the caret is elsewhere."""
        return self.field if self.field is not None and self.field.side is side else None

    def found_on(self, side: Side) -> list[Span]:
        """What was found on a side."""
        return [span for at, span in self.found if at is side]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A pair as lines of a page."""

    strips: Sequence[Strip]
    source_starts: list[int]
    """Code points at which the rows of the source begin, marks counted."""
    target_starts: list[int]
    source_lines: list[int]
    """The line of the pair on which each row of the source stands."""
    target_lines: list[int]

    @property
    def height(self) -> int:
        """Lines, with the blank one below."""
        return len(self.strips) + 1
