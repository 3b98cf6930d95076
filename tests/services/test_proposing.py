from dataclasses import replace

import pytest

from tests.builders import add_document
from workbench.model.segments import State
from workbench.model.spans import Span
from workbench.model.terms import ConceptKind, TermStatus
from workbench.services import glossary, projects, proposing, translating, undoing
from workbench.services.term_forms import TermForm
from workbench.store.project import Store

PAGE = (
    "□南岭市委常委、政法委书记 仇建国",
    "南岭市深化“三端共治”改革,推行“三端共治”平台,健全诉源治理机制。",
    "南岭市中级人民法院依据《南岭市矛盾纠纷调处条例》推进诉源治理,做到“四个到位”。",
    "诉源治理成效明显。",
)


@pytest.fixture
def store() -> Store:
    store = Store.memory()
    add_document(store, *PAGE)
    return store


def proposed(store: Store) -> dict[str, proposing.ProposedTerm]:
    return {each.text: each for each in proposing.propose_terms(store)}


def test_what_the_glossary_lacks_is_proposed_with_its_places(store: Store) -> None:
    found = proposed(store)
    assert {"三端共治", "诉源治理", "南岭市矛盾纠纷调处条例", "四个到位"} <= set(found)
    governed = found["三端共治"]
    assert [(place.number, place.span) for place in governed.places] == [
        (2, Span(6, 10)),
        (2, Span(17, 21)),
    ]
    assert governed.places[0].context == "南岭市深化“三端共治”改革,推行“三端共治”平台,健全诉源治…"
    assert found["南岭市矛盾纠纷调处条例"].kind is ConceptKind.LAW
    assert found["四个到位"].kind is ConceptKind.SLOGAN


def test_what_is_known_or_refused_is_not_proposed_again(store: Store) -> None:
    glossary.add(store, TermForm(simplified="诉源治理", english="dispute prevention"), "李译")
    proposing.refuse(store, ["三端共治"], "李译")
    assert {"诉源治理", "三端共治"} & set(proposed(store)) == set()
    assert undoing.undo(store, "李译") is not None
    assert "三端共治" in proposed(store)
    assert undoing.redo(store, "李译") is not None
    assert "三端共治" not in proposed(store)
    assert list(store.faults()) == []


def test_what_is_accepted_is_one_step_of_undo(store: Store) -> None:
    found = proposed(store)
    chosen = [found["三端共治"], replace(found["四个到位"], english="four in-places")]
    rows = proposing.accept_all(store, chosen, "李译")
    first, second = (glossary.get_concept(store, row) for row in rows)
    assert [(term.language, term.text) for term in first.terms] == [
        ("zh-Hans", "三端共治"),
        ("zh-Hant", "三端共治"),
    ]
    assert first.source.endswith(", paragraph 2")
    english = second.in_language("en")[0]
    assert (english.text, english.status) == ("four in-places", TermStatus.ADMITTED)
    assert undoing.undo(store, "李译") is not None
    assert store.concepts.count() == 0


def test_english_that_was_written_is_preferred(store: Store) -> None:
    each = replace(proposed(store)["三端共治"], english="governance at three ends")
    (row,) = proposing.accept_all(store, [each], "李译", True)
    assert glossary.get_concept(store, row).in_language("en")[0].status is TermStatus.PREFERRED


def test_names_are_proposed_with_their_latin_form(store: Store) -> None:
    (person,) = [each for each in proposing.propose_names(store) if each.kind is ConceptKind.PERSON]
    assert (person.text, person.english, person.reading) == (
        "仇建国",
        "Qiu Jianguo",
        "Qiú Jiànguó",
    )
    assert "政法委书记" in person.role
    (row,) = proposing.accept_all(store, [person], "李译")
    concept = glossary.get_concept(store, row)
    assert [(term.language, term.status) for term in concept.terms] == [
        ("zh-Hans", TermStatus.PREFERRED),
        ("en", TermStatus.PREFERRED),
    ]
    assert all(each.text != "仇建国" for each in proposing.propose_names(store))


def test_translated_pairs_speak_for_the_english(store: Store) -> None:
    for number, text in (
        ("2", "Nanling is deepening its litigation-source governance reform."),
        ("3", "Nanling promotes litigation-source governance under the regulations."),
        ("4", "Litigation-source governance has produced clear results."),
    ):
        row, pair = projects.find_segment(store, number, None)
        translating.set_target(store, row, pair, text, State.TRANSLATED, "李译")
    (each,) = proposing.with_english(store, [proposed(store)["诉源治理"]])
    assert each.english.lower() == "litigation-source governance"
    assert each.english_evidence


def test_without_translated_pairs_there_is_no_english(store: Store) -> None:
    found = list(proposed(store).values())
    assert proposing.with_english(store, found) == found
