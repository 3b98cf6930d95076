import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from tests.formats.annotated_values import (
    SOURCE,
    annotated,
    assert_survives,
    fault_of,
    many,
    mark,
    read,
    review,
    side,
)
from workbench.formats.label_studio import FORMAT
from workbench.model.annotated import (
    AnnotatedText,
    AnnotatedTexts,
    CarriedAnnotation,
    CarriedRelation,
)
from workbench.model.annotations import AnnotationState
from workbench.model.spans import Span

PAGE = "𠮷东辉到浙江😀省法院"


def tasks(texts: AnnotatedTexts) -> list[dict[str, Any]]:
    assert FORMAT.write_annotations is not None
    (data,) = FORMAT.write_annotations(texts).values()
    found: list[dict[str, Any]] = json.loads(data)
    return found


def loaded(*found: object) -> AnnotatedTexts:
    return read(FORMAT, json.dumps(found).encode())


def task(*results: dict[str, Any], text: str = PAGE, **more: object) -> dict[str, Any]:
    return {"id": 5, "data": {"text": text}, "annotations": [{"result": [*results]} | more]}


def region(name: str, start: int, end: int, words: str, *labels: str) -> dict[str, Any]:
    value = {"start": start, "end": end, "text": words, "labels": [*labels]}
    return {"id": name, "from_name": "label", "to_name": "text", "type": "labels", "value": value}


def unnamed(words: str, *annotations: CarriedAnnotation) -> AnnotatedText:
    return side(words, *annotations, segment="", side=None, document="", number=0)


@given(annotated())
def test_what_is_written_is_read_back(texts: AnnotatedTexts) -> None:
    assert_survives(FORMAT, texts)


def test_overlaps_remarks_replies_and_relations_come_back() -> None:
    assert_survives(FORMAT, review())


def test_ten_thousand_annotations_come_back() -> None:
    assert_survives(FORMAT, many())


def test_a_task_is_as_label_studio_imports_it() -> None:
    first = tasks(review())[0]
    assert first["data"]["text"] == SOURCE
    (annotation,), (prediction,) = first["annotations"], first["predictions"]
    person = annotation["result"][0]
    assert person == {
        "id": "a-1",
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": {"start": 10, "end": 13, "text": "𠮷东辉", "labels": ["person"]},
        "meta": {
            "text": ["吉 or 𠮷?\n第二行\t“引号” \\n"],
            "workbench": person["meta"]["workbench"],
        },
    }
    assert person["meta"]["workbench"]["author"] == "李译"
    assert [each["value"]["labels"] for each in prediction["result"]] == [["organ"]]


def test_relations_within_a_text_are_results() -> None:
    texts = replace(
        AnnotatedTexts(
            texts=(side(SOURCE, mark("a", SOURCE, "𠮷东辉"), mark("b", SOURCE, "全省")),)
        ),
        relations=(CarriedRelation(start="b", end="a", kind="refers-to", author="李译"),),
    )
    (only,) = tasks(texts)
    assert only["annotations"][0]["result"][2] == {
        "type": "relation",
        "from_id": "b",
        "to_id": "a",
        "direction": "right",
        "labels": ["refers-to"],
    }
    del only["annotations"][0]["result"][2]
    assert loaded(only).relations == ()


def test_a_relation_goes_with_the_annotation_that_was_deleted() -> None:
    found = tasks(review())
    found[1]["annotations"] = []
    assert [each.kind for each in loaded(*found).relations] == ["refers-to"]


def test_a_proposal_that_became_an_annotation_is_accepted() -> None:
    found = tasks(review())
    results = found[0]["predictions"][0]["result"]
    found[0]["annotations"][0]["result"] += results
    states = {each.reference: each.state for each in loaded(*found).texts[0].annotations}
    assert states["a-2"] is AnnotationState.OPEN
    assert len(states) == 3


def test_a_file_of_label_studio_itself() -> None:
    person = region("x1", 0, 3, "𠮷东辉", "PER", "NAME") | {"meta": {"text": ["存疑"]}}
    place = region("x2", 4, 6, "浙江", "LOC")
    results = (
        person,
        place,
        {"type": "relation", "from_id": "x2", "to_id": "x1", "direction": "left", "labels": ["at"]},
        {
            "id": "x2",
            "from_name": "note",
            "type": "textarea",
            "value": {"start": 4, "end": 6, "text": ["何处?"]},
        },
        {"id": "x2", "from_name": "sure", "type": "rating", "value": {"rating": 3, "start": 4}},
        {"id": "x3", "from_name": "tone", "type": "choices", "value": {"choices": ["正面"]}},
        {"id": "x4", "from_name": "all", "type": "textarea", "value": {"text": ["全文", "存疑"]}},
    )
    by = {"author": "li@example.org", "time": "2026-01-02T03:04:05Z"}
    first = mark("x1", PAGE, "𠮷东辉", "PER", body="存疑", **by)
    assert loaded(
        task(*results, completed_by={"id": 2, "email": by["author"]}, created_at=by["time"])
    ) == AnnotatedTexts(
        texts=(
            unnamed(
                PAGE,
                CarriedAnnotation(reference="x3", span=None, label="正面", **by),
                CarriedAnnotation(reference="x4", span=None, body="全文\n存疑", **by),
                first,
                replace(first, reference="x1#2", label="NAME"),
                mark(
                    "x2",
                    PAGE,
                    "浙江",
                    "LOC",
                    body="何处?",
                    properties={"sure": '{"rating":3}'},
                    **by,
                ),
            ),
        ),
        relations=(CarriedRelation(start="x1", end="x2", kind="at"),),
    )


def test_two_annotators_and_a_model_are_told_apart() -> None:
    both = task(region("x", 1, 3, "东辉", "PER"), completed_by=1)
    both["annotations"].append({"completed_by": 2, "result": [region("x", 4, 6, "浙江", "LOC")]})
    both["annotations"].append({"was_cancelled": True, "result": [region("z", 0, 1, "𠮷", "P")]})
    both["predictions"] = [
        {
            "model_version": "ner-1",
            "result": [region("x", 1, 3, "东辉", "PER"), region("y", 3, 4, "到", "V")],
        }
    ]
    assert loaded(both).texts[0].annotations == (
        mark("x", PAGE, "东辉", "PER", author="1"),
        mark("y", PAGE, "到", "V", author="ner-1", state=AnnotationState.PROPOSED),
        mark("1.x", PAGE, "浙江", "LOC", author="2"),
    )


@pytest.mark.parametrize(
    ("text", "start", "end", "words", "span"),
    [
        (PAGE, 7, 10, "省法院", Span(7, 10)),
        (PAGE, 9, 12, "省法院", Span(7, 10)),
        (PAGE, 8, 10, "法院", Span(8, 10)),
        ("于\r\n东辉", 3, 5, "东辉", Span(2, 4)),
        ("于\n东辉", 0, 4, "于\\n东辉", Span(0, 4)),
        ("\ufeff东辉", 1, 3, "东辉", Span(1, 3)),
        (PAGE, 1, 3, "", Span(1, 3)),
    ],
    ids=["code points", "UTF-16", "again", "CR LF", "escaped line end", "U+FEFF", "no words"],
)
def test_the_words_tell_how_offsets_were_counted(
    text: str, start: int, end: int, words: str, span: Span
) -> None:
    found = loaded(task(region("x", start, end, words, "L"), text=text)).texts[0].annotations[0]
    assert found.span == span


def test_one_counting_is_found_for_a_text_and_another_for_a_region_that_needs_it() -> None:
    units = (region("a", 9, 12, "省法院", "L"), region("b", 5, 7, "浙江", "L"))
    (found,) = loaded(task(*units, region("c", 1, 3, "东辉", "L"))).texts
    assert [each.quote for each in found.annotations] == ["东辉", "浙江", "省法院"]


def test_words_that_stand_elsewhere_once_are_a_quote() -> None:
    (found,) = loaded(task(region("x", 0, 2, "法院", "L"))).texts[0].annotations
    assert (found.span, found.quote, found.properties) == (None, "法院", {"offsets": "0 2"})


def test_offsets_of_html_regions_are_the_global_ones() -> None:
    value = {
        "start": "/div[1]/text()[1]",
        "end": "/div[1]/text()[1]",
        "globalOffsets": {"start": 1, "end": 3},
        "text": "东辉",
        "hypertextlabels": ["PER"],
    }
    found = loaded(task({"id": "x", "type": "hypertextlabels", "value": value}))
    assert found.texts == (unnamed(PAGE, mark("x", PAGE, "东辉", "PER")),)


@pytest.mark.parametrize(
    ("found", "fault"),
    [
        (
            [task(region("x", 0, 99, "东辉省", "L"))],
            "[0].annotations[0].result[0]: from 0 to 99 is",
        ),
        ([task(region("x", -1, 2, "东辉", "L"))], "result[0]: from -1 to 2 is nothing"),
        ([task(region("x", 3, 3, "", "L"))], "result[0]: from 3 to 3 is nothing"),
        ([task(region("x", 3, 1, "东", "L"))], "result[0]: from 3 to 1 is nothing"),
        (
            [task(region("x", 0, 2, "北京", "L"))],
            "result[0]: is said to be on “北京”, but “𠮷东” stands at 0 to 2",
        ),
        (
            [task(region("x", 0, 1, "𠮷", "L"), region("x", 1, 3, "东辉", "L"))],
            "result[1]: a second region is called x",
        ),
        (
            [task({"id": "x", "type": "rectanglelabels", "value": {"x": 1, "y": 2}})],
            "result[0]: no start and end in a text",
        ),
        (
            [task({"type": "relation", "from_id": "x", "to_id": "y", "direction": "right"})],
            "result[0]: a relation leads to x, which is nowhere",
        ),
        ([{"data": {"image": "a.png", "other": "b"}}], "[0]: there is no text in `data.text`"),
        ([task(), {"text": "浙江"}], "[1]: no task: an object with `data`"),
        ([task(), 7], "[1]: no task"),
        ("浙江", "no list of tasks"),
        ([{"data": {"text": "江"}, "annotations": 7}], "[0]: `annotations` is 7, not a list of"),
        (
            [{"data": {"text": "江", "workbench": {"remarks": [{"start": 4, "end": 5}]}}}],
            "[0]:  is outside the text",
        ),
    ],
)
def test_what_is_wrong_is_told_by_task(found: object, fault: str) -> None:
    assert fault in fault_of(FORMAT, json.dumps(found).encode())


def test_one_of_our_annotations_in_two_texts_is_told() -> None:
    first, *_ = tasks(review())
    told = fault_of(FORMAT, json.dumps([first, first]).encode())
    assert "[1].annotations[0]: a second region is called a-1" in told
    assert "[1].predictions[0]: a second region is called a-2" in told


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[\n{"data": {"text": "江"},}\n]', "line 2: "),
        ('[\n{"data": {"text": "\\ud842\\udfb7 \\udfb7"}}]', "line 2: half of a character is"),
        ("", "line 1: Expecting value, column 1"),
        pytest.param("[" * 100_000, "line 1: values are nested too deep", id="deep"),
    ],
)
def test_broken_json_is_told_by_line(text: str, fault: str) -> None:
    assert fault in fault_of(FORMAT, text.encode())


def test_a_mark_and_crlf_are_no_matter() -> None:
    data = '\ufeff[\r\n{"data": {"text": "浙江"}}\r\n]\r\n'.encode()
    assert [text.text for text in read(FORMAT, data).texts] == ["浙江"]


def test_bytes_that_are_not_utf8_are_told_by_line() -> None:
    data = '[\n{"data": {"text": "浙江"}}]'.encode("gb18030")
    assert "page.label-studio.json, line 2: byte 21 is not UTF-8" in fault_of(FORMAT, data)
