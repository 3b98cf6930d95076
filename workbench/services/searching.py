"""Searching both sides, and how a phrase was rendered before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.model.segments import Pair, Side
from workbench.model.spans import Span
from workbench.text.folding import fold
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from workbench.store.project import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """A place where a phrase stands."""

    row: int
    side: Side
    span: Span
    text: str
    """The whole text that it stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """An earlier pair whose source has a phrase."""

    row: int
    pair: Pair
    spans: tuple[Span, ...]
    """Where the phrase stands in the source."""


def search(
    store: Store,
    phrase: str,
    *,
    document: int | None = None,
    limit: int = 1000,
) -> list[SearchHit]:
    """Every place of a phrase in source and target, whatever its script, width or case."""
    key = fold(phrase)
    hits: list[SearchHit] = []
    if not key:
        return hits
    for row, source, target in store.segments.texts(document):
        for side, text in ((Side.SOURCE, source), (Side.TARGET, target)):
            hits += [
                SearchHit(row=row, side=side, span=span, text=text)
                for span in places(key, fold(text))
            ]
        if len(hits) >= limit:
            break
    return hits[:limit]


def renderings(
    store: Store,
    phrase: str,
    *,
    but: int | None = None,
    limit: int = 50,
) -> list[Rendering]:
    """The pairs of the project whose source has a phrase and that have English, in order."""
    key = fold(phrase)
    if not key:
        return []
    found: list[tuple[int, tuple[Span, ...]]] = []
    for row, source, target in store.segments.texts(None):
        if row != but and has_text(target) and (spans := places(key, fold(source))):
            found.append((row, tuple(spans)))
        if len(found) >= limit:
            break
    return [Rendering(row=row, pair=store.segments.pair(row), spans=spans) for row, spans in found]


def places(key: str, text: str) -> list[Span]:
    """Where a folded phrase stands in a folded text, not overlapping."""
    spans: list[Span] = []
    start = text.find(key)
    while start >= 0:
        spans.append(Span(start, start + len(key)))
        start = text.find(key, start + len(key))
    return spans
