"""What wants a look in a glossary, and merging and splitting concepts."""

from dataclasses import replace

import pytest

from workbench.errors import NotFound, Refused
from workbench.model.terms import ConceptKind, NewConcept, NewTerm, TermStatus
from workbench.services import cleaning, glossary, undoing, uniting
from workbench.services.cleaning import Fault
from workbench.store.project import Store
from workbench.text.near_english import is_a_slip, near_key
from workbench.text.pinyin_fit import fits


def concept(
    chinese: str, *english: str, reading: str = "", tag: str = "zh-Hans", domain: str = ""
) -> NewConcept:
    return NewConcept(
        terms=(
            NewTerm(language=tag, text=chinese, reading=reading),
            *(NewTerm(language="en", text=text) for text in english),
        ),
        domain=domain,
    )


def holding(*concepts: NewConcept) -> Store:
    store = Store.memory()
    with store.journal.change("add terms", "李译") as change:
        store.concepts.add_many(change, concepts)
    return store


@pytest.mark.parametrize(
    ("concepts", "expected"),
    [
        ((concept("法院", "court"),), []),
        ((concept("法院", "court"), concept("法院", "court")), [Fault.DUPLICATE]),
        ((concept("法院", "court", "x"), concept("法院", "court", "y")), [Fault.DUPLICATE]),
        ((concept("法院", "court"), concept("法院", "The Courts")), [Fault.NEAR_DUPLICATE]),
        ((concept("APP", "app"), concept("ＡＰＰ", "app")), [Fault.NEAR_DUPLICATE]),
        (
            (concept("监督", "law-making"), concept("監督", "law making", tag="zh-Hant")),
            [Fault.NEAR_DUPLICATE],
        ),
        ((concept("监督", "supervision"), concept("监督", "supervison")), [Fault.SLIP]),
        ((concept("法制", "legal system"), concept("法制", "legality")), [Fault.AMBIGUOUS]),
        ((concept("行", "line", reading="háng"), concept("行", "line", reading="xíng")), []),
        ((concept("法人", "body", domain="law"), concept("法人", "body", domain="x")), []),
        ((concept("法院", "court"), concept("法院", "court", tag="zh-Hant-TW")), []),
        ((concept("余", "Yu"), concept("馀", "Yu")), []),
        ((concept("法\n院", "court"),), [Fault.LINE_BREAK]),
        ((concept("法院", "court " * 20),), [Fault.LONG]),
        ((concept("法院"),), [Fault.NO_ENGLISH]),
        ((replace(concept("于东辉"), kind=ConceptKind.PERSON),), []),
        ((replace(concept("APP"), is_untranslatable=True),), []),
        ((concept("法院", "court，tribunal"),), [Fault.FULL_WIDTH]),
        ((concept("法院", "“two safeguards”"),), []),
        ((concept("法院", "court", reading="fǎyuàn"),), []),
        ((concept("法院", "court", reading="fǎguān"),), [Fault.PINYIN]),
    ],
)
def test_what_wants_a_look(concepts: tuple[NewConcept, ...], expected: list[Fault]) -> None:
    store = holding(*concepts)
    found = cleaning.findings(store)
    assert [finding.fault for finding in found] == expected
    ids = tuple(each.id for each in glossary.concepts(store))
    assert all(finding.concepts == ids for finding in found)


@pytest.mark.parametrize(
    ("text", "reading", "is_right"),
    [
        ("法治", "fǎzhì", True),
        ("法治", "fǎ zhì", True),
        ("法治", "fazhi", True),
        ("法治", "fǎzhǐ", False),
        ("法治", "fǎ", False),
        ("西安", "Xī'ān", True),
        ("一带一路", "yí dài yī lù", True),
        ("不是", "búshì", True),
        ("花儿", "huār", True),
        ("银行", "yínháng", True),
        ("行人", "xíngrén", True),
        ("仇和", "Qiú Hé", True),
        ("绿色", "lǜsè", True),
        ("绿色", "lüse", True),
        ("“1+5+N”模式", "x", True),
        ("法治", "", True),
        ("“两个维护”", "liǎng gè wéihù", True),
    ],
)
def test_pinyin_fits(text: str, reading: str, is_right: bool) -> None:
    assert fits(text, reading) is is_right


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the People's Courts", "people’s court"),
        ("law-making", "Law making"),
        ("policies", "policy"),
        ("Ｃｏｕｒｔ", "court"),
        ("taxes and classes", "tax and class"),
    ],
)
def test_terms_that_no_reader_tells_apart(first: str, second: str) -> None:
    assert near_key(first) == near_key(second)


@pytest.mark.parametrize(
    ("first", "second"), [("class", "clas"), ("basis", "basi"), ("a", "an"), ("law", "laws of")]
)
def test_terms_that_are_two(first: str, second: str) -> None:
    assert near_key(first) != near_key(second)


@pytest.mark.parametrize(
    ("first", "second", "is_slip"),
    [
        ("supervision", "supervison", True),
        ("supervision", "supervisiom", True),
        ("supervision", "superbvision", True),
        ("supervision", "supervision", False),
        ("supervision", "supervisors", False),
        ("law", "low", False),
        ("Document No. 1", "Document No. 2", False),
        ("Document No. 1", "Document No. 12", False),
    ],
)
def test_slips(first: str, second: str, is_slip: bool) -> None:
    assert is_a_slip(first, second) is is_a_slip(second, first) is is_slip


def test_several_become_one() -> None:
    first = replace(concept("法院", "court", domain="law"), note="n", source="Xinhua")
    second = replace(
        concept("法院", "court", "tribunal", reading="fǎyuàn"),
        note="m",
        source="NPC",
        url="http://x",
    )
    forbidden = NewTerm(language="en", text="court", status=TermStatus.FORBIDDEN)
    third = NewConcept(terms=(NewTerm(language="zh-Hans", text="法庭"), forbidden))
    store = holding(first, second, third)
    before = list(glossary.concepts(store))
    rows = [store.concepts.row_of_uuid(each.id) for each in before]
    assert uniting.merge(store, rows, "李译") == rows[0]
    (whole,) = glossary.concepts(store)
    assert {(term.language, term.text) for term in whole.terms if not term.is_derived} == {
        ("zh-Hans", "法院"),
        ("en", "court"),
        ("zh-Hans", "法庭"),
        ("en", "tribunal"),
    }
    assert (whole.id, whole.domain, whole.source, whole.url) == (
        before[0].id,
        "law",
        "Xinhua",
        "http://x",
    )
    assert whole.note == "n\nsource: NPC\nm\ncourt: forbidden"
    assert whole.in_language("zh")[0].reading == "fǎyuàn"
    undoing.undo(store, "李译")
    assert [each.as_new() for each in glossary.concepts(store)] == [
        each.as_new() for each in before
    ]
    undoing.redo(store, "李译")
    assert store.concepts.count() == 1
    with pytest.raises(Refused, match="one concept cannot be merged"):
        uniting.merge(store, [rows[0], rows[0]], "李译")
    with pytest.raises(NotFound):
        uniting.merge(store, rows, "李译")


def test_duplicates_are_merged_in_one_step() -> None:
    store = holding(
        concept("法院", "court"),
        concept("法院", "court", "tribunal"),
        concept("法院", "tribunals"),
        concept("法官", "judge"),
        concept("法官", "judges"),
        concept("法制", "legal system"),
        concept("法制", "legality"),
    )
    left, gone = uniting.merge_duplicates(store, "李译")
    assert ([each.fault for each in left], gone) == ([Fault.AMBIGUOUS], 3)
    assert store.concepts.count() == 4
    undoing.undo(store, "李译")
    assert store.concepts.count() == 7
    assert list(store.faults()) == []


def test_one_becomes_two() -> None:
    store = holding(replace(concept("法", "law", "method", domain="law"), note="n"))
    (before,) = glossary.concepts(store)
    row = store.concepts.row_of_uuid(before.id)
    method = next(term for term in before.terms if term.text == "method")
    fresh = glossary.get_concept(store, uniting.split(store, row, [method.id], "李译"))
    kept = glossary.get_concept(store, row)
    assert [term.text for term in fresh.terms if not term.is_derived] == ["法", "method"]
    assert [term.text for term in kept.terms if not term.is_derived] == ["法", "law"]
    assert (fresh.domain, fresh.note, kept.note) == ("law", "", "n")
    undoing.undo(store, "李译")
    assert [each.as_new() for each in glossary.concepts(store)] == [before.as_new()]
    for terms, fault in (
        ([], "not of the concept"),
        (["x"], "not of the concept"),
        ([term.id for term in before.terms], "nothing would stay"),
    ):
        with pytest.raises(Refused, match=fault):
            uniting.split(store, row, terms, "李译")
