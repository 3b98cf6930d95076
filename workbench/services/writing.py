"""The one thread that writes to a project while its screen is open.

Jobs are done one after another, in the order in which they were handed over, on a store that
belongs to the thread; the screen goes on reading through its own.
"""

from __future__ import annotations

import threading
from concurrent.futures import Future
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

from workbench.services import projects
from workbench.store.opening import sqlite_errors

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.store.project import Store

T = TypeVar("T")


class Writer:
    """Owns the write connection of a project."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._jobs: SimpleQueue[Callable[[Store], None] | None] = SimpleQueue()
        self._opened: Future[None] = Future()
        self._is_stopped = False
        # Not a daemon: the interpreter must not end while typed text waits to be written.
        self._thread = threading.Thread(target=self._work, name="writer")

    def start(self) -> None:
        """Opens the project for writing. Raises what opening raises."""
        self._thread.start()
        self._opened.result()

    def submit(self, job: Callable[..., T], *arguments: Any) -> Future[T]:
        """Hands over a job that is called with the store and the arguments.

        It is done for certain: a cancelled future would be typed text that is not written.
        """
        if self._is_stopped:
            raise RuntimeError("the writer was stopped, and would never do this")
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()  # from now on it can't be cancelled

        def run(store: Store) -> None:
            try:
                with sqlite_errors(self._path):
                    result = job(store, *arguments)
            except BaseException as error:  # carried to whoever reads the future
                future.set_exception(error)
            else:
                future.set_result(result)

        self._jobs.put(run)
        return future

    def call(self, job: Callable[..., T], *arguments: Any) -> T:
        """Does a job after all that was handed over before, and waits for what it gives."""
        return self.submit(job, *arguments).result()

    def drain(self) -> None:
        """Waits until everything handed over so far is in the file."""
        self.call(lambda _store: None)

    def stop(self) -> None:
        """Finishes what was handed over, then closes the store."""
        self._is_stopped = True
        self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        try:
            store = projects.open_for_writing(self._path, projects.EDITOR)
        except BaseException as error:  # carried to start()
            self._opened.set_exception(error)
            return
        self._opened.set_result(None)
        with store:
            while (job := self._jobs.get()) is not None:
                job(store)
