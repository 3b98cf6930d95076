"""Labels, identities, relations and times of a file that the project does not know."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import project
from tests.services.annotation_sets import FIRST, SECOND, note, said, take, ties, written
from workbench.errors import Refused
from workbench.services import labelling
from workbench.services.annotation_merging import Unknown
from workbench.services.annotation_taking import in_utc
from workbench.store.project import Store


@pytest.fixture
def store() -> Iterator[Store]:
    with project(FIRST, SECOND) as opened:
        yield opened


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
