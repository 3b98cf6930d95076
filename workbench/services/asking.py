"""A thread that answers questions about a project, on a store of its own that stays open.

What takes long to read, such as the index of the translation memory, is read once and kept for
the next question. Of several questions on one subject only the newest is answered: the others are
cancelled while they wait.
"""

from __future__ import annotations

import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeVar

from workbench.store.opening import sqlite_errors
from workbench.store.project import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")

_STOP_SECONDS = 1.0
"""How long stopping waits for the answer that is under way; nothing is lost without it."""


class Asker:
    """Owns a store that is only read; its thread begins with the first question."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._waiting: dict[str, tuple[Callable[[Store], Any], Future[Any]]] = {}
        """By subject, in the order in which they were asked."""
        self._changed = threading.Condition()
        self._is_stopped = False
        # A daemon: whoever leaves need not wait for an answer that nobody will read.
        self._thread = threading.Thread(target=self._work, name="asker", daemon=True)

    def ask(self, subject: str, read: Callable[[Store], T]) -> Future[T]:
        """What `read` will give for the store as it is then; cancelled by a newer question."""
        future: Future[T] = Future()
        with self._changed:
            older = self._waiting.pop(subject, None)
            if older is not None:
                older[1].cancel()
            if self._is_stopped:
                future.cancel()
                return future
            self._waiting[subject] = read, future
            if not self._thread.is_alive():
                self._thread.start()
            self._changed.notify()
        return future

    def stop(self) -> None:
        """Cancels what waits, and closes the store."""
        with self._changed:
            self._is_stopped = True
            for _, future in self._waiting.values():
                future.cancel()
            self._waiting.clear()
            self._changed.notify()
        if self._thread.is_alive():
            self._thread.join(_STOP_SECONDS)

    def _next(self) -> tuple[Callable[[Store], Any], Future[Any]] | None:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._is_stopped)
            if self._is_stopped:
                return None
            return self._waiting.pop(next(iter(self._waiting)))

    def _work(self) -> None:
        store: Store | None = None
        while (question := self._next()) is not None:
            read, future = question
            if not future.set_running_or_notify_cancel():
                continue
            try:
                with sqlite_errors(self._path):
                    store = store or Store.open(self._path, writable=False)
                    found = read(store)
            except BaseException as error:  # carried to whoever reads the future
                future.set_exception(error)
            else:
                future.set_result(found)
        if store is not None:
            store.close()
