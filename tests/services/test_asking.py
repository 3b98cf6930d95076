from __future__ import annotations

import threading
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING

import pytest

from tests.builders import add_document
from workbench.errors import WorkbenchError
from workbench.services.asking import Asker
from workbench.store.project import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "法制.db"
    with Store.create(path, source_language="zh-Hans", target_language="en") as store:
        add_document(store, "维护政治安全。")
    return path


@pytest.fixture
def asker(path: Path) -> Iterator[Asker]:
    asker = Asker(path)
    yield asker
    asker.stop()


class Held:
    """A question that is answered when it may be."""

    def __init__(self) -> None:
        self.begun, self.may_end = threading.Event(), threading.Event()

    def __call__(self, _store: Store) -> str:
        self.begun.set()
        assert self.may_end.wait(10)
        return "held"


def test_questions_are_answered_from_one_store(asker: Asker) -> None:
    first = asker.ask("one", lambda store: store).result(10)
    assert asker.ask("two", lambda store: store).result(10) is first
    sources = asker.ask("three", lambda store: [text for _, text, _ in store.segments.texts(None)])
    assert sources.result(10) == ["维护政治安全。"]


def test_what_was_written_since_is_seen(asker: Asker, path: Path) -> None:
    asker.ask("one", lambda store: store.languages).result(10)
    with Store.open(path) as store:
        add_document(store, "政治安全是根本。", name="二.txt")
    texts = asker.ask("one", lambda store: [text for _, text, _ in store.segments.texts(None)])
    assert texts.result(10) == ["维护政治安全。", "政治安全是根本。"]


def test_a_newer_question_takes_the_place_of_one_that_waits(asker: Asker) -> None:
    held = Held()
    first = asker.ask("matches", held)
    assert held.begun.wait(10)
    older = asker.ask("matches", lambda _store: "older")
    other = asker.ask("count", lambda _store: "other")
    newer = asker.ask("matches", lambda _store: "newer")
    with pytest.raises(CancelledError):
        older.result(10)
    held.may_end.set()
    assert (first.result(10), other.result(10), newer.result(10)) == ("held", "other", "newer")


def test_a_failure_is_carried_and_the_next_question_answered(asker: Asker) -> None:
    with pytest.raises(ZeroDivisionError):
        asker.ask("one", lambda _store: 1 // 0).result(10)
    assert asker.ask("one", lambda _store: "well").result(10) == "well"


def test_a_project_that_is_gone_is_told(tmp_path: Path) -> None:
    asker = Asker(tmp_path / "none.db")
    with pytest.raises(WorkbenchError, match=r"none\.db"):
        asker.ask("one", lambda _store: "never").result(10)
    asker.stop()


def test_nothing_waits_after_the_end(path: Path) -> None:
    asker = Asker(path)
    held = Held()
    running = asker.ask("one", held)
    assert held.begun.wait(10)
    waiting = asker.ask("two", lambda _store: "never")
    held.may_end.set()
    asker.stop()
    assert running.result(10) == "held"
    assert waiting.cancelled() or waiting.result(10) == "never"
    assert asker.ask("three", lambda _store: "never").cancelled()


def test_one_that_was_never_asked_can_be_stopped(path: Path) -> None:
    Asker(path).stop()
