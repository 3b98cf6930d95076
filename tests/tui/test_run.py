from pathlib import Path

import pytest
from textual.app import App

from tests.builders import add_document
from tests.tui.opened import ME, page_file, stored, targets
from workbench.errors import NotFound
from workbench.model.settings import Settings
from workbench.store.project import Store
from workbench.tui.app import WorkbenchApp
from workbench.tui.run import run

SETTINGS = Settings(author=ME)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that were shown; each is typed into and left at once."""
    names: list[str] = []

    def show(app: App[None]) -> None:
        assert isinstance(app, WorkbenchApp)
        names.append(app.work.pair.segment.document)
        app.work.target.type("Law")
        app.work.typed()
        app.work.keep_place(0)

    monkeypatch.setattr(WorkbenchApp, "run", show)
    return names


def test_what_was_typed_last_is_stored_when_the_program_ends(
    tmp_path: Path, opened: list[str]
) -> None:
    path = page_file(tmp_path / "page.db", "依法治国", "健全机制")
    run(path, SETTINGS)
    assert opened == ["henan-legal-daily.txt"]
    assert targets(path) == ["Law", ""]


def test_the_document_of_the_last_time_is_opened(tmp_path: Path, opened: list[str]) -> None:
    path = page_file(tmp_path / "page.db", "依法治国")
    with Store.open(path) as store:
        add_document(store, "健全机制", name="second.txt")
    run(path, SETTINGS)
    run(path, SETTINGS, "second.txt")
    run(path, SETTINGS)
    run(path, Settings(author="王译"))
    assert opened == [
        "henan-legal-daily.txt",
        "second.txt",
        "second.txt",
        "henan-legal-daily.txt",
    ]
    assert stored(path, 1).target.text == "LawLaw"


def test_a_project_without_a_document_is_refused(tmp_path: Path, opened: list[str]) -> None:
    path = tmp_path / "empty.db"
    Store.create(path, source_language="zh-Hans", target_language="en").close()
    with pytest.raises(NotFound) as caught:
        run(path, SETTINGS)
    assert str(caught.value) == "the project has no document; add one with: workbench add"
    assert opened == []
