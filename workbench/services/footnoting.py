"""Translator's notes (译者注) of a project become the numbered footnotes of an export.

The mark stands where a reader of the English looks for it: after the annotated words of the
target; for a note on the source after the words that render it, where a relation names them, and
at the paragraph's end where none does. A paragraph that is left in Chinese has its notes on the
Chinese. Notes on a whole segment, and those whose words are gone, stand at its end.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model.annotations import AnnotationState, Purpose, RelationKind
from workbench.model.exchange import Footnote
from workbench.model.segments import Side
from workbench.text.note_marks import after_words, at_the_end, whole_characters
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.model.annotations import Annotation, Label, Relation
    from workbench.model.exchange import ParallelDocument
    from workbench.model.segments import Pair

_QUOTED = 20
"""Characters of a quote or a note by which a warning names it."""


class Footnotes:
    """Numbers the footnotes of documents that are given one after the other."""

    def __init__(self, labels: Iterable[Label], relations: Iterable[Relation]) -> None:
        self.labels = {label.name for label in labels if label.purpose is Purpose.FOOTNOTE}
        self.count = 0
        self.warnings: list[str] = []
        self._renderings: dict[str, list[str]] = {}
        for relation in relations:
            if relation.kind is RelationKind.RENDERS:
                self._renderings.setdefault(relation.end, []).append(relation.start)

    def added(self, document: ParallelDocument, *, is_needed: bool = True) -> ParallelDocument:
        """The document with the footnotes of its pairs; as it is where it can have none."""
        if not is_needed:
            return document
        found = {pair.segment.id: self._of(pair) for pair in document.pairs if pair.annotations}
        return replace(document, footnotes={key: notes for key, notes in found.items() if notes})

    def _of(self, pair: Pair) -> tuple[Footnote, ...]:
        side, text = standing(pair)
        placed = [(*self._place(pair, note, side, text), note) for note in self._wanted(pair, text)]
        # Notes on words come before those on the whole where both stand at the end.
        placed.sort(key=lambda each: each[:2])
        first = self.count + 1
        self.count += len(placed)
        return tuple(
            Footnote(
                annotation=note.id, number=number, side=side, offset=offset, text=note.body.strip()
            )
            for number, (offset, _, note) in enumerate(placed, first)
        )

    def _wanted(self, pair: Pair, text: str) -> list[Annotation]:
        """The notes that have something to say, on a paragraph that has a text."""
        found = []
        for note in pair.annotations:
            if note.label not in self.labels or note.state is AnnotationState.PROPOSED:
                continue
            if not has_text(note.body):
                self._warn(pair, note, "is empty and was left out")
            elif not has_text(text):
                self._warn(pair, note, "is on a paragraph without text and was left out")
            else:
                found.append(note)
        return found

    def _place(self, pair: Pair, note: Annotation, side: Side, text: str) -> tuple[int, bool]:
        """Offset of the mark, and whether it stands at the end for want of words."""
        placed = self._placed(pair, note, side)
        if placed is not None and placed.span is not None:
            end = min(placed.span.end, len(text))
            find = after_words if side is Side.TARGET else whole_characters
            return find(text, end), False
        if note.is_orphaned:
            self._warn(pair, note, "has lost its words and stands at the end of the paragraph")
        return at_the_end(text), True

    def _placed(self, pair: Pair, note: Annotation, side: Side) -> Annotation | None:
        """The annotation whose words have the mark: the note's own, or a rendering of them."""
        if note.side is side:
            return note if note.span is not None else None
        renderings: Sequence[str] = self._renderings.get(note.id, ())
        return next(
            (
                each
                for each in pair.annotations
                if each.id in renderings and each.side is side and each.span is not None
            ),
            None,
        )

    def _warn(self, pair: Pair, note: Annotation, fault: str) -> None:
        name = _shortened(note.quote) or "the whole segment"
        self.warnings.append(
            f"the note on {name} in {pair.segment.document} {pair.segment.number} {fault}"
        )


def standing(pair: Pair) -> tuple[Side, str]:
    """The text that stands in an export in English: the target, or the source where it has none."""
    if has_text(pair.target.text):
        return Side.TARGET, pair.target.text
    return Side.SOURCE, pair.segment.source


def _shortened(quote: str) -> str:
    plain = " ".join(quote.split())
    return f"“{plain if len(plain) <= _QUOTED else plain[: _QUOTED - 1] + '…'}”" if plain else ""
