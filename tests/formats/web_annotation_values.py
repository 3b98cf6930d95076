"""Annotated texts for the tests of Web Annotation: whatever the model can hold, and a reader."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from workbench.formats.web_annotation import FORMAT
from workbench.model.annotated import (
    AnnotatedText,
    AnnotatedTexts,
    CarriedAnnotation,
    CarriedRelation,
    CarriedReply,
)
from workbench.model.annotations import (
    AnnotationState,
    NewLabel,
    Purpose,
    RelationKind,
    Severity,
    Visibility,
)
from workbench.model.segments import Side
from workbench.model.spans import Span

SEGMENT = "7c7ab91f-aaad-42cf-ae7a-2077b196badb"
OTHER_SEGMENT = "e6bcd7f7-a293-4aca-9048-183737f4d301"
FIRST = "0b3f0a54-6f0e-4a39-8d52-1b8b2f7f2f01"
SECOND = "0b3f0a54-6f0e-4a39-8d52-1b8b2f7f2f02"
ANSWER = "0b3f0a54-6f0e-4a39-8d52-1b8b2f7f2f03"
TIE = "0b3f0a54-6f0e-4a39-8d52-1b8b2f7f2f04"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"

texts = st.one_of(
    st.sampled_from(
        (
            "",
            "𠮷野家在江干区",
            "喃字𡨚",
            "👩‍👩‍👧 emoji",
            "第一行\n第二行",
            "“引号”\"'\\",
            "\x00\x1f\x7f",
        )
    ),
    st.sampled_from(
        ("http://example.org/a#char=0,1", "urn:uuid:x", "mailto:a@b.cn", "\ufeff\u2028")
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
)
"""Any text that UTF-8 can hold."""

LABELS = (
    NewLabel(
        name="person",
        group="entities",
        purpose=Purpose.MARK,
        colour="#7aa2f7",
        sign="P",
        key="p",
        description="a person: 于东辉",
    ),
    *(
        NewLabel(name=name, group="", purpose=purpose, colour="", sign="", key="")
        for name, purpose in (
            ("query", Purpose.QUERY),
            ("translator-note", Purpose.FOOTNOTE),
            ("accuracy/mistranslation", Purpose.REVIEW),
        )
    ),
)
_references = st.one_of(
    st.uuids().map(str), texts, st.uuids().map(lambda uuid: f"urn:uuid:{uuid}".upper())
)
_times = st.sampled_from(("", "2026-07-28T09:30:00.123Z", "2026-07-28T09:30:00Z", "昨天"))
_replies = st.builds(CarriedReply, body=texts, author=texts, time=_times, reference=_references)


@st.composite
def annotated_texts(draw: st.DrawFn) -> AnnotatedTexts:
    """Texts with overlapping, nested and empty spans, quotes without a place, remarks on all."""
    references = draw(st.lists(_references.filter(bool), unique=True, max_size=6))
    found = [_text(draw) for _ in range(draw(st.integers(0, 3)))]
    for reference in references if found else ():
        index = draw(st.integers(0, len(found) - 1))
        text = found[index]
        annotation = _annotation(draw, reference, text.text)
        found[index] = replace(text, annotations=(*text.annotations, annotation))
    ends = st.sampled_from(references or [""])
    relation = st.builds(
        CarriedRelation,
        start=ends,
        end=ends,
        kind=st.one_of(st.sampled_from(RelationKind).map(str), texts),
        reference=_references,
        author=texts,
        time=_times,
        place=texts,
    )
    ties = draw(st.lists(relation, max_size=3)) if found and references else []
    return AnnotatedTexts(
        title=draw(texts),
        project=draw(st.one_of(st.uuids().map(str), texts)),
        languages=draw(st.sampled_from((("", ""), ("zh-Hans", "en")))),
        program=draw(texts),
        labels=draw(st.sampled_from(((), LABELS))),
        texts=tuple(found),
        relations=tuple(ties),
    )


def _text(draw: st.DrawFn) -> AnnotatedText:
    return AnnotatedText(
        segment=draw(st.sampled_from((SEGMENT, OTHER_SEGMENT, "", "段落一"))),
        side=draw(st.sampled_from((Side.SOURCE, Side.TARGET, None))),
        document=draw(texts),
        number=draw(st.integers(0, 3)),
        text=draw(st.one_of(st.none(), texts)),
    )


def _annotation(draw: st.DrawFn, reference: str, text: str | None) -> CarriedAnnotation:
    offsets = st.integers(0, 2**40 if text is None else len(text))
    spans = st.tuples(offsets, offsets).map(lambda pair: Span(min(pair), max(pair)))
    label = st.one_of(st.sampled_from([each.name for each in LABELS]), texts)
    return CarriedAnnotation(
        reference=reference,
        span=draw(st.one_of(st.none(), spans)),
        quote=draw(texts),
        prefix=draw(texts),
        suffix=draw(texts),
        label=draw(label),
        body=draw(texts),
        author=draw(texts),
        time=draw(_times),
        state=draw(st.sampled_from(AnnotationState)),
        visibility=draw(st.sampled_from(Visibility)),
        severity=draw(st.sampled_from(Severity)),
        replies=tuple(draw(st.lists(_replies, max_size=2))),
        place=draw(texts),
        properties=draw(st.dictionaries(texts, texts, max_size=2)),
    )


def written(given: AnnotatedTexts) -> bytes:
    """The bytes of an export."""
    assert FORMAT.write_annotations is not None
    files = FORMAT.write_annotations(given)
    assert list(files) == [".jsonld"]
    return files[".jsonld"]


def read(data: bytes | str | object) -> AnnotatedTexts:
    """What the format finds in bytes, a text, or a value of JSON; with places."""
    assert FORMAT.read_annotations is not None
    if not isinstance(data, bytes | str):
        data = json.dumps(data)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notes.jsonld"
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return FORMAT.read_annotations(path)


def without_places(given: AnnotatedTexts) -> AnnotatedTexts:
    """The same, but nothing says where in a file it was read."""
    return replace(
        given,
        texts=tuple(
            replace(text, annotations=tuple(replace(each, place="") for each in text.annotations))
            for text in given.texts
        ),
        relations=tuple(replace(each, place="") for each in given.relations),
    )


def annotation(**keys: Any) -> dict[str, Any]:
    """A small annotation as JSON; a key that is None is left out."""
    plain = {
        "@context": CONTEXT,
        "id": "http://example.org/anno1",
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": "人名存疑"},
        "target": "http://example.org/page1",
    }
    return {name: value for name, value in (plain | keys).items() if value is not None}


def one(given: AnnotatedTexts) -> CarriedAnnotation:
    """The only annotation."""
    (found,) = [each for text in given.texts for each in text.annotations]
    return found
