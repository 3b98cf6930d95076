"""Our XLIFF as translate-toolkit saves it, and as it is edited there (`pip install '.[bench]'`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import pair_of, project, visit_of
from workbench.model.segments import State
from workbench.plugins import FORMATS
from workbench.services import exporting, parallel_texts, returning, translating
from workbench.store.project import Store


@pytest.fixture
def store() -> Iterator[Store]:
    with project("依法治国。", "一审判决。", "扫黑除恶。") as opened:
        translating.confirm(opened, visit_of(opened, 1), "Rule of law.")
        yield opened


def sent(store: Store, folder: Path, format: str) -> Path:
    path = folder / "back.xlf"
    text = parallel_texts.parallel_text(store, "page")
    exporting.write_export(text, path, FORMATS.get(format))
    return path


def came_back(store: Store) -> list[tuple[str, State, list[str]]]:
    found = [pair_of(store, number) for number in (1, 2, 3)]
    return [
        (each.target.text, each.target.state, [note.body for note in each.annotations])
        for each in found
    ]


@pytest.mark.parametrize(
    ("format", "module", "name", "last"),
    [
        ("xliff-1-2", "xliff", "xlifffile", State.REVIEWED),
        ("xliff", "xliff2", "Xliff2File", State.DRAFT),
    ],
)
def test_what_the_toolkit_saves_comes_back(
    store: Store, tmp_path: Path, format: str, module: str, name: str, last: State
) -> None:
    storage = pytest.importorskip(f"translate.storage.{module}", reason="no translate-toolkit")
    path = sent(store, tmp_path, format)
    file = getattr(storage, name).parsefile(str(path))
    first, second, third = file.units
    first.addnote("谁说的？", origin="translator")
    second.target, third.target = "First judgment.", "Never stop."
    if format == "xliff-1-2":
        second.markfuzzy(True)
        third.markapproved(True)
    file.savefile(str(path))
    assert returning.take_back(store, path, "王审").refused == 0
    assert came_back(store) == [
        ("Rule of law.", State.TRANSLATED, ["谁说的？"]),
        ("First judgment.", State.DRAFT, []),
        ("Never stop.", last, []),
    ]


@pytest.mark.parametrize(
    ("format", "edits"),
    [
        ("xliff-1-2", {
            'resname="3"': 'resname="3" approved="yes"',
            "<source>扫黑除恶。</source>":
                '<source>扫黑除恶。</source><target state="translated">Never stop.</target>',
        }),
        ("xliff", {
            "<source>扫黑除恶。</source>":
                "<source>扫黑除恶。</source><target>Never stop.</target>"
                '<notes><note category="translator">谁说的？</note></notes>',
            'state="initial"': 'state="reviewed"',
        }),
    ],
)  # fmt: skip
def test_such_edits_come_back(
    store: Store, tmp_path: Path, format: str, edits: dict[str, str]
) -> None:
    path = sent(store, tmp_path, format)
    text = path.read_text("utf-8")
    for old, new in edits.items():
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    returning.take_back(store, path, "王审")
    notes = [] if format == "xliff-1-2" else ["谁说的？"]
    assert came_back(store)[2] == ("Never stop.", State.REVIEWED, notes)
