from dataclasses import replace

import pytest

from workbench.errors import NotFound, Refused
from workbench.model.dates import Period
from workbench.model.terms import (
    ConceptKind,
    Member,
    MemberList,
    NewConcept,
    NewTerm,
    Register,
    TermStatus,
    TermType,
)
from workbench.services import cards, glossary, term_forms, undoing
from workbench.store.project import Store

ROAD = NewConcept(
    terms=(
        NewTerm(language="zh-Hans", text="四个自信", reading="sì gè zìxìn"),
        NewTerm(
            language="en",
            text="Four-sphere Confidence",
            valid=Period(start="2016-07"),
            register=Register.FORMAL,
        ),
        NewTerm(
            language="en",
            text="three-sphere confidence",
            status=TermStatus.DEPRECATED,
            valid=Period(end="2016-06"),
        ),
    ),
    kind=ConceptKind.SLOGAN,
    source="CPC Constitution",
    lists=(
        MemberList(
            members=(Member(text="道路自信", english="confidence in the path"), Member()),
            scope="since 2016",
        ),
    ),
    properties=(("project", "2021"),),
)


@pytest.fixture
def store() -> Store:
    return Store.memory()


def test_a_card_shows_every_cell_and_gives_the_concept_again() -> None:
    cells = cards.cells_of(ROAD)
    assert {name: text for name, text in cells.items() if text} == {
        "zh-Hans": "四个自信",
        "pinyin": "sì gè zìxìn",
        "en": "Four-sphere Confidence",
        "status": "preferred",
        "from": "2016-07",
        "register": "formal",
        "en-deprecated": "three-sphere confidence <until 2016-06>",
        "kind": "slogan",
        "source": "CPC Constitution",
        "members": "道路自信 = confidence in the path | ?",
        "members-scope": "since 2016",
    }
    assert "members-2" in cells
    assert "role" not in cells
    assert cards.concept_of(cells, ROAD) == ROAD


def test_a_name_has_its_own_cells() -> None:
    name = replace(ROAD, kind=ConceptKind.PERSON, lists=())
    cells = cards.cells_of(name)
    assert ("role" in cells, "members" in cells) == (True, False)


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("status", "good", "there is no status 'good'"),
        ("kind", "sloganeering", "there is no kind 'sloganeering'"),
        ("from", "2016-13", "'2016-13' is no date"),
        ("zh-Hans", "", "the concept has no Chinese"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_stored(
    store: Store, name: str, text: str, fault: str
) -> None:
    row = glossary.add_concept(store, ROAD, "李译")
    before = glossary.get_concept(store, row)
    with pytest.raises(Refused, match=fault):
        cards.keep(store, row, cards.cells_of(before) | {name: text}, "李译")
    assert glossary.get_concept(store, row) == before


def test_a_kept_card_is_one_step_of_undo(store: Store) -> None:
    row = glossary.add_concept(store, ROAD, "李译")
    before = glossary.get_concept(store, row)
    cells = cards.cells_of(before) | {"en": "Four Confidences", "pinyin": "", "members-2": "? | ?"}
    assert cards.keep(store, row, cells, "李译") == row
    after = glossary.get_concept(store, row)
    assert (after.id, after.properties) == (before.id, ROAD.properties)
    assert after.in_language("en")[0].text == "Four Confidences"
    assert after.in_language("zh")[0].reading.replace(" ", "") == "sìgèzìxìn"
    assert len(after.lists) == 2
    assert undoing.undo(store, "李译") is not None
    undone = glossary.get_concept(store, row)
    assert undone.as_new() == before.as_new()
    assert list(store.faults()) == []


def test_what_has_no_cell_stays_as_it_was(store: Store) -> None:
    lists = (
        *(MemberList(members=(Member(text=f"自信{number}"),)) for number in range(1, 12)),
        MemberList(members=(), scope="since 2016"),
    )
    french = NewTerm(language="fr", text="les quatre\nconfiances", type=TermType.VARIANT)
    whole = replace(ROAD, terms=(*ROAD.terms, french), lists=lists)
    row = glossary.add_concept(store, whole, "李译")
    cells = cards.cells_of(glossary.get_concept(store, row))
    assert ("members-9" in cells, "members-10" in cells) == (True, False)
    cards.keep(store, row, cells | {"note": "见党章"}, "李译")
    after = glossary.get_concept(store, row)
    assert (after.note, after.lists) == ("见党章", lists)
    assert [term.as_new() for term in after.in_language("fr")] == [french]


def test_what_another_changed_meanwhile_stands(store: Store) -> None:
    row = glossary.add_concept(store, ROAD, "李译")
    shown = cards.cells_of(glossary.get_concept(store, row))
    cards.keep(store, row, shown | {"definition": "党的信念", "client": "CPC"}, "王编", shown)
    cards.keep(store, row, shown | {"note": "见党章"}, "李译", shown)
    after = glossary.get_concept(store, row)
    assert (after.definition, after.client, after.note) == ("党的信念", "CPC", "见党章")
    with pytest.raises(Refused, match="client was changed meanwhile: CPC"):
        cards.keep(store, row, shown | {"client": "人民出版社"}, "李译", shown)
    assert glossary.get_concept(store, row) == after


def test_a_new_card_is_a_new_concept(store: Store) -> None:
    row = cards.keep(store, None, {"zh-Hans": "网格员", "en": "grid worker"}, "李译")
    texts = [(term.text, term.reading) for term in glossary.get_concept(store, row).terms]
    assert texts == [("网格员", "wǎnggéyuán"), ("網格員", ""), ("grid worker", "")]


def test_a_card_of_a_removed_concept_is_not_kept(store: Store) -> None:
    row = glossary.add_concept(store, ROAD, "李译")
    cells = cards.cells_of(glossary.get_concept(store, row))
    glossary.remove(store, row, "李译")
    with pytest.raises(NotFound):
        cards.keep(store, row, cells, "李译")


def test_a_period_cannot_end_before_it_begins(store: Store) -> None:
    form = term_forms.TermForm(simplified="劳教", english="re-education", valid_from="2014")
    for end in ("2013-12", "2013"):
        fault = f"a period from 2014 cannot end in {end}"
        with pytest.raises(Refused, match=fault):
            glossary.add(store, replace(form, valid_until=end), "李译")
        with pytest.raises(Refused, match=fault):
            cards.concept_of({"zh-Hans": "劳教", "en": "x", "from": "2014", "until": end}, ROAD)
    assert term_forms.concept_of(replace(form, valid_until="2014-01"))


def test_a_card_that_cannot_be_kept_is_not_lost(store: Store) -> None:
    row = glossary.add_concept(store, ROAD, "李译")
    shown = cards.cells_of(glossary.get_concept(store, row))
    cells = shown | {"from": "2016-13", "en-admitted": "four confidences"}
    assert cards.rescue(store, row, cells, shown, "李译") == row
    kept = glossary.get_concept(store, row)
    assert kept.note == "not kept:\nfrom: 2016-13\nen-admitted: four confidences"
    assert [term.text for term in kept.in_language("en")] == [
        "Four-sphere Confidence",
        "three-sphere confidence",
    ]
    new = cards.rescue(store, None, {"en": "grid worker", "kind": "worker"}, {}, "李译")
    rescued = glossary.get_concept(store, new)
    assert (rescued.in_language("zh")[0].text, rescued.note) == (
        "(unfinished)",
        "not kept:\nen: grid worker\nkind: worker",
    )
