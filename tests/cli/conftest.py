"""Running command lines: in this process, or as a program of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.builders import project_file
from tests.cli.running import Process, Ran, Workbench
from workbench.cli._screens import Screens
from workbench.cli.program import program

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.model.settings import Settings
    from workbench.services.importing import Proposal


@pytest.fixture
def workbench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    """Runs `workbench` in the test's folder, with a screen that only notes that it was opened."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def run(
        *arguments: object,
        stdin: str | bytes | None = None,
        answers: Sequence[Callable[[Proposal], Proposal | None]] = (),
    ) -> Ran:
        waiting = list(answers)
        opened: list[tuple[Path, str, str | None]] = []

        def open_ui(path: Path, settings: Settings, document: str | None) -> None:
            opened.append((path, settings.author, document))

        def ask_ui(proposal: Proposal, path: Path, settings: Settings) -> Proposal | None:
            return waiting.pop(0)(proposal)

        result = CliRunner().invoke(
            program,
            [str(argument) for argument in arguments],
            input=stdin,
            prog_name="workbench",
            obj=Screens(open=open_ui, ask=ask_ui),
            catch_exceptions=False,
        )
        return Ran(status=result.exit_code, out=result.stdout, err=result.stderr, opened=opened)

    return run


@pytest.fixture
def process(tmp_path: Path) -> Process:
    """Starts `workbench` as a program of its own, with pipes for all it reads and writes."""

    def start(*arguments: object, **environment: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "workbench", *map(str, arguments)],
            cwd=tmp_path,
            env={**os.environ, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    return start


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What every test has a copy of."""
    return project_file(tmp_path_factory.mktemp("made") / "法制.db")


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    """A project with one document of three paragraphs and no target yet."""
    return Path(shutil.copyfile(made, tmp_path / "法制.db"))
