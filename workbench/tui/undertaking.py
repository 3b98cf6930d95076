"""Something long that the user asked for: how far it is, and whether it is to stop."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Event
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_STEP = 5
"""Percent between two words on how far it is."""


class Stopped(BaseException):
    """The user stopped it. As with KeyboardInterrupt, no handler of errors takes it for one."""


class Undertaking:
    """One thing that takes long. It is done on a thread of its own, and stopped from another."""

    def __init__(self, name: str, tell: Callable[[], object]) -> None:
        """`name` says what is being done.

        `tell` is called when it is another part further, on the thread that does it.
        """
        self.name = name
        self.progress = f"{name} …"
        """What is being done, and how far it is."""
        self._tell = tell
        self._is_stopped = Event()

    def stop(self) -> None:
        """Has it end at the next step; nothing of it is done then."""
        self._is_stopped.set()

    def check(self) -> None:
        """Raises Stopped where it is to end; called between steps, before any of it stands."""
        if self._is_stopped.is_set():
            raise Stopped

    @contextmanager
    def counting(self, total: int) -> Iterator[Callable[[int], None]]:
        """Gives what is told how many steps of a total are done; that raises Stopped."""
        told = 0

        def count(done: int) -> None:
            nonlocal told
            self.check()
            percent = 100 * done // max(total, 1)
            if percent >= told + _STEP:
                told = percent
                self.progress = f"{self.name} … {percent} %"
                self._tell()

        self.check()
        yield count
