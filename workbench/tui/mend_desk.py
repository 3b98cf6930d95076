"""Where the repair screen reads what may be mended, and has it decided: a document, or an import.

What is read and what came of a decision is handed to a function, at once or when it is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from workbench.services import mending, pending

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.model.sources import Mend
    from workbench.services.importing import Proposal
    from workbench.services.mendable import Decided, Mendable
    from workbench.store.project import Store
    from workbench.tui.app import WorkbenchApp


class Desk(Protocol):
    """What the repair screen needs of what lies below it."""

    def read(self, take: Callable[[Mendable], object]) -> None:
        """Reads what may be mended, and what is."""

    def decide(
        self, accept: Sequence[Mend], refuse: Sequence[Mend], take: Callable[[Decided], object]
    ) -> None:
        """Makes proposals, and makes others undone. Raises Refused where nothing can be done."""

    def undo(self) -> str | None:
        """Takes the last decision back; names it, or None where there is none."""

    def redo(self) -> str | None:
        """Brings back what was undone."""


class DocumentDesk:
    """A document of the open project."""

    def __init__(self, app: WorkbenchApp, document: int) -> None:
        self._app = app
        self._document = document

    def read(self, take: Callable[[Mendable], object]) -> None:
        """Reads in the background."""
        document = self._document
        self._app.background.read("mends", lambda store: mending.of_document(store, document), take)

    def decide(
        self, accept: Sequence[Mend], refuse: Sequence[Mend], take: Callable[[Decided], object]
    ) -> None:
        """Decides on the thread that writes, as one change of the project."""
        document, author = self._document, self._app.work.author

        def write(store: Store) -> Decided:
            return mending.decide(store, document, accept, refuse, author)

        self._app.background.write(write, take)

    def undo(self) -> str | None:
        """Takes the last change of the project back, whatever it was."""
        return self._app.undo()

    def redo(self) -> str | None:
        """Brings back what was undone in the project."""
        return self._app.redo()


class ImportDesk:
    """A text that was read, and is stored when all is decided."""

    def __init__(self, proposal: Proposal) -> None:
        self._pending = pending.begin(proposal)
        self._done: list[pending.Pending] = []
        self._undone: list[pending.Pending] = []

    @property
    def settled(self) -> Proposal:
        """What is to be stored."""
        return self._pending.settled()

    def read(self, take: Callable[[Mendable], object]) -> None:
        """Reads at once."""
        take(pending.mendable(self._pending))

    def decide(
        self, accept: Sequence[Mend], refuse: Sequence[Mend], take: Callable[[Decided], object]
    ) -> None:
        """Decides at once."""
        after, decided = pending.decide(self._pending, accept, refuse)
        if after != self._pending:
            self._done.append(self._pending)
            self._undone.clear()
            self._pending = after
        take(decided)

    def undo(self) -> str | None:
        """Takes the last decision back."""
        return self._walk(self._done, self._undone)

    def redo(self) -> str | None:
        """Brings the decision back that was undone last."""
        return self._walk(self._undone, self._done)

    def _walk(self, these: list[pending.Pending], others: list[pending.Pending]) -> str | None:
        if not these:
            return None
        others.append(self._pending)
        self._pending = these.pop()
        return "the last decision"
