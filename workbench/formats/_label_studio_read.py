"""Tasks of Label Studio become annotated texts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeGuard

from workbench.formats._annotation_records import Fields, Record, packed, read_annotation, read_text
from workbench.formats._beside import KEY, Beside, complete
from workbench.formats._offset_counts import ours, span_of, stands, value_table
from workbench.formats._written_texts import excerpt, in_order
from workbench.model.annotated import (
    AnnotatedText,
    AnnotatedTexts,
    CarriedAnnotation,
    CarriedRelation,
)
from workbench.model.annotations import AnnotationState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.formats._faults import Faults
    from workbench.formats._offset_counts import Table

_LABELS = "labels"
_RELATION = "relation"


class Reading:
    """The tasks of one file on their way in; what is wrong with them gathers in `faults`."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._header = AnnotatedTexts()
        self._texts: list[AnnotatedText] = []
        self._relations: list[CarriedRelation] = []
        self._taken: dict[str, int] = {}
        """The text in which each reference was first seen."""

    def texts(self) -> AnnotatedTexts:
        """What was taken so far; of worth only where no fault was found."""
        relations = complete(self._relations, self._taken, self._faults)
        return replace(self._header, texts=tuple(self._texts), relations=relations)

    def take(self, task: object, place: str) -> None:
        """One task."""
        data = task.get("data") if isinstance(task, dict) else None
        if not isinstance(task, dict) or not isinstance(data, dict):
            self._faults.add(place, "no task: an object with `data`")
            return
        raw = _text_of(data)
        if raw is None:
            self._faults.add(place, "there is no text in `data.text`")
            return
        known = Beside(data, place, self._faults)
        self._header = known.header() or self._header
        found = list(known.remarks())
        index = len(self._texts)
        for each in found:
            if each.reference in self._taken:
                self._faults.add(place, f"a second annotation is called {each.reference}")
            self._taken[each.reference] = index
        native: list[CarriedRelation] = []
        for group in self._groups(task, place):
            regions = _Regions(raw, group, self._faults)
            for each in regions.annotations():
                if known.is_there and self._taken.get(each.reference, index) != index:
                    self._faults.add(group.place, f"a second region is called {each.reference}")
                found.append(self._named(each, group, index))
            native += self._tied(group)
        self._relations += known.relations(native)
        text = read_text(data if known.is_there else {}, place, self._faults)
        body = ours(raw, may_be_marked=False)
        for each in found:
            if each.span is not None and not 0 <= each.span.start <= each.span.end <= len(body):
                self._faults.add(place, f"{each.reference} is outside the text")
        self._texts.append(replace(text, text=body, annotations=in_order(found)))

    def _groups(self, task: Record, place: str) -> Iterator[_Group]:
        """The annotations of a task, then those predictions that no annotation was made from."""
        seen: set[str] = set()
        for key in ("annotations", "completions", "predictions"):
            for index, record in enumerate(Fields(task, place, self._faults).records(key)):
                if record.get("was_cancelled"):
                    continue
                at = f"{place}.{key}[{index}]"
                results = Fields(record, at, self._faults).records("result")
                if key == "predictions":
                    results = [each for each in results if str(each.get("id")) not in seen]
                yield _Group(record, results, at, is_proposed=key == "predictions")
                seen |= {str(each["id"]) for each in results if "id" in each}

    def _named(self, annotation: CarriedAnnotation, group: _Group, index: int) -> CarriedAnnotation:
        """The annotation by a name that no other in the file has."""
        name = annotation.reference
        if name in self._taken:
            name = f"{index + 1}.{name}"
            if name in self._taken:
                name = f"{name}@{group.place}"
        self._taken.setdefault(name, index)
        group.names.setdefault(annotation.reference, name)
        return replace(annotation, reference=name)

    def _tied(self, group: _Group) -> Iterator[CarriedRelation]:
        for index, result in enumerate(group.results):
            if result.get("type") != _RELATION:
                continue
            start, end = (
                group.names.get(str(result.get(key)), str(result.get(key)))
                for key in ("from_id", "to_id")
            )
            if result.get("direction") == "left":
                start, end = end, start
            place = f"{group.place}.result[{index}]"
            for kind in Fields(result, place, self._faults).texts("labels") or [""]:
                yield CarriedRelation(start=start, end=end, kind=kind, place=place)


class _Group:
    """One annotation, or one prediction, of a task: what one annotator or model found."""

    def __init__(
        self, record: Record, results: list[Record], place: str, *, is_proposed: bool
    ) -> None:
        self.results = results
        self.place = place
        self.is_proposed = is_proposed
        self.names: dict[str, str] = {}
        """The references of its regions, by what the file calls them."""
        by = record.get("model_version" if is_proposed else "completed_by")
        if isinstance(by, dict):
            by = by.get("email") or by.get("id")
        time = record.get("created_at")
        self.author = "" if by is None else str(by)
        self.time = time if isinstance(time, str) else ""


class _Regions:
    """The results of one group as annotations."""

    def __init__(self, raw: str, group: _Group, faults: Faults) -> None:
        self._text = ours(raw, may_be_marked=False)
        self._group = group
        self._faults = faults
        self._tables = (value_table(raw), value_table(raw, utf16=True))
        self._found: dict[str, CarriedAnnotation] = {}
        self._spans: dict[str, tuple[int, int]] = {}

    def annotations(self) -> list[CarriedAnnotation]:
        """All of them, by region; what belongs to a region without labels of its own is with it."""
        results = [
            (result, f"{self._group.place}.result[{index}]")
            for index, result in enumerate(self._group.results)
            if result.get("type") != _RELATION
        ]
        labelled = [each for each in results if str(each[0].get("type")).endswith(_LABELS)]
        claims = [claim for result, _ in labelled if (claim := _claim(result)) is not None]
        best = max(self._tables, key=lambda table: _right(self._text, table, claims))
        for result, place in labelled:
            self._take_region(result, place, best)
        for result, place in results:
            if not str(result.get("type")).endswith(_LABELS):
                self._take_other(result, place)
        return list(self._found.values())

    def _take_region(self, result: Record, place: str, table: Table) -> None:
        claim = _claim(result)
        if claim is None:
            self._faults.add(place, "no start and end in a text")
            return
        (start, end), words = claim
        name = str(result.get("id", place))
        if self._spans.setdefault(name, (start, end)) != (start, end):
            self._faults.add(place, f"a second region is called {name}")
            return
        annotation = self._placed(result, start, end, words, place, table)
        if annotation is None:
            return
        key = result["type"]
        labels = Fields(result["value"], place, self._faults).texts(key) or [""]
        for label in labels:
            unique, number = name, 1
            while unique in self._found:
                number += 1
                unique = f"{name}#{number}"
            self._found[unique] = replace(annotation, reference=unique, label=label)

    def _placed(
        self, result: Record, start: int, end: int, words: str, place: str, table: Table
    ) -> CarriedAnnotation | None:
        """The annotation of a region without its name and label; None where it is nowhere."""
        annotation = self._known(result, place)
        if not 0 <= start < end:
            self._faults.add(place, f"from {start} to {end} is nothing")
            return None
        fits = [
            each
            for each in (table, *self._tables)
            if stands(self._text, each, [(start, end)], words)
        ]
        if fits or not words:
            span = span_of(fits[0] if fits else table, start, end)
            if span is not None:
                return replace(annotation, span=span, quote=span.of(self._text))
        if end >= len(table):
            length = len(table) - 1
            told = f"from {start} to {end} is outside the text, which has {length} characters"
            self._faults.add(place, told)
            return None
        if words and self._text.count(words) == 1:
            properties = {**annotation.properties, "offsets": f"{start} {end}"}
            return replace(annotation, quote=words, properties=properties)
        there = span_of(table, start, end)
        shown = "half a character" if there is None else excerpt(there.of(self._text))
        told = f"is said to be on {excerpt(words)}, but {shown} stands at {start} to {end}"
        self._faults.add(place, told)
        return None

    def _known(self, result: Record, place: str) -> CarriedAnnotation:
        """What a region says of itself beside its label: notes, and what we left there."""
        meta = Fields(result, place, self._faults).object("meta")
        details = meta.get(KEY)
        is_ours = isinstance(details, dict)
        read = read_annotation(details or {} if is_ours else {}, place, self._faults)
        is_accepted = read.state is AnnotationState.PROPOSED
        state = AnnotationState.OPEN if is_accepted else read.state
        said = meta.get("text")
        lines = said if isinstance(said, list) else [said] if said else []
        return replace(
            read,
            span=None,
            body="\n".join(map(str, lines)),
            author=read.author if is_ours else self._group.author,
            time=read.time if is_ours else self._group.time,
            state=AnnotationState.PROPOSED if self._group.is_proposed else state,
        )

    def _take_other(self, result: Record, place: str) -> None:
        """Words, choices and the like: of a region, or of the text as a whole."""
        name = str(result.get("id", place))
        value = Fields(result, place, self._faults).object("value")
        written, chosen = value.get("text"), value.get("choices")
        region = self._found.get(name)
        is_words = result.get("type") == "textarea" and isinstance(written, list)
        if region is None:
            region = replace(self._known(result, place), reference=name)
            if isinstance(chosen, list) and chosen and not is_words:
                region = replace(region, label=str(chosen[0]))
                chosen = chosen[1:]
        if is_words:
            body = "\n".join(filter(None, (region.body, *map(str, written or ()))))
            self._found[name] = replace(region, body=body)
            return
        key = str(result.get("from_name", result.get("type", "result")))
        rest = {key: each for key, each in value.items() if key not in ("start", "end", "text")}
        properties = {**region.properties}
        if chosen is None or chosen:
            properties[key] = packed(rest)
        self._found[name] = replace(region, properties=properties)


def _text_of(data: Record) -> str | None:
    """The text of a task: `text`, or the only string that there is."""
    if isinstance(data.get("text"), str):
        return str(data["text"])
    texts = [value for value in data.values() if isinstance(value, str)]
    return texts[0] if len(texts) == 1 else None


def _claim(result: Record) -> tuple[tuple[int, int], str] | None:
    """Start, end and words of a region on text; None for another."""
    value = result.get("value")
    if not isinstance(value, dict):
        return None
    offsets = value.get("globalOffsets")
    source = offsets if isinstance(offsets, dict) else value
    start, end, words = source.get("start"), source.get("end"), value.get("text")
    if not _is_count(start) or not _is_count(end):
        return None
    return (start, end), words if isinstance(words, str) else ""


def _right(text: str, table: Table, claims: Sequence[tuple[tuple[int, int], str]]) -> int:
    return sum(stands(text, table, [offsets], words) for offsets, words in claims if words)


def _is_count(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)
