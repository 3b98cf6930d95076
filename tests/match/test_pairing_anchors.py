"""Terms and their English in the sentences of both sides."""

from collections import Counter

import pytest

from workbench.match.pairing.anchors import source_terms, target_terms


@pytest.mark.parametrize(
    ("english", "sentence", "count"),
    [
        ("people's court", "the people’s courts ruled; a people's court did not", 2),
        ("law enforcement agency", "law-enforcement agencies", 1),
        ("crack down on", "they cracked down on gambling", 1),
        ("organisation", "an organization", 1),
        ("the Belt and Road", "belt and road projects", 1),
        ("court", "the courtyard", 0),
        ("court", "", 0),
        ("", "the court", 0),
        ("the", "the court", 0),
        ("5G network", "5g networks", 1),
    ],
)
def test_english_counts_in_whatever_form_it_stands(english: str, sentence: str, count: int) -> None:
    expected = Counter({"法": count} if count else {})

    assert list(target_terms([sentence], [("法", english)])) == [expected]


def test_a_term_with_several_renderings_and_a_rendering_of_several_terms() -> None:
    anchors = [("县委", "county committee"), ("县委", "committee"), ("委员会", "committee")]

    assert list(target_terms(["the county committee", "no body"], anchors)) == [
        Counter({"县委": 2, "委员会": 1}),
        Counter(),
    ]


def test_terms_of_the_source_count_where_they_stand() -> None:
    assert list(source_terms(["法院和检察院的法院", "会议"], ["法院", "会议"])) == [
        Counter({"法院": 2}),
        Counter({"会议": 1}),
    ]
