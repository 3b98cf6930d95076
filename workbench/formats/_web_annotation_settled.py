"""Annotated texts as they are written, with what their texts tell of the quotes filled in."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.errors import Refused

if TYPE_CHECKING:
    from workbench.model.annotated import AnnotatedText, AnnotatedTexts, CarriedAnnotation

AROUND = 32
"""Code points of a text that a quote has before and after it, so that it can be found again."""


def settled(given: AnnotatedTexts) -> AnnotatedTexts:
    """The same without places, each annotation with its quote and what stands around it.

    Raises Refused with all annotations whose span lies outside the text, whose reference is that
    of another, and all relations whose ends are not among them.
    """
    faults: list[str] = []
    texts = tuple(
        replace(
            text,
            annotations=tuple(_settled(each, text, faults) for each in text.annotations),
        )
        for text in given.texts
    )
    names = [label.name for label in given.labels]
    faults.extend(f"{n} labels are called {name!r}" for name, n in Counter(names).items() if n > 1)
    seen: set[str] = set()
    for text in texts:
        for each in text.annotations:
            if not each.reference or each.reference in seen:
                faults.append(f"two annotations are called {each.reference!r}")
            seen.add(each.reference)
    for relation in given.relations:
        faults.extend(
            f"a relation names {end!r}, which is not among the annotations"
            for end in (relation.start, relation.end)
            if end not in seen
        )
    if faults:
        raise Refused("; ".join(faults))
    relations = tuple(replace(relation, place="") for relation in given.relations)
    return replace(given, texts=texts, relations=relations)


def _settled(
    annotation: CarriedAnnotation, text: AnnotatedText, faults: list[str]
) -> CarriedAnnotation:
    span = annotation.span
    plain = replace(annotation, place="", properties=dict(annotation.properties))
    if span is None:
        return plain
    words = text.text
    if not 0 <= span.start <= span.end or (words is not None and span.end > len(words)):
        faults.append(
            f"the annotation {annotation.reference!r} is on {span.start} to {span.end},"
            f" which lies outside the text"
        )
    if words is None:
        return plain
    return replace(
        plain,
        quote=plain.quote or span.of(words),
        prefix=plain.prefix or words[max(0, span.start - AROUND) : span.start],
        suffix=plain.suffix or words[span.end : span.end + AROUND],
    )
