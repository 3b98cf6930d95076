"""The pairs of a work as they are drawn: each is drawn once until something of it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.segments import Side
from workbench.text.coding import marked
from workbench.tui.drawn import Showing
from workbench.tui.marks import UNMARKED, Marked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.model.segments import Pair
    from workbench.model.spans import Span
    from workbench.tui.drawing import Drawing
    from workbench.tui.drawn import Drawn, Field
    from workbench.tui.source_view import SourceView
    from workbench.tui.work import Work


class DrawnPairs:
    """Draws the pairs of a work when they are asked for, the active one with its caret."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.find_terms: Callable[[str], Sequence[Span]] = lambda _text: ()
        self.find_marks: Callable[[Pair], Marked] = lambda _pair: UNMARKED
        self.find_view: Callable[[Pair, bool], SourceView | None] = lambda _pair, _is_active: None
        """How a source is shown, given whether its pair is the active one."""
        self.found: dict[int, list[tuple[Side, Span]]] = {}
        """What a search found, by index."""
        self.places: list[tuple[Side, Span]] = []
        """What is to be looked at in the active pair."""
        self._drawing: Drawing | None = None
        self._drawn: dict[int, Drawn] = {}
        self._active: Drawn | None = None
        self._field: Field | None = None

    @property
    def is_ready(self) -> bool:
        """Whether it is known in which layout and look they are drawn."""
        return self._drawing is not None

    @property
    def drawing(self) -> Drawing:
        """The layout and look in which they are drawn, once the page has a size."""
        assert self._drawing is not None, "the page has no size yet"
        return self._drawing

    @property
    def active(self) -> Drawn:
        """The active pair."""
        return self.of(self.work.active)

    def take(self, work: Work) -> None:
        """Draws the pairs of another work."""
        self.work = work
        self.forget()

    def draw_by(self, drawing: Drawing) -> None:
        """Draws in another layout and look."""
        self._drawing = drawing
        self.forget()

    def edit(self, field: Field) -> None:
        """Shows the active pair with this text and caret."""
        self._field = field
        self._active = None

    def forget(self, index: int | None = None) -> None:
        """Draws a pair, or all of them, anew the next time."""
        if index is None:
            self._drawn.clear()
        else:
            self._drawn.pop(index, None)
        self._active = None

    def of(self, index: int) -> Drawn:
        """A pair by its index."""
        if index == self.work.active and self._field is not None:
            if self._active is None:
                self._active = self._draw(index, self._field)
            return self._active
        drawn = self._drawn.get(index)
        if drawn is None:
            drawn = self._drawn[index] = self._draw(index, None)
        return drawn

    def caret(self) -> tuple[int, int] | None:
        """(column, line) of the caret within the active pair; None where nothing is edited."""
        if self._field is None or self._drawing is None:
            return None
        return self._drawing.caret(self.active, self._field)

    def text_of(self, index: int, side: Side) -> str:
        """A text as it is drawn, with marks for its codes."""
        pair, is_active = self.work.sheet.pairs[index], index == self.work.active
        if side is Side.SOURCE:
            stored = marked(pair.segment.source, pair.segment.codes)
            return self.work.source.text if is_active else stored
        return self.work.target.text if is_active else marked(pair.target.text, pair.target.codes)

    def _draw(self, index: int, field: Field | None) -> Drawn:
        work = self.work
        pair = work.sheet.pairs[index]
        places = self.places if field is not None else ()
        english = marked(pair.target.text, pair.target.codes)
        return self.drawing.pair(
            Showing(
                pair=pair,
                target=english if field is None else work.target.text,
                terms=self.find_terms(pair.segment.source),
                found=[*self.found.get(index, ()), *places],
                marked=self.find_marks(pair) if pair.annotations else UNMARKED,
                has_conflict=work.sheet.outline.rows[index] in work.sheet.conflicts,
                field=field,
                view=self.find_view(pair, field is not None),
            )
        )
