"""Annotations of a file are put where their words stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.builders import PAGE, add_document, project, row_of
from tests.services.annotation_sets import (
    AUTHOR,
    FIRST,
    SECOND,
    export,
    filled,
    note,
    put,
    said,
    take,
    written,
)
from workbench.errors import Refused
from workbench.model.segments import Side, State
from workbench.model.spans import Span
from workbench.services import labelling, projects, translating
from workbench.store.project import Store


@pytest.fixture
def store() -> Iterator[Store]:
    with project(FIRST, SECOND) as opened:
        yield opened


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
