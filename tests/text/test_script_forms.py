import pytest

from workbench.model.terms import ConceptKind, NewConcept, NewTerm
from workbench.text.script_forms import with_derived_forms


def chinese(
    *given: tuple[str, str], english: str = "law", kind: ConceptKind = ConceptKind.TERM
) -> list[tuple[str, str, bool]]:
    terms = [NewTerm(language=language, text=text) for language, text in given]
    concept = NewConcept(terms=(*terms, NewTerm(language="en", text=english)), kind=kind)
    found = with_derived_forms(concept)
    assert with_derived_forms(found) == found
    assert found.terms[-1] == NewTerm(language="en", text=english)
    return [(term.language, term.text, term.is_derived) for term in found.in_language("zh")]


@pytest.mark.parametrize(
    ("given", "derived"),
    [
        (("zh-Hans", "中央"), [("zh-Hant", "中央")]),
        (("zh-Hans", "司法为民"), [("zh-Hant", "司法為民")]),
        (("zh-Hans", "里程碑"), [("zh-Hant", "里程碑")]),
        (("zh-Hans", "台账"), [("zh-Hant", "臺賬"), ("zh-Hant-HK", "台賬")]),
        (("zh-Hant", "行政復議"), [("zh-Hans", "行政复议")]),
    ],
)
def test_the_other_scripts_are_derived(
    given: tuple[str, str], derived: list[tuple[str, str]]
) -> None:
    assert chinese(given) == [(*given, False), *((*form, True) for form in derived)]


def test_what_is_given_stays() -> None:
    both = [("zh-Hans", "里程碑", False), ("zh-Hant", "裏程碑", False)]
    assert chinese(*(form[:2] for form in both)) == both


@pytest.mark.parametrize(
    ("kind", "text", "english"),
    [
        (ConceptKind.PERSON, "范曾", "Fan Zeng"),
        (ConceptKind.PERSON, "郭声琨", "Guo Shengkun"),
        (ConceptKind.TERM, "于东辉", "Yu Donghui"),
    ],
)
def test_names_of_people_are_never_converted(kind: ConceptKind, text: str, english: str) -> None:
    assert chinese(("zh-Hans", text), english=english, kind=kind) == [("zh-Hans", text, False)]


def test_what_is_of_one_region_stays_there() -> None:
    assert chinese(("zh-Hant-TW", "檢察署")) == [("zh-Hant-TW", "檢察署", False)]
