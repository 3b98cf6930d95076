"""What holds for every test: nothing outside its own folder is read or written."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.examples import load_profile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


load_profile()


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and recent projects are the test's own, and so is the name in the history."""
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("WORKBENCH_AUTHOR", "李译")


@pytest.fixture
def beijing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clock of Beijing, where a day begins at 16:00 in UTC."""
    monkeypatch.setenv("TZ", "CST-8")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()
