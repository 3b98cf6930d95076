"""XLIFF 2.1 and 1.2 as they are written: everything comes back, and the schemas agree."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from tests.builders import annotation, coded, leaving, newspaper, pair, parallel, uuid_of
from tests.examples import examples
from tests.formats.round_trips import hard_pairs, pairs_back, read_back, whole, written
from tests.formats.xliff_schemas import faults_1, faults_2
from tests.formats.xliff_values import full_texts, sentence
from workbench.formats.xliff import FORMAT as XLIFF_2
from workbench.formats.xliff_1_2 import FORMAT as XLIFF_1
from workbench.formats.xliff_omegat import FORMAT as OMEGAT
from workbench.model.annotations import Reply, Severity
from workbench.model.exchange import Carried, ParallelDocument, ParallelPair, ParallelText
from workbench.model.segments import Origin, Revision, Side, State
from workbench.model.spans import Span
from workbench.model.terms import Concept, Term, TermHit
from workbench.plugins import Format

BOTH = pytest.mark.parametrize("format", [XLIFF_2, XLIFF_1], ids=lambda each: each.name)
ALL = pytest.mark.parametrize("format", [XLIFF_2, XLIFF_1, OMEGAT], ids=lambda each: each.name)


def faults(format: Format, data: bytes) -> list[str]:
    """What the schemas say against a file."""
    if format is XLIFF_2:
        return faults_2(data)
    return [*faults_1(data, "strict"), *faults_1(data, "transitional")]


def body(format: Format, *pairs: ParallelPair) -> str:
    """What stands in the only file of an export, without the facts of pairs."""
    text = written(format, parallel(*pairs)).decode()
    _, _, rest = text.partition("<file")
    lines = rest.partition("</file>")[0].splitlines()[1:]
    return "\n".join(each for each in lines if "mda:" not in each and '"x-segment"' not in each)


def facts(carried: object) -> dict[str, str]:
    """What a file holds of a pair, by name."""
    assert isinstance(carried, Carried)
    return dict(carried.facts)


@ALL
@settings(
    max_examples=examples(15),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(full_texts())
def test_all_that_is_written_is_read_again_and_is_valid(format: Format, text: ParallelText) -> None:
    assert format.expected is not None
    data = written(format, text)
    assert read_back(format, data) == list(format.expected(text))
    assert faults(format, data) == []


@BOTH
def test_hard_texts_come_back(format: Format) -> None:
    found = [tuple(each[:2]) for each in pairs_back(format, written(format, hard_pairs()))]
    assert found == whole(hard_pairs())


def test_characters_that_xml_cannot_hold_come_back_in_xliff_2() -> None:
    text = parallel(pair(1, "法\x01\ufffe\x1b[0m\ud800", "law\x0b"))
    (found,) = pairs_back(XLIFF_2, written(XLIFF_2, text))
    assert found[:2] == ("法\x01\ufffe\x1b[0m\ud800", "law\x0b")
    assert b'<cp hex="0001"/><cp hex="FFFE"/><cp hex="001B"/>[0m' in written(XLIFF_2, text)


@BOTH
@pytest.mark.parametrize(
    ("note", "said_by_2", "said_by_1"),
    [
        ("", [], ["left out of 1 of the paragraphs; the first is henan-legal-daily.txt 2"]),
        (
            "\x07",
            ["left out of 1 of the paragraphs; the first is henan-legal-daily.txt 2"],
            ["left out of 1 of the paragraphs; the first is henan-legal-daily.txt 2"],
        ),
    ],
)
def test_what_is_lost_is_said(
    format: Format, note: str, said_by_2: list[str], said_by_1: list[str]
) -> None:
    assert format.write is not None
    text = parallel(pair(1), pair(2, "法\x01", note=note))
    found = format.write(text, io.BytesIO())
    meant = said_by_2 if format is XLIFF_2 else said_by_1
    prefix = "control characters that the format cannot hold were "
    assert found == [prefix + each for each in meant]


@BOTH
def test_what_has_no_english_is_there_without_a_target(format: Format) -> None:
    text = newspaper()
    data = written(format, text)
    assert data.count(b"<target") == sum(bool(each.target.text) for each in text.pairs)
    assert [facts(each)["state"] for each in pairs_back(format, data)] == [
        each.target.state for each in text.pairs
    ]


def test_for_omegat_the_source_stands_in_its_place() -> None:
    data = written(OMEGAT, parallel(pair(1, "法治", "")))
    assert '<target state="needs-translation">法治</target>'.encode() in data
    assert pairs_back(OMEGAT, data)[0][:2] == ("法治", "")


@pytest.mark.parametrize(
    ("state", "is_locked", "stated"),
    [
        (State.INITIAL, False, 'state="initial"'),
        (State.DRAFT, False, 'state="initial" subState="workbench:draft"'),
        (State.TRANSLATED, False, 'state="translated"'),
        (State.REVIEWED, False, 'state="reviewed"'),
        (State.FINAL, True, 'state="final"'),
        (State.REVIEWED, True, 'state="final" subState="workbench:reviewed"'),
    ],
)
def test_states_of_xliff_2(state: State, is_locked: bool, stated: str) -> None:
    plain = leaving(pair(1, state=state))
    text = parallel(replace(plain, segment=replace(plain.segment, is_locked=is_locked)))
    data = written(XLIFF_2, text)
    assert f'<segment id="s1" {stated}>'.encode() in data
    assert facts(pairs_back(XLIFF_2, data)[0])["state"] == state


@pytest.mark.parametrize(
    ("state", "stated", "is_approved"),
    [
        (State.INITIAL, "new", False),
        (State.DRAFT, "needs-review-translation", False),
        (State.TRANSLATED, "translated", False),
        (State.REVIEWED, "signed-off", True),
        (State.FINAL, "final", True),
    ],
)
def test_states_of_xliff_1(state: State, stated: str, is_approved: bool) -> None:
    data = written(XLIFF_1, parallel(pair(1, state=state)))
    assert f'<target state="{stated}">'.encode() in data
    assert (b'approved="yes"' in data) is is_approved
    assert facts(pairs_back(XLIFF_1, data)[0])["state"] == state


@BOTH
def test_what_is_not_to_be_translated_says_so(format: Format) -> None:
    plain = leaving(pair(1, "（法释〔2020〕17号）", ""))
    kept = replace(plain, segment=replace(plain.segment, is_translatable=False))
    data = written(format, parallel(kept))
    assert b' translate="no"' in data
    assert facts(pairs_back(format, data)[0])["translate"] == "no"


CODED = "{1>依法{2}治国<1}是{3>基本{4>方略<3}，必须<4}坚持"
CODED_TARGET = "{1>Law-based{2} governance<1} is {3>basic<3}"


def with_codes() -> ParallelPair:
    """Codes that nest, that cross, and of which a half stands alone."""
    source, source_codes = coded(CODED)
    target, target_codes = coded(CODED_TARGET)
    plain = leaving(pair(1, source, target))
    return replace(
        plain,
        segment=replace(plain.segment, codes=source_codes),
        target=replace(plain.target, codes=target_codes),
    )


def test_codes_in_xliff_2() -> None:
    bold = 'canCopy="no" type="fmt" subType="xlf:b"'
    note = 'canCopy="no" canDelete="no" type="other" subType="workbench:footnote"'
    assert body(XLIFF_2, with_codes()) == (
        f'<unit id="u-{uuid_of("henan-legal-daily.txt", 1)}" name="1">\n'
        '<originalData><data id="d1">&lt;open 1&gt;</data><data id="d2">&lt;close 1&gt;</data>'
        '<data id="d3">&lt;alone 2&gt;</data><data id="d4">&lt;open 3&gt;</data>'
        '<data id="d5">&lt;open 4&gt;</data><data id="d6">&lt;close 4&gt;</data>'
        '<data id="d7">&lt;close 3&gt;</data></originalData>\n'
        '<segment id="s1" state="translated">\n'
        f'<source><pc id="c1" dataRefStart="d1" dataRefEnd="d2" {bold}>依法'
        f'<ph id="c2" dataRef="d3" {note}/>治国</pc>是<sc id="c3" dataRef="d4" {bold}/>基本'
        f'<pc id="c4" dataRefStart="d5" dataRefEnd="d6" {bold}>方略'
        f'<ec startRef="c3" dataRef="d7" {bold}/>，必须</pc>坚持</source>\n'
        f'<target><pc id="c1" dataRefStart="d1" dataRefEnd="d2" {bold}>Law-based'
        f'<ph id="c2" dataRef="d3" {note}/> governance</pc> is <sc id="c3" dataRef="d4" {bold}/>'
        f'basic<ec startRef="c3" dataRef="d7" {bold}/></target>\n'
        "</segment>\n</unit>"
    )


def test_a_code_that_a_translation_lacks_is_not_said_to_stay() -> None:
    """Else the file would be invalid (rule F20); that it must stay is a fact beside."""
    source, codes = coded("依法{2}治国")
    held = leaving(pair(1, source, "rule of law"))
    lacking = replace(held, segment=replace(held.segment, codes=codes))
    data = written(XLIFF_2, parallel(lacking))
    assert b"canDelete" not in data
    assert b'<mda:meta type="kept-source">1</mda:meta>' in data
    assert XLIFF_2.expected is not None
    assert read_back(XLIFF_2, data) == list(XLIFF_2.expected(parallel(lacking)))
    untranslated = replace(lacking, target=replace(lacking.target, text=""))
    assert b'canDelete="no"' in written(XLIFF_2, parallel(untranslated))


def test_codes_in_xliff_1() -> None:
    first = '<bpt id="1" rid="1" ctype="bold">&lt;open 1&gt;</bpt>'
    first_end = '<ept id="1" rid="1">&lt;close 1&gt;</ept>'
    note = '<ph id="2" ctype="x-footnote">&lt;alone 2&gt;</ph>'
    third = '<bpt id="3" rid="3" ctype="bold">&lt;open 3&gt;</bpt>'
    third_end = '<ept id="3" rid="3">&lt;close 3&gt;</ept>'
    assert body(XLIFF_1, with_codes()) == (
        f'<header>\n<tool tool-id="bilingual-workbench" tool-name="bilingual-workbench"'
        ' tool-version="0.1.0"/>\n</header>\n<body>\n'
        f'<trans-unit id="u-{uuid_of("henan-legal-daily.txt", 1)}" resname="1"'
        ' restype="x-body" xml:space="preserve">\n'
        f"<source>{first}依法{note}治国{first_end}是{third}基本"
        f'<bpt id="4" rid="4" ctype="bold">&lt;open 4&gt;</bpt>方略{third_end}，必须'
        '<ept id="4" rid="4">&lt;close 4&gt;</ept>坚持</source>\n'
        f'<target state="translated">{first}Law-based{note} governance{first_end} is '
        f"{third}basic{third_end}</target>\n"
        "</trans-unit>\n</body>"
    )


def test_notes_stand_on_their_words_with_their_answers() -> None:
    one = annotation(span=Span(1, 4), quote="县乡两", severity=Severity.MAJOR)
    answer = Reply(id=uuid_of("r"), version=1, body="both", author="王审", time="2026-03-03")
    other = annotation("query", "?", span=Span(3, 5), quote="两级")
    plain = leaving(pair(1, "在县乡两级", "", note="ask"))
    noted = replace(plain, annotations=(replace(one, replies=(answer,)), other))
    said = (
        'wb:author="李译" wb:time="2026-03-02T09:00:00+00:00" wb:state="open"'
        ' wb:visibility="client"'
    )
    assert body(XLIFF_2, noted) == (
        f'<unit id="u-{uuid_of("henan-legal-daily.txt", 1)}" name="1">\n'
        '<notes>\n<note id="n-s1" wb:segment="s1">ask</note>\n'
        f'<note id="n-{one.id}" appliesTo="source" category="query" wb:segment="s1" {said}'
        ' wb:severity="major" wb:quote="县乡两">which centre is meant?</note>\n'
        f'<note id="n-{answer.id}" wb:answers="n-{one.id}" wb:segment="s1" wb:author="王审"'
        ' wb:time="2026-03-03">both</note>\n'
        f'<note id="n-{other.id}" appliesTo="source" category="query" wb:segment="s1" {said}'
        ' wb:quote="两级">?</note>\n</notes>\n'
        '<segment id="s1" state="initial">\n'
        f'<source>在<sm id="m1" type="comment" ref="#n=n-{one.id}"/>县乡'
        f'<mrk id="m2" type="comment" ref="#n=n-{other.id}">两<em startRef="m1"/>级</mrk>'
        "</source>\n</segment>\n</unit>"
    )


def test_terms_are_a_glossary_of_their_unit() -> None:
    concept = Concept(
        id=uuid_of("concept"),
        version=1,
        definition="a campaign",
        terms=(
            Term(id=uuid_of("zh"), version=1, language="zh-Hans", text="扫黑除恶"),
            Term(id=uuid_of("en"), version=1, language="en", text="crackdown on gangs"),
        ),
    )
    hit = TermHit(span=Span(2, 6), text="扫黑除恶", concepts=(concept,))
    found = body(XLIFF_2, replace(leaving(pair(1, "开展扫黑除恶斗争", "")), terms=(hit,)))
    assert (
        f'<gls:glossEntry ref="#m1" wb:id="{concept.id}" wb:kind="term">'
        "<gls:term>扫黑除恶</gls:term>"
        f'<gls:translation wb:status="preferred" wb:id="{uuid_of("en")}">crackdown on gangs'
        "</gls:translation><gls:definition>a campaign</gls:definition></gls:glossEntry>\n"
    ) in found
    assert '<source>开展<mrk id="m1" type="term">扫黑除恶</mrk>斗争</source>' in found


SENTENCES = (
    sentence(1, "第一句。", "One. And more."),
    sentence(2, "", "Added."),
    sentence(3, "第三句。", ""),
)


def test_sentences_are_the_segments_of_their_paragraph() -> None:
    assert body(XLIFF_2, *SENTENCES) == (
        f'<unit id="u-{uuid_of("henan-legal-daily.txt", 1)}" name="1">\n'
        '<segment id="s1" state="translated">\n'
        "<source>第一句。</source>\n<target>One. And more.</target>\n</segment>\n"
        '<segment id="s2" state="translated">\n'
        "<source></source>\n<target>Added.</target>\n</segment>\n"
        '<segment id="s3" state="initial">\n<source>第三句。</source>\n</segment>\n</unit>'
    )


@BOTH
def test_sentences_say_how_many_answer_to_how_many(format: Format) -> None:
    found = pairs_back(format, written(format, parallel(*SENTENCES)))
    assert [(facts(each)["id"], facts(each)["part"]) for each in found] == [
        (f"{uuid_of('henan-legal-daily.txt', 1)}.1", "1/3 1:2?"),
        (f"{uuid_of('henan-legal-daily.txt', 1)}.2", "2/3 0:2"),
        (f"{uuid_of('henan-legal-daily.txt', 1)}.3", "3/3 1:0"),
    ]


@BOTH
@pytest.mark.parametrize("nested", [True, False])
def test_thousands_of_codes_in_a_text_come_back(format: Format, nested: bool) -> None:
    numbers = range(1, 2_001)
    opened = "".join(f"{{{number}>法" for number in numbers)
    closed = "".join(f"<{number}}}" for number in (reversed(numbers) if nested else numbers))
    text, codes = coded(opened + closed)
    plain = leaving(pair(1, text, ""))
    full = parallel(replace(plain, segment=replace(plain.segment, codes=codes)))
    assert format.expected is not None
    data = written(format, full)
    assert read_back(format, data) == list(format.expected(full))
    assert faults(format, data) == []


def test_a_pair_of_codes_over_two_sentences_is_one() -> None:
    one, one_codes = coded("{1>甲。")
    two, two_codes = coded("乙。<1}")
    first, second = sentence(1, one, "A."), sentence(2, two, "B.")
    found = body(
        XLIFF_2,
        replace(first, segment=replace(first.segment, codes=one_codes)),
        replace(second, segment=replace(second.segment, codes=two_codes)),
    )
    hints = 'canCopy="no" type="fmt" subType="xlf:b"'
    assert f'<source><sc id="c1" dataRef="d1" {hints}/>甲。</source>' in found
    assert f'<source>乙。<ec startRef="c1" dataRef="d2" {hints}/></source>' in found


@BOTH
def test_earlier_wordings_and_origins_are_there(format: Format) -> None:
    revision = Revision(
        id=uuid_of("revision"),
        version=1,
        side=Side.TARGET,
        text="The law.",
        state=State.DRAFT,
        author="王审",
        time="2026-02-01T00:00:00+00:00",
        origin=Origin.MACHINE,
        detail="",
        is_head=False,
    )
    plain = leaving(pair(1))
    text = parallel(replace(plain, history=(revision,)))
    found = facts(pairs_back(format, written(format, text))[0])
    assert "The law." in found["earlier wording"]
    assert {name: found[name] for name in ("origin", "author", "time", "fingerprint")} == {
        "origin": "typed",
        "author": "李译",
        "time": "2026-03-01T08:30:00+00:00",
        "fingerprint": plain.fingerprint,
    }


class Endless:
    """Pairs that are made while they are gone through, and nobody may hold."""

    def __iter__(self) -> Iterator[ParallelPair]:
        return (leaving(pair(number)) for number in range(1, 2_001))


@BOTH
def test_pairs_are_a_stream(format: Format) -> None:
    document = ParallelDocument(id=uuid_of("a"), name="a", pairs=Endless())
    text = replace(parallel(), documents=(document,))
    found = pairs_back(format, written(format, text))
    assert [facts(each)["number"] for each in found] == [str(n) for n in range(1, 2_001)]


@BOTH
def test_an_export_of_nothing_is_valid(format: Format) -> None:
    nothing = ParallelDocument(id=uuid_of("a"), name="a", pairs=())
    for text in (parallel(), replace(parallel(), documents=(nothing,))):
        assert faults(format, written(format, text)) == []
        assert pairs_back(format, written(format, text)) == []


def test_languages_are_tags_as_they_are() -> None:
    text = parallel(pair(1), source_language="zh-Hant-TW", target_language="en-GB")
    assert b' srcLang="zh-Hant-TW" trgLang="en-GB" ' in written(XLIFF_2, text)
    said = b' source-language="zh-Hant-TW" target-language="en-GB" '
    assert said in written(XLIFF_1, text)
