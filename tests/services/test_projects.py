import shutil
from pathlib import Path

import pytest

from tests.builders import add_document, pair_of, project, row_of, uuid_of
from workbench.errors import BadInput, NoProject, NotFound, Refused
from workbench.services import importing, projects, settings
from workbench.store.project import Store


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A settings folder of the test's own."""
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_a_new_project_is_empty_and_remembered(tmp_path: Path) -> None:
    path = tmp_path / "页.db"
    projects.new(path, source_language="zh-Hant", target_language="en-GB")
    with projects.open_for_reading(path) as store:
        assert (store.languages, store.documents.all()) == (("zh-Hant", "en-GB"), [])
    with projects.open_for_writing(path) as store:
        add_document(store, "依法治国")
    assert settings.recent_projects() == [path]
    with pytest.raises(Refused, match="is there already"):
        projects.new(path)
    with pytest.raises(BadInput, match=r"does not end in \.db") as caught:
        projects.new(tmp_path / "页")
    assert caught.value.hint == "call it 页.db"


@pytest.mark.parametrize("name", ["a.db", "无.txt", "."])
def test_a_project_is_opened_as_it_is(tmp_path: Path, name: str) -> None:
    assert projects.project_for(tmp_path / name, "李译") == tmp_path / name
    (tmp_path / "sqlite").write_bytes(b"SQLite format 3\0")
    assert projects.project_for(tmp_path / "sqlite", "李译") == tmp_path / "sqlite"


def test_a_source_text_gets_a_project_beside_it(tmp_path: Path) -> None:
    page = tmp_path / "页.txt"
    page.write_text("依法治国,政法先行。\n\n以案释法。\n", encoding="utf-8")
    assert projects.project_for(page, "李译") == tmp_path / "页.db"
    with projects.open_for_writing(tmp_path / "页.db") as store:
        assert [pair_of(store, n).segment.source for n in (1, 2)] == [
            "依法治国,政法先行。",
            "以案释法。",
        ]
        add_document(store, "党史", name="党史")
    assert projects.project_for(page, "李译") == tmp_path / "页.db"
    with projects.open_for_reading(tmp_path / "页.db") as store:
        assert [document.name for _, document in store.documents.all()] == ["页", "党史"]


def test_the_project_of_another_text_is_not_opened_for_it(tmp_path: Path) -> None:
    text, page = tmp_path / "第 一版.txt", tmp_path / "第 一版.md"
    text.write_text("依法治国,政法先行。\n\n党史学习\n", encoding="utf-8")
    project = projects.project_for(text, "李译")
    page.write_text("# 以案释法\n", encoding="utf-8")
    with pytest.raises(Refused) as caught:
        projects.project_for(page, "李译")
    assert (caught.value.fault, caught.value.hint) == (
        f"{project} has no document from 第 一版.md",
        f"bring it in with: workbench add '{project}' '{page}', then open '{project}'",
    )
    text.write_text("依法治国,政法先行。\n\n党史学习教育\n", encoding="utf-8")
    assert projects.project_for(text, "李译") == project
    with projects.open_for_writing(project) as store:
        importing.add(store, [importing.propose(page, importing.Repair.AUTO)], "李译")
    assert projects.project_for(page, "李译") == project


def test_the_demo_is_made_once(tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    assert projects.demo(path, "李译") == path
    with projects.open_for_writing(path) as store:
        ((document, value),) = store.documents.all()
        assert (value.name, len(store.segments.outline(document)) > 20) == (
            "henan-legal-daily",
            True,
        )
        assert store.concepts.count() > 50
        assert list(store.faults()) == []
        add_document(store, "党史", name="党史")
    projects.demo(path, "李译")
    with projects.open_for_reading(path) as store:
        assert len(store.documents.all()) == 2
    (tmp_path / "other.db").write_text("依法治国")
    with pytest.raises(NoProject):
        projects.demo(tmp_path / "other.db", "李译")


def test_a_demo_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "data"
    for name in ("seeds", "glossary"):
        shutil.copytree(projects.packaged(name), data / name)
    (data / "glossary" / "坏.csv").write_bytes(b"\xff\xfe")
    monkeypatch.setattr(projects, "packaged", data.__truediv__)
    with pytest.raises(BadInput):
        projects.demo(tmp_path / "demo.db", "李译")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["data", "home"]


@pytest.fixture
def store() -> Store:
    """A project with three segments."""
    return project()


def test_a_segment_is_named_by_number_or_id(store: Store) -> None:
    for number in (1, 2, 3):
        expected = row_of(store, number), pair_of(store, number)
        assert projects.find_segment(store, str(number), None) == expected
        assert projects.find_segment(store, expected[1].segment.id, None) == expected


@pytest.mark.parametrize(
    ("number", "error", "fault"),
    [
        ("0", NotFound, "there is no segment 0"),
        ("4", NotFound, "there is no segment 4"),
        ("9" * 30, NotFound, "there is no segment 999"),
        ("二", BadInput, "'二' is no segment number and no id"),
        ("-1", BadInput, "no segment number"),
        ("²", BadInput, "no segment number"),
        ("", BadInput, "no segment number"),
        (uuid_of("无"), BadInput, "no segment number and no id"),
    ],
)
def test_a_segment_that_is_not_there(
    store: Store, number: str, error: type[BadInput], fault: str
) -> None:
    with pytest.raises(error, match=fault):
        projects.find_segment(store, number, None)


def test_a_number_in_several_documents_asks_which(store: Store) -> None:
    other = add_document(store, "党史", name="党史")
    with pytest.raises(BadInput, match="2 documents") as caught:
        projects.find_segment(store, "1", None)
    assert "--document, one of: henan-legal-daily.txt, 党史" in caught.value.hint
    row, pair = projects.find_segment(store, "1", "党史")
    assert (row, pair.segment.source) == (4, "党史")
    assert projects.find_segment(store, pair.segment.id, None) == (row, pair)
    assert projects.find_document(store, "党史") == other
    with pytest.raises(NotFound):
        projects.find_segment(store, "1", "无")


def test_an_empty_project_has_no_segment() -> None:
    with pytest.raises(NotFound, match="no document"):
        projects.find_segment(Store.memory(), "1", None)
