"""Looking in the translation memory: page by page, and counted while one reads."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.model.concordance import ConcordanceHit, ConcordancePage, ConcordanceQuery
    from workbench.store.project import Store
    from workbench.tui.app import WorkbenchApp


class MemorySearch:
    """What was asked last, and what of the answer is there so far."""

    def __init__(self, app: Callable[[], WorkbenchApp], query: ConcordanceQuery) -> None:
        """`app` is asked for the application, which a screen has only once it is shown."""
        self._app = app
        self.query = query
        self.hits: list[ConcordanceHit] = []
        self.count: int | None = None
        """How many there are, once they are counted."""
        self._next = ""
        """What to ask on with; empty where there is no more, or where it was asked already."""
        self._is_stale = Event()
        """Ends the count that is under way."""

    def ask(self, query: ConcordanceQuery, take: Callable[[], object]) -> None:
        """Asks something else; `take` is called when its first page is there."""
        from workbench.services import concordance

        self._turn_to(query)

        def taken(page: ConcordancePage) -> None:
            if query == self.query:
                self._next = page.next
                self.hits = list(page.hits)
                self.count = None if page.next else len(page.hits)
                take()

        self._app().background.ask_memory(
            "concordance", lambda store: concordance.find(store, query), taken
        )

    def ask_on(self, take: Callable[[], object]) -> None:
        """Asks for the next page, if there is one; `take` is called when it is there."""
        from workbench.services import concordance

        query, after = self.query, self._next
        if not after:
            return
        self._next = ""

        def taken(page: ConcordancePage) -> None:
            if query == self.query:
                self.hits += page.hits
                self._next = page.next
                take()

        self._app().background.ask_memory(
            "concordance", lambda store: concordance.find(store, query, after=after), taken
        )

    def begin_count(self, take: Callable[[], object]) -> None:
        """Counts what there is, unless that is known; `take` is called when it is."""
        from workbench.services import concordance

        if self.count is not None:
            return
        query, is_stale = self.query, self._is_stale

        def count(store: Store) -> int:
            found = 0
            for found in concordance.counted(store, query):
                if is_stale.is_set():
                    return found
            return found

        def counted(found: int) -> None:
            if query == self.query and not is_stale.is_set():
                self.count = found
                take()

        self._app().background.ask_memory("count", count, counted, is_slow=True)

    def drop(self, query: ConcordanceQuery) -> None:
        """Asks nothing; no answer is taken any more, and nothing is found."""
        self._turn_to(query)
        self.hits, self.count = [], 0

    def _turn_to(self, query: ConcordanceQuery) -> None:
        """What is found stays until the answer is there; the count that is under way ends."""
        self.query, self._next = query, ""
        self._is_stale.set()
        self._is_stale = Event()
