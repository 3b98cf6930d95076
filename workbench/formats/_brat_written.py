"""The lines of a brat annotation file for texts that stand one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._annotation_records import (
    annotation_record,
    header_record,
    packed,
    relation_record,
    text_record,
)
from workbench.formats._brat_read import BODY, DETAILS, FILE, GONE, NOBODY, TEXT, WHOLE
from workbench.formats._brat_words import fragments, hull, one_line, type_name
from workbench.model.annotations import AnnotationState, Severity, Visibility
from workbench.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.model.annotated import AnnotatedTexts, CarriedAnnotation

_ELSEWHERE = ("label", "body", "state", "visibility", "severity", "start", "end", "quote")


def page_and_starts(texts: AnnotatedTexts) -> tuple[str, list[int]]:
    """All texts, each on lines of its own, and where each begins."""
    starts = []
    length = 0
    for text in texts.texts:
        starts.append(length)
        length += len(text.text or "") + 1
    return "".join(f"{text.text}\n" for text in texts.texts), starts


def page_bytes(page: str) -> bytes:
    """The text file; a page that begins with U+FEFF has a mark before it, which readers drop."""
    return (f"\ufeff{page}" if page.startswith("\ufeff") else page).encode()


def annotation_lines(texts: AnnotatedTexts, page: str, starts: Sequence[int]) -> Iterator[str]:
    """T lines first, which the others are about; then R, A and # lines."""
    bounds: list[tuple[str, CarriedAnnotation, Span]] = []
    firsts: list[str] = []
    for text, start in zip(texts.texts, starts, strict=True):
        firsts.append(f"T{len(bounds) + 1}" if text.annotations else "")
        whole = Span(start, start + len(text.text or ""))
        for annotation in text.annotations:
            span = annotation.span
            absolute = whole if span is None else Span(start + span.start, start + span.end)
            bounds.append((f"T{len(bounds) + 1}", annotation, absolute))
    for identity, annotation, span in bounds:
        yield _bound(identity, annotation, span, page)
    names = {annotation.reference: identity for identity, annotation, _ in bounds}
    yield from _relations(texts, names)
    attributes = [
        (name, identity, value)
        for identity, annotation, _ in bounds
        for name, value in _attributes(annotation)
    ]
    for number, (name, identity, value) in enumerate(attributes, 1):
        yield f"A{number}\t{name} {identity} {value}"
    notes = [*_file_notes(texts, starts, firsts), *_notes(bounds, page), *_relation_notes(texts)]
    for number, (kind, identity, value) in enumerate(notes, 1):
        yield f"#{number}\t{kind} {identity}\t{value}"


def _bound(identity: str, annotation: CarriedAnnotation, span: Span, page: str) -> str:
    parts = fragments(page, span)
    offsets = ";".join(f"{start} {end}" for start, end in parts)
    words = " ".join(page[start:end] for start, end in parts)
    return f"{identity}\t{type_name(annotation.label)} {offsets}\t{words}"


def _relations(texts: AnnotatedTexts, names: dict[str, str]) -> Iterator[str]:
    for number, relation in enumerate(texts.relations, 1):
        start, end = names[relation.start], names[relation.end]
        yield f"R{number}\t{type_name(relation.kind)} Arg1:{start} Arg2:{end}"


def _attributes(annotation: CarriedAnnotation) -> Iterator[tuple[str, str]]:
    if annotation.state is not AnnotationState.OPEN:
        yield "State", annotation.state.value
    if annotation.visibility is not Visibility.INTERNAL:
        yield "Visibility", annotation.visibility.value
    if annotation.severity is not Severity.NONE:
        yield "Severity", annotation.severity.value


def _file_notes(
    texts: AnnotatedTexts, starts: Sequence[int], firsts: Sequence[str]
) -> Iterator[tuple[str, str, str]]:
    """What the file and its texts are, each on an annotation of its own or the nearest before."""
    nearest = next((first for first in firsts if first), NOBODY)
    header = header_record(texts)
    if header:
        yield FILE, nearest, packed(header)
    for text, start, first in zip(texts.texts, starts, firsts, strict=True):
        nearest = first or nearest
        end = start + len(text.text or "")
        yield TEXT, nearest, packed({"start": start, "end": end} | text_record(text))


def _notes(
    bounds: Sequence[tuple[str, CarriedAnnotation, Span]], page: str
) -> Iterator[tuple[str, str, str]]:
    for identity, annotation, span in bounds:
        if annotation.body:
            yield BODY, identity, one_line(annotation.body)
        record = annotation_record(annotation, _ELSEWHERE)
        if annotation.span is None:
            record["on"] = GONE if annotation.quote else WHOLE
            record |= {"quote": annotation.quote} if annotation.quote else {}
        elif hull(fragments(page, span)) != (span.start, span.end):
            record |= {"start": span.start, "end": span.end}
        yield DETAILS, identity, packed(record)


def _relation_notes(texts: AnnotatedTexts) -> Iterator[tuple[str, str, str]]:
    for number, relation in enumerate(texts.relations, 1):
        record = relation_record(relation, ("start", "end", "kind"))
        if record:
            yield DETAILS, f"R{number}", packed(record)
