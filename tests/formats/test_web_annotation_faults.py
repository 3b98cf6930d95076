"""Files that break a rule of the Recommendation or of JSON, each refused with its place."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.formats.web_annotation_values import CONTEXT, annotation, one, read
from workbench.errors import UnreadableFile
from workbench.formats.web_annotation import FORMAT

PAGE = "http://example.org/page1"


def fault(data: object) -> str:
    """What the report says after the name of the file."""
    with pytest.raises(UnreadableFile) as raised:
        read(data)
    return raised.value.fault.removeprefix("notes.jsonld")


def selecting(*selectors: object) -> dict[str, Any]:
    chosen = selectors[0] if len(selectors) == 1 else list(selectors)
    return annotation(target={"source": PAGE, "selector": chosen})


def position(start: object, end: object, kind: str = "Text") -> dict[str, Any]:
    return {"type": f"{kind}PositionSelector", "start": start, "end": end}


XPATH = {"type": "XPathSelector", "value": "/p[1]"}
COLLECTION = {"@context": CONTEXT, "id": "http://example.org/c", "type": "AnnotationCollection"}
PART = {"id": "http://example.org/p", "type": "AnnotationPage"}
PERIOD = {"sourceDateStart": "2026-01-01T00:00:00Z", "sourceDateEnd": "2026-02-01T00:00:00Z"}

BROKEN = [
    ("3.1", annotation(**{"@context": None}), f"@context: {CONTEXT} is not among its contexts"),
    ("3.1", annotation(**{"@context": "http://x.cn/c"}), f"@context: {CONTEXT} is not among"),
    ("3.1", annotation(**{"@context": [CONTEXT]}), "@context: a single context is a text, not"),
    ("3.1", annotation(**{"@context": [CONTEXT, 5]}), "@context: a context is an IRI or an obj"),
    (
        "3.1",
        annotation(**{"@context": [CONTEXT, {"exact": "http://x.cn/exact"}]}),
        "@context: 'exact' gets another meaning",
    ),
    ("3.1", annotation(id=None), "id is missing"),
    ("3.1", annotation(id="third note"), "id: 'third note' is no IRI"),
    ("3.1", annotation(id="_:b0"), "id: '_:b0' is no IRI"),
    ("3.1", annotation(id=["http://x.cn/1", "http://x.cn/2"]), "id: one IRI, not 2 values"),
    ("3.1", annotation(id={"id": "http://x.cn/1"}), "id: one IRI, not an object"),
    ("3.1", annotation(type=None), "type: its type is not Annotation"),
    ("3.1", annotation(type="Bookmark"), "type: its type is not Annotation"),
    ("3.1", annotation(type=["Bookmark", "Note"]), "type: its type is not Annotation"),
    ("3.1", annotation(target=None), "it has no target"),
    ("3.1", annotation(target=[]), "it has no target"),
    ("3.2", annotation(target=17), "target: a text or an object, not 17"),
    ("3.2", annotation(target=""), "target: '' is no IRI"),
    ("3.2", annotation(target="page one"), "target: 'page one' is no IRI"),
    ("3.2", annotation(body=True), "body: a text or an object, not true"),
    ("3.2", annotation(body=["a", None]), "body[1]: a text or an object, not null"),
    ("3.2.1", annotation(target={}), "target: it has no id, no value and no source"),
    ("3.2.1", annotation(target={"id": ["a:b", "a:c"]}), "target.id: one IRI, not 2 values"),
    ("3.2.1", annotation(body={"type": "Video"}), "body: it has no id, no value and no source"),
    (
        "3.2.1",
        annotation(target={"id": PAGE, "textDirection": "up"}),
        "target.textDirection: one of ltr, rtl and auto",
    ),
    (
        "3.2.1",
        annotation(target={"id": PAGE, "processingLanguage": ["zh", "en"]}),
        "target.processingLanguage: one language at most",
    ),
    ("3.2.4", annotation(body={"type": "TextualBody"}), "body: value is missing"),
    ("3.2.4", annotation(body={"type": "TextualBody", "value": 5}), "body.value: one text"),
    ("3.2.4", annotation(body={"value": ["a", "b"]}), "body.value: one text"),
    ("3.2.5", annotation(bodyValue="存疑"), "it has both body and bodyValue"),
    ("3.2.5", annotation(body=None, bodyValue=3), "bodyValue: a text, not 3"),
    ("3.2.5", annotation(body=None, bodyValue=["a", "b"]), "bodyValue: one text, not 2 values"),
    ("3.2.7", annotation(body={"type": "Choice"}), "body: it has no items"),
    ("3.2.7", annotation(body={"type": "Choice", "items": []}), "body: it has no items"),
    (
        "3.2.7",
        annotation(body={"type": "Choice", "items": [{"type": "Video"}]}),
        "body.items[0]: it has no id, no value and no source",
    ),
    ("3.3.1", annotation(created="2026-07-28"), "created: one time in UTC, such as"),
    ("3.3.1", annotation(created="2026-07-28T09:30:00+08:00"), "created: one time in UTC"),
    ("3.3.1", annotation(modified=2026), "modified: one time in UTC, such as"),
    ("3.3.1", annotation(generated=["a", "b"]), "generated: one time in UTC, such as"),
    ("3.3.2", annotation(creator=[7]), "creator[0]: a text or an object, not 7"),
    ("3.3.2", annotation(creator={"name": 7}), "creator.name: a text or an object, not 7"),
    (
        "3.3.2",
        annotation(creator={"name": "王莉", "email": "wang@x.cn"}),
        "creator.email: 'wang@x.cn' is no mailto: IRI",
    ),
    ("3.3.5", annotation(motivation="guessing"), "motivation: 'guessing' is no motivation"),
    ("3.3.6", annotation(rights="all of them"), "rights: 'all of them' is no IRI"),
    ("3.3.7", annotation(canonical=["a:b", "a:c"]), "canonical: one IRI, not 2 values"),
    ("3.3.7", annotation(via="over there"), "via: 'over there' is no IRI"),
    ("4", annotation(target={"type": "SpecificResource"}), "target: source is missing"),
    ("4", annotation(target={"selector": XPATH}), "target: source is missing"),
    ("4", annotation(target={"source": [PAGE, "a:b"]}), "target: one source, not 2"),
    ("4.1", annotation(body={"source": PAGE, "purpose": "guessing"}), "body.purpose: 'guessing'"),
    ("4.2", selecting({"value": "x"}), "target.selector: type is missing"),
    ("4.2", selecting("first words"), "target.selector: 'first words' is no IRI"),
    ("4.2.1", selecting({"type": "FragmentSelector"}), "target.selector: value is missing"),
    (
        "4.2.1",
        selecting({"type": "FragmentSelector", "value": "x", "conformsTo": ["a:b", "a:c"]}),
        "target.selector.conformsTo: one IRI, not 2 values",
    ),
    (
        "4.2.1",
        selecting({"type": "FragmentSelector", "value": "char=9,2"}),
        "target.selector: char=9,2 ends before it begins",
    ),
    ("4.2.2", selecting({"type": "CssSelector"}), "target.selector: value is missing"),
    ("4.2.3", selecting({"type": "XPathSelector", "value": 1}), "target.selector: value is one"),
    ("4.2.4", selecting({"type": "TextQuoteSelector"}), "target.selector: exact is missing"),
    (
        "4.2.4",
        selecting({"type": "TextQuoteSelector", "exact": ["字", "句"]}),
        "target.selector.exact: one text",
    ),
    (
        "4.2.4",
        selecting({"type": "TextQuoteSelector", "exact": "字", "prefix": 5}),
        "target.selector.prefix: one text",
    ),
    ("4.2.5", selecting({"type": "TextPositionSelector", "end": 3}), "selector: start is missing"),
    ("4.2.5", selecting({"type": "TextPositionSelector", "start": 3}), "selector: end is missing"),
    ("4.2.5", selecting(position(-1, 3)), "selector.start: a number between 0 and 900719925474"),
    ("4.2.5", selecting(position(0, 2**60)), "selector.end: a number between 0 and 9007199254"),
    ("4.2.5", selecting(position("0", 3)), "selector.start: a whole number, not a text"),
    ("4.2.5", selecting(position(True, 3)), "selector.start: a whole number, not true"),
    ("4.2.5", selecting(position(0, 2.5)), "selector.end: a whole number, not 2.5"),
    ("4.2.5", selecting(position([0], 3)), "selector.start: a whole number, not a list"),
    ("4.2.5", selecting(position(5, 3)), "selector: it starts at 5 and ends before it, at 3"),
    ("4.2.5", selecting(XPATH, position(5, 3)), "target.selector[1]: it starts at 5 and ends"),
    ("4.2.6", selecting(position(-4, 0, "Data")), "selector.start: a number between 0 and"),
    ("4.2.7", selecting({"type": "SvgSelector"}), "selector: it has neither id nor value"),
    (
        "4.2.8",
        selecting({"type": "RangeSelector", "startSelector": XPATH}),
        "target.selector: endSelector is missing",
    ),
    (
        "4.2.8",
        selecting({"type": "RangeSelector", "startSelector": [XPATH] * 2, "endSelector": XPATH}),
        "target.selector: one startSelector, not 2",
    ),
    (
        "4.2.8",
        selecting(
            {
                "type": "RangeSelector",
                "startSelector": position(8, 9),
                "endSelector": position(2, 3),
            }
        ),
        "target.selector: the range begins at 8 and ends before it, at 2",
    ),
    (
        "4.2.9",
        selecting(XPATH | {"refinedBy": position(3, 1)}),
        "target.selector.refinedBy: it starts at 3 and ends before it, at 1",
    ),
    (
        "4.2.9",
        selecting(position(2, 4) | {"refinedBy": position(0, 3)}),
        "target.selector.refinedBy: 0 to 3 lies outside the text, which has 2 code points",
    ),
    (
        "4.3.1",
        annotation(target={"source": PAGE, "state": {"type": "TimeState", "sourceDate": "heute"}}),
        "target.state.sourceDate: a time in UTC",
    ),
    (
        "4.3.1",
        annotation(
            target={
                "source": PAGE,
                "state": {"type": "TimeState", "sourceDateStart": "2026-01-01T00:00:00Z"},
            }
        ),
        "target.state: sourceDateStart and sourceDateEnd belong together",
    ),
    (
        "4.3.1",
        annotation(
            target={
                "source": PAGE,
                "state": {"type": "TimeState", "sourceDate": "2026-01-01T00:00:00Z"} | PERIOD,
            }
        ),
        "target.state: it has both a date and a period",
    ),
    (
        "4.3.2",
        annotation(target={"source": PAGE, "state": {"type": "HttpRequestState"}}),
        "target.state: value is missing",
    ),
    ("4.4", annotation(stylesheet=["a:b", "a:c"]), "stylesheet: one style sheet at most"),
    ("4.4", annotation(stylesheet={"type": "CssStylesheet"}), "stylesheet: it has neither id nor"),
    ("5.1", COLLECTION, "first is missing"),
    ("5.1", COLLECTION | {"id": None, "total": 0}, "id is missing"),
    ("5.1", COLLECTION | {"total": -1}, "total: a number between 0 and"),
    ("5.1", COLLECTION | {"first": "a:b"}, "first: 'a:b' stands elsewhere, and nothing is fetched"),
    ("5.1", COLLECTION | {"first": [PART, PART]}, "first: one page"),
    ("5.2", COLLECTION | {"first": PART}, "first: items is missing"),
    ("5.2", COLLECTION | {"first": PART | {"id": None, "items": []}}, "first: id is missing"),
    (
        "5.2",
        COLLECTION | {"first": {"id": "a:p", "type": "Page", "items": []}},
        "first.type: its type is not AnnotationPage",
    ),
    (
        "5.2",
        COLLECTION | {"first": PART | {"items": ["http://example.org/anno1"]}},
        "first.items: 'http://example.org/anno1' stands elsewhere, and nothing is fetched",
    ),
    (
        "5.2",
        COLLECTION | {"first": PART | {"items": [], "next": "http://example.org/p2"}},
        "first.next: the page 'http://example.org/p2' stands elsewhere",
    ),
    ("5.2", PART | {"@context": CONTEXT, "startIndex": "0", "items": []}, "startIndex: a whole"),
]


@pytest.mark.parametrize(
    ("section", "data", "sentence"),
    BROKEN,
    ids=[f"{section}-{index}" for index, (section, _, _) in enumerate(BROKEN)],
)
def test_each_rule_is_kept(section: str, data: object, sentence: str) -> None:
    said = fault(data)
    assert sentence in said
    assert "line 1" in said


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", ", line 1, column 1: broken JSON: Expecting value"),
        (b'{"id": "a:b",\n "type": }', ", line 2, column 10: broken JSON: Expecting value"),
        (b'{"id": "a:b"', ", line 1, column 13: broken JSON: Expecting ',' delimiter"),
        (b'{"a": "\n"}', ", line 1, column 8: broken JSON: Invalid control character at"),
        ("{}\n\n".encode("utf-16"), ", line 1: byte 0 is not UTF-8"),
        ('[\n"人名'.encode() + b'\xff"]', ", line 2: byte 9 is not UTF-8"),
        (b"[" * 100_000, ": values are nested too deep"),
        (b'{"a":' * 100_000, ": values are nested too deep"),
        (b'"words"', ", line 1: an annotation is an object, not a text"),
        (b"[1]", ", [0]: an annotation is an object, not 1"),
        (b"9" * 5000, ": a number is too long"),
    ],
)
def test_what_is_no_json_says_where(data: bytes, sentence: str) -> None:
    assert fault(data) == sentence


@pytest.mark.parametrize("depth", [100, 300, 600, 900])
def test_nested_selectors_never_end_the_program(depth: int) -> None:
    selector = '{"type":"XPathSelector","value":"/p","refinedBy":' * depth + "null" + "}" * depth
    text = json.dumps(selecting("X")).replace('"X"', selector)
    with suppress(UnreadableFile):
        assert one(read(text)).span is None


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ('"target":', '"target": "a:b",\n"target":', ", line 1: the key 'target' stands twice"),
        ('"存疑"', '"\\ud842"', ", line 1: half a surrogate pair is no character"),
        ('"存疑"', '"\\udfb7\\ud842"', ", line 1: half a surrogate pair is no character"),
        ('"target":', '"n": NaN, "target":', ", NaN is no number of JSON"),
        ('"target":', '"n": -Infinity, "target":', ", -Infinity is no number of JSON"),
        ('"target":', '"@id": "a:b", "target":', ", line 1: @id and id are one key, and it stands"),
    ],
)
def test_json_that_readers_take_differently_is_refused(
    before: str, after: str, sentence: str
) -> None:
    text = json.dumps(annotation(body="存疑"), ensure_ascii=False)
    assert before in text
    assert fault(text.replace(before, after)).startswith(sentence)


def test_one_report_has_all_faults_in_order_of_lines() -> None:
    lines = [
        "[",
        json.dumps(annotation()) + ",",
        json.dumps(annotation(id="a:2", created="gestern") | {"target": 5}) + ",",
        json.dumps(annotation()) + ",",
        json.dumps(annotation(id="a:3", target={"source": PAGE, "selector": position(5, 3)})),
        "]",
    ]
    told = fault("\n".join(lines)).removeprefix(" has 4 faults: ")
    assert told.split("; ") == [
        "line 3, [1].target: a text or an object, not 5",
        "line 3, [1].created: one time in UTC, such as 2026-07-28T09:30:00Z",
        "line 4, [2]: its id http://example.org/anno1 is that of another, in line 2, [0]",
        "line 5, [3].target.selector: it starts at 5 and ends before it, at 3",
    ]


def test_replies_in_a_circle_are_refused() -> None:
    first, second = (
        annotation(id=f"a:{here}", motivation="replying", target=f"a:{there}")
        for here, there in ((1, 2), (2, 1))
    )
    assert "[0]: it replies to itself, through others or at once" in fault([first, second])
    assert "[0]: it replies to itself" in fault([first | {"target": "a:1"}])


def test_two_of_one_reference_are_refused() -> None:
    both = [annotation(id=f"a:{n}", **{"workbench:reference": "T1"}) for n in (1, 2)]
    assert fault(both) == ", line 1, [1]: it has the reference of another, in line 1, [0]"


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ({"workbench:state": "done"}, "workbench:state: 'done' is none of proposed, open, res"),
        ({"workbench:severity": "fatal"}, "workbench:severity: 'fatal' is none of neutral, min"),
        ({"workbench:visibility": 1}, "workbench:visibility: a text, not 1"),
    ],
)
def test_our_own_words_are_checked_too(keys: dict[str, object], sentence: str) -> None:
    assert sentence in fault(annotation(**keys))


@pytest.mark.parametrize(
    ("selector", "sentence"),
    [
        (position(1, 4), "1 to 4 lies outside the text, which has 3 code points"),
        (position(0, 11, "Data"), "0 to 11 lies outside the text, which has 10 bytes"),
        (position(0, 2, "Data"), "the bytes 0 to 2 begin or end within a character"),
        (
            {"type": "FragmentSelector", "value": "char=2,7"},
            "2 to 7 lies outside the text, which has 3 code points",
        ),
    ],
)
def test_a_span_outside_the_text_of_the_file_is_refused(
    selector: dict[str, Any], sentence: str
) -> None:
    head = COLLECTION | {
        "workbench:texts": {"@list": [{"id": PAGE, "type": "Text", "value": "𠮷野家"}]},
        "items": [selecting(selector)],
    }
    assert f"items[0].target.selector: {sentence}" in fault(head)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"texts": [{"id": PAGE}, {"id": PAGE}]}, "workbench:texts[1]: http://example.org/page1"),
        ({"texts": [{"value": "字"}]}, "workbench:texts[0]: id is missing"),
        ({"texts": [{"id": PAGE, "value": 5}]}, "workbench:texts[0].value: one text"),
        ({"texts": [{"id": PAGE, "workbench:side": "left"}]}, "'left' is none of source, target"),
        ({"texts": [{"id": PAGE, "workbench:number": -1}]}, "workbench:number: a number between"),
        ({"labels": [{"workbench:purpose": "mark"}]}, "workbench:name: a label needs a name"),
        ({"labels": [{"workbench:name": "人"}]}, "workbench:purpose: a label needs a purpose"),
        (
            {"labels": [{"workbench:name": "人", "workbench:purpose": "mark"}] * 2},
            "workbench:labels[1]: the label '人' stands twice",
        ),
        ({"texts": ["a:b"]}, "workbench:texts: an object, not a text"),
        ({"labels": [{"@list": ["a:b"]}]}, "workbench:labels[0].@list: an object, not a text"),
    ],
)
def test_what_a_collection_lists_is_checked(facts: dict[str, Any], sentence: str) -> None:
    listed = {f"workbench:{name}": value for name, value in facts.items()}
    assert sentence in fault(COLLECTION | {"items": []} | listed)


def test_a_file_that_is_not_there_is_named() -> None:
    assert FORMAT.read_annotations is not None
    with pytest.raises(UnreadableFile, match=r"none\.jsonld cannot be read: No such file"):
        FORMAT.read_annotations(Path("none.jsonld"))
