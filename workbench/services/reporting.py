"""How far the work has come, and the parallel text itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.model.segments import State
from workbench.text.counting import han_characters, words
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.model.segments import Document, Pair
    from workbench.store.project import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """The counts of a document or of a project.

    What is not to be translated counts in none of them but its own.
    """

    segments: int = 0
    translated: int = 0
    """Segments whose target has text and is confirmed."""
    reviewed: int = 0
    """Those of the translated that were reviewed and are not final yet."""
    final: int = 0
    """Those of the translated that are final."""
    draft: int = 0
    needs_work: int = 0
    han_characters: int = 0
    """Of the source."""
    words: int = 0
    """Of the target."""
    not_translatable: int = 0

    def __add__(self, other: Progress) -> Progress:
        return Progress(
            segments=self.segments + other.segments,
            translated=self.translated + other.translated,
            reviewed=self.reviewed + other.reviewed,
            final=self.final + other.final,
            draft=self.draft + other.draft,
            needs_work=self.needs_work + other.needs_work,
            han_characters=self.han_characters + other.han_characters,
            words=self.words + other.words,
            not_translatable=self.not_translatable + other.not_translatable,
        )


def progress(store: Store) -> list[tuple[Document, Progress]]:
    """The counts of each document."""
    with store.snapshot():
        return [
            (document, sum((_progress_of(pair) for pair in store.segments.pairs(row)), Progress()))
            for row, document in store.documents.all()
        ]


def pairs(store: Store, document: str | None = None) -> Iterator[Pair]:
    """The pairs of one document, or of all, in reading order. Raises NotFound."""
    for row in _document_rows(store, document):
        yield from store.segments.pairs(row)


def _document_rows(store: Store, document: str | None) -> list[int]:
    if document is not None:
        return [store.documents.get(document)[0]]
    return [row for row, _ in store.documents.all()]


def _progress_of(pair: Pair) -> Progress:
    if not pair.segment.is_translatable:
        return Progress(not_translatable=1)
    state, text = pair.target.state, pair.target.text
    return Progress(
        segments=1,
        translated=int(has_text(text) and state.is_confirmed),
        reviewed=int(has_text(text) and state is State.REVIEWED),
        final=int(has_text(text) and state is State.FINAL),
        draft=int(has_text(text) and not state.is_confirmed),
        needs_work=int(pair.segment.needs_work),
        han_characters=han_characters(pair.segment.source),
        words=words(text),
    )
