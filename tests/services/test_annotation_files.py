"""Annotations out to files and in again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.builders import PAGE, project
from tests.services.annotation_sets import (
    ALL,
    AUTHOR,
    ENGLISH,
    FAKES,
    FIRST,
    SECOND,
    TIES,
    export,
    filled,
    note,
    said,
    take,
    ties,
    written,
)
from tests.services.fake_formats import two_files, whole
from workbench.errors import ExportFailed, NotFound, Refused
from workbench.model.annotated import AnnotatedTexts
from workbench.model.annotations import AnnotationState, Severity
from workbench.model.segments import Side, State
from workbench.model.spans import Span
from workbench.plugins import Format
from workbench.services import annotating, projects, translating, undoing
from workbench.services.annotated_texts import annotated_texts
from workbench.services.annotating import NotesFilter
from workbench.services.annotation_files import ExportedAnnotations
from workbench.store.project import Store


@pytest.fixture
def store() -> Iterator[Store]:
    with project(FIRST, SECOND) as opened:
        yield opened


@pytest.fixture
def other() -> Iterator[Store]:
    """Another project of the same texts, with other identities."""
    with project(SECOND, FIRST) as opened:
        row, pair = projects.find_segment(opened, "2", PAGE)
        translating.set_target(opened, row, pair, ENGLISH, State.TRANSLATED, AUTHOR)
        yield opened


# Out


def test_every_side_with_words_is_a_text(store: Store) -> None:
    found = annotated_texts(filled(store), "法院")
    assert [
        (text.number, text.side, text.text, [each.label for each in text.annotations])
        for text in found.texts
    ] == [
        (1, Side.SOURCE, FIRST, ["organ", "doubtful-name"]),
        (1, Side.TARGET, ENGLISH, ["organ"]),
        (2, Side.SOURCE, SECOND, ["query"]),
    ]
    assert [label.name for label in found.labels] == ["organ", "query", "doubtful-name"]
    assert (found.project, found.languages, found.title) == (store.id, ("zh-Hans", "en"), "法院")
    name = found.texts[0].annotations[1]
    assert (name.quote, name.prefix, name.suffix[:2]) == ("𠮷某", "省高级人民法院", "法官")
    assert (name.severity, [reply.body for reply in name.replies]) == (Severity.MINOR, ["jí"])


@pytest.mark.parametrize(
    ("choice", "texts", "annotations", "relations"),
    [
        ({}, 3, 4, 2),
        ({"notes": NotesFilter(side=Side.SOURCE)}, 2, 3, 1),
        ({"notes": NotesFilter(labels=frozenset({"organ"}))}, 3, 2, 1),
        ({"notes": NotesFilter(labels=frozenset({"query"})), "is_only_annotated": True}, 1, 1, 0),
        ({"notes": NotesFilter(author="王校")}, 3, 0, 0),
    ],
)
def test_what_is_chosen(
    store: Store, tmp_path: Path, choice: dict[str, Any], texts: int, annotations: int,
    relations: int,
) -> None:  # fmt: skip
    out = tmp_path / "法院.whole.json"
    exported = export(filled(store), out, **choice)
    assert exported == ExportedAnnotations(
        files=(out,), texts=texts, annotations=annotations, relations=relations
    )
    assert len(whole.read(out).texts) == texts
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("name", ["法院.marks", "法院.txt", "法院"])
def test_a_format_of_several_files_writes_them_beside_each_other(
    store: Store, tmp_path: Path, name: str
) -> None:
    exported = export(filled(store), tmp_path / name, "two-files")
    files = (tmp_path / "法院.marks", tmp_path / "法院.txt")
    assert exported.files == files
    assert (exported.annotations, exported.relations) == (3, 0)  # what the format can hold
    assert exported.warnings == ("what annotations say was left out: 2",)
    assert files[1].read_text("utf-8") == f"{FIRST}\n{ENGLISH}\n{SECOND}"
    assert sorted(tmp_path.iterdir()) == sorted(files)

    export(store, tmp_path / name, "two-files")  # both are there: they are replaced
    assert sorted(tmp_path.iterdir()) == sorted(files)


def test_a_text_of_somebody_is_not_overwritten_by_its_annotations(
    store: Store, tmp_path: Path
) -> None:
    mine = tmp_path / "法院.txt"
    mine.write_text("原文", "utf-8")
    with pytest.raises(Refused, match=r"法院.txt is there already"):
        export(filled(store), tmp_path / "法院.marks")
    assert (mine.read_text("utf-8"), list(tmp_path.iterdir())) == ("原文", [mine])


def old_set(folder: Path) -> tuple[Path, Path]:
    both = folder / "法院.marks", folder / "法院.txt"
    for path in both:
        path.write_text("旧", "utf-8")
    return both


def test_what_does_not_read_back_is_not_put_in_place(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = old_set(tmp_path)

    def losing(texts: AnnotatedTexts) -> AnnotatedTexts:
        first, *rest = two_files.expected(texts).texts
        return AnnotatedTexts(texts=(replace(first, annotations=()), *rest))

    monkeypatch.setattr(two_files, "FORMAT", replace(two_files.FORMAT, expected_annotations=losing))
    with pytest.raises(ExportFailed, match="organ on '', does not read back as it is"):
        export(filled(store), both[0])
    assert [path.read_text("utf-8") for path in both] == ["旧", "旧"]
    assert sorted(tmp_path.iterdir()) == sorted(both)


def test_where_the_second_file_cannot_be_put_the_first_is_as_it_was(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = old_set(tmp_path)
    really = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if self.name == "法院.txt":
            raise OSError(28, "no space")
        return really(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(ExportFailed, match="No space left"):
        export(filled(store), both[0])
    assert [path.read_text("utf-8") for path in both] == ["旧", "旧"]
    assert sorted(tmp_path.iterdir()) == sorted(both)


def test_a_file_of_no_known_format_is_said_with_what_there_is(store: Store, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"known are \.marks, \.whole\.json; or choose"):
        export(store, tmp_path / "法院.xml")
    with pytest.raises(NotFound, match="no format 'tsv' for annotations"):
        export(store, tmp_path / "法院.marks", "tsv")


# In


def test_into_another_project_texts_are_found_by_their_words(
    store: Store, other: Store, tmp_path: Path
) -> None:
    out = tmp_path / "法院.whole.json"
    export(filled(store), out)
    imported = take(other, out)
    assert (imported.added, imported.relations, imported.faults) == (4, 2, ())
    assert imported.warnings == ("the file is of another project; texts were found by their words",)
    assert (said(other), ties(other)) == (ALL, TIES)
    ours, theirs = (
        {
            (each.id, each.author, each.time, each.state, each.visibility, each.severity,
             tuple((reply.id, reply.author, reply.time) for reply in each.replies))
            for each in (remark.annotation for remark in one.annotations.of_document())
        }
        for one in (store, other)
    )  # fmt: skip
    assert ours == theirs
    assert {each.annotation.origin for each in other.annotations.of_document()} == {out.name}


def test_it_is_one_change_that_can_be_undone(store: Store, other: Store, tmp_path: Path) -> None:
    out = tmp_path / "法院.whole.json"
    export(filled(store), out)
    take(other, out)
    undone = undoing.undo(other, "王校")
    assert undone is not None
    assert undone.label == "import annotations 法院.whole.json"
    assert (said(other), ties(other)) == ([], [])


@pytest.mark.parametrize("name", ["法院.whole.json", "法院.marks"])
def test_what_the_project_has_is_not_taken_again(store: Store, tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    export(filled(store), out)
    before = said(store), ties(store)
    imported = take(store, out, is_update=True)
    assert (imported.added, imported.changed, imported.differing, imported.relations) == (
        0, 0, (), 0,
    )  # fmt: skip
    assert (said(store), ties(store)) == before


def test_a_foreign_file_is_taken_once(store: Store, tmp_path: Path) -> None:
    path = written(tmp_path, note("T1", [7, 9], "person"), note("T2", [0, 7], "organ"))
    assert (take(store, path).added, take(store, path).added) == (2, 0)
    assert said(store) == [
        ("source", "省高级人民法院", "organ", "", 0),
        ("source", "𠮷某", "person", "", 0),
    ]
    # Two of one kind in one file are two.
    path = written(tmp_path, note("T1", [7, 9], "person"), note("T2", [7, 9], "person"))
    assert take(store, path).added == 1


def test_a_removed_one_is_taken_again_as_a_new_one_and_only_once(
    store: Store, tmp_path: Path
) -> None:
    out = tmp_path / "法院.whole.json"
    export(filled(store), out)
    (name,) = [
        each.row for each in store.annotations.of_document()
        if each.annotation.label == "doubtful-name"
    ]  # fmt: skip
    annotating.remove(store, [name], AUTHOR)
    assert (take(store, out).added, take(store, out).added) == (1, 0)
    assert said(store) == ALL


def changed(store: Store, tmp_path: Path) -> Path:
    """An export of which somebody changed the label, the words and the reply of one annotation."""
    out = tmp_path / "法院.whole.json"
    export(filled(store), out)
    found = json.loads(out.read_text("utf-8"))
    name = found["texts"][0]["annotations"][1]
    name |= {"span": {"start": 7, "end": 11}, "quote": "𠮷某法官", "label": "person"}
    name["state"] = "resolved"
    name["replies"].append({"body": "确为 jí", "author": "客户"})
    out.write_text(json.dumps(found), "utf-8")
    return out


def test_what_the_project_has_otherwise_stays_and_is_named(store: Store, tmp_path: Path) -> None:
    out = changed(store, tmp_path)
    imported = take(store, out)
    assert (imported.added, imported.changed, imported.same) == (0, 0, 3)
    assert imported.differing == (
        f"texts[0].annotations[1]: doubtful-name in {PAGE} 1 has other"
        " label, state, place, replies",
    )
    assert said(store) == ALL


def test_or_becomes_what_the_file_says(store: Store, tmp_path: Path) -> None:
    out = changed(store, tmp_path)
    imported = take(store, out, is_update=True)
    assert (imported.added, imported.changed, imported.same, imported.differing) == (0, 1, 3, ())
    assert said(store)[2] == ("source", "𠮷某法官", "person", "读音？", 2)
    (name,) = [
        each.annotation for each in store.annotations.of_document()
        if each.annotation.label == "person"
    ]  # fmt: skip
    assert (name.span, name.state) == (Span(7, 11), AnnotationState.RESOLVED)
    assert [(each.body, each.author) for each in name.replies] == [
        ("jí", "王校"), ("确为 jí", "客户"),
    ]  # fmt: skip
    assert take(store, out, is_update=True).changed == 0


def test_a_format_that_cannot_carry_a_field_does_not_empty_it(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "法院.marks"
    export(filled(store), out)
    rows = out.read_text("utf-8").replace("doubtful-name", "person")
    out.write_text(rows, "utf-8")
    assert take(store, out, is_update=True).changed == 1
    assert said(store)[2] == ("source", "𠮷某", "person", "读音？", 1)


def test_the_fakes_are_formats() -> None:
    loaded, failures = FAKES.all()
    assert ([each.name for each in loaded], failures) == (["two-files", "whole"], [])
    assert all(isinstance(each, Format) for each in loaded)
