"""Steps of the work on a document, and what the file has of them."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.builders import pair_of, row_of
from tests.tui.opened import ME, stored
from workbench.model.annotations import NewAnnotation
from workbench.model.segments import Side, State
from workbench.model.spans import Span
from workbench.services import annotating, reviewing, translating, wording_history
from workbench.store.project import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.tui.work import Work

EVERYTHING = Span(0, 100)
COLLEAGUE = "王译"


def type_into(work: Work, text: str) -> None:
    """Types a text after what stands there."""
    for character in text:
        work.target.type(character)
        work.typed()


def settle(work: Work) -> None:
    """Hands over what was typed, and takes note of what came of it."""
    work.flush()
    work.writer.drain()
    work.arrivals.take()


def write_as_colleague(path: Path, number: int, text: str, *, confirmed: bool = False) -> None:
    """Writes a target in another program."""
    with Store.open(path) as store:
        state = State.TRANSLATED if confirmed else State.DRAFT
        row, now = row_of(store, number), pair_of(store, number)
        translating.set_target(store, row, now, text, state, COLLEAGUE)


def standing(path: Path, number: int) -> tuple[str, State]:
    target = stored(path, number).target
    return target.text, target.state


def wordings(path: Path, number: int, side: Side = Side.TARGET) -> list[tuple[str, State]]:
    """The history, oldest first."""
    with Store.open(path, writable=False) as store:
        found = wording_history.history(store, row_of(store, number), side)
        return [(revision.text, revision.state) for revision in reversed(found)]


def conflicts(path: Path) -> list[tuple[int, str, str]]:
    with Store.open(path, writable=False) as store:
        return [(each.number, each.mine, each.theirs) for each in wording_history.conflicts(store)]


def faults(path: Path) -> list[str]:
    with Store.open(path, writable=False) as store:
        return list(store.faults())


@contextmanager
def writer_stopped(work: Work) -> Iterator[None]:
    """Lets writes wait, as for a slow disk."""
    go_on = threading.Event()
    work.writer.submit(lambda _store: go_on.wait(5))
    yield
    go_on.set()


@contextmanager
def failing_disk(monkeypatch: pytest.MonkeyPatch, name: str, times: int = 1) -> Iterator[None]:
    """Lets a service do its work and then fail so many times, as a disk that is full does."""
    real, left = getattr(translating, name), [times]

    def fails(store: Store, *arguments: object) -> object:
        with store.transaction():
            result = real(store, *arguments)
            if left[0]:
                left[0] -= 1
                raise OSError("no space left on device")
            return result

    with monkeypatch.context() as patch:
        patch.setattr(translating, name, fails)
        yield


def annotate(store: Store, row: int) -> None:
    """Annotates the first four characters of the English."""
    new = NewAnnotation(label="organ", side=Side.TARGET, span=Span(0, 4), author=ME)
    annotating.annotate(store, row, new)


def finish(store: Store, row: int) -> None:
    reviewing.finish(store, row, store.segments.pair(row), ME)


def reopen(store: Store, row: int) -> None:
    reviewing.reopen(store, row, store.segments.pair(row), ME)
