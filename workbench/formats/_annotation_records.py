"""Annotations, relations and labels as JSON objects that say only what there is to say.

Formats for other programs put these beside what those programs understand, so that a file of
ours loses nothing on its way through them. A record that somebody broke is told by its place.
"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from workbench.model.annotated import (
    AnnotatedText,
    AnnotatedTexts,
    CarriedAnnotation,
    CarriedRelation,
    CarriedReply,
)
from workbench.model.annotations import AnnotationState, NewLabel, Purpose, Severity, Visibility
from workbench.model.segments import Side
from workbench.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Collection

    from workbench.formats._faults import Faults

Record = dict[str, Any]
_Word = TypeVar("_Word", bound=StrEnum)
_TEXTS = ("reference", "label", "quote", "prefix", "suffix", "body", "author", "time")
_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})
_HEADER = ("title", "project", "program")
_LABEL = ("name", "group", "colour", "sign", "key", "description")


def packed(record: object) -> str:
    """One line of JSON wherever a reader breaks lines, Chinese as it is."""
    line = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return line.translate(_LINE_ENDS)


def header_record(texts: AnnotatedTexts) -> Record:
    """What a file says of itself and of its labels."""
    record: Record = {key: getattr(texts, key) for key in _HEADER}
    if any(texts.languages):
        record["languages"] = list(texts.languages)
    record["labels"] = [label_record(label) for label in texts.labels]
    return {key: value for key, value in record.items() if value}


def read_header(record: Record, place: str, faults: Faults) -> AnnotatedTexts:
    """A file without texts yet."""
    fields = Fields(record, place, faults)
    source, target = [*fields.texts("languages"), "", ""][:2]
    return AnnotatedTexts(
        title=fields.text("title"),
        project=fields.text("project"),
        program=fields.text("program"),
        languages=(source, target),
        labels=tuple(_read_label(each, place, faults) for each in fields.records("labels")),
    )


def annotation_record(annotation: CarriedAnnotation, besides: Collection[str] = ()) -> Record:
    """All that it says, but for the keys that are written elsewhere, and its place."""
    record: Record = {key: getattr(annotation, key) for key in _TEXTS}
    if annotation.span is not None:
        record["start"], record["end"] = annotation.span.start, annotation.span.end
    record["state"] = "" if annotation.state is AnnotationState.OPEN else annotation.state.value
    is_internal = annotation.visibility is Visibility.INTERNAL
    record["visibility"] = "" if is_internal else annotation.visibility.value
    record["severity"] = annotation.severity.value
    record["replies"] = [
        {
            key: getattr(reply, key)
            for key in ("reference", "body", "author", "time")
            if getattr(reply, key) or key == "body"
        }
        for reply in annotation.replies
    ]
    record["properties"] = dict(annotation.properties)
    return {
        key: value
        for key, value in record.items()
        if key not in besides and value not in ("", [], {})
    }


def read_annotation(record: Record, place: str, faults: Faults) -> CarriedAnnotation:
    """The annotation of a record; what it leaves out is as it is by default."""
    fields = Fields(record, place, faults)
    start, end = fields.count("start"), fields.count("end")
    return CarriedAnnotation(
        **{key: fields.text(key) for key in _TEXTS},
        span=None if start is None or end is None else Span(start, end),
        state=fields.word("state", AnnotationState, AnnotationState.OPEN),
        visibility=fields.word("visibility", Visibility, Visibility.INTERNAL),
        severity=fields.word("severity", Severity, Severity.NONE),
        replies=tuple(_reply(each, place, faults) for each in fields.records("replies")),
        place=place,
        properties=fields.properties("properties"),
    )


def relation_record(relation: CarriedRelation, besides: Collection[str] = ()) -> Record:
    """All that it says, but for the keys that are written elsewhere, and its place."""
    keys = ("start", "end", "kind", "reference", "author", "time")
    record = {key: getattr(relation, key) for key in keys}
    return {key: value for key, value in record.items() if key not in besides and value}


def read_relation(record: Record, place: str, faults: Faults) -> CarriedRelation:
    """The relation of a record."""
    fields = Fields(record, place, faults)
    keys = ("start", "end", "kind", "reference", "author", "time")
    return CarriedRelation(**{key: fields.text(key) for key in keys}, place=place)


def text_record(text: AnnotatedText) -> Record:
    """Which text it is."""
    record = {
        "segment": text.segment,
        "side": text.side.value if text.side else "",
        "document": text.document,
        "number": text.number,
    }
    return {key: value for key, value in record.items() if value}


def read_text(record: Record, place: str, faults: Faults) -> AnnotatedText:
    """A text of which nothing but its identity is known yet."""
    fields = Fields(record, place, faults)
    return AnnotatedText(
        segment=fields.text("segment"),
        side=fields.side("side"),
        document=fields.text("document"),
        number=fields.count("number") or 0,
        text=None,
    )


class Fields:
    """The values of a JSON object, each as what it should be; what is not is a fault."""

    def __init__(self, record: Record, place: str, faults: Faults) -> None:
        self.record = record
        self.place = place
        self.faults = faults

    def text(self, key: str) -> str:
        """A string; empty where there is none."""
        value = self.record.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            self._refuse(key, "a string")
            return ""
        return value

    def count(self, key: str) -> int | None:
        """An integer; None where there is none."""
        value = self.record.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            self._refuse(key, "an integer")
            return None
        return value

    def word(self, key: str, words: type[_Word], default: _Word) -> _Word:
        """One of a set of words."""
        value = self.text(key)
        if not value:
            return default
        if value not in set(words):
            self._refuse(key, "one of " + ", ".join(word for word in words if word))
            return default
        return words(value)

    def side(self, key: str) -> Side | None:
        """The side of a text; None where it is not said."""
        return self.word(key, Side, Side.SOURCE) if self.record.get(key) else None

    def records(self, key: str) -> list[Record]:
        """A list of objects; empty where there is none."""
        value = self.record.get(key)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self._refuse(key, "a list of objects")
            return []
        return value

    def texts(self, key: str) -> list[str]:
        """A list of strings; empty where there is none."""
        value = self.record.get(key)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self._refuse(key, "a list of strings")
            return []
        return value

    def object(self, key: str) -> Record:
        """An object; empty where there is none."""
        value = self.record.get(key)
        if value is None:
            return {}
        if not isinstance(value, dict):
            self._refuse(key, "an object")
            return {}
        return value

    def properties(self, key: str) -> dict[str, str]:
        """An object of strings; what is no string is kept as JSON."""
        return {
            name: value if isinstance(value, str) else packed(value)
            for name, value in self.object(key).items()
        }

    def _refuse(self, key: str, wanted: str) -> None:
        value = packed(self.record[key])
        told = value if len(value) <= 40 else f"{value[:39]}…"
        self.faults.add(self.place, f"`{key}` is {told}, not {wanted}")


def _reply(record: Record, place: str, faults: Faults) -> CarriedReply:
    fields = Fields(record, place, faults)
    return CarriedReply(
        body=fields.text("body"),
        author=fields.text("author"),
        time=fields.text("time"),
        reference=fields.text("reference"),
    )


def label_record(label: NewLabel) -> Record:
    """All that a label says."""
    return {key: getattr(label, key) for key in _LABEL} | {"purpose": label.purpose.value}


def _read_label(record: Record, place: str, faults: Faults) -> NewLabel:
    """The label of a record."""
    fields = Fields(record, place, faults)
    return NewLabel(
        **{key: fields.text(key) for key in _LABEL},
        purpose=fields.word("purpose", Purpose, Purpose.MARK),
    )
