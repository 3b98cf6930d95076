from pathlib import Path

import pytest

from tests.builders import concept
from workbench.model.spans import Span
from workbench.services import glossary, term_files
from workbench.services.occurring import Occurrence, Occurrences
from workbench.services.recognising import Recogniser
from workbench.services.term_forms import TermForm
from workbench.store.project import Store

ROOT = Path(__file__).parents[2]


@pytest.fixture
def store() -> Store:
    """A project with terms that lie in one another or share an edge."""
    store = Store.memory()
    with store.journal.change("add terms", "李译") as change:
        for chinese in ("机关", "公安机关", "机关党委", "关系", "公安"):
            store.concepts.add(change, concept(chinese, chinese))
    return store


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("机关和機關", Occurrence(spans=(Span(0, 2), Span(3, 5)), longer=frozenset())),
        ("公安机关", None),
        ("机关、公安机关", Occurrence(spans=(Span(0, 2),), longer=frozenset({2}))),
        ("机关党委", None),
        ("机关系统", Occurrence(spans=(Span(0, 2),), longer=frozenset())),
        ("机 关", None),
        ("", None),
    ],
)
def test_a_concept_is_found_where_no_longer_term_stands(
    store: Store, text: str, expected: Occurrence | None
) -> None:
    assert Occurrences(store, 1).find(text) == expected


def test_it_agrees_with_the_recogniser_on_every_term_of_the_page() -> None:
    store = Store.memory()
    term_files.import_terms(store, ROOT / "glossary" / "politics-law.csv", "李译")
    lines = (ROOT / "seeds" / "henan-legal-daily.txt").read_text("utf-8").splitlines()
    recogniser = Recogniser()
    recogniser.read(store)
    hits = [
        (each.id, line, hit.span)
        for line, text in enumerate(lines)
        for hit in recogniser.hits(store, text)
        for each in hit.concepts
    ]
    ids = dict.fromkeys(each for each, _, _ in hits)
    found = [
        (each, line, span)
        for each in ids
        for wanted in (Occurrences(store, store.concepts.row_of_uuid(each)),)
        for line, text in enumerate(lines)
        if (occurrence := wanted.find(text)) is not None
        for span in occurrence.spans
    ]
    assert len(ids) > 100
    assert sorted(found) == sorted(hits)


def test_a_pattern_and_capitals_are_found_as_the_recogniser_finds_them() -> None:
    store = Store.memory()
    pattern = glossary.add(
        store, TermForm(simplified="{n}+{n}+N", english="{1}+{2}+N model"), "李译"
    )
    machine = glossary.add(
        store, TermForm(simplified="AI", english="AI", is_case_sensitive=True), "李译"
    )
    text = "推广“１＋５＋Ｎ”和ai法官、AI法官"
    found = Occurrences(store, pattern).find(text)
    assert found is not None
    assert [span.of(text) for span in found.spans] == ["１＋５＋Ｎ"]
    found = Occurrences(store, machine).find(text)
    assert found is not None
    assert [span.of(text) for span in found.spans] == ["AI"]
