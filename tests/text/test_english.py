from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.formats import terms_csv
from workbench.model.spans import Span
from workbench.text.english import (
    FoundRendering,
    TextEdit,
    applied,
    find_longest,
    find_rendering,
    reinflect,
    replace,
)

GLOSSARY = Path(__file__).parents[2] / "glossary"


@pytest.mark.parametrize(
    ("rendering", "text", "expected"),
    [
        ("agency", "Agencies, an agency’s head; the agencies’ work", 3),
        ("agencies", "an agency and two Agencies", 2),
        ("analysis", "The analyses of an analysis", 2),
        ("criterion", "criteria", 1),
        ("crisis", "crises", 1),
        ("secretariat", "secretary", 0),
        ("police", "the police and policing", 1),
        ("staff", "staff of the Staff Office", 2),
        ("person", "people, persons, personnel", 2),
        ("chairman", "Chairmen", 1),
        ("process", "processes", 1),
        ("case", "in cases, in case", 2),
        ("state", "He stated that states act.", 1),
        ("govern", "governs, governed and governing, but government", 3),
        ("strengthen Party building", "strengthening the Party-building", 1),
        ("strengthen", "strengthen strengthens strengthened strengthening strength", 4),
        ("uphold the rule of law", "upheld rule of law, upholds the rule of law", 2),
        ("build a Peaceful China", "built a peaceful China", 1),
        ("building a Peaceful China", "we build a Peaceful China", 1),
        ("crack down on gangs", "cracked down on the gangs", 1),
        ("prevent and defuse", "preventing and defusing", 1),
        ("resolutely safeguard", "resolutely safeguarded", 1),
        ("to govern the city", "governing the city", 1),
        ("leading group", "He led groups; leading groups lead groups", 1),
        ("report on one’s work", "She reported on her work.", 1),
        ("procurator general", "Procurators-General", 1),
        ("attorney-in-fact", "attorneys-in-fact", 1),
        ("secretary of the commission", "secretaries of the Commission", 1),
        ("passer-by", "passers-by", 1),
        ("check-up", "check-ups and checkups", 2),
        ("law and regulation", "laws and regulations", 1),
        ("law-based", "law based, law-based, law‑based; law—based", 3),
        ("cooperation", "co-operation", 1),
        ("co-operation", "cooperation", 1),
        ("the Party", "the Party and Party", 2),
        ("people’s court", "a people's court, the People’s Courts", 2),
        ("organized crime", "organised crime", 1),
        ("modernization of governance", "modernisation of governance", 1),
        ("labour camp", "labor camps", 1),
        ("defense of the centre", "defence of the center", 1),
        ("program", "programmes", 1),
        ("licence", "licenses", 1),
        ("judgment", "judgements", 1),
        ("channeling resources", "channelling resources", 1),
        ("centre", "centers, centred", 1),
        ("WHO", "the WHO, who knows", 1),
        ("organ system", "an organ. Systems", 0),
        ("court", "courtship, crown-court", 1),
        ("1+5+N", "the “1+5+N” model, 15N", 1),
        ("14th Five-Year Plan", "14th Five Year Plans", 1),
        ("Xi'an", "Xi’an", 1),
        ("", "law", 0),
        ("…", "law …", 0),
    ],
)
def test_a_rendering_is_found_in_every_form(rendering: str, text: str, expected: int) -> None:
    assert len(find_rendering(text, rendering)) == expected


def test_spans_are_code_points_and_take_possessive_endings_and_own_articles_in() -> None:
    text = "𠮷: the agency’s and The Agency"
    assert [span.of(text) for span in find_rendering(text, "agency")] == ["agency’s", "Agency"]
    assert find_rendering(text, "the agency") == [Span(3, 15), Span(20, 30)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the agencies’ work", "agencies’"),
        ("the ‘agencies’ work", "agencies"),
        ("the 'agencies' work", "agencies"),
        ("the agencies' work", "agencies'"),
        ("agencies’", "agencies’"),
    ],
)
def test_an_apostrophe_after_a_plural_may_close_a_quotation(text: str, expected: str) -> None:
    assert [span.of(text) for span in find_rendering(text, "agency")] == [expected]


def test_the_longest_of_several_renderings_wins() -> None:
    text = "Public security organs and organs"
    assert find_longest(text, ("organ", "public security organ", "security organ")) == [
        FoundRendering(span=Span(0, 22), rendering="public security organ"),
        FoundRendering(span=Span(27, 33), rendering="organ"),
    ]


@pytest.mark.parametrize(
    ("rendering", "as_found", "replacement", "expected"),
    [
        ("agency", "agency", "organ", "organ"),
        ("agency", "agencies", "organ", "organs"),
        ("agency", "Agencies", "organ", "Organs"),
        ("agency", "AGENCIES", "organ", "ORGANS"),
        ("agency", "agency’s", "organ", "organ’s"),
        ("agency", "agencies'", "organ", "organs'"),
        ("agency", "agencies’", "people", "people’s"),
        ("agency", "agencies", "staff", "staff"),
        ("agency", "agencies", "organ of the state", "organs of the state"),
        ("agencies", "agency", "organs", "organ"),
        ("agency", "crises", "organ", "organ"),
        ("person", "people", "woman", "women"),
        ("analysis", "analyses", "criterion", "criteria"),
        ("chief prosecutor", "chief prosecutors", "procurator general", "procurators general"),
        ("representative", "Representatives", "attorney-in-fact", "Attorneys-in-fact"),
        (
            "commission secretary",
            "Commission secretaries",
            "secretary of the commission",
            "Secretaries of the commission",
        ),
        ("law and regulation", "laws and regulations", "rule and norm", "rules and norms"),
        ("strengthen", "strengthened", "build up", "built up"),
        ("uphold", "upheld", "safeguard", "safeguarded"),
        ("maintain", "maintaining", "uphold", "upholding"),
        ("govern", "governs", "carry out", "carries out"),
        ("crack down on", "Cracked down on", "take action against", "Took action against"),
        ("combat", "combating", "prevent and defuse", "preventing and defusing"),
        ("strengthening the Party", "strengthened the Party", "building Party", "built Party"),
        ("govern", "governed", "governance", "governance"),
        (
            "urban social governance",
            "Urban Social Governance",
            "municipal social governance",
            "Municipal Social Governance",
        ),
        (
            "urban social governance",
            "Urban social governance",
            "municipal social governance",
            "Municipal social governance",
        ),
        ("governance of the city", "Governance of the City", "rule of law", "Rule of Law"),
        (
            "Political and Legal Affairs Commission",
            "political and legal affairs commissions",
            "Commission for Political and Legal Affairs",
            "commissions for political and legal affairs",
        ),
        ("CPC committee", "CPC committees", "Party committee", "Party committees"),
        ("high-quality growth", "High-quality Growth", "law-based growth", "Law-based Growth"),
        ("NGO", "NGOs", "MP", "MPs"),
        ("the agency", "an agency", "the organ", "an organ"),
        ("an agency", "the agencies", "a body", "the bodies"),
        ("the agency", "agency", "the organ", "organ"),
        ("the agency", "The agency", "the organ", "The organ"),
        ("media", "media’s", "press", "press’s"),
        (
            "member of the standing committee",
            "members of the Standing Committee",
            "standing committee member",
            "Standing Committee members",
        ),
        ("take", "taken", "undertake", "undertaken"),
        ("strike hard campaign", "Strike Hard campaigns", "crackdown", "Crackdowns"),
        ("main organ", "main organs", "lead agency", "lead agencies"),
        ("lead agency", "lead agencies", "organ in charge", "organs in charge"),
        (
            "uphold the right",
            "upheld the rights",
            "safeguard the interest",
            "safeguarded the interests",
        ),
        ("crackdown on gang", "crackdowns on gangs", "fight against mob", "fights against mobs"),
        ("law-based rule", "Law-Based Rule", "rule-of-law system", "Rule-of-Law System"),
    ],
)
def test_the_replacement_takes_the_form_that_was_found(
    rendering: str, as_found: str, replacement: str, expected: str
) -> None:
    assert reinflect(replacement, as_found, rendering) == expected


@pytest.mark.parametrize(
    ("text", "rendering", "replacement", "expected"),
    [
        ("An agency and agencies.", "agency", "body", "A body and bodies."),
        ("a court; A court", "court", "organ", "an organ; An organ"),
        ("a public court", "court", "organ", "a public organ"),
        ("a unit", "unit", "NPC deputy", "an NPC deputy"),
        ("an organ", "organ", "university", "a university"),
        ("an organ", "organ", "unimportant body", "an unimportant body"),
        ("a body", "body", "hour", "an hour"),
        ("a body", "body", "8-member group", "an 8-member group"),
        ("a body", "body", "100-member group", "a 100-member group"),
        ("an organ", "organ", "NATO body", "a NATO body"),
        ("an organ", "organ", "one-off body", "a one-off body"),
        ("A body met.", "body", "the organ", "The organ met."),
        ("The rule of law.", "the rule of law", "law-based governance", "Law-based governance."),
        ("Done. Party work", "Party work", "work of the Party", "Done. Work of the Party"),
        ("the agency’s budget", "agency", "police", "the police’s budget"),
        ("It was fully upheld.", "uphold", "undertake", "It was fully undertaken."),
        ("They upheld it.", "uphold", "undertake", "They undertook it."),
        ("no such phrase", "agency", "body", "no such phrase"),
        ("vitamin A, agency", "agency", "body", "vitamin A, body"),
    ],
)
def test_replacing_keeps_the_sentence_right(
    text: str, rendering: str, replacement: str, expected: str
) -> None:
    assert applied(text, replace(text, rendering, replacement)) == expected


def test_an_edit_says_what_it_changes_and_takes_the_article_in() -> None:
    text = "An agency, two agencies"
    assert replace(text, "agency", "body") == (
        TextEdit(span=Span(0, 9), text="A body"),
        TextEdit(span=Span(15, 23), text="bodies"),
    )
    assert replace(text, "agency", "body", places=[Span(15, 23)]) == (
        TextEdit(span=Span(15, 23), text="bodies"),
    )


def test_nothing_is_replaced_inside_a_longer_phrase_that_is_protected() -> None:
    text = "Public-security organs and an organ"
    edits = replace(text, "organ", "body", protected=("public security organ", "organ"))
    assert applied(text, edits) == "Public-security organs and a body"


def english() -> list[str]:
    return [
        term.text
        for path in sorted(GLOSSARY.glob("*.csv"))
        for concept in terms_csv.FORMAT.read_terms(path, Counter())
        for term in concept.in_language("en")
        if "{" not in term.text
    ]


def test_every_rendering_of_the_glossary_is_found_and_gives_itself() -> None:
    every = english()
    assert len(every) > 1000
    for rendering in every:
        sentence = f"We say: {rendering}, today."
        assert [span.of(sentence) for span in find_rendering(sentence, rendering)] == [rendering]
        assert reinflect(rendering, rendering, rendering) == rendering
        assert applied(sentence, replace(sentence, rendering, rendering)) == sentence


WORDS = ("a", "An", "the", "agency", "agencies", "of", "law", "’", "'", "s", "-", " ", ".", "政法")
PHRASES = st.lists(st.sampled_from((*WORDS, "upheld", "WHO", "14th", "𠮷", "\n", "—"))).map("".join)


@given(PHRASES, PHRASES, PHRASES)
def test_any_text_can_be_searched_and_edited(text: str, rendering: str, replacement: str) -> None:
    spans = find_rendering(text, rendering)
    assert spans == sorted(spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    edits = replace(text, rendering, replacement)
    assert len(edits) <= len(spans)
    outside = [text[one.end : other.start] for one, other in pairwise(edit.span for edit in edits)]
    assert all(part in applied(text, edits) for part in outside)
    assert replace(text, rendering, replacement, places=[]) == ()
