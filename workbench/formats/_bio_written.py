"""Annotated texts as a column of characters or words and a column of BIO tags.

There is one tag for each, so that annotations on the same words cannot be written: they are
refused by name. Only labels and where they are have a place; the rest is said to be lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.formats._annotation_records import header_record, packed
from workbench.formats._bio_words import cell, one_line
from workbench.formats._written_texts import excerpt, held, losses, place_of
from workbench.model.annotated import AnnotatedTexts, CarriedAnnotation
from workbench.model.annotations import AnnotationState
from workbench.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.model.annotated import AnnotatedText

Cutter = Callable[[str, Sequence[CarriedAnnotation]], Iterable[Span]]
"""Cuts a text into what has a line of its own; every border of an annotation is a border."""


def expected_bio(texts: AnnotatedTexts) -> AnnotatedTexts:
    """What a file can say: labels and spans, each annotation called by its number."""
    count = 0
    kept = []
    for text in held(texts).texts:
        marks = []
        for annotation in text.annotations:
            if annotation.span is not None and len(annotation.span):
                count += 1
                marks.append(
                    CarriedAnnotation(
                        reference=str(count),
                        span=annotation.span,
                        quote=annotation.quote,
                        label=annotation.label,
                    )
                )
        if text.text:
            kept.append(replace(text, annotations=tuple(marks)))
    return replace(texts, texts=tuple(kept), relations=())


def write_bio(texts: AnnotatedTexts, cut: Cutter) -> bytes:
    """The file. Raises Refused where two annotations are on the same words."""
    known = expected_bio(texts)
    _refuse_overlaps(known)
    header = header_record(known)
    lines = [f"# file = {packed(header)}", ""] if header else []
    for text in known.texts:
        lines += [*_block(text, cut), ""]
    return "".join(f"{line}\n" for line in lines).encode()


def bio_losses(texts: AnnotatedTexts) -> list[str]:
    """What tags have no room for, by kind."""
    known = [text for text in texts.texts if text.text is not None]
    annotations = [each for text in known for each in text.annotations]
    spanned = [each for each in annotations if each.span is not None and len(each.span)]
    left_out = {
        "annotations on no words of a text": len(annotations) - len(spanned),
        "notes of annotations": sum(bool(each.body) for each in spanned),
        "answers to annotations": sum(len(each.replies) for each in spanned),
        "authors and times of annotations": sum(bool(each.author or each.time) for each in spanned),
        "states, severities and visibilities other than the usual": sum(map(_is_marked, spanned)),
        "other properties of annotations": sum(len(each.properties) for each in spanned),
        "relations": len(held(texts).relations),
        "identities of annotations, which come back as new ones,": len(spanned),
    }
    said = [f"{what} were left out: {count:,}" for what, count in left_out.items() if count]
    return losses(texts) + said


def _is_marked(annotation: CarriedAnnotation) -> bool:
    usual = CarriedAnnotation(reference="", span=None)
    return annotation.state is not AnnotationState.OPEN or (
        (annotation.severity, annotation.visibility) != (usual.severity, usual.visibility)
    )


def _refuse_overlaps(texts: AnnotatedTexts) -> None:
    found = list(_overlaps(texts))
    if found:
        more = f", and {len(found) - 1:,} more pairs overlap" if len(found) > 1 else ""
        raise Refused(
            f"{found[0]}; there is one tag for each word{more}",
            hint="export to a format that holds overlaps, such as brat or Web Annotation, or leave "
            "labels out",
        )


def _overlaps(texts: AnnotatedTexts) -> Iterator[str]:
    for text in texts.texts:
        furthest: CarriedAnnotation | None = None
        for annotation in text.annotations:
            if furthest is None or annotation.span is None or furthest.span is None:
                furthest = annotation
                continue
            if annotation.span.start < furthest.span.end:
                yield (
                    f"{place_of(text)}: {_named(furthest)} and {_named(annotation)} are on the "
                    "same words"
                )
            if annotation.span.end > furthest.span.end:
                furthest = annotation


def _named(annotation: CarriedAnnotation) -> str:
    return f"{annotation.label or 'an annotation'} {excerpt(annotation.quote)}"


def _block(text: AnnotatedText, cut: Cutter) -> Iterator[str]:
    for key, value in (
        ("id", text.segment),
        ("side", text.side.value if text.side else ""),
        ("document", cell(text.document)),
        ("number", str(text.number or "")),
    ):
        if value:
            yield f"# {key} = {value}"
    body = text.text or ""
    yield f"# text = {one_line(body)}"
    marks = iter(text.annotations)
    mark = next(marks, None)
    for span in cut(body, text.annotations):
        while mark is not None and mark.span is not None and mark.span.end <= span.start:
            mark = next(marks, None)
        yield f"{cell(span.of(body))}\t{_tag(span, mark)}"


def _tag(span: Span, mark: CarriedAnnotation | None) -> str:
    if mark is None or mark.span is None or span.start < mark.span.start:
        return "O"
    letter = "B" if span.start == mark.span.start else "I"
    return f"{letter}-{cell(mark.label)}" if mark.label else letter
