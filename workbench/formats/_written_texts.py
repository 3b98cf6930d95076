"""Which of the texts of an export a format can hold at all, and in what order.

A text of which only quotes are known cannot hold spans, and an empty text without remarks says
nothing. What is left has its line ends as `\\n`, its annotations in order of their spans, each
with the words that it is on, and those relations both of whose ends are left.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.formats._offset_counts import stored

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.model.annotated import AnnotatedText, AnnotatedTexts, CarriedAnnotation


def held(texts: AnnotatedTexts) -> AnnotatedTexts:
    """The texts as they can be written. Raises Refused for a span outside its text."""
    kept = tuple(
        _held(text)
        for text in texts.texts
        if text.text is not None and (text.text or text.annotations)
    )
    known = {annotation.reference for text in kept for annotation in text.annotations}
    relations = tuple(
        replace(relation, place="")
        for relation in texts.relations
        if relation.start in known and relation.end in known
    )
    return replace(texts, texts=kept, relations=relations)


def losses(texts: AnnotatedTexts) -> list[str]:
    """What `held` leaves out."""
    quoted = sum(len(text.annotations) for text in texts.texts if text.text is None)
    lost = len(texts.relations) - len(held(texts).relations)
    said = []
    if quoted:
        said.append(f"annotations on texts that are not known were left out: {quoted:,}")
    if lost:
        said.append(f"relations to annotations that are not in the file were left out: {lost:,}")
    return said


def in_order(annotations: Iterable[CarriedAnnotation]) -> tuple[CarriedAnnotation, ...]:
    """By span, those without one first; equals stay as they were."""
    return tuple(sorted(annotations, key=_order))


def place_of(text: AnnotatedText) -> str:
    """Where a text stands, for a reader: `page.txt, segment 12, source`."""
    parts = [text.document, f"segment {text.number}" if text.number else text.segment]
    parts.append(text.side.value if text.side else "")
    return ", ".join(part for part in parts if part) or "a text without a name"


def excerpt(words: str) -> str:
    """The words in quotation marks, the middle left out where they are long."""
    shown = words if len(words) <= 24 else f"{words[:14]}…{words[-8:]}"
    return "“" + shown.replace("\n", "⏎") + "”"


def _held(text: AnnotatedText) -> AnnotatedText:
    body = stored(text.text or "")
    annotations = (_on(body, annotation, text) for annotation in text.annotations)
    return replace(text, text=body, annotations=in_order(annotations))


def _on(body: str, annotation: CarriedAnnotation, text: AnnotatedText) -> CarriedAnnotation:
    span = annotation.span
    if span is None:
        return replace(annotation, quote=stored(annotation.quote), place="")
    if not 0 <= span.start <= span.end <= len(body):
        raise Refused(
            f"{place_of(text)}: the annotation {annotation.reference} is at {span.start} to "
            f"{span.end}, but the text has {len(body)} characters"
        )
    return replace(annotation, quote=span.of(body), prefix="", suffix="", place="")


def _order(annotation: CarriedAnnotation) -> tuple[int, int]:
    span = annotation.span
    return (-1, -1) if span is None else (span.start, span.end)
