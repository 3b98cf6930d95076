"""An import that is broken off leaves the memory as it was, however it ends."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.builders import project_file
from tests.services.memory_units import AUTHOR, confirm, texts_standing
from tests.services.test_memory_files import OPEN, named, tmx
from workbench.errors import BadInput
from workbench.services import memory_files
from workbench.store.project import Store

MANY = 4_500
"""Units: several batches, and one shard that is full."""
_KILLED = """
import os, signal, sys
from pathlib import Path
from workbench.services import memory_files
from workbench.store.project import Store

def report(read, units):
    if units >= 4_000:
        os.kill(os.getpid(), signal.SIGKILL)

with Store.open(Path(sys.argv[1])) as store:
    memory_files.import_units(store, Path(sys.argv[2]), "李译", report=report)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with one confirmed pair, and a name that has to be quoted."""
    project_file(path := tmp_path / "项 目.db", OPEN[0])
    with Store.open(path) as store:
        confirm(store, 1, OPEN[1])
    return path


@pytest.fixture
def many(tmp_path: Path) -> Path:
    return tmx(tmp_path / "法 律.tmx", *((f"第{at}条", f"Article {at}") for at in range(MANY)))


def test_killing_it_loses_nothing_else(path: Path, many: Path) -> None:
    done = subprocess.run([sys.executable, "-c", _KILLED, path, many], check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    with Store.open(path) as store:
        assert (list(store.faults()), texts_standing(store)) == ([], [OPEN])
        assert memory_files.import_units(store, many, AUTHOR).added == MANY
        assert named(store) == [("project", 1), ("法 律", MANY)]


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_breaking_it_off_leaves_the_memory_as_it_was(
    path: Path, many: Path, error: type[BaseException]
) -> None:
    def report(_read: int, units: int) -> None:
        if units:
            raise error

    with Store.open(path) as store:
        with pytest.raises(error):
            memory_files.import_units(store, many, AUTHOR, report=report)
        assert (list(store.faults()), texts_standing(store)) == ([], [OPEN])
        assert named(store) == [("project", 1)]
        assert store.shards.places() == []


def test_a_full_disk_leaves_the_memory_as_it_was(path: Path, many: Path) -> None:
    with suppress(BadInput), Store.open(path) as store:
        (pages,) = store._connection.execute("PRAGMA page_count").fetchone()
        store._connection.execute(f"PRAGMA max_page_count = {pages + 40}")
        memory_files.import_units(store, many, AUTHOR)
        pytest.fail("there was room")
    with Store.open(path) as store:
        assert (list(store.faults()), texts_standing(store)) == ([], [OPEN])
