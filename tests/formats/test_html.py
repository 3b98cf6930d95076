import io
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given, settings
from lxml import html

from tests.builders import leaving, newspaper, pair, parallel
from tests.examples import examples
from tests.formats.page_values import WORK, around, everything, hit, revision
from tests.formats.round_trips import (
    assert_footnotes_survive,
    assert_survives,
    footnoted_texts,
    hard_pairs,
    whole,
    written,
)
from workbench.formats import _page_written
from workbench.formats._page_pair import is_long
from workbench.formats.html import FORMAT
from workbench.model.codes import Markup
from workbench.model.exchange import Arrangement, Carried, ParallelPair, ParallelText
from workbench.model.segments import SegmentKind, State
from workbench.model.terms import Concept, Term

OUT = "</script><script>x()</script>\u2028\u2029<!--<script>\"'`${x}]]>"
"""What might end a script, a comment, an attribute or a string."""


def page(text: ParallelText) -> html.HtmlElement:
    return html.document_fromstring(written(FORMAT, text).decode())


@settings(max_examples=examples(15))
@given(footnoted_texts())
def test_what_is_written_is_read_back(text: ParallelText) -> None:
    assert_footnotes_survive(FORMAT, text)


@pytest.mark.parametrize("arrangement", Arrangement)
def test_all_that_a_pair_can_have_is_read_back(arrangement: Arrangement) -> None:
    assert_footnotes_survive(FORMAT, everything(arrangement))


def test_what_is_expected_of_a_pair() -> None:
    assert FORMAT.expected is not None
    pairs = [held for held in FORMAT.expected(everything()) if isinstance(held, Carried)]
    _, rich, _, sentence = pairs
    assert rich == Carried(
        "做好政法工作,干部要发挥作用。",
        "Do political and legal work well, <i> & all.",
        (
            ("number", "2"),
            ("kind", "body"),
            ("mark", "translated"),
            ("mark", "needs work"),
            ("source markup", "2-4 underline+term political and legal work; law work"),
            ("source markup", "4-6 term political and legal work; law work"),
            (
                "source markup",
                "7-9 term cadre; political and legal work; official; law work",
            ),
            ("target markup", "3-17 bold"),
            ("target markup", "17-22 bold+italic"),
            ("target markup", "22-27 italic"),
            ("target markup", "40-43 link https://x.org/?a=1&b"),
            ("note", "who? </script>"),
            ("earlier wording", "Do law work well."),
            ("by", "draft, 李译, 2026-03-01"),
            ("earlier wording", "Law work\u2028first."),
            ("by", "draft, 李译, 2026-03-01"),
            ("language 1", "zh-Hans"),
            ("language 2", "en"),
        ),
    )
    assert sentence.facts[:1] + sentence.facts[3:4] == (
        ("number", "1.2"),
        ("mark", "two sentences as one, unsure"),
    )


def test_another_reader_finds_the_same_pairs_in_order() -> None:
    text = hard_pairs()
    found = [
        tuple(
            row.xpath(f"string(.//*[@lang and contains(@class, '{side}')])")
            for side in ("source", "target")
        )
        for row in page(text).xpath("//article")
    ]
    assert found == whole(text)


def test_the_page_asks_nothing_of_the_network() -> None:
    shown = page(everything())
    assert shown.xpath("//link | //img | //iframe | //object | //@src") == []
    assert [each for each in shown.xpath("//@href") if not each.startswith("#")] == [
        "https://x.org/?a=1&b"
    ]
    style, script = shown.xpath("string(//style)"), shown.xpath("string(//script)")
    assert not any(each in style for each in ("url(", "@import", "@font-face"))
    assert not any(each in script for each in ("fetch", "XMLHttp", "import", "innerHTML", "eval"))


def test_the_policy_names_the_one_style_and_the_one_script() -> None:
    shown = page(newspaper())
    (policy,) = shown.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    hashes = [
        f"'sha256-{b64encode(sha256(shown.xpath(f'string(//{tag})').encode()).digest()).decode()}'"
        for tag in ("style", "script")
    ]
    assert policy == (
        f"default-src 'none'; style-src {hashes[0]}; script-src {hashes[1]}; base-uri 'none';"
        " form-action 'none'"
    )


def hostile() -> Iterator[ParallelText]:
    """Texts that try to get out of every place where a page has text of a project."""
    given = replace(pair(1, OUT, OUT, note=OUT, document=OUT), annotations=())
    yield parallel(given, title=OUT)
    yield parallel(given, source_language=OUT, target_language=OUT)
    source = f"政法工作{OUT}"
    named = replace(WORK, definition=OUT, note=OUT, source=OUT, url=f"https://{OUT}")
    codes = tuple(around(source, "政法", Markup.LINK, data=f'<a href="https://x.org/{OUT}">'))
    for text in (parallel(pair(1, source, "x")),):
        (document,) = text.documents
        (rich,) = document.pairs
        rich = replace(
            rich, terms=(hit(source, named),), segment=replace(rich.segment, codes=codes)
        )
        yield replace(text, documents=(replace(document, pairs=(rich,)),), concepts=(named,))


@pytest.mark.parametrize("text", list(hostile()))
def test_no_text_gets_out_of_its_place(text: ParallelText) -> None:
    shown = page(text)
    assert len(shown.xpath("//script")) == 1
    assert shown.xpath("//comment()") == []
    assert shown.xpath("//@*[starts-with(name(), 'on')]") == []
    assert_survives(FORMAT, text)


@pytest.mark.parametrize(
    ("data", "address"),
    [
        ('<a href="https://x.org/a?b=1&amp;c=2">', "https://x.org/a?b=1&c=2"),
        ('<a href="mailto:li@x.org">', "mailto:li@x.org"),
        ('<a href="javascript:alert(1)">', ""),
        ('<a href="&#106;avascript:alert(1)">', ""),
        ('<a href=" data:text/html,x">', ""),
        ('<a href="file:///etc/passwd">', ""),
        ('<a href="//x.org">', ""),
        ('<a href="#note">', ""),
    ],
)
def test_only_addresses_that_do_no_harm_are_links(data: str, address: str) -> None:
    given = pair(1, "见此处", "See here")
    segment = replace(given.segment, codes=tuple(around("见此处", "此处", Markup.LINK, data=data)))
    text = parallel(replace(given, segment=segment))
    out = io.BytesIO()
    assert FORMAT.write is not None
    said = FORMAT.write(text, out)
    links = html.document_fromstring(out.getvalue().decode()).xpath("//a[@class='link']/@href")
    assert links == ([address] if address else [])
    left_out = "inline markup that readers do not see was left out: link 1"
    assert said == ([] if address else [left_out])


def test_the_page_says_which_language_is_where() -> None:
    shown = page(parallel(pair(), source_language="zh-Hant", target_language="en-GB"))
    assert shown.get("lang") == "en-GB"
    assert [cell.get("lang") for cell in shown.xpath("//article/*[@lang]")] == ["zh-Hant", "en-GB"]
    assert shown.xpath("//div[@class='heads']/span/text()") == ["No.", "Chinese", "English"]


def test_kind_state_and_note_are_said_in_words() -> None:
    shown = page(newspaper())
    pairs = shown.xpath("//article")
    assert [each.get("class") for each in pairs] == [
        "pair headline",
        "pair headline",
        "pair headline",
        "pair byline",
        "pair body",
        "pair body",
        "pair credit",
    ]
    assert pairs[4].xpath("string(p)").split() == ["5", "draft", "Note", "1"]
    assert shown.xpath("string(//li[@id='note-1'])") == (
        "5 “制度机制” again in 6: keep the wording"
    )
    assert pairs[5].xpath("div[@class='target']/p/text()") == ["no English yet"]


def test_every_link_within_the_page_leads_somewhere_and_no_place_is_there_twice() -> None:
    shown = page(everything())
    places = shown.xpath("//@id")
    assert len(places) == len(set(places))
    assert {each[1:] for each in shown.xpath("//@href") if each.startswith("#")} <= set(places)
    assert {"p1", "p2", "d2-p1-2", "c1", "c2", "note-1", "footnote-3"} <= set(places)


def test_terms_lead_to_the_glossary_and_the_glossary_back() -> None:
    shown = page(everything())
    terms = [
        (each.text_content(), each.get("href"), each.get("title"), each.get("data-also"))
        for each in shown.xpath("//a[@class='term']")
    ]
    assert terms == [
        ("政法", "#c2", "political and legal work; law work", None),
        ("工作", "#c2", "political and legal work; law work", None),
        ("干部", "#c1", "cadre; political and legal work; official; law work", "2"),
    ]
    entry = shown.get_element_by_id("c2")
    assert entry.xpath("string(.//p[@class='english'])") == (
        "political and legal work; law work not: politics work"
    )
    assert entry.xpath(".//p[@class='places']/a/@href") == ["#p2"]
    (origin,) = entry.xpath(".//p[@class='origin']")
    assert (origin.text_content(), origin.xpath("a/@href")) == ("[1]", ["#source-1"])
    assert shown.get_element_by_id("source-1").text_content() == origin.get("title")


def test_every_switch_has_what_it_switches() -> None:
    shown = page(everything())
    style = shown.xpath("string(//style)")
    values = {each.get("name"): each.xpath("option/@value") for each in shown.xpath("//select")}
    assert values == {
        "layout": ["columns", "above", "target", "source"],
        "script": ["stored", "simplified", "traditional", "taiwan", "hong-kong"],
        "state": ["", "initial", "translated", "final", "work"],
        "theme": ["", "light", "dark"],
    }
    for name in ("layout", "state", "theme"):
        shown_first = {"layout": "columns", "theme": "light"}.get(name, "")
        for value in values[name]:
            assert value in ("", shown_first) or f'[data-{name}="{value}"]' in style
    assert shown.get("data-layout") == "columns"
    assert page(everything(Arrangement.ABOVE)).xpath("//option[@selected]/@value")[:1] == ["above"]


def test_a_page_without_chinese_has_no_other_scripts() -> None:
    shown = page(parallel(pair(1, "Recht", "Law"), source_language="de"))
    assert shown.xpath("//select[@name='script'] | //@data-traditional") == []


def test_a_long_text_goes_through_the_pairs_as_a_stream() -> None:
    class Stream:
        """Pairs that can be gone through again, and nothing else."""

        def __iter__(self) -> Iterator[ParallelPair]:
            return iter(whole_document.pairs)

    text = everything()
    (whole_document, *others) = text.documents
    streamed = replace(text, documents=(replace(whole_document, pairs=Stream()), *others))
    assert written(FORMAT, streamed) == written(FORMAT, text)


def test_what_is_not_to_be_translated_says_so_and_is_not_counted() -> None:
    kept = replace(
        pair(2, "表一", ""), segment=replace(pair(2, "表一").segment, is_translatable=False)
    )
    shown = page(parallel(pair(1), kept, pair(3, target="")))
    assert shown.xpath("//p[@class='progress']/text()") == ["1 of 2 paragraphs in English"]
    assert shown.xpath("//p[@class='missing']/text()") == [
        "not to be translated",
        "no English yet",
    ]


def headlines(count: int) -> ParallelText:
    return parallel(
        *(
            pair(number, "深化政治督察", "Inspections", kind=SegmentKind.HEADLINE)
            for number in range(1, count + 1)
        )
    )


@pytest.mark.parametrize(("count", "links"), [(0, 0), (7, 0), (8, 9)])
def test_a_short_document_has_no_contents(count: int, links: int) -> None:
    assert len(page(headlines(count)).xpath('//nav[@class="contents"]//a')) == links


def test_several_documents_have_contents() -> None:
    text = parallel(pair(1, document="一.txt"), pair(1, document="二.txt"))
    assert [each.text for each in page(text).xpath('//nav[@class="contents"]//a')] == [
        "一.txt",
        "二.txt",
    ]


@pytest.mark.parametrize(("tag", "shown"), [("zh-Hans", "国"), ("zh-Hant", "國"), ("zh", "国, 國")])
def test_the_glossary_has_the_terms_in_the_script_of_the_text(tag: str, shown: str) -> None:
    terms = tuple(
        Term(id=text, version=1, language=language, text=text)
        for language, text in (("zh-Hans", "国"), ("zh-Hant", "國"), ("en", "state"))
    )
    concept = Concept(id="c", version=1, terms=terms)
    text = replace(parallel(pair(1)), source_language=tag, concepts=(concept,))
    (entry,) = page(text).xpath('//*[@id="glossary"]//dt')
    assert entry.text_content() == shown


@pytest.mark.parametrize(
    ("source", "target", "history", "is_torn"),
    [
        ("法" * 280, "a" * 800, "", False),
        ("法" * 281, "", "", True),
        ("法", "a" * 801, "", True),
        ("法", "a" * 400, "b" * 401, True),
    ],
)
def test_a_pair_of_a_third_of_a_page_may_be_torn(
    source: str, target: str, history: str, is_torn: bool
) -> None:
    made = leaving(pair(1, source, target))
    made = replace(made, history=(revision(history),) if history else ())
    assert is_long(made) == is_torn


def test_the_usual_state_is_said_once_and_the_others_beside_their_pairs() -> None:
    states = (State.TRANSLATED, State.INITIAL, State.DRAFT, State.TRANSLATED)
    text = parallel(*(pair(at, state=state) for at, state in enumerate(states, 1)))
    shown = page(text)
    assert shown.xpath("//p[@class='usual']/text()") == [
        "State of pairs without a mark: translated"
    ]
    assert [each.xpath("string(p[@class='number'])") for each in shown.xpath("//article")] == [
        "1",
        "2",
        "3 draft",
        "4",
    ]
    alike = page(parallel(pair(1, state=State.FINAL)))
    assert alike.xpath("//p[@class='usual']/text()") == ["State of all pairs: final"]
    bare = page(parallel(pair(1, target="", state=State.INITIAL)))
    assert bare.xpath("//p[@class='usual']") == []
    assert_survives(FORMAT, text)


def test_pairs_stand_in_blocks_of_about_one_height() -> None:
    short = [pair(number, "他怕狗。", "He's afraid of dogs.") for number in range(1, 131)]
    long = pair(131, "法" * 3000, "law " * 1500)
    blocks = page(parallel(*short, long)).xpath("//section/div[contains(@class, 'block')]")
    assert [(each.get("class"), len(each)) for each in blocks] == [("block", 100), ("block", 31)]
    (few,) = page(newspaper()).xpath("//section/div[contains(@class, 'block')]")
    assert (few.get("class"), len(few)) == ("block short", 7)


def test_the_script_stands_before_the_pairs_that_it_works_on() -> None:
    text = written(FORMAT, newspaper()).decode()
    assert text.index('<form id="tools"') < text.index("</script>") < text.index("<main>")


def test_a_page_that_browsers_open_slowly_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    text = parallel(pair(1), pair(2), pair(3))
    assert FORMAT.write is not None
    assert FORMAT.write(text, io.BytesIO()) == []
    monkeypatch.setattr(_page_written, "_MANY", 2)
    assert FORMAT.write(text, io.BytesIO()) == [
        "the page has 3 pairs, and a browser takes long over one of more than 2;"
        " export some documents at a time with --document"
    ]
