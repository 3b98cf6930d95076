"""What is done for the translation memory while nobody types.

Sentences of confirmed pairs are paired a few at a time, and ranges of units that are full get
their index. The first takes the thread that writes for some hundredths of a second, the second
only to store what another thread has made; neither is begun while keys are pressed.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.services.indexing import MadeShard
    from workbench.store.project import Store
    from workbench.tui.app import WorkbenchApp

LOOK_SECONDS = 0.5
REST_SECONDS = 1.0
"""How long no key was pressed before anything is begun."""
_AT_ONCE = 5
"""Pairs whose sentences are paired in one transaction."""


class Tidying:
    """Knows whether anything may be left to do."""

    def __init__(self, app: WorkbenchApp, *, clock: Callable[[], float] = monotonic) -> None:
        self._app = app
        self._clock = clock
        self._last_key = clock()
        self._seen = -1
        """What the file was at when nothing was left to do."""
        self._has_caught_up = False
        self._is_busy = False

    def note_key(self) -> None:
        """Takes note that somebody types."""
        self._last_key = self._clock()

    def look(self) -> None:
        """Begins with what is left to do, if the keys rest and the file is another one."""
        if self._is_busy or self._clock() - self._last_key < REST_SECONDS:
            return
        version = self._app.reader.data_version()
        if version == self._seen:
            return
        # Where it fails, that is told once, and nothing is begun again: it can wait.
        self._is_busy = True
        self._app.background.write(self._pair, lambda count: self._paired(count, version))

    def _pair(self, store: Store) -> int:
        from workbench.services import pairing

        if not self._has_caught_up:
            with store.transaction():
                store.remembering.catch_up()
            self._has_caught_up = True
        return pairing.complete_some(store, _AT_ONCE)

    def _paired(self, count: int, version: int) -> None:
        if count:
            self._go_on()
        else:
            self._app.background.ask_memory(
                "index", _first_missing, lambda made: self._made(made, version),
                is_slow=True,
            )  # fmt: skip

    def _made(self, made: tuple[MadeShard, ...], version: int) -> None:
        from workbench.services import indexing

        def keep(store: Store) -> None:
            for shard in made:
                with store.transaction():
                    indexing.keep(store, shard)

        if made:
            self._app.background.write(keep, lambda _done: self._go_on())
        else:
            self._seen = version
            self._is_busy = False

    def _go_on(self) -> None:
        self._is_busy = False
        self.look()


def _first_missing(store: Store) -> tuple[MadeShard, ...]:
    """The shard of the first range that is full and has none."""
    if store.units.is_empty():
        return ()
    from workbench.services import indexing

    return tuple(indexing.make(store, place) for place in indexing.missing(store)[:1])
