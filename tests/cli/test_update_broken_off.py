"""`workbench update` where the disk is full, where it is killed, and where two of them run."""

from __future__ import annotations

import csv
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.builders import project_file, texts
from workbench.services import exporting, parallel_texts
from workbench.store.project import Store

COUNT = 400
PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project of paragraphs without English, and a table beside it that has some for all."""
    path = tmp_path / "law.db"
    project_file(path, *(f"依法治国第{number}条，必须坚持以案释法。" for number in range(COUNT)))
    table = tmp_path / "back.tsv"
    with Store.open(path) as store:
        text = parallel_texts.parallel_text(store, "法")
        exporting.write_export(text, table, exporting.choose_format(table))
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, dialect="excel-tab"))
    with table.open("w", encoding="utf-8", newline="") as file:
        made = csv.DictWriter(file, list(rows[0]), dialect="excel-tab")
        made.writeheader()
        made.writerows(row | {"target": f"Article {row['number']}, by cases"} for row in rows)
    return path


RUN = """
import resource, runpy, sys
size = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
runpy.run_module("workbench", run_name="__main__")
"""


def update(path: Path, largest: int = resource.RLIM_INFINITY) -> subprocess.Popen[bytes]:
    """The command in a process of its own, which may write no file larger than so many bytes."""
    return subprocess.Popen(
        [sys.executable, "-c", RUN, str(largest), "update", path, path.with_name("back.tsv")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def translated(path: Path) -> int:
    """How many paragraphs have English, in a project that is sound."""
    with Store.open(path) as store:
        assert list(store.faults()) == []
        return sum(bool(target) for _, target in texts(store))


def test_where_the_disk_is_full_nothing_is_taken(path: Path) -> None:
    done = update(path, 16 * PAGE)
    _, said = done.communicate(timeout=60)
    assert done.returncode == 2
    assert b"see whether the disk is full; what was stored before is still there" in said
    assert translated(path) == 0


def test_where_the_disk_is_full_at_the_very_end_all_is_there(path: Path) -> None:
    """What was taken stands in the log, of which half was put into the file."""
    done = update(path, path.stat().st_size + 2 * PAGE)
    done.communicate(timeout=60)
    assert done.returncode == 0
    assert path.with_name("law.db-wal").stat().st_size > 0
    with Store.open(path, writable=False) as store:
        assert list(store.faults()) == []
    assert translated(path) == COUNT


@pytest.mark.parametrize("moment", [0.3, 0.6, 0.9, 1.2])
def test_what_is_killed_leaves_the_project_as_it_was_or_whole(path: Path, moment: float) -> None:
    done = update(path)
    time.sleep(moment)
    done.send_signal(signal.SIGKILL)
    done.communicate(timeout=60)
    assert translated(path) in (0, COUNT)


def test_of_two_at_once_one_waits_or_is_refused(path: Path) -> None:
    both = [update(path), update(path)]
    for each in both:
        _, said = each.communicate(timeout=60)
        assert each.returncode == 0 or b"another program is writing; try again" in said
    assert 0 in [each.returncode for each in both]
    assert translated(path) == COUNT
