import json
from dataclasses import replace

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
from workbench.formats.doccano import FORMAT
from workbench.model.annotated import (
    AnnotatedText,
    AnnotatedTexts,
    CarriedAnnotation,
    CarriedRelation,
)
from workbench.model.spans import Span


def lines(texts: AnnotatedTexts) -> list[dict[str, object]]:
    assert FORMAT.write_annotations is not None
    (data,) = FORMAT.write_annotations(texts).values()
    return [json.loads(line) for line in data.decode().splitlines()]


def loaded(*records: object) -> AnnotatedTexts:
    text = "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records)
    return read(FORMAT, text.encode())


def unnamed(words: str, *annotations: CarriedAnnotation) -> AnnotatedText:
    return side(words, *annotations, segment="", side=None, document="", number=0)


@given(annotated())
def test_what_is_written_is_read_back(texts: AnnotatedTexts) -> None:
    assert_survives(FORMAT, texts)


def test_overlaps_remarks_replies_and_relations_come_back() -> None:
    assert_survives(FORMAT, review())


def test_ten_thousand_annotations_come_back() -> None:
    assert_survives(FORMAT, many())


def test_labels_are_as_doccano_imports_them() -> None:
    texts = AnnotatedTexts(
        texts=(side(SOURCE, mark("a", SOURCE, "𠮷东辉"), mark("b", SOURCE, "全省", "place")),)
    )
    (record,) = lines(texts)
    assert record["text"] == SOURCE
    assert record["label"] == [[10, 13, "person"], [30, 32, "place"]]
    assert (record["document"], record["number"], record["side"]) == ("page.txt", 1, "source")
    assert "entities" not in record


def test_relations_within_a_text_are_as_doccano_imports_them() -> None:
    first, second, third = lines(review())
    assert first["entities"] == [
        {"id": 1, "label": "organ", "start_offset": 7, "end_offset": 11},
        {"id": 2, "label": "person", "start_offset": 10, "end_offset": 13},
        {"id": 3, "label": "query", "start_offset": 26, "end_offset": 32},
    ]
    assert first["relations"] == [{"id": 1, "from_id": 2, "to_id": 1, "type": "refers-to"}]
    assert "label" not in first
    assert second["relations"] == []
    assert third["entities"] == []


def test_what_doccano_changed_is_read_and_what_it_left_keeps_its_details() -> None:
    first = mark("a", SOURCE, "副书记", "organ", body="哪一级?")
    behind = mark("b", SOURCE, "方针", "term", author="李译")
    (record,) = lines(AnnotatedTexts(texts=(side(SOURCE, first, behind),)))
    start = SOURCE.index("全省") + 1
    record["label"] = [[7, 10, "organ"], [start, start + 2, "place"]]
    added = replace(mark("1.2", SOURCE, "全省", "place"))
    assert loaded(record).texts == (side(SOURCE, first, added),)


def test_a_relation_that_doccano_deleted_is_gone_and_one_to_another_text_stays() -> None:
    records = lines(review())
    records[0]["relations"] = []
    assert [each.kind for each in loaded(*records).relations] == ["renders"]


SHAPES = (
    {"text": "于东辉到浙江", "label": [[0, 3, "PER"], [4, 6, "LOC"]]},
    {"text": "于东辉到浙江", "labels": [[0, 3, "PER"], [4, 6, "LOC"]]},
    {"data": "于东辉到浙江", "label": [[0, 3, "PER"], [4, 6, "LOC"]], "id": 3, "meta": {"a": [1]}},
    {
        "text": "于东辉到浙江",
        "label": [
            {"start_offset": 0, "end_offset": 3, "label": "PER"},
            {"start": 4, "end": 6, "label": "LOC"},
        ],
    },
)


@pytest.mark.parametrize("record", SHAPES)
def test_shapes_of_older_versions_are_read(record: dict[str, object]) -> None:
    text = "于东辉到浙江"
    marks = (mark("1.1", text, "于东辉", "PER"), mark("1.2", text, "浙江", "LOC"))
    assert loaded(record).texts == (unnamed(text, *marks),)


def test_a_line_of_doccano_with_entities_relations_and_comments() -> None:
    text = "于东辉到浙江"
    record = {
        "id": 7,
        "text": text,
        "entities": [
            {"id": 11, "label": "PER", "start_offset": 0, "end_offset": 3, "user": 1},
            {"id": 12, "label": "LOC", "start_offset": 4, "end_offset": 6},
        ],
        "relations": [{"id": 1, "from_id": 11, "to_id": 12, "type": "to"}],
        "Comments": ["存疑", {"text": "何时?"}],
    }
    comments = [
        CarriedAnnotation(reference=f"1.comment{number}", span=None, body=body)
        for number, body in ((1, "存疑"), (2, "何时?"))
    ]
    person = mark("11", text, "于东辉", "PER", properties={"user": "1"})
    assert loaded(record) == AnnotatedTexts(
        texts=(unnamed(text, *comments, person, mark("12", text, "浙江", "LOC")),),
        relations=(CarriedRelation(start="11", end="12", kind="to"),),
    )


def test_labels_of_a_text_as_a_whole_are_remarks() -> None:
    whole = CarriedAnnotation(reference="1.1", span=None, label="正面")
    assert loaded({"text": "好", "label": ["正面"]}).texts == (unnamed("好", whole),)


@pytest.mark.parametrize(
    ("text", "start", "end", "span"),
    [
        ("𠮷东辉", 1, 3, Span(1, 3)),
        ("𠮷东辉", 2, 4, Span(1, 3)),
        ("于\r\n东辉", 3, 5, Span(2, 4)),
        ("\ufeff东辉", 1, 3, Span(1, 3)),
    ],
    ids=["code points", "UTF-16 where nothing else fits", "CR LF", "U+FEFF within a value"],
)
def test_offsets_are_counted_as_the_line_counts_them(
    text: str, start: int, end: int, span: Span
) -> None:
    found = loaded({"text": text, "label": [[start, end, "PER"]]}).texts[0].annotations[0]
    assert (found.span, found.quote) == (span, "东辉")


def test_words_that_stand_elsewhere_once_are_a_quote() -> None:
    (record,) = lines(AnnotatedTexts(texts=(side(SOURCE, mark("a", SOURCE, "全省法院", "organ")),)))
    record["text"] = f"日前,{SOURCE}"
    (found,) = loaded(record).texts[0].annotations
    assert (found.reference, found.span, found.quote) == ("a", None, "全省法院")
    record["text"] = "别的文章" * 20
    assert "line 1: organ is said to be on “全省法院”, but “文章别的” stands there" in (
        fault_of(FORMAT, json.dumps(record).encode())
    )


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('{"text": "浙江", "label": [[0, 3, "L"]]}', "line 1: L is at 0 to 3, but the text has 2"),
        ('{"text": "浙江", "label": [[-1, 1, "L"]]}', "line 1: L is at -1 to 1"),
        ('{"text": "浙江", "label": [[1, 1, "L"]]}', "line 1: L is at 1 to 1"),
        ('{"text": "浙江", "label": [[2, 1, "L"]]}', "line 1: L is at 2 to 1"),
        ('{"text": "𠮷江", "label": [[1, 3, "L"]]}', "line 1: L at 1 to 3 cuts a character in two"),
        ('{"text": "浙江", "label": [[0, 1.5, "L"]]}', 'line 1: [0,1.5,"L"] is no [start, end, '),
        ('{"text": "浙江", "label": [[true, 1, "L"]]}', 'line 1: [true,1,"L"] is no [start'),
        ('{"text": "浙江", "label": [7]}', "line 1: 7 is no [start, end, label]"),
        ('{"text": "浙江", "label": {"a": 1}}', "line 1: `label` is no list"),
        ('{"label": []}', "line 1: there is no `text`"),
        ('{"text": 7}', "line 1: `text` is no text"),
        ('{"text": "\\ud842"}', "line 1: half of a character is escaped"),
        ("[1]", "line 1: no object"),
        ('\n\n{"text": "浙江",}', "line 3: "),
        ('{"text": NaN}', "line 1: NaN is no value of JSON"),
        pytest.param("[" * 100_000, "line 1: values are nested too deep", id="deep"),
        ('{"text": "江", "workbench": {"spans": 7}}', "`spans` is 7, not a list of objects"),
        (
            '{"text": "江", "workbench": {"remarks": [{"reference": "a", "start": 0, "end": 9}]}}',
            "line 1: a is outside the text",
        ),
        (
            '{"text": "浙江", "entities": [{"id": 1, "start_offset": 0, "end_offset": 1, "label": '
            '"L"}, {"id": 1, "start_offset": 1, "end_offset": 2, "label": "L"}]}',
            "line 1: a second entity has the id 1",
        ),
        (
            '{"text": "浙江", "relations": [{"from_id": 1, "to_id": 2, "type": "x"}]}',
            "line 1: a relation leads to 1, which is nowhere",
        ),
    ],
)
def test_what_is_wrong_is_told_by_line(line: str, fault: str) -> None:
    assert fault in fault_of(FORMAT, line.encode())


def test_a_mark_crlf_and_blank_lines_are_no_matter() -> None:
    data = '\ufeff{"text": "浙江"}\r\n\r\n{"text": "河南"}\r\n'.encode()
    assert [text.text for text in read(FORMAT, data).texts] == ["浙江", "河南"]


def test_bytes_that_are_not_utf8_are_told_by_line() -> None:
    data = b'{"text": "a"}\n' + '{"text": "浙江"}'.encode("gb18030")
    assert fault_of(FORMAT, data) == "page.doccano.jsonl, line 2: byte 24 is not UTF-8"


def test_that_doccano_counts_otherwise_beyond_the_bmp_is_said() -> None:
    assert FORMAT.annotation_losses is not None
    assert list(FORMAT.annotation_losses(review())) == [
        "annotations that doccano shows too far to the left, since it counts two for characters "
        "beyond the BMP, and the file one: 3"
    ]
