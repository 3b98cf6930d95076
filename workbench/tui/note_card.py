"""Everything that is known of an annotation, as the lines of a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.annotations import AnnotationState, Severity, Visibility
from workbench.model.segments import Side
from workbench.tui.entries import Part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.model.annotations import Annotation, Relation

    Line = tuple[Part, ...]

_SIGNS = {
    AnnotationState.PROPOSED: "proposed",
    AnnotationState.RESOLVED: "resolved",
}
_AROUND = 40
"""Code points on either side of the words that a card shows."""


def note_card(
    annotation: Annotation,
    text: str,
    relations: Sequence[Relation],
    others: Mapping[str, Annotation],
) -> list[Line]:
    """Everything that is known of a note; `text` is that of its side, `others` by their UUIDs."""
    lines = [*_head(annotation), (), _words(annotation, text)]
    if annotation.body:
        lines += [(), (Part(text=annotation.body, role="head"),)]
    if annotation.replies:
        lines.append(())
    for reply in annotation.replies:
        said = Part(text=f"{reply.author}, {_when(reply.time)}  ", role="reading")
        lines.append((said, Part(text=reply.body, role="other")))
    for relation in relations:
        lines.append((Part(text=_told(relation, annotation, others), role="remark"),))
    return lines


def facts(annotation: Annotation) -> str:
    """What is said of an annotation beside its words: state, severity, who sees it, orphaned."""
    said = [
        "words are gone" if annotation.is_orphaned else "",
        _SIGNS.get(annotation.state, ""),
        str(annotation.severity) if annotation.severity is not Severity.NONE else "",
        "for the client" if annotation.visibility is Visibility.CLIENT else "",
    ]
    return ", ".join(filter(None, said))


def _head(annotation: Annotation) -> list[Line]:
    """Where it stands, what it is, whose it is."""
    side = "Chinese" if annotation.side is Side.SOURCE else "English"
    said = facts(annotation)
    return [
        (
            Part(text=f"{annotation.document} {annotation.number}, {side}", role="title"),
            Part(text=f"  {annotation.label}", role="label"),
            Part(text=f"  {said}" if said else "", role="reading"),
        ),
        (
            Part(text=f"{annotation.author}, {_when(annotation.time)}", role="reading"),
            Part(text=f"  from {annotation.origin}" if annotation.origin else "", role="reading"),
        ),
    ]


def _words(annotation: Annotation, text: str) -> Line:
    """The words that it stands on, among those around them."""
    if annotation.span is None:
        return (Part(text=annotation.quote or "(the whole pair)", role="head"),)
    start, end = annotation.span.start, annotation.span.end
    first, last = max(0, start - _AROUND), end + _AROUND
    return (
        Part(text=("…" if first else "") + text[first:start], role="other"),
        Part(text=f"[{text[start:end]}]", role="english"),
        Part(text=text[end:last] + ("…" if last < len(text) else ""), role="other"),
    )


def _when(time: str) -> str:
    return time[:16].replace("T", " ")


def _told(relation: Relation, annotation: Annotation, others: Mapping[str, Annotation]) -> str:
    is_start = relation.start == annotation.id
    other = others[relation.end if is_start else relation.start]
    place = f"“{other.quote}” ({other.number}, {other.label})"
    return f"{relation.kind} {place}" if is_start else f"{place} {relation.kind} this"
