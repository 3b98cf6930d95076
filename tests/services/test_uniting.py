import pytest

from workbench.errors import NotFound, Refused
from workbench.model.terms import NewConcept, NewTerm, TermStatus
from workbench.services import concept_history, glossary, undoing, uniting
from workbench.store.project import Store


@pytest.fixture
def store() -> Store:
    return Store.memory()


def add(store: Store, chinese: str, *english: str, **facts: str) -> int:
    terms = [NewTerm(language="en", text=text) for text in english]
    concept = NewConcept(terms=(NewTerm(language="zh-Hans", text=chinese), *terms), **facts)
    return glossary.add_concept(store, concept, "李译")


def told(store: Store) -> list[tuple[list[str], str, str]]:
    return [
        ([term.text for term in concept.terms if not term.is_derived], concept.domain, concept.note)
        for concept in store.concepts.all()
    ]


def test_one_concept_of_several(store: Store) -> None:
    first = add(store, "网格员", "grid worker", domain="governance", note="专职")
    other = add(store, "网格员", "grid manager", "grid worker", domain="policing", source="Xinhua")
    before = told(store)
    uniting.merge(store, [first, other], "李译")
    assert told(store) == [
        (["网格员", "grid worker", "grid manager"], "governance", "专职\ndomain: policing")
    ]
    assert glossary.get_concept(store, first).source == "Xinhua"
    assert undoing.undo(store, "李译") is not None
    assert told(store) == before
    assert list(store.faults()) == []


def test_what_cannot_be_merged(store: Store) -> None:
    first, other = add(store, "网格员", "grid worker"), add(store, "网格", "grid")
    glossary.remove(store, other, "李译")
    with pytest.raises(NotFound):
        uniting.merge(store, [first, other], "李译")
    with pytest.raises(Refused):
        uniting.merge(store, [first, first], "李译")


def test_two_concepts_of_one(store: Store) -> None:
    row = add(store, "单位", "unit", "employer", domain="law")
    unit, employer = glossary.get_concept(store, row).in_language("en")
    other = uniting.split(store, row, [employer.id], "李译")
    assert told(store) == [(["单位", "unit"], "law", ""), (["单位", "employer"], "law", "")]
    assert glossary.get_concept(store, other).in_language("zh")[0].text == "单位"
    with pytest.raises(Refused):
        uniting.split(store, row, [unit.id, employer.id], "李译")
    assert undoing.undo(store, "李译") is not None
    assert told(store) == [(["单位", "unit", "employer"], "law", "")]


def test_the_history_of_a_concept(store: Store) -> None:
    row = add(store, "保护伞", "umbrella")
    before = glossary.get_concept(store, row).as_new()
    changed = NewTerm(language="en", text="umbrella", status=TermStatus.FORBIDDEN)
    shelter = NewTerm(language="en", text="shelter")
    concept = NewConcept(terms=(before.terms[0], changed, shelter), note="官员")
    glossary.save(store, row, concept, "王审")
    assert [(each.author, each.text) for each in concept_history.history(store, row)] == [
        (
            "王审",
            "edit term 保护伞: note nothing → 官员; status preferred → forbidden; + shelter",
        ),
        ("李译", "add term 保护伞: + 保护伞; + umbrella"),
    ]
