"""Annotations as the editor shows them: styles of labels, marks on a text, entries of the panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style

from workbench.model.annotations import AnnotationState, Purpose, Severity, Visibility
from workbench.model.segments import Side
from workbench.text.coding import marked
from workbench.text.diffing import Change, diff
from workbench.tui.entries import Entry, Part
from workbench.tui.marks import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.model.annotations import Annotation, Label, Relation
    from workbench.services.reviewing import Baseline
    from workbench.text.diffing import Piece

UNKNOWN_SIGN = "#"
"""What stands for a label that the project does not have."""
_SIGNS = {
    AnnotationState.PROPOSED: "proposed",
    AnnotationState.RESOLVED: "resolved",
}


class LabelBook:
    """The labels of a project by name and by key, with their styles."""

    def __init__(self, labels: Sequence[Label]) -> None:
        self.labels = tuple(labels)
        self._by_name = {label.name: label for label in labels}
        self._by_key = {label.key: label for label in labels if label.key}
        self._styles = {label.name: Style(color=label.colour, bold=True) for label in labels}

    def find(self, name: str) -> Label | None:
        """The label of that name, if the project has it."""
        return self._by_name.get(name)

    def by_key(self, key: str) -> Label | None:
        """The label that a key sets."""
        return self._by_key.get(key)

    def sign(self, name: str) -> str:
        """One character, one column wide."""
        label = self._by_name.get(name)
        return UNKNOWN_SIGN if label is None else label.sign

    def purpose(self, name: str) -> Purpose:
        """What the annotations of a label are for."""
        label = self._by_name.get(name)
        return Purpose.MARK if label is None else label.purpose

    def marks(self, annotations: Iterable[Annotation]) -> list[Mark]:
        """What is drawn on the texts of a pair: all that stands on words and is not resolved."""
        return [
            Mark(
                side=each.side,
                span=each.span,
                style=self._style(each),
                sign=self.sign(each.label),
            )
            for each in annotations
            if each.span is not None and each.state is not AnnotationState.RESOLVED
        ]

    def gutter_sign(self, annotations: Sequence[Annotation]) -> str:
        """The sign of what matters most on a pair; empty where only marks are on it."""
        order = (Purpose.QUERY, Purpose.REVIEW, Purpose.FOOTNOTE)
        for purpose in order:
            for each in annotations:
                if each.is_open and self.purpose(each.label) is purpose:
                    return self.sign(each.label)
        return ""

    def _style(self, annotation: Annotation) -> Style:
        style = self._styles.get(annotation.label, Style(bold=True))
        if annotation.state is AnnotationState.PROPOSED:
            return style + Style(bold=False, italic=True)
        return style


def note_entries(annotations: Sequence[Annotation], book: LabelBook) -> list[Entry]:
    """An entry for each annotation of a pair, what is open before what is resolved."""
    order = sorted(annotations, key=lambda each: each.state is AnnotationState.RESOLVED)
    return [_entry(each, book) for each in order]


def label_entries(book: LabelBook) -> list[Entry]:
    """The keys of the labels, a line for each set."""
    groups: dict[str, list[Label]] = {}
    for label in book.labels:
        if label.key:
            groups.setdefault(label.group, []).append(label)
    entries: list[Entry] = []
    for group, labels in groups.items():
        parts: list[Part] = [Part(text=f"{group}: ", role="reading")]
        for label in labels:
            short = label.name.rpartition("/")[2]
            parts += [
                Part(text=label.key, role="label"),
                Part(text=f"\u00a0{short}  ", role="other"),
            ]
        entries.append(Entry(parts=(tuple(parts),), mark=" "))
    return entries


def facts(annotation: Annotation) -> str:
    """What is said of an annotation beside its words: state, severity, who sees it, orphaned."""
    said = [
        "words are gone" if annotation.is_orphaned else "",
        _SIGNS.get(annotation.state, ""),
        str(annotation.severity) if annotation.severity is not Severity.NONE else "",
        "for the client" if annotation.visibility is Visibility.CLIENT else "",
    ]
    return ", ".join(filter(None, said))


def note_card(
    annotation: Annotation,
    text: str,
    relations: Sequence[Relation],
    others: Mapping[str, Annotation],
) -> list[tuple[Part, ...]]:
    """Everything that is known of a note; `text` is that of its side, `others` by their UUIDs."""
    side = "Chinese" if annotation.side is Side.SOURCE else "English"
    said = facts(annotation)
    lines: list[tuple[Part, ...]] = [
        (
            Part(text=f"{annotation.document} {annotation.number}, {side}", role="title"),
            Part(text=f"  {annotation.label}", role="label"),
            Part(text=f"  {said}" if said else "", role="reading"),
        ),
        (
            Part(text=f"{annotation.author}, {_when(annotation.time)}", role="reading"),
            Part(text=f"  from {annotation.origin}" if annotation.origin else "", role="reading"),
        ),
        (),
    ]
    if annotation.span is None:
        lines.append((Part(text=annotation.quote or "(the whole pair)", role="head"),))
    else:
        start, end = annotation.span.start, annotation.span.end
        first, last = max(0, start - _AROUND), end + _AROUND
        lines.append(
            (
                Part(text=("…" if first else "") + text[first:start], role="other"),
                Part(text=f"[{text[start:end]}]", role="english"),
                Part(text=text[end:last] + ("…" if last < len(text) else ""), role="other"),
            )
        )
    if annotation.body:
        lines += [(), (Part(text=annotation.body, role="head"),)]
    if annotation.replies:
        lines.append(())
    for reply in annotation.replies:
        lines.append(
            (
                Part(text=f"{reply.author}, {_when(reply.time)}  ", role="reading"),
                Part(text=reply.body, role="other"),
            )
        )
    for relation in relations:
        lines.append((Part(text=_told(relation, annotation, others), role="remark"),))
    return lines


_AROUND = 40
"""Code points on either side of the words that a card shows."""


def _when(time: str) -> str:
    return time[:16].replace("T", " ")


def _told(relation: Relation, annotation: Annotation, others: Mapping[str, Annotation]) -> str:
    is_start = relation.start == annotation.id
    other = others[relation.end if is_start else relation.start]
    place = f"“{other.quote}” ({other.number}, {other.label})"
    return f"{relation.kind} {place}" if is_start else f"{place} {relation.kind} this"


def _entry(annotation: Annotation, book: LabelBook) -> Entry:
    words = annotation.quote.replace("\n", " ") or "whole pair"
    said = facts(annotation)
    lines: list[tuple[Part, ...]] = [
        (
            Part(text=f"{book.sign(annotation.label)} ", role="label"),
            Part(text=words, role="head"),
            Part(text=f"  {annotation.label}", role="reading"),
            Part(text=f" ({said})" if said else "", role="remark"),
        )
    ]
    if annotation.body:
        lines.append((Part(text=annotation.body, role="other"),))
    lines += [
        (
            Part(text=f"{reply.author}: ", role="reading"),
            Part(text=reply.body, role="other"),
        )
        for reply in annotation.replies
    ]
    return Entry(parts=tuple(lines), annotation=annotation.id)


def change_entry(baseline: Baseline | None, text: str) -> Entry:
    """What changed since the wording that a reviewer compares with, signed and coloured.

    `text` has marks for its codes, which are shown as labels.
    """
    if baseline is None:
        return Entry(parts=((Part(text="as it was translated", role="reading"),),), mark="=")
    pieces = diff(marked(baseline.revision.text, baseline.revision.codes), text)
    head = (Part(text=f"since {baseline.name}", role="reading"),)
    if all(each.change is Change.KEPT for each in pieces):
        return Entry(parts=(head, (Part(text="nothing", role="other"),)), mark="=")
    return Entry(parts=(head, tuple(_changed(each) for each in pieces)), mark="~")


def _changed(piece: Piece) -> Part:
    text = piece.text.replace("\n", " ")
    if piece.change is Change.LOST:
        return Part(text=f"[-{text}-]", role="lost")
    if piece.change is Change.GAINED:
        return Part(text=f"{{+{text}+}}", role="gained")
    return Part(text=text, role="other")
