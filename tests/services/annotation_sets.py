"""A project with annotations, its files, and what is to be seen of both."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.builders import PAGE
from workbench.model.annotations import (
    AnnotationState,
    NewAnnotation,
    RelationKind,
    Severity,
    Visibility,
)
from workbench.model.segments import Side, State
from workbench.model.spans import Span
from workbench.plugins import Registry
from workbench.services import annotating, projects, translating
from workbench.services.annotated_texts import Choice
from workbench.services.annotation_files import (
    ExportedAnnotations,
    ImportOptions,
    export_annotations,
    import_annotations,
)
from workbench.services.annotation_taking import ImportedAnnotations
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
