import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.formats.web_annotation_values import (
    ANSWER,
    CONTEXT,
    FIRST,
    LABELS,
    SECOND,
    SEGMENT,
    TIE,
    annotated_texts,
    read,
    without_places,
    written,
)
from workbench.errors import Refused
from workbench.formats.web_annotation import FORMAT
from workbench.model.annotated import (
    AnnotatedText,
    AnnotatedTexts,
    CarriedAnnotation,
    CarriedRelation,
    CarriedReply,
)
from workbench.model.annotations import AnnotationState, Severity, Visibility
from workbench.model.segments import Side
from workbench.model.spans import Span

DATA = Path(__file__).parents[1] / "data" / "web-annotation"
_OWN_CONTEXT = {"workbench": "urn:bilingual-workbench:", "assessing": "oa:assessing"}
SOURCE = "𠮷野家在杭州市江干区，店名见𡨚字。"
TARGET = "Yoshinoya is in Jianggan District, Hangzhou."

PAGE = AnnotatedTexts(
    title="浙江法制报",
    project="5d2c9c3e-0a53-4f7e-8f0e-5f6f1f6b0001",
    languages=("zh-Hans", "en"),
    program="Bilingual Workbench 1.0",
    labels=LABELS,
    texts=(
        AnnotatedText(
            segment=SEGMENT,
            side=Side.SOURCE,
            document="page.txt",
            number=3,
            text=SOURCE,
            annotations=(
                CarriedAnnotation(
                    reference=FIRST,
                    span=Span(0, 3),
                    quote="𠮷野家",
                    suffix="在杭州市江干区，店名见𡨚字。",
                    label="query",
                    body="Is 𠮷 a variant of 吉?",
                    author="王莉",
                    time="2026-07-28T09:30:00.000Z",
                    state=AnnotationState.RESOLVED,
                    visibility=Visibility.CLIENT,
                    replies=(
                        CarriedReply(
                            body="是",
                            author="李强",
                            time="2026-07-29T08:00:00.000Z",
                            reference=ANSWER,
                        ),
                    ),
                ),
            ),
        ),
        AnnotatedText(
            segment=SEGMENT,
            side=Side.TARGET,
            document="page.txt",
            number=3,
            text=TARGET,
            annotations=(
                CarriedAnnotation(
                    reference=SECOND,
                    span=Span(0, 9),
                    quote="Yoshinoya",
                    suffix=" is in Jianggan District, Hangzh",
                    label="accuracy/mistranslation",
                    severity=Severity.MINOR,
                ),
            ),
        ),
    ),
    relations=(
        CarriedRelation(
            start=SECOND,
            end=FIRST,
            kind="renders",
            reference=TIE,
            author="王莉",
            time="2026-07-28T09:31:00.000Z",
        ),
    ),
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(annotated_texts())
def test_what_is_written_is_read_back(texts: AnnotatedTexts) -> None:
    assert FORMAT.expected_annotations is not None
    found = read(written(texts))
    assert without_places(found) == FORMAT.expected_annotations(texts)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(annotated_texts())
def test_nothing_is_lost(texts: AnnotatedTexts) -> None:
    """What comes back differs from what was given by quotes that the text filled in, if at all."""
    found = without_places(read(written(texts)))
    assert FORMAT.annotation_losses is not None
    assert list(FORMAT.annotation_losses(texts)) == []
    for text, back in zip(texts.texts, found.texts, strict=True):
        assert replace(text, annotations=()) == replace(back, annotations=())
        for each, again in zip(text.annotations, back.annotations, strict=True):
            filled = {
                name: getattr(again, name)
                for name in ("quote", "prefix", "suffix")
                if not getattr(each, name)
            }
            assert replace(each, place="", **filled) == again
    assert found.relations == tuple(replace(each, place="") for each in texts.relations)
    heads = [replace(each, texts=(), relations=()) for each in (texts, found)]
    assert heads[0] == heads[1]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(annotated_texts())
def test_a_second_journey_changes_nothing(texts: AnnotatedTexts) -> None:
    data = written(texts)
    assert written(read(data)) == data


def test_a_page_comes_back_with_its_places() -> None:
    found = read(written(PAGE))
    assert without_places(found) == PAGE
    annotations = [each for text in found.texts for each in text.annotations]
    assert [each.place for each in annotations] == [
        "line 13, first.items[0]",
        "line 15, first.items[2]",
    ]
    assert [each.place for each in found.relations] == ["line 16, first.items[3]"]


def test_other_programs_find_the_words_of_the_recommendation() -> None:
    head = json.loads(written(PAGE))
    page = head["first"]
    assert {name: value for name, value in head.items() if not name.startswith("workbench:")} == {
        "@context": [CONTEXT, _OWN_CONTEXT],
        "id": "urn:uuid:5d2c9c3e-0a53-4f7e-8f0e-5f6f1f6b0001#annotations",
        "type": "AnnotationCollection",
        "label": "浙江法制报",
        "generator": {"type": "Software", "name": "Bilingual Workbench 1.0"},
        "total": 4,
        "first": page,
    }
    query, answer, error, tie = page.pop("items")
    assert page == {
        "id": "urn:uuid:5d2c9c3e-0a53-4f7e-8f0e-5f6f1f6b0001#annotations-1",
        "type": "AnnotationPage",
        "partOf": "urn:uuid:5d2c9c3e-0a53-4f7e-8f0e-5f6f1f6b0001#annotations",
        "startIndex": 0,
    }
    assert query == {
        "id": f"urn:uuid:{FIRST}",
        "type": "Annotation",
        "motivation": "questioning",
        "creator": {"type": "Person", "name": "王莉"},
        "created": "2026-07-28T09:30:00.000Z",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": "query"},
            {"type": "TextualBody", "purpose": "questioning", "value": "Is 𠮷 a variant of 吉?"},
        ],
        "target": {
            "type": "SpecificResource",
            "source": f"urn:uuid:{SEGMENT}#source",
            "selector": [
                {"type": "TextPositionSelector", "start": 0, "end": 3},
                {
                    "type": "TextQuoteSelector",
                    "exact": "𠮷野家",
                    "prefix": "",
                    "suffix": "在杭州市江干区，店名见𡨚字。",
                },
            ],
        },
        "workbench:state": "resolved",
        "workbench:visibility": "client",
    }
    assert (error["motivation"], error["workbench:severity"]) == ("assessing", "minor")
    assert answer == {
        "id": f"urn:uuid:{ANSWER}",
        "type": "Annotation",
        "motivation": "replying",
        "creator": {"type": "Person", "name": "李强"},
        "created": "2026-07-29T08:00:00.000Z",
        "body": [{"type": "TextualBody", "purpose": "replying", "value": "是"}],
        "target": f"urn:uuid:{FIRST}",
    }
    assert tie == {
        "id": f"urn:uuid:{TIE}",
        "type": "Annotation",
        "motivation": "linking",
        "creator": {"type": "Person", "name": "王莉"},
        "created": "2026-07-28T09:31:00.000Z",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": "renders"},
            {"type": "SpecificResource", "source": f"urn:uuid:{FIRST}", "purpose": "linking"},
        ],
        "target": f"urn:uuid:{SECOND}",
    }


def test_every_word_of_a_file_is_in_one_of_its_contexts() -> None:
    """Keys, types, motivations: what no context maps would be lost on other readers."""

    def words(value: object) -> set[str]:
        if isinstance(value, dict):
            said = {value[name] for name in ("type", "motivation", "purpose") if name in value}
            return said.union(value, *map(words, value.values()))
        return set().union(*map(words, value)) if isinstance(value, list) else set()

    head = json.loads(written(replace(PAGE, texts=(every_purpose(), *PAGE.texts))))
    assert head.pop("@context") == [CONTEXT, _OWN_CONTEXT]
    terms = json.loads((DATA / "anno.jsonld").read_text("utf-8"))["@context"]
    others = {word for word in words(head) if not word.startswith("workbench:")}
    assert others - terms.keys() - _OWN_CONTEXT.keys() == {"@list"}
    assert {"assessing", "classifying", "questioning", "describing", "tagging"} <= others


def every_purpose() -> AnnotatedText:
    """A text with an annotation of each label, of none, and of one that nobody knows."""
    names = ("", "其他", *(label.name for label in LABELS))
    return AnnotatedText(
        segment="",
        side=None,
        document="",
        number=0,
        text=None,
        annotations=tuple(
            CarriedAnnotation(reference=f"{name}/{body}", span=None, label=name, body=body)
            for name in names
            for body in ("", "存疑")
        ),
    )


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"span": Span(3, 99)}, f"the annotation '{FIRST}' is on 3 to 99, which lies outside"),
        ({"span": Span(5, 3)}, f"the annotation '{FIRST}' is on 5 to 3, which lies outside"),
        ({"reference": SECOND}, f"two annotations are called '{SECOND}'"),
        ({"reference": ""}, "two annotations are called ''"),
        ({"body": "半个\ud842"}, f"half a surrogate pair .* of urn:uuid:{FIRST}"),
    ],
)
def test_what_cannot_be_said_is_refused_by_name(change: dict[str, object], fault: str) -> None:
    first, second = PAGE.texts
    (annotation,) = first.annotations
    changed = replace(first, annotations=(replace(annotation, **change),))
    with pytest.raises(Refused, match=fault):
        written(replace(PAGE, texts=(changed, second)))


def test_a_relation_to_what_is_not_there_is_refused() -> None:
    with pytest.raises(Refused, match=f"a relation names '{FIRST}', which is not among"):
        written(replace(PAGE, texts=PAGE.texts[1:]))
