import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.dates import Period
from workbench.model.terms import NewTerm, PartOfSpeech, Register, TermStatus, TermType
from workbench.text.term_notation import read_term, write_term

ENGLISH = NewTerm(language="en", text="")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("rule of law", NewTerm(language="en", text="rule of law")),
        (
            " One Belt, One Road  <from 2013-09; until 2015-09> ",
            NewTerm(
                language="en",
                text="One Belt, One Road",
                valid=Period(start="2013-09", end="2015-09"),
            ),
        ),
        (
            "PRC <type abbreviation; abbreviation of People's Republic of China; case-sensitive>",
            NewTerm(
                language="en",
                text="PRC",
                type=TermType.ABBREVIATION,
                abbreviation_of="People's Republic of China",
                is_case_sensitive=True,
            ),
        ),
        (
            "criminal gangs <status deprecated; register media; pos noun>",
            NewTerm(
                language="en",
                text="criminal gangs",
                status=TermStatus.DEPRECATED,
                register=Register.MEDIA,
                part_of_speech=PartOfSpeech.NOUN,
            ),
        ),
        ("Audit Law <2021 revision>", NewTerm(language="en", text="Audit Law <2021 revision>")),
        ("law <until 2017-13>", NewTerm(language="en", text="law <until 2017-13>")),
        (r"law \<until 2017>", NewTerm(language="en", text="law <until 2017>")),
        ("<from 2012>", NewTerm(language="en", text="<from 2012>")),
    ],
)
def test_a_cell_is_a_term(cell: str, expected: NewTerm) -> None:
    assert read_term(cell, ENGLISH) == expected


texts = st.text(st.sampled_from("法治 a<>\\;|"), min_size=1).filter(
    lambda text: text == " ".join(text.split())
)
terms = st.builds(
    NewTerm,
    language=st.sampled_from(("zh-Hans", "zh-Hant-TW")),
    text=texts,
    status=st.sampled_from(TermStatus),
    reading=st.sampled_from(("", "fǎzhì")),
    type=st.sampled_from(TermType),
    valid=st.builds(
        Period, start=st.sampled_from(("", "2012")), end=st.sampled_from(("", "2017-10-18"))
    ),
    is_derived=st.booleans(),
)


@given(terms)
def test_what_is_written_is_read_back(term: NewTerm) -> None:
    place = NewTerm(language="zh-Hans", text="")
    assert read_term(write_term(term, place), place) == term
