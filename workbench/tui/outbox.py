"""Writes on their way to the file, and what became of them.

A write that fails waits here to be tried again, unless a later one has made it needless. What
came of a write is put into a queue on the writer's thread; `on_event` is called there to say so.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from workbench.errors import NotFound, Refused
from workbench.services.stays import Visit

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from workbench.model.wordings import Written
    from workbench.services.writing import Writer
    from workbench.store.project import Store
    from workbench.tui.pairs import Pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One write of one pair."""

    do: Callable[..., Written | None]
    """A service; it is called with the store and the arguments."""
    arguments: tuple[object, ...]
    row: int
    """What the store knows the segment by."""
    index: int
    """Of the pair."""
    number: int
    """Of the segment."""
    held_in: Pairs
    """The pairs that go on showing the value while the write is under way."""
    claim: tuple[object, int]
    """What it writes: a later job with the same claim makes it needless."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What came of a write."""

    job: Job
    has_conflict: bool
    """Whether another program's wording came first."""
    failure: BaseException | None
    filled: tuple[int, ...] = ()
    """Rows of the segments with the same source that got the wording too."""

    @property
    def is_refused(self) -> bool:
        """Whether it would fail again for ever."""
        return isinstance(self.failure, (NotFound, Refused))

    @property
    def is_over(self) -> bool:
        """Whether it was done, or never will be."""
        return self.failure is None or self.is_refused


class Outbox:
    """Hands writes to the writer's thread."""

    def __init__(self, writer: Writer) -> None:
        self.on_event: Callable[[], None] = lambda: None
        self._writer = writer
        self._events: SimpleQueue[Stored] = SimpleQueue()
        self._seen: list[Stored] = []
        self._failed: list[Job] = []
        self._latest: dict[tuple[object, int], Job] = {}

    @property
    def has_failed(self) -> bool:
        """Whether something could not be written, and waits to be tried again."""
        return bool(self._failed)

    def put(self, job: Job) -> None:
        """Hands over a write."""
        job.held_in.hold(job.index)
        self._latest[job.claim] = job
        self._queue(job)

    def retry(self) -> None:
        """Hands over again what could not be written."""
        failed, self._failed = self._failed, []
        for job in failed:
            if self._latest[job.claim] is job:
                self._queue(job)
            else:  # what was typed since then is newer
                job.held_in.release(job.index)

    def take(self) -> list[Stored]:
        """What came of the writes since the last time."""
        self.look()
        taken, self._seen = self._seen, []
        return taken

    def look(self) -> None:
        """Takes note of what came of the writes so far; what is over is held no longer."""
        while True:
            try:
                stored = self._events.get_nowait()
            except Empty:
                return
            self._seen.append(stored)
            if stored.is_over:
                stored.job.held_in.release(stored.job.index)
            else:
                self._failed.append(stored.job)

    def _queue(self, job: Job) -> None:
        def done(future: Future[Written | None]) -> None:
            failure = future.exception()
            written = None if failure else future.result()
            stored = Stored(
                job=job,
                has_conflict=written is not None and written.theirs is not None,
                failure=failure,
                filled=() if written is None else written.filled,
            )
            self._events.put(stored)
            self.on_event()

        self._writer.submit(_whole, job.do, *job.arguments).add_done_callback(done)


def _whole(store: Store, do: Callable[..., Written | None], *arguments: object) -> Written | None:
    """Does a write; where it fails, its visit knows of nothing that is not in the file."""
    stays = [each for each in arguments if isinstance(each, Visit)]
    before = [replace(stay) for stay in stays]
    try:
        return do(store, *arguments)
    except BaseException:
        for stay, known in zip(stays, before, strict=True):
            for field in fields(stay):
                setattr(stay, field.name, getattr(known, field.name))
        raise
