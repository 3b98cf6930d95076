"""What the tests of the editor begin with."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual.css.stylesheet import Stylesheet

from tests.tui.opened import page_file
from workbench.tui import copying

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What every test has a copy of."""
    return page_file(tmp_path_factory.mktemp("made") / "page.db")


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """A project with a page of a newspaper."""
    return Path(shutil.copyfile(made, tmp_path / "page.db"))


@pytest.fixture(autouse=True)
def held(monkeypatch: pytest.MonkeyPatch) -> None:
    """No clipboard program: what is copied goes through the terminal."""
    monkeypatch.setattr(copying, "_clipboard", lambda: None)


@pytest.fixture(autouse=True, scope="session")
def parsed_once() -> Iterator[None]:
    """Style sheets are parsed once for all apps, since every test starts one anew."""
    parse, parsed = Stylesheet._parse_rules, dict[tuple[object, ...], Any]()

    def kept(sheet: Stylesheet, *of: Any, **options: Any) -> Any:
        key = (*sheet._variables.items(), *of, *options.items())
        if key not in parsed:
            parsed[key] = parse(sheet, *of, **options)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", kept)
        yield
