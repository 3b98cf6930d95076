"""Drafts of killed processes, and what is none."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from workbench.services import leftovers
from workbench.services.drafts import write_beside

DEAD = 2**22 + 1
"""More than any number of a process on Linux."""
OLD = time.time() - 8 * 24 * 3600


def of_process(number: int) -> str:
    start, _, token = leftovers.new_name().removeprefix(".workbench-").split("-")
    return f".workbench-{start}-{number}-{token}"


def made(path: Path, *, is_old: bool = False) -> Path:
    path.write_text("half")
    if is_old:
        os.utime(path, (OLD, OLD))
    return path


@pytest.mark.skipif(os.name == "nt", reason="there it cannot be told which processes live")
def test_what_is_ours_and_dead_goes(tmp_path: Path) -> None:
    made(tmp_path / of_process(DEAD))
    made(tmp_path / ".workbench-00000000-1-0123456789ab.part", is_old=True)
    made(tmp_path / ".workbench-0123456789ab.part", is_old=True)
    folder = tmp_path / of_process(DEAD)
    folder.mkdir()
    made(folder / "corpus.zh")
    leftovers.clean(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_all_else_stays(tmp_path: Path) -> None:
    kept = {
        made(tmp_path / of_process(os.getpid())),
        made(tmp_path / ".workbench-00000000-1-0123456789ab.part"),
        made(tmp_path / ".workbench-0123456789ab.part"),
        made(tmp_path / f"{of_process(DEAD)}.tsv", is_old=True),
        made(tmp_path / f"x{of_process(DEAD)}", is_old=True),
        made(tmp_path / ".workbench-notes.part", is_old=True),
    }
    link = tmp_path / of_process(DEAD)
    link.symlink_to(tmp_path / "elsewhere")
    leftovers.clean(tmp_path)
    assert set(tmp_path.iterdir()) == {*kept, link}


def test_a_folder_that_is_not_there_is_no_matter(tmp_path: Path) -> None:
    leftovers.clean(tmp_path / "none")


@pytest.mark.skipif(os.name == "nt", reason="there it cannot be told which processes live")
def test_the_next_file_clears_away_after_one_that_was_killed(tmp_path: Path) -> None:
    code = f"""
import time
from pathlib import Path
from workbench.services.drafts import write_beside

def write(stream):
    stream.write(b"half")
    stream.flush()
    print("begun", flush=True)
    time.sleep(60)

write_beside(Path({str(tmp_path)!r}) / "out.tsv", write)
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"begun\n"
        write_beside(tmp_path / "other.tsv", lambda stream: [])
        assert len(list(tmp_path.glob(".workbench-*.part"))) == 1
        process.send_signal(signal.SIGKILL)
        process.wait()
    write_beside(tmp_path / "other.tsv", lambda stream: [])
    assert [each.name for each in tmp_path.iterdir()] == ["other.tsv"]
