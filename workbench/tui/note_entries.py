"""Annotations, labels and a reviewer's changes as entries of the side panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.annotations import AnnotationState
from workbench.text.coding import marked
from workbench.text.diffing import Change, diff
from workbench.tui.entries import Entry, Part
from workbench.tui.note_card import facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.annotations import Annotation, Label
    from workbench.services.reviewing import Baseline
    from workbench.text.diffing import Piece
    from workbench.tui.label_book import LabelBook


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


def _changed(piece: Piece) -> Part:
    text = piece.text.replace("\n", " ")
    if piece.change is Change.LOST:
        return Part(text=f"[-{text}-]", role="lost")
    if piece.change is Change.GAINED:
        return Part(text=f"{{+{text}+}}", role="gained")
    return Part(text=text, role="other")
