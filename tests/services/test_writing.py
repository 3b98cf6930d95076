import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.builders import pair_of, project_file, row_of, texts, visit_of
from tests.services.autosaving import TYPED
from workbench.errors import BadInput, NoProject, NotFound
from workbench.services import translating, wording_history
from workbench.services.writing import Writer
from workbench.store.project import Store

if TYPE_CHECKING:
    from concurrent.futures import Future


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with ten segments."""
    return project_file(tmp_path / "页.db", *(f"第{number}项工作" for number in range(1, 11)))


@pytest.fixture
def writer(path: Path) -> Iterator[Writer]:
    """A writer at work on it."""
    writer = Writer(path)
    writer.start()
    yield writer
    writer.stop()


def test_jobs_are_done_in_order_on_one_thread(path: Path, writer: Writer) -> None:
    done: list[tuple[int, str]] = []

    def job(store: Store, number: int) -> int:
        done.append((number, threading.current_thread().name))
        with store.transaction():
            translating.save_draft(store, visit_of(store, 1), f"{number}")
        return number * 2

    futures = [writer.submit(job, number) for number in range(20)]
    writer.drain()
    assert done == [(number, "writer") for number in range(20)]
    assert [future.result(0) for future in futures] == list(range(0, 40, 2))
    with Store.open(path, writable=False) as store:
        assert texts(store)[0] == ("第1项工作", "19")
        assert writer.call(job, 20) == 40
        assert texts(store)[0] == ("第1项工作", "20")


def test_what_goes_wrong_is_carried_and_the_next_job_is_done(writer: Writer) -> None:
    def half(store: Store) -> None:
        translating.save_draft(store, visit_of(store, 1), "kept")
        with store.transaction():
            translating.save_draft(store, visit_of(store, 2), "lost")
            store.documents.get("无")

    def surrogate(store: Store) -> None:
        translating.save_draft(store, visit_of(store, 3), "\ud83d")

    def leave(store: Store) -> None:
        raise SystemExit

    with pytest.raises(NotFound):
        writer.call(half)
    with pytest.raises(BadInput, match="half a character"):
        writer.call(surrogate)
    with pytest.raises(SystemExit):
        writer.call(leave)
    assert [target for _, target in writer.call(texts)][:3] == ["kept", "", ""]


def test_what_was_handed_over_cannot_be_cancelled(writer: Writer) -> None:
    gate = threading.Event()
    writer.submit(lambda store: gate.wait(5))
    typed = writer.submit(lambda store: translating.save_draft(store, visit_of(store, 1), "typed"))
    assert not typed.cancel()
    gate.set()
    assert typed.result().theirs is None
    assert writer.call(texts)[0][1] == "typed"


def test_stopping_finishes_what_was_handed_over(path: Path, writer: Writer) -> None:
    stay = writer.call(visit_of, 1)
    futures: list[Future[object]] = [
        writer.submit(translating.save_draft, stay, "x" * number) for number in range(1, 101)
    ]
    writer.stop()
    assert all(future.done() for future in futures)
    with Store.open(path) as store:
        assert texts(store)[0][1] == "x" * 100
    assert [file.name for file in path.parent.iterdir()] == ["页.db"]
    with pytest.raises(RuntimeError, match="stopped"):
        writer.drain()
    writer.stop()


def test_a_writer_that_cannot_open_says_so(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "无.db")
    with pytest.raises(NoProject, match="there is no file"):
        writer.start()
    writer.stop()


def test_two_programs_lose_nothing(path: Path) -> None:
    """Two type at once, each in segments of its own and both in two that they share."""
    authors = ("李译", "王编")
    own = {"李译": (1, 2, 3), "王编": (4, 5, 6)}
    shared = (9, 10)

    def work(author: str) -> None:
        writer = Writer(path)
        writer.start()
        stays = {n: writer.call(visit_of, n, author) for n in (*own[author], *shared)}
        together.wait()
        for length in range(1, 31):
            for number, stay in stays.items():
                writer.submit(translating.save_draft, stay, f"{author} {number}: {'x' * length}")
        writer.drain()
        writer.stop()

    together = threading.Barrier(2)
    threads = [threading.Thread(target=work, args=(author,)) for author in authors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Store.open(path) as store:
        for author in authors:
            for number in own[author]:
                assert texts(store)[number - 1][1] == f"{author} {number}: {'x' * 30}"
                assert len(wording_history.history(store, row_of(store, number))) == 1
        for number in shared:
            (conflict,) = wording_history.conflicts(store, row_of(store, number))
            assert {conflict.mine, conflict.theirs} == {
                f"{author} {number}: {'x' * 30}" for author in authors
            }
            assert pair_of(store, number).target.text == conflict.theirs
        assert list(store.faults()) == []


@pytest.mark.parametrize("seed", range(5))
def test_a_program_that_is_killed_loses_one_autosave_at_most(path: Path, seed: int) -> None:
    arguments = [
        sys.executable,
        str(Path(__file__).with_name("autosaving.py")),
        str(path),
        f"{seed}",
    ]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(random.Random(seed).uniform(0.05, 0.4))
        child.send_signal(signal.SIGKILL)
        said = [first, *child.stdout]
    assert child.returncode == -signal.SIGKILL
    begun, done = {1: 0, 2: 0}, {1: 0, 2: 0}
    for line in said:
        word, row, length = line.split() if line.endswith("\n") else ("cut", "0", "0")
        if word == "begin":
            begun[int(row)] = int(length)
        elif word == "done":
            done[int(row)] = int(length)
    with Store.open(path) as store:
        assert list(store.faults()) == []
        for number in (1, 2):
            text = texts(store)[number - 1][1]
            assert text == TYPED[: len(text)]
            assert len(text) in (done[number], begun[number])
            translating.save_draft(store, visit_of(store, number), text + " and on")
        assert list(store.faults()) == []
