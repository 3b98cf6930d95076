from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.matches import Match, MatchKind, NumberChange
from workbench.model.spans import Span
from workbench.model.terms import TermHit
from workbench.services import glossary
from workbench.services.adapting import Place, Stretch, lacking, places
from workbench.services.recognising import Recogniser
from workbench.services.term_forms import TermForm
from workbench.store.project import Store

TERMS = (
    ("刑法", "Criminal Law"),
    ("行政处罚法", "Administrative Penalty Law"),
    ("人民法院", "people’s courts"),
    ("政法", "political and legal affairs"),
)


@pytest.fixture
def find_hits() -> Callable[[str], Sequence[TermHit]]:
    store = Store.memory()
    for chinese, english in TERMS:
        glossary.add(store, TermForm(simplified=chinese, english=english), "词表")
    recogniser = Recogniser()
    recogniser.read(store)
    return lambda text: recogniser.hits(store, text)


def match(source: str, wanted: str, target: str, **changed: object) -> Match:
    return Match(
        kind=MatchKind.FUZZY,
        score=80,
        source=source,
        wanted=wanted,
        target=target,
        author="王编",
        time="2026-03-01T08:30:00+00:00",
        **changed,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("source", "wanted", "target", "found"),
    [
        (
            "依照刑法的规定处罚。",
            "依照行政处罚法的规定处罚。",
            "is punished in accordance with the criminal law.",
            [("criminal law", "刑法 → 行政处罚法: Administrative Penalty Law")],
        ),
        (
            "人民法院依照刑法判决。",
            "依照刑法判决。",
            "People’s courts shall adjudicate under the Criminal Law.",
            [("People’s courts", "人民法院 is not in the source")],
        ),
        (
            "依照刑法或者刑法处罚。",
            "依照刑法或者行政处罚法处罚。",
            "under the Criminal Law or the criminal law",
            [("criminal law", "刑法 → 行政处罚法: Administrative Penalty Law")],
        ),
        ("依照刑法或者刑法处罚。", "依照刑法或者规定处罚。", "under the Criminal Law", []),
        ("依照刑法处罚。", "依照刑法严厉处罚。", "Punished under the Criminal Law.", []),
        ("依照刑法处罚。", "依照规定处罚。", "Punished under the code.", []),
        ("依照刑法处罚。", "依照刑法处罚。", "Punished under the Criminal Law.", []),
    ],
)
def test_terms_that_the_source_lacks(
    find_hits: Callable[[str], Sequence[TermHit]],
    source: str,
    wanted: str,
    target: str,
    found: list[tuple[str, str]],
) -> None:
    told = places(match(source, wanted, target), find_hits)
    assert [(place.span.of(target), place.reason) for place in told] == found


def test_numbers_and_chinese_come_in_order() -> None:
    target = "On 6 May 2021 Article 3 人民法院 applies."
    given = match(
        "2020年5月6日",
        "2021年5月6日",
        target,
        changes=(NumberChange(span=Span(9, 13), before="2020", after="2021"),),
        open_spans=(Span(24, 28), Span(3, 3)),
    )
    assert places(given) == (
        Place(span=Span(9, 13), reason="2020 → 2021"),
        Place(span=Span(24, 28), reason="still Chinese", is_open=True),
    )


def test_a_number_within_a_term_is_one_place(
    find_hits: Callable[[str], Sequence[TermHit]],
) -> None:
    target = "under the Criminal Law"
    given = match(
        "依照刑法",
        "依照行政处罚法",
        target,
        changes=(NumberChange(span=Span(10, 18), before="a", after="b"),),
    )
    assert [place.reason for place in places(given, find_hits)] == ["a → b"]


@pytest.mark.parametrize(
    ("offered", "english", "found"),
    [
        (
            "The court shall decide within three months.",
            "The court shall decide.",
            [Stretch(text="within three months", before="The court shall decide ", after=".")],
        ),
        ("The court.", "The court.", []),
        ("The court, and", "The court and", []),
        ("法院", "", [Stretch(text="法院", before="", after="")]),
        (
            "A court or a prosecutor may appeal.",
            "A court may.",
            [
                Stretch(text="or a prosecutor", before="A court ", after=" may appeal."),
                Stretch(text="appeal", before="A court or a prosecutor may ", after="."),
            ],
        ),
    ],
)
def test_words_that_an_english_lacks(offered: str, english: str, found: list[Stretch]) -> None:
    assert list(lacking(offered, english)) == found


@given(st.text("ab ,.法院"), st.text("ab ,.法院"))
def test_a_stretch_stands_where_it_says(offered: str, english: str) -> None:
    for each in lacking(offered, english):
        assert offered == each.before + each.text + each.after
