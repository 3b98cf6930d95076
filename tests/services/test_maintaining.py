import errno
import os
import re
import threading
from pathlib import Path

import pytest

from tests.builders import PARAGRAPHS, project_file, texts, visit_of
from workbench.errors import ExportFailed, Refused
from workbench.services import maintaining, translating
from workbench.store.project import Store


def test_a_backup_holds_the_project(tmp_path: Path) -> None:
    path = project_file(tmp_path / "页.db")
    with Store.open(path) as store:
        translating.confirm(store, visit_of(store, 1), "High-quality work")
        before, id = texts(store), store.id
        out = maintaining.backup(store, tmp_path / "备份.db")
        translating.confirm(store, visit_of(store, 1), "Something else")
    with Store.open(out, writable=False) as copy:
        assert (texts(copy), copy.id, maintaining.faults(copy)) == (before, id, [])
    assert sorted(file.name for file in tmp_path.iterdir()) == ["备份.db", "页.db"]


def test_a_backup_without_a_name_is_named_by_the_time(tmp_path: Path) -> None:
    with Store.open(project_file(tmp_path / "页.db"), writable=False) as store:
        out = maintaining.backup(store, None)
    assert out.parent == tmp_path
    assert re.fullmatch(r"页-\d{8}T\d{6}Z\.db", out.name)


def test_a_backup_takes_the_place_of_nothing(tmp_path: Path) -> None:
    path = project_file(tmp_path / "页.db")
    (tmp_path / "b.db").write_text("依法治国")
    with Store.open(path) as store:
        for out in (path, tmp_path / "b.db", tmp_path):
            with pytest.raises(Refused, match="is there already"):
                maintaining.backup(store, out)
        with pytest.raises(Refused, match="there is no folder"):
            maintaining.backup(store, tmp_path / "无" / "b.db")
    assert (tmp_path / "b.db").read_text() == "依法治国"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["b.db", "页.db"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o444])
def test_a_backup_may_be_read_by_whom_the_project_may(tmp_path: Path, mode: int) -> None:
    path = project_file(tmp_path / "页.db")
    path.chmod(mode)
    with Store.open(path, writable=False) as store:
        out = maintaining.backup(store, tmp_path / "备份.db")
    assert out.stat().st_mode & 0o777 == mode


def test_a_backup_that_the_disk_does_not_take_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(os, "fsync", fail)
    path = project_file(tmp_path / "页.db")
    with Store.open(path) as store, pytest.raises(ExportFailed, match="No space left"):
        maintaining.backup(store, tmp_path / "备份.db")
    assert [file.name for file in tmp_path.iterdir()] == ["页.db"]


def test_a_backup_while_another_program_writes(tmp_path: Path) -> None:
    path = project_file(tmp_path / "页.db")
    stop = threading.Event()
    written: list[str] = []

    def write() -> None:
        with Store.open(path) as store:
            stays = [visit_of(store, number) for number in (1, 2)]
            while not stop.is_set():
                written.append(f"{len(written)}")
                with store.transaction():
                    for stay in stays:
                        translating.save_draft(store, stay, written[-1])

    thread = threading.Thread(target=write)
    thread.start()
    try:
        with Store.open(path, writable=False) as store:
            copies = []
            for number in range(5):
                seen = len(written)
                while len(written) < seen + 3:
                    assert thread.is_alive()
                copies.append(maintaining.backup(store, tmp_path / f"{number}.db"))
    finally:
        stop.set()
        thread.join()
    for copy in copies:
        with Store.open(copy, writable=False) as store:
            first, second, third = (target for _, target in texts(store))
            assert (first, third) == (second, "")
            assert first in ("", *written)
            assert [source for source, _ in texts(store)] == list(PARAGRAPHS)
            assert maintaining.faults(store) == []
