"""Annotations out to files and in again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.builders import PAGE, add_document, project, row_of
from tests.services.fake_formats import two_files, whole
from workbench.errors import ExportFailed, NotFound, Refused
from workbench.model.annotated import AnnotatedTexts
from workbench.model.annotations import (
    AnnotationState,
    NewAnnotation,
    RelationKind,
    Severity,
    Visibility,
)
from workbench.model.segments import Side, State
from workbench.model.spans import Span
from workbench.plugins import Format, Registry
from workbench.services import annotating, labelling, projects, translating, undoing
from workbench.services.annotated_texts import Choice, annotated_texts
from workbench.services.annotating import NotesFilter
from workbench.services.annotation_files import (
    ExportedAnnotations,
    ImportOptions,
    export_annotations,
    import_annotations,
)
from workbench.services.annotation_merging import Unknown
from workbench.services.annotation_taking import ImportedAnnotations, in_utc
from workbench.store.project import Store

FAKES = Registry(package="tests.services.fake_formats", group="none")
FIRST = "省高级人民法院𠮷某法官审理此案，省高级人民法院作出判决。"
SECOND = "检察院提出抗诉。"
ENGLISH = "The Higher People's Court tried the case."
AUTHOR = "李译"


def filled(store: Store) -> Store:
    """Gives a project a target, annotations on both sides, a reply and two relations."""
    row, pair = projects.find_segment(store, "1", PAGE)
    translating.set_target(store, row, pair, ENGLISH, State.TRANSLATED, AUTHOR)
    court = put(store, 1, Span(0, 7), "organ")
    english = put(store, 1, Span(4, 25), "organ", side=Side.TARGET)
    name = put(store, 1, Span(7, 9), "doubtful-name", body="读音？", visibility=Visibility.CLIENT,
               severity=Severity.MINOR)  # fmt: skip
    put(store, 2, None, "query", body="哪一级检察院？", state=AnnotationState.RESOLVED)
    annotating.reply(store, name, "jí", "王校")
    annotating.relate(store, english, court, RelationKind.RENDERS, AUTHOR)
    annotating.relate(store, name, court, RelationKind.REFERS_TO, AUTHOR)
    return store


def put(store: Store, number: int, span: Span | None, label: str, **more: Any) -> int:
    usual = {"side": Side.SOURCE, "author": AUTHOR}
    new = NewAnnotation(label=label, span=span, **{**usual, **more})
    row, _ = projects.find_segment(store, str(number), PAGE)
    return annotating.annotate(store, row, new)


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


def export(store: Store, out: Path, name: str = "", **choice: Any) -> ExportedAnnotations:
    return export_annotations(store, out, "法院", name, Choice(**choice), registry=FAKES)


def take(store: Store, path: Path, **options: Any) -> ImportedAnnotations:
    return import_annotations(store, path, "王校", ImportOptions(**options), registry=FAKES)


def said(store: Store) -> list[tuple[str, str, str, str, int]]:
    """(side, words, label, body, replies) of every annotation, in no order of documents."""
    return sorted(
        (each.side, each.quote, each.label, each.body, len(each.replies))
        for each in (remark.annotation for remark in store.annotations.of_document())
    )


def ties(store: Store) -> list[tuple[str, str, str]]:
    found = [tie for _, tie in store.relations.all()]
    words = {each.annotation.id: each.annotation.quote for each in store.annotations.of_document()}
    return sorted((words[tie.start], tie.kind, words[tie.end]) for tie in found)


ALL = [
    ("source", "", "query", "哪一级检察院？", 0),
    ("source", "省高级人民法院", "organ", "", 0),
    ("source", "𠮷某", "doubtful-name", "读音？", 1),
    ("target", "Higher People's Court", "organ", "", 0),
]
TIES = [
    ("Higher People's Court", "renders", "省高级人民法院"),
    ("𠮷某", "refers-to", "省高级人民法院"),
]


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


def note(reference: str, span: list[int] | None, label: str, **more: Any) -> dict[str, Any]:
    return {"reference": reference, "span": span, "label": label, **more}


def written(folder: Path, *notes: dict[str, Any], **text: Any) -> Path:
    """A file with annotations on the first text of the project."""
    path = folder / "外来.whole.json"
    usual = {"text": FIRST, "annotations": notes}
    relations = text.pop("relations", [])
    labels = text.pop("labels", [])
    found = {"texts": [{**usual, **text}], "relations": relations, "labels": labels}
    path.write_text(json.dumps(found), "utf-8")
    return path


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


# Places


COURT = "省高级人民法院"


@pytest.mark.parametrize(
    ("given", "span"),
    [
        (note("a", [7, 9], "person"), Span(7, 9)),
        (note("a", [7, 9], "person", quote="𠮷某"), Span(7, 9)),
        # Offsets in UTF-16 units are one too far after the rare character.
        (note("a", [10, 12], "person", quote="法官"), Span(9, 11)),
        (note("a", [16, 23], "organ", quote=COURT), Span(16, 23)),
        (note("a", None, "organ", quote=COURT, prefix="审理此案，", suffix="作出判决。"),
         Span(16, 23)),
        (note("a", None, "person", quote="𠮷某"), Span(7, 9)),
        (note("a", [99, 101], "person", quote="𠮷某"), Span(7, 9)),
        (note("a", None, "query"), None),
    ],
)  # fmt: skip
def test_where_an_annotation_stands(
    store: Store, tmp_path: Path, given: dict[str, Any], span: Span | None
) -> None:
    take(store, written(tmp_path, given))
    (found,) = store.annotations.of_document()
    assert found.annotation.span == span


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        (note("a", [99, 101], "person"), "99-101 is no stretch of a text of 28 characters"),
        (note("a", [5, 3], "person"), "5-3 is no stretch"),
        (note("a", None, "organ", quote=COURT), "“省高级人民法院” stands 2 times in the text"),
        (note("a", [0, 2], "person", quote="被告"), "the text has no “被告”"),
    ],
)
def test_what_fits_nowhere_is_named_and_nothing_is_taken(
    store: Store, tmp_path: Path, given: dict[str, Any], fault: str
) -> None:
    path = written(tmp_path, note("b", [7, 9], "person"), given, note("c", [0, 1], "新标签"))
    with pytest.raises(Refused) as refused:
        take(store, path)
    assert "1 annotation fits nowhere: texts[0].annotations[1]: " in str(refused.value)
    assert fault in str(refused.value)
    assert (said(store), len(labelling.labels(store))) == ([], 26)

    imported = take(store, path, is_skipping=True)
    assert (imported.added, len(imported.faults)) == (2, 1)
    assert fault in imported.faults[0]


def test_a_dry_run_names_all_and_writes_nothing(store: Store, tmp_path: Path) -> None:
    faults = [note(str(at), [90 + at, 99], "person") for at in range(7)]
    path = written(tmp_path, *faults, note("b", [7, 9], "新标签"))
    imported = take(store, path, is_dry_run=True)
    assert (imported.added, len(imported.faults), imported.labels) == (1, 7, ("新标签",))
    assert (said(store), len(labelling.labels(store))) == ([], 26)


def test_a_text_that_was_changed_since_has_them_at_their_words(
    store: Store, tmp_path: Path
) -> None:
    path = written(
        tmp_path,
        note("a", [2, 4], "person"),
        segment=store.segments.pair(row_of(store, 1)).segment.id,
        side="source",
        text="法官𠮷某审理",
    )
    assert take(store, path).added == 1
    assert said(store) == [("source", "𠮷某", "person", "", 0)]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ({"text": "没有这一段。"}, "the project has no text “没有这一段。”"),
        ({"text": "（一）"}, "the text “（一）” stands 2 times in the project"),
        ({"text": ""}, "an empty text may be any"),
        ({"text": None}, "no text has its words"),
    ],
)
def test_a_text_that_is_not_there_or_twice(
    tmp_path: Path, text: dict[str, Any], fault: str
) -> None:
    with project("（一）", "中间", "（一）") as store:
        path = written(tmp_path, note("a", [0, 1], "term", quote="段"), **text)
        with pytest.raises(Refused, match=fault):
            take(store, path)


def test_document_and_number_tell_equal_texts_apart(tmp_path: Path) -> None:
    with project("（一）", "中间", "（一）") as store:
        add_document(store, "（一）", name="另一页.txt")
        path = written(
            tmp_path, note("a", [1, 2], "number"), text="（一）", number=3, document=PAGE
        )
        take(store, path)
        path = written(tmp_path, note("b", [1, 2], "number"), text="（一）")
        (second,) = [row for row, each in store.documents.all() if each.name == "另一页.txt"]
        take(store, path, document=second)
        found = [each.annotation for each in store.annotations.of_document()]
        assert [(each.document, each.number) for each in found] == [(PAGE, 3), ("另一页.txt", 1)]


def test_quotes_without_a_text_are_looked_for(store: Store, tmp_path: Path) -> None:
    path = written(tmp_path, note("a", None, "organ", quote="检察院", suffix="提出抗诉"), text=None)
    take(store, path)
    assert said(store) == [("source", "检察院", "organ", "", 0)]


def test_an_orphan_stays_one(store: Store, tmp_path: Path) -> None:
    filled(store)
    row, pair = projects.find_segment(store, "1", PAGE)
    translating.set_target(store, row, pair, "Nothing.", State.TRANSLATED, AUTHOR)
    out = tmp_path / "法院.whole.json"
    export(store, out)
    imported = take(store, out, is_update=True)
    assert (imported.added, imported.changed, imported.same, imported.faults) == (0, 0, 4, ())


def test_an_orphan_is_not_put_where_its_words_stand_by_chance(store: Store, tmp_path: Path) -> None:
    row, pair = projects.find_segment(store, "1", PAGE)
    translating.set_target(store, row, pair, "He was tried by it.", State.TRANSLATED, AUTHOR)
    put(store, 1, Span(1, 2), "term", side=Side.TARGET)
    _, pair = projects.find_segment(store, "1", PAGE)
    translating.set_target(store, row, pair, "Stop the law!", State.TRANSLATED, AUTHOR)
    (before,) = store.annotations.of_document()
    assert (before.annotation.quote, before.annotation.span) == ("e", None)
    out = tmp_path / "法院.whole.json"
    export(store, out)
    imported = take(store, out, is_update=True)
    assert (imported.changed, imported.same, imported.differing) == (0, 1, ())
    assert list(store.annotations.of_document()) == [before]


# Labels and relations


def test_unknown_labels_come_as_a_set_of_their_own(store: Store, tmp_path: Path) -> None:
    path = written(
        tmp_path, note("a", [0, 7], "ORG"), note("b", [7, 9], "PER\x1bSON"), note("c", None, "")
    )
    imported = take(store, path)
    assert imported.labels == ("ORG", "PER-SON", "imported")
    assert imported.warnings == (
        "the label 'PER\\x1bSON' became 'PER-SON'", "the label '' became 'imported'",
    )  # fmt: skip
    added = labelling.labels(store)[-3:]
    assert {label.group for label in added} == {"imported"}
    signs = [label.sign for label in labelling.labels(store)]
    assert [signs.count(label.sign) for label in added] == [1, 1, 1]


def test_a_described_label_comes_as_it_is_but_for_a_key_that_is_taken(
    store: Store, tmp_path: Path
) -> None:
    described = {
        "name": "罪名", "group": "法院", "purpose": "query", "colour": "#112233", "sign": "§",
        "key": "p", "description": "",
    }  # fmt: skip
    odd = {**described, "name": "刑期", "sign": "刑"}
    path = written(
        tmp_path, note("a", [0, 7], "罪名"), note("b", [7, 9], "刑期"), labels=[described, odd]
    )
    imported = take(store, path)
    assert imported.warnings == (
        "the label 刑期 is not as the file has it:"
        " the sign '刑' is not one character, one column wide",
    )
    found = [(each.name, each.group, each.sign, each.key) for each in labelling.labels(store)[-2:]]
    assert found == [("罪名", "法院", "§", ""), ("刑期", "imported", "A", "")]


def test_or_are_refused(store: Store, tmp_path: Path) -> None:
    path = written(tmp_path, note("a", [0, 7], "ORG"), note("b", [7, 9], "person"))
    with pytest.raises(Refused, match="no label ORG"):
        take(store, path, unknown=Unknown.REFUSE)
    assert said(store) == []


def test_one_identity_twice_is_refused(store: Store, tmp_path: Path) -> None:
    path = written(tmp_path, note("a", [0, 7], "organ"), note("a", [7, 9], "person"))
    with pytest.raises(Refused, match="the annotation a twice"):
        take(store, path)


def test_relations_that_the_project_has_no_word_for(store: Store, tmp_path: Path) -> None:
    path = written(
        tmp_path,
        note("a", [0, 7], "organ"),
        note("b", [7, 9], "person"),
        relations=[
            {"start": "b", "end": "a", "kind": "works-for"},
            {"start": "a", "end": "b", "kind": "renders"},
            {"start": "a", "end": "z", "kind": "refers-to", "place": "line 9"},
        ],
    )
    imported = take(store, path)
    assert ties(store) == [
        ("省高级人民法院", "refers-to", "𠮷某"),
        ("𠮷某", "refers-to", "省高级人民法院"),
    ]
    assert imported.relations == 2
    assert imported.warnings == (
        "line 9: the relation was left out, for one of its ends is not there",
    )


@pytest.mark.parametrize(
    ("time", "stored"),
    [
        ("2026-03-01T08:30:00Z", "2026-03-01T08:30:00.000Z"),
        ("2026-03-01T08:30:00.5+08:00", "2026-03-01T00:30:00.500Z"),
        ("2026-03-01", "2026-03-01T00:00:00.000Z"),
        ("0001-01-01T00:00:00+08:00", ""),
        ("昨天", ""),
        ("", ""),
    ],
)
def test_times_are_stored_in_utc(time: str, stored: str) -> None:
    assert in_utc(time) == stored


def test_the_fakes_are_formats() -> None:
    loaded, failures = FAKES.all()
    assert ([each.name for each in loaded], failures) == (["two-files", "whole"], [])
    assert all(isinstance(each, Format) for each in loaded)
