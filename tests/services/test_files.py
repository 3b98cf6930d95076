"""Files that a user names to be read."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import project_file
from workbench.errors import Refused, UnreadableFile
from workbench.services import annotation_files, memory_files, returning, sentencing, term_files
from workbench.store.project import Store

READERS: dict[str, Callable[[Store, Path], object]] = {
    "update": lambda store, path: returning.take_back(store, path, "李译"),
    "memory": lambda store, path: memory_files.import_units(store, path, "李译"),
    "terms": lambda store, path: term_files.import_terms(store, path, "李译"),
    "rules": lambda store, path: sentencing.import_rules(store, path, "李译"),
    "notes": lambda store, path: annotation_files.import_annotations(store, path, "李译"),
}


@pytest.mark.parametrize("end", ["", "-wal"])
@pytest.mark.parametrize("name", READERS)
def test_the_project_itself_is_not_looked_into(name: str, end: str, tmp_path: Path) -> None:
    path = project_file(tmp_path / "p.db", "依法治国。")
    alias = tmp_path / "alias.tmx"
    with Store.open(path) as store:
        alias.symlink_to(path.with_name(f"p.db{end}"))
        assert alias.exists()
        with pytest.raises(Refused) as caught:
            READERS[name](store, alias)
        assert caught.value.fault == "alias.tmx is the project itself"


@pytest.mark.parametrize("name", READERS)
def test_a_pipe_is_not_waited_for(name: str, tmp_path: Path) -> None:
    pipe = tmp_path / "译文.tmx"
    os.mkfifo(pipe)
    with Store.memory() as store, pytest.raises(UnreadableFile, match="is a pipe or a device"):
        READERS[name](store, pipe)
