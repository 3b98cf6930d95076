"""What lies on the desk: both texts of the active pair as they are typed.

The buffers hold texts with marks for their codes; `text.coding` makes text and codes of them on
the way to the store.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.model.segments import State
from workbench.services import translating
from workbench.text.coding import marked, unmarked
from workbench.tui.buffer import Buffer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.codes import Code
    from workbench.model.edits import Edit
    from workbench.model.segments import Pair, Segment
    from workbench.model.wordings import Offered

    Carets = Sequence[tuple[int, int | None]]
    """Caret and anchor of the English, then of the Chinese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The English as it is typed, on its way to the store."""

    text: str
    codes: tuple[Code, ...]
    edits: tuple[Edit, ...]
    """Since it was handed over last."""


class Desk:
    """Both texts of the active pair, and what of the English is handed over to the store."""

    def __init__(self) -> None:
        self.target = Buffer()
        self.source = Buffer()
        self.offered: Offered = translating.NOTHING
        """What the memory offered and was inserted last."""
        self.handed_state = State.INITIAL
        self._handed_over = ""
        self._known: tuple[Code, ...] = ()
        """What marks in the English may stand for."""

    @property
    def is_dirty(self) -> bool:
        """Whether something was typed that is not handed over yet."""
        return self.target.text != self._handed_over

    def load(self, pair: Pair, caret: int | None = None) -> None:
        """Takes a pair as it stands."""
        self.offered = translating.NOTHING
        self._known = (*pair.segment.codes, *pair.target.codes)
        self.target.load(marked(pair.target.text, pair.target.codes), caret)
        self.load_source(pair.segment, 0)
        self._handed_over, self.handed_state = self.target.text, pair.target.state

    def load_source(self, segment: Segment, caret: int) -> None:
        """Begins with the source as it stands."""
        self.source.load(marked(segment.source, segment.codes), caret)

    def unmarked_target(self) -> tuple[str, tuple[Code, ...]]:
        """The English as it is typed, and its codes."""
        return unmarked(self.target.text, self._known)

    def with_known_codes(self, text: str) -> str:
        """A marked text without marks of codes that the pair does not have."""
        return marked(*unmarked(text, self._known))

    def is_correcting(self, segment: Segment) -> bool:
        """Whether the source's buffer holds another text than the source, or other codes."""
        return self.source.text != marked(segment.source, segment.codes)

    def hand_over(self, state: State | None = None) -> Typed:
        """Takes note that the English as it is now goes to the store, as a draft or in a state."""
        text, codes = self.unmarked_target()
        self._handed_over = self.target.text
        self.handed_state = State.of_draft(text) if state is None else state
        return Typed(text=text, codes=codes, edits=self.target.take_edits())

    def carets(self) -> Carets:
        """Where the carets and selections of both texts are."""
        return [(each.caret, each.anchor) for each in (self.target, self.source)]

    def place_carets(self, kept: Carets) -> None:
        """Puts the carets and selections of both texts where they were, as far as they reach."""
        for buffer, (caret, anchor) in zip((self.target, self.source), kept, strict=True):
            buffer.move(caret)
            buffer.anchor = None if anchor is None else min(anchor, len(buffer.text))
