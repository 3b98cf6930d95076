"""What the tests of the editor begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.opened import page_file
from workbench.tui import copying

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with a page of a newspaper."""
    return page_file(tmp_path / "page.db")


@pytest.fixture(autouse=True)
def held(monkeypatch: pytest.MonkeyPatch) -> None:
    """No clipboard program: what is copied goes through the terminal."""
    monkeypatch.setattr(copying, "_clipboard", lambda: None)
