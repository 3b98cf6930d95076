"""Lines of doccano become annotated texts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeGuard

from workbench.formats._annotation_records import Fields, Record, packed, read_annotation, read_text
from workbench.formats._beside import Beside, complete
from workbench.formats._offset_counts import alike, ours, span_of, value_table
from workbench.formats._written_texts import excerpt, in_order
from workbench.model.annotated import (
    AnnotatedText,
    AnnotatedTexts,
    CarriedAnnotation,
    CarriedRelation,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.formats._faults import Faults
    from workbench.formats._offset_counts import Table

_LABELS = ("entities", "label", "labels", "annotations")
_OFFSETS = (("start_offset", "end_offset"), ("start", "end"))
_KNOWN = frozenset(("id", "label", "start_offset", "end_offset", "start", "end"))
_COMMENTS = ("Comments", "comments")


class Reading:
    """The lines of one file on their way in; what is wrong with them gathers in `faults`."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._header = AnnotatedTexts()
        self._texts: list[AnnotatedText] = []
        self._relations: list[CarriedRelation] = []
        self._taken: set[str] = set()
        self._numbers: set[str] = set()

    def texts(self) -> AnnotatedTexts:
        """What was taken so far; of worth only where no fault was found."""
        relations = complete(self._relations, self._taken, self._faults)
        return replace(self._header, texts=tuple(self._texts), relations=relations)

    def take(self, record: Record, place: str) -> None:
        """One line."""
        key = "text" if "text" in record else "data"
        raw = record.get(key)
        if not isinstance(raw, str):
            self._faults.add(place, "there is no `text`" if raw is None else "`text` is no text")
            return
        known = Beside(record, place, self._faults)
        self._header = known.header() or self._header
        text = ours(raw, may_be_marked=False)
        names: dict[str, str] = {}
        spans = list(self._spans(record, raw, known, names, place))
        remarks = [*self._remarks(known, text, place), *self._comments(record, place)]
        self._relations += known.relations(list(self._held(record, names, place)))
        identity = record if known.is_there else {}
        annotations = in_order(self._unique([*remarks, *spans], place))
        found = read_text(identity, place, self._faults)
        self._texts.append(replace(found, text=text, annotations=annotations))

    def _unique(self, annotations: list[CarriedAnnotation], place: str) -> list[CarriedAnnotation]:
        for annotation in annotations:
            if annotation.reference in self._taken:
                told = f"a second annotation is called {annotation.reference}"
                self._faults.add(place, told)
            self._taken.add(annotation.reference)
        return [replace(annotation, place=place) for annotation in annotations]

    def _spans(
        self, record: Record, raw: str, known: Beside, names: dict[str, str], place: str
    ) -> Iterator[CarriedAnnotation]:
        """The labels of a line; `names` gets their references by doccano's numbers."""
        details: dict[tuple[object, object, object], list[Record]] = {}
        for each in known.spans():
            details.setdefault((each.get("start"), each.get("end"), each.get("label")), []).append(
                each
            )
        items = [_item(each) for each in self._labels(record, place)]
        points, units = value_table(raw), value_table(raw, utf16=True)
        own = units if known.is_there else _foreign(items, points, units)
        text = ours(raw, may_be_marked=False)
        for number, item in enumerate(items, 1):
            reference = str(item.get("id", f"{place.removeprefix('line ')}.{number}"))
            same = details.get((item.get("start"), item.get("end"), item.get("label")))
            detail = same.pop(0) if same else {}
            annotation = self._annotation(item, text, points if detail else own, place, detail)
            if annotation is None:
                continue
            if "id" in item and reference in self._numbers:
                self._faults.add(place, f"a second entity has the id {reference}")
            self._numbers.add(reference)
            names[reference] = annotation.reference or reference
            yield replace(annotation, reference=names[reference])

    def _annotation(
        self, item: Record, text: str, table: Table, place: str, detail: Record
    ) -> CarriedAnnotation | None:
        """What one label says; None, with a fault, where it is on nothing."""
        start, end, label = item.get("start"), item.get("end"), item.get("label")
        if item.get("is_whole"):
            return CarriedAnnotation(reference="", span=None, label=str(label))
        if not _is_count(start) or not _is_count(end) or not isinstance(label, str):
            self._faults.add(place, f"{packed(item.get('raw'))[:60]} is no [start, end, label]")
            return None
        if not 0 <= start < end < len(table):
            self._faults.add(
                place,
                f"{label} is at {start} to {end}, but the text has {len(table) - 1} characters",
            )
            return None
        span = span_of(table, start, end)
        if span is None:
            self._faults.add(place, f"{label} at {start} to {end} cuts a character in two")
            return None
        read = read_annotation(detail, place, self._faults)
        if read.quote and not alike(span.of(text), read.quote):
            if text.count(read.quote) == 1:
                return replace(read, span=None)
            self._faults.add(
                place,
                f"{label} is said to be on {excerpt(read.quote)}, but {excerpt(span.of(text))} "
                "stands there",
            )
        properties = {**read.properties, **item.get("more", {})}
        return replace(read, span=span, quote=span.of(text), label=label, properties=properties)

    def _labels(self, record: Record, place: str) -> list[object]:
        for key in _LABELS:
            if record.get(key):
                value = record[key]
                if isinstance(value, list):
                    return value
                self._faults.add(place, f"`{key}` is no list")
                return []
        return []

    def _remarks(self, known: Beside, text: str, place: str) -> Iterator[CarriedAnnotation]:
        for remark in known.remarks():
            span = remark.span
            if span is not None and not 0 <= span.start <= span.end <= len(text):
                self._faults.add(place, f"{remark.reference} is outside the text")
            yield remark

    def _comments(self, record: Record, place: str) -> Iterator[CarriedAnnotation]:
        found: object = next((record[key] for key in _COMMENTS if record.get(key)), [])
        for number, comment in enumerate(found if isinstance(found, list) else [found], 1):
            said = comment if isinstance(comment, dict) else {"text": comment}
            body = said.get("text", said.get("comment"))
            reference = f"{place.removeprefix('line ')}.comment{number}"
            if not isinstance(body, str):
                self._faults.add(place, "a comment is no text")
                continue
            yield CarriedAnnotation(reference=reference, span=None, body=body)

    def _held(self, record: Record, names: dict[str, str], place: str) -> Iterator[CarriedRelation]:
        """The relations of a line."""
        if not isinstance(record.get("relations"), list):
            return
        for each in Fields(record, place, self._faults).records("relations"):
            ends = [str(each.get(key)) for key in ("from_id", "to_id")]
            kind = each.get("type")
            if not isinstance(kind, str):
                self._faults.add(place, "a relation has no type")
                continue
            start, end = (names.get(each, each) for each in ends)
            yield CarriedRelation(start=start, end=end, kind=kind, place=place)


def _item(value: object) -> Record:
    """A label in one shape, of those that versions of doccano have written."""
    if isinstance(value, str):
        return {"label": value, "is_whole": True}
    if isinstance(value, list) and len(value) == 3:
        return {"start": value[0], "end": value[1], "label": value[2], "raw": value}
    if not isinstance(value, dict):
        return {"raw": value}
    first, last = next((keys for keys in _OFFSETS if keys[0] in value), _OFFSETS[0])
    label = value.get("label")
    more = {
        key: each if isinstance(each, str) else packed(each)
        for key, each in value.items()
        if key not in _KNOWN
    }
    item = {
        "start": value.get(first),
        "end": value.get(last),
        "label": str(label) if _is_count(label) else label,
        "more": more,
        "raw": value,
    }
    return item | ({"id": value["id"]} if "id" in value else {})


def _foreign(items: list[Record], points: Table, units: Table) -> Table:
    """How a line of others counts: by code points, unless a label would be outside the text."""
    ends = [item["end"] for item in items if _is_count(item.get("end"))]
    return units if ends and len(points) <= max(ends) < len(units) else points


def _is_count(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)
