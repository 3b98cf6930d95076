"""What files of other programs say, in the many ways that the Recommendation allows."""

import json
from typing import Any

import pytest

from tests.formats.web_annotation_values import (
    CONTEXT,
    FIRST,
    SECOND,
    SEGMENT,
    annotation,
    one,
    read,
)
from workbench.model.annotated import CarriedRelation, CarriedReply
from workbench.model.segments import Side
from workbench.model.spans import Span

PAGE = "http://example.org/page1"
TEXT = "𠮷野家在杭州市江干区，江干区见𡨚字。"
"""Of 18 code points, the first and the 16th of them beyond the BMP."""

RFC5147 = "http://tools.ietf.org/rfc/rfc5147"
XPATH = {"type": "XPathSelector", "value": "/p[1]"}


def position(start: int, end: int, kind: str = "Text", **more: object) -> dict[str, Any]:
    return {"type": f"{kind}PositionSelector", "start": start, "end": end, **more}


def quote(exact: str, **more: object) -> dict[str, Any]:
    return {"type": "TextQuoteSelector", "exact": exact, **more}


def fragment(value: str, **more: object) -> dict[str, Any]:
    return {"type": "FragmentSelector", "value": value, "conformsTo": RFC5147, **more}


def between(start: object, end: object) -> dict[str, Any]:
    return {"type": "RangeSelector", "startSelector": start, "endSelector": end}


@pytest.mark.parametrize(
    ("selector", "alone", "with_text"),
    [
        (position(0, 3), (Span(0, 3), ""), (Span(0, 3), "")),
        (position(14, 14), (Span(14, 14), ""), (Span(14, 14), "")),
        (position(1.0, 3.0), (Span(1, 3), ""), (Span(1, 3), "")),
        (quote("江干区"), (None, "江干区"), (None, "江干区")),
        ([position(7, 10), quote("江干区")], (Span(7, 10), "江干区"), (Span(7, 10), "江干区")),
        ([XPATH, quote("𡨚字"), position(15, 17)], (Span(15, 17), "𡨚字"), (Span(15, 17), "𡨚字")),
        (fragment("char=0,3"), (Span(0, 3), ""), (Span(0, 3), "")),
        (fragment("char=,3;length=18,UTF-8"), (Span(0, 3), ""), (Span(0, 3), "")),
        (fragment("char=4"), (Span(4, 4), ""), (Span(4, 4), "")),
        (fragment("char=15,"), (None, ""), (Span(15, 18), "")),
        (fragment("line=1,2"), (None, ""), (None, "")),
        (
            fragment("char=0,3", conformsTo="http://www.w3.org/TR/media-frags/"),
            (None, ""),
            (None, ""),
        ),
        (between(position(3, 4), position(7, 9)), (Span(3, 7), ""), (Span(3, 7), "")),
        (between(XPATH, position(7, 9)), (None, ""), (None, "")),
        (position(0, 13, "Data"), (None, ""), (Span(0, 4), "")),
        (position(4, 4, "Data"), (None, ""), (Span(1, 1), "")),
        (
            position(4, 14, refinedBy=position(3, 6, refinedBy=position(1, 2))),
            (Span(8, 9), ""),
            (Span(8, 9), ""),
        ),
        (position(10, 14, refinedBy=quote("江干区")), (None, "江干区"), (Span(11, 14), "江干区")),
        (position(4, 14, refinedBy=quote("江干区")), (None, "江干区"), (None, "江干区")),
        (
            position(4, 14, refinedBy=quote("江干区", prefix="，")),
            (None, "江干区"),
            (Span(11, 14), "江干区"),
        ),
        (quote("杭州市江干区", refinedBy=position(3, 6)), (None, "江干区"), (None, "江干区")),
        (XPATH | {"refinedBy": quote("江干区")}, (None, "江干区"), (None, "江干区")),
        (XPATH | {"refinedBy": position(0, 3)}, (None, ""), (None, "")),
        (
            {"type": "List", "members": [position(4, 14), position(3, 6)]},
            (Span(7, 10), ""),
            (Span(7, 10), ""),
        ),
        ({"type": "List", "members": [XPATH, position(3, 6)]}, (None, ""), (None, "")),
        ({"type": "http://x.cn/Selector", "start": 1, "end": 2}, (None, ""), (None, "")),
        ("http://example.org/selector1", (None, ""), (None, "")),
    ],
)
def test_a_selector_says_where_or_which_words(
    selector: object, alone: tuple[Span | None, str], with_text: tuple[Span | None, str]
) -> None:
    """Once without the text, and once in a file that has it."""
    given = annotation(target={"source": PAGE, "selector": selector})
    found = one(read(given))
    assert (found.span, found.quote) == alone
    text = {"id": PAGE, "type": "Text", "value": TEXT}
    head = {"@context": CONTEXT, "id": "a:c", "type": "AnnotationCollection", "items": [given]}
    found = one(read(head | {"workbench:texts": {"@list": [text]}}))
    span, words = with_text
    assert (found.span, found.quote) == (span, words or (span.of(TEXT) if span else ""))


def test_what_a_quote_is_refined_to_keeps_what_stands_around_it() -> None:
    selector = quote("杭州市江干区", prefix="在", suffix="，", refinedBy=position(3, 5))
    found = one(read(annotation(target={"source": PAGE, "selector": selector})))
    assert (found.prefix, found.quote, found.suffix) == ("在杭州市", "江干", "区，")
    assert found.properties == {}


def test_a_selector_that_is_none_of_a_text_is_named() -> None:
    svg = {"type": "SvgSelector", "value": "<svg/>"}
    found = one(read(annotation(target={"source": PAGE, "selector": [svg, position(1, 2)]})))
    assert found.span == Span(1, 2)
    assert found.properties == {
        "target.selector[0].type": "SvgSelector",
        "target.selector[0].value": "<svg/>",
    }


@pytest.mark.parametrize(
    ("target", "document", "segment", "side", "span"),
    [
        (PAGE, PAGE, "", None, None),
        ({"id": PAGE, "format": "text/html"}, PAGE, "", None, None),
        ({"source": {"id": PAGE}}, PAGE, "", None, None),
        (f"{PAGE}#p5", f"{PAGE}#p5", "", None, None),
        (f"{PAGE}#char=2,4", PAGE, "", None, Span(2, 4)),
        (f"urn:uuid:{SEGMENT}#target", "", SEGMENT, Side.TARGET, None),
        ("chapter1.xhtml", "chapter1.xhtml", "", None, None),
        ("http://例子.cn/页", "http://例子.cn/页", "", None, None),
        ({"type": "Choice", "items": [PAGE, "a:b"]}, PAGE, "", None, None),
        ({"type": "Composite", "items": [{"source": PAGE}, "a:b"]}, PAGE, "", None, None),
        ({"type": "TextualBody", "value": "原文"}, "", "", None, None),
    ],
)
def test_a_target_names_its_text(
    target: object, document: str, segment: str, side: Side | None, span: Span | None
) -> None:
    (text,) = read(annotation(target=target)).texts
    assert (text.document, text.segment, text.side) == (document, segment, side)
    assert (text.number, text.text, one(read(annotation(target=target))).span) == (0, None, span)


@pytest.mark.parametrize(
    ("keys", "label", "body", "properties"),
    [
        ({"body": None}, "", "", {}),
        ({"body": []}, "", "", {}),
        ({"body": None, "bodyValue": "存疑"}, "", "存疑", {}),
        ({"body": None, "bodyValue": "人名", "motivation": "tagging"}, "人名", "", {}),
        ({"body": "a:b"}, "", "", {"body": "a:b"}),
        ({"body": "人名 存疑"}, "", "人名 存疑", {}),
        ({"body": {"value": "存疑", "language": "zh"}}, "", "存疑", {"body.language": "zh"}),
        (
            {"body": [{"type": "TextualBody", "value": "一"}, {"value": "二"}, "a:b"]},
            "",
            "一\n二",
            {"body[2]": "a:b"},
        ),
        (
            {"body": [{"value": "人名", "purpose": "classifying"}, {"value": "见《史记》"}]},
            "人名",
            "见《史记》",
            {"body[0].purpose": "classifying"},
        ),
        (
            {"body": [{"value": each, "purpose": "tagging"} for each in ("人名", "地名")]},
            "人名",
            "",
            {"body[1].value": "地名", "body[1].purpose": "tagging"},
        ),
        (
            {"body": {"type": "Choice", "items": [{"value": "疑"}, {"value": "doubtful"}]}},
            "",
            "疑",
            {"body.type": "Choice", "body.items[1].value": "doubtful"},
        ),
        (
            {"body": {"type": "Composite", "items": [{"value": "一"}, {"value": "二"}]}},
            "",
            "一\n二",
            {"body.type": "Composite"},
        ),
        ({"motivation": "oa:commenting"}, "", "人名存疑", {}),
        ({"motivation": ["editing"]}, "", "人名存疑", {"motivation[0]": "editing"}),
        ({"motivation": "http://x.cn/why"}, "", "人名存疑", {"motivation": "http://x.cn/why"}),
        (
            {"type": ["Annotation", "a:b"]},
            "",
            "人名存疑",
            {"type[0]": "Annotation", "type[1]": "a:b"},
        ),
        (
            {"page": 5, "done": True, "x": {"y": [None, "z"]}},
            "",
            "人名存疑",
            {"page": "5", "done": "true", "x.y[1]": "z"},
        ),
    ],
)
def test_bodies_give_label_and_words_and_lose_nothing(
    keys: dict[str, object], label: str, body: str, properties: dict[str, str]
) -> None:
    found = one(read(annotation(**keys)))
    assert (found.label, found.body, found.properties) == (label, body, properties)


@pytest.mark.parametrize(
    ("creator", "author", "properties"),
    [
        ("http://example.org/user1", "http://example.org/user1", {}),
        ({"type": "Person", "name": "王莉"}, "王莉", {}),
        ({"type": "Person", "name": ["王莉", "Wang Li"]}, "王莉", {"creator.name[1]": "Wang Li"}),
        ({"id": "a:b", "nick": "小王"}, "小王", {"creator.id": "a:b"}),
        ({"id": "a:b", "type": "Software"}, "a:b", {"creator.type": "Software"}),
        (
            [{"name": "王莉"}, "a:b", {"name": "李强"}],
            "王莉",
            {"creator[1]": "a:b", "creator[2].name": "李强"},
        ),
    ],
)
def test_the_first_creator_is_the_author(
    creator: object, author: str, properties: dict[str, str]
) -> None:
    found = one(read(annotation(creator=creator)))
    assert (found.author, found.properties) == (author, properties)


NOTE = annotation(**{"@context": None})


@pytest.mark.parametrize(
    "held",
    [
        annotation(),
        [annotation()],
        {"@context": CONTEXT, "@graph": [NOTE, {"id": "a:b", "type": "Person"}]},
        {"@context": CONTEXT, "id": "a:p", "type": "AnnotationPage", "items": [NOTE]},
        {"@context": CONTEXT, "id": "a:p", "type": "AnnotationPage", "items": NOTE},
        {"@context": CONTEXT, "id": "a:c", "type": "AnnotationCollection", "items": [NOTE]},
        {
            "@context": [CONTEXT, "http://www.w3.org/ns/ldp.jsonld", {"x": "http://x.cn/"}],
            "id": "a:c",
            "type": ["BasicContainer", "AnnotationCollection"],
            "first": {
                "id": "a:p1",
                "type": "AnnotationPage",
                "items": [],
                "next": {"id": "a:p2", "type": "AnnotationPage", "items": [NOTE]},
            },
        },
    ],
)
def test_whatever_holds_annotations_is_read(held: object) -> None:
    found = one(read(held))
    assert (found.reference, found.body) == ("http://example.org/anno1", "人名存疑")


def test_an_empty_collection_is_empty() -> None:
    head = {"@context": CONTEXT, "id": "a:c", "type": "AnnotationCollection", "total": 0}
    assert read(head | {"label": "页"}).texts == ()
    assert read(head | {"label": ["页", "page"], "generator": {"name": ["甲"]}}).title == "页"
    assert read([]).texts == ()


def test_a_mark_before_the_text_is_no_fault() -> None:
    assert one(read(b"\xef\xbb\xbf" + json.dumps(annotation()).encode())).body == "人名存疑"


def test_replies_to_replies_stand_under_what_they_are_about() -> None:
    found = one(
        read(
            [
                annotation(
                    id="a:3", motivation="replying", target="a:2", bodyValue="仇", body=None
                ),
                annotation(id="a:1"),
                annotation(
                    id="a:2", motivation="replying", target={"source": "a:1"}, creator="a:w"
                ),
            ]
        )
    )
    assert found.reference == "a:1"
    assert found.replies == (
        CarriedReply(body="仇", reference="a:3"),
        CarriedReply(body="人名存疑", author="a:w", reference="a:2"),
    )


def test_a_long_thread_of_replies_is_one_thread() -> None:
    thread = [
        annotation(id=f"#{n}", motivation="replying", target=f"#{n - 1}", body=f"答 {n}")
        for n in range(3000, 0, -1)
    ]
    found = one(read([*thread, annotation(id="#0")]))
    assert [reply.body for reply in found.replies] == [f"答 {n}" for n in range(3000, 0, -1)]


def test_a_reply_to_what_is_not_there_stands_by_itself() -> None:
    found = one(read(annotation(motivation="replying", target="a:gone")))
    assert (found.body, found.properties) == ("人名存疑", {"motivation": "replying"})


@pytest.mark.parametrize(
    "link",
    [
        {"target": f"urn:uuid:{FIRST}", "body": f"urn:uuid:{SECOND}"},
        {"target": f"URN:UUID:{FIRST.upper()}", "body": {"source": f"urn:uuid:{SECOND}"}},
        {"target": [f"urn:uuid:{FIRST}", {"id": f"urn:uuid:{SECOND}"}], "body": None},
    ],
)
def test_a_link_between_two_annotations_is_a_relation(link: dict[str, Any]) -> None:
    kind = {"value": "contradicts", "purpose": "tagging"}
    body = link["body"]
    found = read(
        [
            annotation(id=f"urn:uuid:{FIRST}"),
            annotation(id=f"urn:uuid:{SECOND}"),
            annotation(
                id="a:tie",
                motivation="linking",
                target=link["target"],
                body=[kind, body] if body else kind,
            ),
        ]
    )
    assert found.relations == (
        CarriedRelation(
            start=FIRST, end=SECOND, kind="contradicts", reference="a:tie", place="line 1, [2]"
        ),
    )
    assert [each.reference for text in found.texts for each in text.annotations] == [FIRST, SECOND]


def test_a_link_to_somewhere_else_stays_an_annotation() -> None:
    found = read([annotation(id="a:1"), annotation(id="a:2", motivation="linking", body=PAGE)])
    assert found.relations == ()
    (text,) = found.texts
    assert text.annotations[1].properties == {"motivation": "linking", "body": PAGE}


def test_annotations_of_a_text_stand_in_order_of_their_spans() -> None:
    found = read(
        [
            annotation(id=f"a:{number}", target={"source": PAGE, "selector": selector})
            for number, selector in enumerate(
                (quote("区"), position(5, 9), position(0, 9), position(0, 3))
            )
        ]
    )
    (text,) = found.texts
    assert [each.span for each in text.annotations] == [Span(0, 3), Span(0, 9), Span(5, 9), None]
