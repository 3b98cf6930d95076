"""A brat annotation file and its text become annotated texts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.formats._annotation_records import (
    Record,
    read_annotation,
    read_header,
    read_relation,
)
from workbench.formats._brat_page import Page, page_of
from workbench.formats._brat_words import fragments, hull, label_name, many_lines
from workbench.formats._json_file import read_object
from workbench.formats._offset_counts import best_table, ours, span_of, stands
from workbench.formats._written_texts import excerpt, in_order
from workbench.model.annotated import AnnotatedTexts, CarriedAnnotation, CarriedRelation
from workbench.model.annotations import AnnotationState, Severity, Visibility
from workbench.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.formats._brat_lines import Bound, Lines, Said
    from workbench.formats._faults import Faults

FILE, TEXT, DETAILS, BODY = "WorkbenchFile", "WorkbenchText", "Workbench", "AnnotatorNotes"
OURS = (FILE, TEXT, DETAILS)
NOBODY = "T0"
"""What the notes of a file are about where it has no annotation at all."""
WHOLE, GONE = "text", "gone"
"""What the detail `on` says of a remark on the whole text, and of one whose words are gone."""
_ATTRIBUTES = {"State": AnnotationState, "Visibility": Visibility, "Severity": Severity}

Details = tuple[str, Record]
"""Where a note of ours stands, and what it says."""


class Reading:
    """One file on its way in; what is wrong with it gathers in `faults`."""

    def __init__(self, lines: Lines, raw: str, faults: Faults) -> None:
        self.lines = lines
        self.raw = raw
        self.page = ours(raw)
        self.faults = faults
        self.is_ours = any(said.kind in OURS for said in lines.said)
        self.ties = {tie.id: tie.start for tie in lines.ties}
        self.notes = self._notes()
        self.references: dict[str, str] = {}
        self.taken: set[str] = set()
        self.parts: dict[str, tuple[tuple[int, int], ...]] = {}

    def texts(self) -> AnnotatedTexts:
        """What the file holds; of worth only where no fault was found."""
        records = [(said, self._record(said)) for said in self._of_kind(*OURS)]
        details = {
            said.of: (f"line {said.line}", record)
            for said, record in records
            if said.kind == DETAILS
        }
        header = AnnotatedTexts()
        for said, record in records:
            if said.kind == FILE:
                header = read_header(record, f"line {said.line}", self.faults)
        spans = self._spans(details)
        claims = [(said.line, record) for said, record in records if said.kind == TEXT]
        page = page_of(
            self.page, claims, (span for span in spans.values() if span is not None), self.faults
        )
        placed: list[list[CarriedAnnotation]] = [[] for _ in page.places]
        for identity, span in spans.items():
            bound = self.lines.bounds[identity]
            index = self._index(page, bound, span)
            if index is not None:
                known = details.get(identity, ("", {}))
                annotation = self._annotation(bound, span, page.places[index].span, known)
                placed[index].append(annotation)
        texts = tuple(
            replace(place.text, annotations=in_order(annotations))
            for place, annotations in zip(page.places, placed, strict=True)
        )
        return replace(header, texts=texts, relations=tuple(self._relations(details)))

    def _spans(self, details: dict[str, Details]) -> dict[str, Span | None]:
        """The hull of every T line on the page; None where only its words can find it."""
        bounds = self.lines.bounds.values()
        claims = [(bound.fragments, bound.words) for bound in bounds if bound.words]
        table = best_table(self.raw, claims)
        found: dict[str, Span | None] = {}
        for bound in bounds:
            wrong = _wrong_offsets(bound, len(table) - 1, may_be_empty=bound.id in details)
            if wrong:
                self.faults.add(f"line {bound.line}", wrong)
                continue
            parts = [span_of(table, start, end) for start, end in bound.fragments]
            self.parts[bound.id] = tuple(
                (part.start, part.end) for part in parts if part is not None
            )
            span = Span(*hull(self.parts[bound.id])) if None not in parts else None
            if span is None:
                self.faults.add(f"line {bound.line}", f"{bound.id} cuts a character in two")
            elif not bound.words or stands(self.page, table, bound.fragments, bound.words):
                found[bound.id] = span
            elif self.page.count(bound.words) == 1:
                found[bound.id] = None
            else:
                self._report_words(bound, span)
        return found

    def _report_words(self, bound: Bound, span: Span) -> None:
        times = self.page.count(bound.words)
        self.faults.add(
            f"line {bound.line}",
            f"{bound.id} is said to be on {excerpt(bound.words)}, but {excerpt(span.of(self.page))}"
            f" stands there, and its words stand in the text {times or 'no'} times",
        )

    def _index(self, page: Page, bound: Bound, span: Span | None) -> int | None:
        start = self.page.find(bound.words) if span is None else span.start
        end = start + len(bound.words) if span is None else span.end
        index = page.index_at(start)
        if index is None or end > page.places[index].span.end:
            self.faults.add(f"line {bound.line}", f"{bound.id} goes over the border of a text")
            return None
        return index

    def _annotation(
        self, bound: Bound, span: Span | None, within: Span, details: Details
    ) -> CarriedAnnotation:
        place = f"line {bound.line}"
        read = replace(read_annotation(details[1], details[0], self.faults), place=place)
        on = details[1].get("on")
        reference = read.reference or bound.id
        if reference in self.taken:
            self.faults.add(place, f"a second annotation is called {reference}")
        self.taken.add(reference)
        self.references[bound.id] = reference
        properties = dict(read.properties)
        exact = span
        if read.span is not None and fragments(self.page, read.span) == self.parts[bound.id]:
            exact = read.span
        is_whole = self.parts[bound.id] == fragments(self.page, within)
        if on in (WHOLE, GONE) and is_whole:
            exact, quote = None, read.quote
        elif exact is None:
            quote = bound.words
            properties["offsets"] = _told(bound.fragments, 0)
        else:
            quote = exact.of(self.page)
            if self._is_scattered(bound, exact):
                properties["fragments"] = _told(self.parts[bound.id], within.start)
            exact = Span(exact.start - within.start, exact.end - within.start)
        annotation = replace(
            read,
            reference=reference,
            span=exact,
            quote=quote,
            label=label_name(bound.label) if self.is_ours else bound.label,
            properties=properties,
        )
        return self._with_notes(annotation, bound.id, is_ours=bool(details[1]))

    def _is_scattered(self, bound: Bound, span: Span) -> bool:
        """Whether more than spaces and line ends stands between the parts of an annotation."""
        parts = "".join(self.page[start:end] for start, end in self.parts[bound.id])
        return "".join(parts.split()) != "".join(span.of(self.page).split())

    def _with_notes(
        self, annotation: CarriedAnnotation, identity: str, *, is_ours: bool
    ) -> CarriedAnnotation:
        """With what its attributes and notes say; what has no word of ours is a property."""
        bodies: list[str] = []
        properties = dict(annotation.properties)
        words: dict[str, str] = {}
        for said in self.notes.get(identity, ()):
            known = _ATTRIBUTES.get(said.kind)
            if said.kind == BODY and said.of == identity:
                bodies.append(many_lines(said.value) if is_ours else said.value)
            elif known and said.of == identity and said.value in set(known):
                words[said.kind] = said.value
            else:
                key = said.kind if said.of == identity else f"{said.of} {said.kind}"
                properties[f"{key} {said.id}" if key in properties else key] = said.value
        return replace(
            annotation,
            body="\n".join(bodies),
            state=AnnotationState(words.get("State", AnnotationState.OPEN)),
            visibility=Visibility(words.get("Visibility", Visibility.INTERNAL)),
            severity=Severity(words.get("Severity", Severity.NONE)),
            properties=properties,
        )

    def _relations(self, details: dict[str, Details]) -> Iterator[CarriedRelation]:
        for tie in self.lines.ties:
            place = f"line {tie.line}"
            ends = [self.references.get(self._owner(end) or "", "") for end in (tie.start, tie.end)]
            for name, end in zip((tie.start, tie.end), ends, strict=True):
                if not end and name not in self.lines.kinds:
                    self.faults.add(place, f"{tie.id} leads to {name}, which is nowhere")
                elif not end and self._owner(name) is None:
                    self.faults.add(place, f"{tie.id} leads to {name}, which is no annotation")
            noted, record = details.get(tie.id, (place, {}))
            yield replace(
                read_relation(record, noted, self.faults),
                place=place,
                start=ends[0],
                end=ends[1],
                kind=label_name(tie.kind) if self.is_ours else tie.kind,
            )

    def _notes(self) -> dict[str, list[Said]]:
        """What is said of every T line, by its identity."""
        found: dict[str, list[Said]] = {}
        for said in self.lines.said:
            if said.kind in OURS and (said.of == NOBODY or said.of in self.lines.kinds):
                continue
            owner = self._owner(said.of)
            if owner is None:
                self.faults.add(
                    f"line {said.line}", f"{said.id} is about {said.of}, which is nowhere"
                )
            else:
                found.setdefault(owner, []).append(said)
        return found

    def _owner(self, identity: str) -> str | None:
        """The T line that something about a T, E or R line belongs to."""
        if identity in self.lines.bounds:
            return identity
        if identity in self.lines.triggers:
            trigger = self.lines.triggers[identity]
            return trigger if trigger in self.lines.bounds else None
        start = self.ties.get(identity, "")
        return None if start in self.ties or not start else self._owner(start)

    def _of_kind(self, *kinds: str) -> Iterator[Said]:
        return (said for said in self.lines.said if said.kind in kinds)

    def _record(self, said: Said) -> Record:
        record = read_object(said.value)
        if record is not None:
            return record
        self.faults.add(f"line {said.line}", f"the note {said.kind} is no JSON object")
        return {}


def _wrong_offsets(bound: Bound, length: int, *, may_be_empty: bool) -> str:
    for start, end in bound.fragments:
        if start < 0 or end < 0:
            return f"{bound.id} has the offset {min(start, end)}; the first character is 0"
        if start > end:
            return f"{bound.id} ends at {end}, before it begins at {start}"
        if end > length:
            return f"{bound.id} ends at {end}, but the text has {length} characters"
        if start == end and not may_be_empty:
            return f"{bound.id} is on nothing: it begins and ends at {start}"
    return ""


def _told(parts: tuple[tuple[int, int], ...], start: int) -> str:
    return ";".join(f"{first - start} {last - start}" for first, last in parts)
