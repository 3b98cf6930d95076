"""The pairs of one document as they are shown, which may be ahead of what is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.outline import STATES
from workbench.services import wording_history
from workbench.tui.pairs import Pairs

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.model.outline import Outline
    from workbench.model.segments import Pair, State
    from workbench.store.project import Store


class Sheet:
    """The outline of a document, the pairs that were read, and what waits for a decision."""

    def __init__(self, reader: Store, document: int, outline: Outline | None = None) -> None:
        """`outline` is the document's, where it was read already."""
        self._reader = reader
        self._document = document
        self.conflicts: set[int] = set()
        """Rows of segments with wordings that nobody has decided on."""
        self._take(outline or reader.segments.outline(document))

    def __len__(self) -> int:
        return len(self.outline)

    def read(self) -> None:
        """Reads everything anew, after the cut or many pairs changed."""
        self._take(self._reader.segments.outline(self._document))
        self.read_conflicts()

    def read_conflicts(self) -> None:
        """Reads which pairs have wordings that nobody has decided on.

        The first page does not wait for it; later it is read with whatever is read again.
        """
        found = wording_history.conflicts(self._reader)
        self.conflicts.clear()
        if found and len(self):
            name, rows = self.pairs[0].segment.document, self.outline.rows
            self.conflicts.update(
                rows[conflict.number - 1]
                for conflict in found
                if conflict.document == name and 0 < conflict.number <= len(rows)
            )

    def is_current(self) -> bool:
        """Whether nobody has changed the cut or the order since the outline was read."""
        return self._reader.segments.shape(self._document) == self.outline.shape

    def show(self, index: int, pair: Pair) -> None:
        """Shows another value of a pair."""
        self.outline.states[index] = STATES.index(pair.target.state)
        self.outline.needs_work[index] = pair.segment.needs_work
        self.outline.translatable[index] = pair.segment.is_translatable
        self.pairs.put(index, pair)

    def forget(self, index: int, state: State) -> None:
        """Lets a pair be read when it is next asked for; its state is known already."""
        self.outline.states[index] = STATES.index(state)
        self.pairs.forget(index)

    def find(self, row: int) -> int | None:
        """The index of a segment's row; None where it is in no pair of this document."""
        try:
            return self.outline.rows.index(row)
        except ValueError:
            return None

    def next_open(self, after: int) -> int | None:
        """The next pair without a confirmed target, beginning again at the top."""
        return self._next(after, self.outline.is_open)

    def next_to_review(self, after: int) -> int | None:
        """The next pair that was translated and not reviewed, beginning again at the top."""
        return self._next(after, self.outline.waits_for_review)

    def next_flagged(self, after: int) -> int | None:
        """The next pair that needs work, beginning again at the top."""
        return self._next(after, lambda index: bool(self.outline.needs_work[index]))

    def _take(self, outline: Outline) -> None:
        self.outline = outline
        self.pairs = Pairs(outline.rows, self._reader.segments.at)

    def _next(self, after: int, is_wanted: Callable[[int], bool]) -> int | None:
        count = len(self)
        for step in range(1, count):
            index = (after + step) % count
            if is_wanted(index):
                return index
        return None
