from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import project, project_file
from tests.services.memory_units import add_memory, confirm, unit
from workbench.errors import BadInput, NotFound, Refused
from workbench.model.concordance import ConcordanceQuery
from workbench.model.segments import Origin, Side
from workbench.model.spans import Span
from workbench.services import concordance, projects
from workbench.store.project import Store

LATER = "2026-03-01T08:30:00.000Z"
UNITS = (
    unit("全面依法治国。", "Law-based governance on all fronts.", time="2024-05-01T10:00:00.000Z"),
    unit(
        "坚持依法治国，依法执政。",
        "Uphold the rule of law in governing.",
        origin=Origin.TYPED,
        time=LATER,
    ),
    unit("法院受理WTO案件。", "Courts accept WTO cases.", origin=Origin.MACHINE, time=LATER),
)


def memory() -> Store:
    store = project()
    add_memory(store, "laws", *UNITS)
    return store


def found(store: Store, text: str, **options: object) -> list[str]:
    query = replace(ConcordanceQuery(text=text), **options)  # type: ignore[arg-type]
    hits = concordance.find(store, query).hits
    assert concordance.count(store, query) == len(hits)
    return [hit.unit.target for hit in hits]


LAW, UPHOLD, COURTS = (each.target for each in UNITS)


@pytest.mark.parametrize(
    ("text", "options", "wanted"),
    [
        ("依法", {}, [UPHOLD, LAW]),
        ("法", {}, [COURTS, UPHOLD, LAW]),
        ("。", {}, [COURTS, UPHOLD, LAW]),
        ("govern", {}, [UPHOLD, LAW]),
        ("of", {}, [UPHOLD]),
        ("rule law", {}, [UPHOLD]),
        ('"rule of law"', {}, [UPHOLD]),
        ('"rule law"', {}, []),
        ("依法 governing", {}, [UPHOLD]),
        ("wto", {}, [COURTS]),
        ("ｗｔｏ", {"side": Side.SOURCE}, [COURTS]),
        ("wto", {"is_exact": True}, []),
        ("WTO", {"is_exact": True}, [COURTS]),
        ("依法", {"side": Side.TARGET}, []),
        ("治國", {}, [UPHOLD, LAW]),
        ("治國", {"is_exact": True}, []),
        ("依法[治执]", {"is_regex": True}, [UPHOLD, LAW]),
        ("^Courts .* cases", {"is_regex": True, "side": Side.TARGET}, [COURTS]),
        ("法", {"origins": frozenset({Origin.TYPED, Origin.MACHINE})}, [COURTS, UPHOLD]),
        ("法", {"until": "2024-05-01"}, [LAW]),
        ("法", {"since": "2024-05-02"}, [COURTS, UPHOLD]),
        ("法", {"memory": "laws"}, [COURTS, UPHOLD, LAW]),
        ("法", {"memory": "project"}, []),
        ("𠮷", {}, []),
    ],
)
def test_what_is_found(text: str, options: dict[str, object], wanted: list[str]) -> None:
    with memory() as store:
        assert found(store, text, **options) == wanted


def test_the_places_are_told_in_both_texts() -> None:
    with memory() as store:
        (hit,) = concordance.find(store, ConcordanceQuery(text="执政 governing")).hits
    assert (hit.source_spans, hit.target_spans) == ((Span(9, 11),), (Span(26, 35),))


def test_pages_follow_each_other() -> None:
    query, targets, after = ConcordanceQuery(text="法"), [], ""
    with memory() as store:
        while True:
            page = concordance.find(store, query, limit=1, after=after)
            targets += [hit.unit.target for hit in page.hits]
            after = page.next
            if not after:
                break
    assert targets == [COURTS, UPHOLD, LAW]


def test_confirmed_pairs_are_found_with_their_place_and_libraries_after_them(
    tmp_path: Path,
) -> None:
    project_file(tmp_path / "library.db", "依法治省。")
    with projects.open_for_writing(tmp_path / "library.db") as store:
        confirm(store, 1, "Governing the province by law.")
    project_file(path := tmp_path / "mine.db", "第一段。", "依法治市。")
    with projects.open_for_writing(path) as store:
        confirm(store, 2, "Governing the city by law.")
        with store.journal.change("attach", "李译") as change:
            store.libraries.add(change, "library.db", 0)
        first = concordance.find(store, ConcordanceQuery(text="依法"), limit=1)
        then = concordance.find(store, ConcordanceQuery(text="依法"), after=first.next)
        hits = [*first.hits, *then.hits]
        assert [(hit.library, hit.unit.number, hit.unit.source) for hit in hits] == [
            ("", 2, "依法治市。"),
            ("library.db", 1, "依法治省。"),
        ]
        only = ConcordanceQuery(text="依法", memory="library.db")
        assert concordance.count(store, only) == 1


@pytest.mark.parametrize(
    ("query", "error", "fault"),
    [
        (ConcordanceQuery(text=" 　"), Refused, "only white space"),
        (ConcordanceQuery(text="(", is_regex=True), Refused, "\\("),
        (ConcordanceQuery(text="法", memory="none"), NotFound, "there is no memory 'none'"),
        (ConcordanceQuery(text="法", since="May"), BadInput, "'May' is no date"),
    ],
)
def test_what_cannot_be_looked_for(
    query: ConcordanceQuery, error: type[Exception], fault: str
) -> None:
    with memory() as store, pytest.raises(error, match=fault):
        concordance.find(store, query)
