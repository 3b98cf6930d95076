"""Editing a concept in the place of its card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.services import cards
from workbench.tui.widgets.cells import Cells

if TYPE_CHECKING:
    from workbench.model.terms import Concept
    from workbench.tui.questions import Hints
    from workbench.tui.screens.glossary import GlossaryScreen


class ConceptEditor:
    """The cells that are open in the glossary, if there are any, and getting them stored."""

    def __init__(self, screen: GlossaryScreen) -> None:
        self._screen = screen
        self._cells: Cells | None = None
        self._row: int | None = None
        """The concept that is edited; None for a new one."""

    @property
    def keys(self) -> Hints:
        """The keys that matter while cells are open; none while none are."""
        if self._cells is None:
            return ()
        return (("Enter", "keep"), ("Tab", "next line"), ("Esc", "leave"))

    def holds(self) -> bool:
        """Whether cells are open; then they have the caret again, and it is said what to do."""
        if self._cells is None:
            return False
        self._cells.take_caret()
        self._screen.say("Enter keeps what you typed; Esc leaves it")
        return True

    def edit(self, row: int, concept: Concept) -> None:
        """Opens the cells of a concept."""
        self._begin(row, "Edit", cards.cells_of(concept), first="en")

    def add(self) -> None:
        """Opens empty cells."""
        from workbench.model.terms import NewConcept, NewTerm

        blank = NewConcept(terms=(NewTerm(language="zh-Hans", text="·"),))
        self._begin(None, "New concept", cards.cells_of(blank) | {"zh-Hans": ""}, first="zh-Hans")

    def keep(self) -> None:
        """Stores what was typed, if anything was, and closes the cells. Raises Refused."""
        if self._cells is None or not self._cells.is_changed:
            self.close()
            return
        workbench = self._screen.workbench
        row = workbench.writer.call(
            cards.keep, self._row, self._cells.filled, workbench.work.author, self._cells.before
        )
        self.close()
        workbench.terms.learn_one(row)
        self._screen.look_at(row)
        self._screen.say("kept")

    def close(self) -> None:
        """Leaves the concept as it is in the file."""
        if self._cells is not None:
            self._cells.remove()
            self._cells = None
        self._screen.card.display = True
        self._screen.rows.focus()
        self._screen.show_card()

    def rescue(self) -> None:
        """Keeps what stands in the cells when the terminal hangs up."""
        if self._cells is not None and self._cells.is_changed:
            workbench = self._screen.workbench
            filled, before = self._cells.filled, self._cells.before
            workbench.writer.call(cards.rescue, self._row, filled, before, workbench.work.author)

    def _begin(self, row: int | None, title: str, cells: dict[str, str], *, first: str) -> None:
        self._row = row
        self._cells = Cells(title, cells, first=first)
        self._screen.card.display = False
        self._screen.query_one("#body").mount(self._cells)
        self._screen.tell_foot()
