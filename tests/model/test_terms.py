import pytest

from workbench.model.dates import ALWAYS, Period
from workbench.model.spans import Span
from workbench.model.terms import (
    Concept,
    NewConcept,
    NewTerm,
    Term,
    TermHit,
    TermSetting,
    TermStatus,
)

EARLIER, LATER = Period(end="2015-08"), Period(start="2015-09")
ADMITTED, DEPRECATED = TermStatus.ADMITTED, TermStatus.DEPRECATED


def term(
    language: str,
    text: str,
    status: TermStatus = TermStatus.PREFERRED,
    valid: Period = ALWAYS,
) -> Term:
    return Term(id=text, version=1, language=language, text=text, status=status, valid=valid)


def concept(*terms: Term) -> Concept:
    return Concept(id=terms[0].text, version=1, terms=terms)


ROAD = concept(
    term("zh-Hans", "一带一路"),
    term("en", "Belt and Road Initiative", valid=LATER),
    term("en", "One Belt, One Road", valid=EARLIER),
    term("en", "Belt and Road", ADMITTED),
    term("en", "OBOR", DEPRECATED),
)
PROSECUTORS = concept(term("zh-Hant-TW", "檢察署"), term("en", "Prosecutors Office"))
PROCURATORATE = concept(term("zh-Hans", "检察署"), term("en", "procuratorial office", ADMITTED))


def targets(*concepts: Concept, date: str = "", region: str = "") -> list[str]:
    setting = TermSetting(date=date, region=region)
    text = concepts[0].terms[0].text
    hit = TermHit(span=Span(0, len(text)), text=text, concepts=concepts, setting=setting)
    return list(hit.targets)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2013-11", ["One Belt, One Road", "Belt and Road"]),
        ("2021-03-18", ["Belt and Road Initiative", "Belt and Road"]),
        ("2015", ["Belt and Road Initiative", "One Belt, One Road", "Belt and Road"]),
        ("", ["Belt and Road Initiative", "Belt and Road"]),
    ],
)
def test_a_text_gets_the_wording_of_its_time(date: str, expected: list[str]) -> None:
    assert targets(ROAD, date=date) == expected


def test_a_text_from_before_the_first_wording_gets_what_there_is() -> None:
    only = concept(term("zh-Hans", "新质生产力"), term("en", "new quality", valid=LATER))
    assert targets(only, date="1999") == ["new quality"]


def test_another_region_is_never_preferred() -> None:
    assert targets(PROSECUTORS, PROCURATORATE) == ["procuratorial office"]
    assert targets(PROSECUTORS, PROCURATORATE, region="TW") == [
        "Prosecutors Office",
        "procuratorial office",
    ]
    assert targets(PROSECUTORS) == ["Prosecutors Office"]


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        (("zh-Hant-TW",), "TW"),
        (("zh-Hant-HK", "zh-Hant-HK"), "HK"),
        (("zh-Hant-TW", "zh-Hant-HK"), ""),
        (("zh-Hans", "zh-Hant-TW"), ""),
        (("zh-Hant",), ""),
    ],
)
def test_a_concept_is_of_a_region_where_all_its_chinese_is(
    languages: tuple[str, ...], expected: str
) -> None:
    terms = tuple(NewTerm(language=each, text=f"法{at}") for at, each in enumerate(languages))
    derived = NewTerm(language="zh-Hans", text="法", is_derived=True)
    assert NewConcept(terms=(*terms, derived)).region == expected


def test_a_concept_is_written_anew_under_its_identity() -> None:
    value = ROAD.as_new()
    assert (type(value), value.reference, len(value.terms)) == (NewConcept, "一带一路", 5)
    assert value.terms[2] == NewTerm(language="en", text="One Belt, One Road", valid=EARLIER)
