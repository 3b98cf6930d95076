"""The examples of the W3C: those of the Recommendation, and those of the draft before it."""

import copy
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.web_annotation_values import read, without_places, written
from workbench.errors import UnreadableFile
from workbench.formats.web_annotation import FORMAT
from workbench.model.annotated import AnnotatedText, AnnotatedTexts, CarriedAnnotation
from workbench.model.spans import Span

DATA = Path(__file__).parents[1] / "data" / "web-annotation"
EXAMPLES = sorted([*DATA.glob("draft/*.json"), *DATA.glob("recommendation/*.json")])


def found(path: Path) -> AnnotatedTexts:
    assert FORMAT.read_annotations is not None
    return FORMAT.read_annotations(path)


def strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from strings(each)
    elif isinstance(value, str):
        yield value


def test_there_are_as_many_examples_as_the_folder_had() -> None:
    assert len(EXAMPLES) == 32 + 42


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_word_of_an_example_is_kept(path: Path) -> None:
    example = json.loads(path.read_text("utf-8"))
    if "first" in example:
        example = example["first"]["items"]
    structural = {
        *("http://www.w3.org/ns/anno.jsonld", "Annotation", "oa:Annotation"),
        *("TextualBody", "SpecificResource", "oa:SpecificResource", "oa:EmbeddedContent"),
        *("TextPositionSelector", "oa:TextPositionSelector", "TextQuoteSelector"),
        *("Person", "tagging", "commenting"),
    }
    kept = set(strings(asdict(found(path))))
    assert set(strings(example)) - structural - kept == set()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_an_example_that_is_written_again_is_the_same(path: Path) -> None:
    texts = found(path)
    assert without_places(read(written(texts))) == without_places(texts)


def test_the_collection_has_all_its_examples() -> None:
    texts = found(DATA / "recommendation" / "collection1.json")
    references = [each.reference for text in texts.texts for each in text.annotations]
    assert texts.title == "Annotation Examples"
    assert {name for name in references if " target[" not in name} == {
        f"http://example.org/anno{number}" for number in range(1, 42)
    }


@pytest.mark.parametrize(
    ("name", "document", "expected"),
    [
        (
            "draft/anno16",
            "http://example.org/page1",
            CarriedAnnotation(
                reference="http://example.org/anno16",
                span=None,
                quote="anotation",
                prefix="this is an ",
                suffix=" that has some",
                place="line 2",
                properties={"body.id": "http://example.org/comment1"},
            ),
        ),
        (
            "draft/anno17",
            "http://example.org/ebook1",
            CarriedAnnotation(
                reference="http://example.org/anno17",
                span=Span(412, 795),
                place="line 2",
                properties={"body.id": "http://example.org/review1"},
            ),
        ),
        (
            "draft/anno10",
            "http://example.org/page1",
            CarriedAnnotation(
                reference="http://example.org/anno10",
                span=None,
                label="readme",
                place="line 2",
                properties={"motivation": "bookmarking"},
            ),
        ),
        (
            "draft/anno11",
            "http://example.org/target1",
            CarriedAnnotation(
                reference="http://example.org/anno11",
                span=None,
                body="Comment text",
                place="line 2",
            ),
        ),
        (
            "recommendation/anno28",
            "http://example.org/diskimg1",
            CarriedAnnotation(
                reference="http://example.org/anno28",
                span=None,
                place="line 1",
                properties={
                    "body": "http://example.org/note1",
                    "target.selector.type": "DataPositionSelector",
                    "target.selector.start": "4096",
                    "target.selector.end": "4104",
                },
            ),
        ),
        (
            "recommendation/anno32",
            "http://example.org/page1",
            CarriedAnnotation(
                reference="http://example.org/anno32",
                span=None,
                quote="Selected Text",
                prefix="text before the ",
                suffix=" and text after it",
                place="line 1",
                properties={
                    "body": "http://example.org/comment1",
                    "target.selector.type": "FragmentSelector",
                    "target.selector.value": "para5",
                },
            ),
        ),
        (
            "recommendation/anno41",
            "http://example.com/document1",
            CarriedAnnotation(
                reference="http://example.org/anno41",
                span=None,
                label="love",
                body="I really love this particular bit of text in this XML. No really.",
                author="A. Person",
                time="2015-10-13T13:00:00Z",
                place="line 1",
                properties={
                    "motivation": "commenting",
                    "creator.id": "http://example.org/user1",
                    "creator.nickname": "user1",
                    "generator.id": "http://example.org/client1",
                    "generator.type": "Software",
                    "generator.name": "Code v2.1",
                    "generator.homepage": "http://example.org/homepage1",
                    "generated": "2015-10-14T15:13:28Z",
                    "stylesheet.id": "http://example.org/stylesheet1",
                    "stylesheet.type": "CssStylesheet",
                    "body[1].type": "Choice",
                    "body[1].items[0].purpose": "describing",
                    "body[1].items[0].format": "text/plain",
                    "body[1].items[0].language": "en",
                    "body[1].items[0].creator": "http://example.org/user1",
                    "body[1].items[1].type": "SpecificResource",
                    "body[1].items[1].purpose": "describing",
                    "body[1].items[1].source.id": "http://example.org/comment1",
                    "body[1].items[1].source.type": "Audio",
                    "body[1].items[1].source.format": "audio/mpeg",
                    "body[1].items[1].source.language": "de",
                    "body[1].items[1].source.creator.id": "http://example.org/user2",
                    "body[1].items[1].source.creator.type": "Person",
                    "target.styleClass": "mystyle",
                    "target.state[0].type": "HttpRequestState",
                    "target.state[0].value": "Accept: application/xml",
                    "target.state[0].refinedBy.type": "TimeState",
                    "target.state[0].refinedBy.sourceDate": "2015-09-25T12:00:00Z",
                    "target.selector.type": "FragmentSelector",
                    "target.selector.value": "xpointer(/doc/body/section[2]/para[1])",
                    "target.selector.refinedBy.type": "TextPositionSelector",
                    "target.selector.refinedBy.start": "6",
                    "target.selector.refinedBy.end": "27",
                },
            ),
        ),
    ],
)
def test_an_example_in_full(name: str, document: str, expected: CarriedAnnotation) -> None:
    text = AnnotatedText(
        segment="", side=None, document=document, number=0, text=None, annotations=(expected,)
    )
    assert found(DATA / f"{name}.json") == AnnotatedTexts(texts=(text,))


def test_each_of_several_targets_has_the_annotation() -> None:
    texts = found(DATA / "recommendation" / "anno13.json").texts
    assert [(text.document, each.reference) for text in texts for each in text.annotations] == [
        ("http://example.com/image1", "http://example.org/anno13"),
        ("http://example.net/image2", "http://example.org/anno13 target[1]"),
        ("http://example.com/image4", "http://example.org/anno13 target[2]"),
        ("http://example.org/image9", "http://example.org/anno13 target[3]"),
    ]


_odd = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-1, 2**70),
        st.floats(),
        st.sampled_from(("", "a:b", "字 句", "Annotation", "TextualBody", "TextPositionSelector")),
        st.sampled_from(("RangeSelector", "Choice", "List", "linking", "replying", "char=1,")),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(("id", "type", "value", "items", "selector", "refinedBy", "source")),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=6,
)
_collection = json.loads((DATA / "recommendation" / "collection1.json").read_text("utf-8"))


@given(st.data())
def test_whatever_stands_in_a_place_is_read_or_reported(data: st.DataObject) -> None:
    items = [*_collection["first"]["items"]]
    example: Any = copy.deepcopy(data.draw(st.sampled_from([*items, _collection])))
    example.setdefault("@context", _collection["@context"])
    place = example
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if not place[key] or not isinstance(place[key], dict | list) or data.draw(st.booleans()):
            break
        place = place[key]
    place[key] = data.draw(_odd)
    try:
        texts = read(example)
    except UnreadableFile:
        return
    assert without_places(read(written(texts))) == without_places(texts)
