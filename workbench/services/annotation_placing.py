"""Where the texts and the annotations of a file stand in a project.

A text is its segment's by UUID, else by document and number where the words are equal, else where
equal words stand once. An annotation stands where its offsets say if the words there are its own;
else its words are looked for, by their surroundings and at last by themselves.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.model.segments import Side
from workbench.text.anchoring import Quote, found_again, places, quote_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.model.annotated import AnnotatedText, CarriedAnnotation
    from workbench.model.spans import Span
    from workbench.store.project import Store

_SHOWN = 24
"""Code points of words that a fault names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """That something stands nowhere, and why."""

    fault: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One side of a segment of the project."""

    row: int
    segment: str
    document: str
    number: int
    side: Side
    text: str

    def __str__(self) -> str:
        return f"{self.document} {self.number}, {self.side}"


class TextIndex:
    """The texts of a project, or of one document, found by what files say of them."""

    def __init__(self, store: Store, document: int | None = None) -> None:
        self._by_segment: dict[str, dict[Side, Spot]] = {}
        self._by_number: defaultdict[tuple[str, int], list[Spot]] = defaultdict(list)
        self._by_text: defaultdict[str, list[Spot]] = defaultdict(list)
        self._is_of_one = document is not None
        for row, _ in store.documents.all():
            if document in (None, row):
                self._add(store, row)

    def find(self, given: AnnotatedText) -> Spot | Unplaced:
        """Where a text stands."""
        sides = self._by_segment.get(given.segment)
        if sides is not None:
            return self._of_segment(given, sides)
        return self._by_words(given) if given.text is None else self._by_equal(given, given.text)

    def _add(self, store: Store, document: int) -> None:
        rows = store.segments.outline(document).rows
        for row, pair in zip(rows, store.segments.pairs(document), strict=True):
            segment = pair.segment
            for side, text in ((Side.SOURCE, segment.source), (Side.TARGET, pair.target.text)):
                spot = Spot(
                    row=row,
                    segment=segment.id,
                    document=segment.document,
                    number=segment.number,
                    side=side,
                    text=text,
                )
                self._by_segment.setdefault(segment.id, {})[side] = spot
                self._by_number[segment.document, segment.number].append(spot)
                self._by_text[text].append(spot)

    def _of_segment(self, given: AnnotatedText, sides: Mapping[Side, Spot]) -> Spot | Unplaced:
        if given.side is not None:
            return sides[given.side]
        equal = [spot for spot in sides.values() if spot.text == given.text]
        if len(equal) == 1:
            return equal[0]
        return Unplaced(fault="the file does not say whether it is source or target")

    def _by_equal(self, given: AnnotatedText, text: str) -> Spot | Unplaced:
        """The text of the same words: the one of that name and number, else the only one."""
        if not text.strip():
            return Unplaced(fault="an empty text may be any")
        equal = [spot for spot in self._by_text.get(text, ()) if given.side in (None, spot.side)]
        named = [spot for spot in equal if self._is_named(given, spot)]
        for found in (named, equal):
            if len(found) == 1:
                return found[0]
        if not equal:
            return Unplaced(fault=f"the project has no text {_shortened(text)}")
        return Unplaced(
            fault=f"the text {_shortened(text)} stands {len(equal)} times in the project"
        )

    def _is_named(self, given: AnnotatedText, spot: Spot) -> bool:
        is_there = self._is_of_one or not given.document or given.document == spot.document
        return is_there and given.number == spot.number

    def _by_words(self, given: AnnotatedText) -> Spot | Unplaced:
        """The text of a file that has quotes alone: by document and number, else by the quotes."""
        spots = [
            spot
            for spot in self._by_number[given.document, given.number]
            if given.side in (None, spot.side) and _has_all(spot.text, given.annotations)
        ]
        if not spots:
            spots = [
                spot
                for found in self._by_text.values()
                for spot in found
                if given.side in (None, spot.side) and _has_all(spot.text, given.annotations)
            ]
        if len(spots) == 1:
            return spots[0]
        return Unplaced(
            fault=f"its words stand in {len(spots)} texts" if spots else "no text has its words"
        )


def span_in(spot: Spot, given: CarriedAnnotation, file_text: str | None) -> Span | Unplaced | None:
    """The stretch of an annotation in a text as it stands; None for a remark on the whole."""
    if given.span is None and not given.quote:
        return None
    base = spot.text if file_text is None else file_text
    span = given.span
    if span is not None and not 0 <= span.start < span.end <= len(base):
        if not given.quote:
            return Unplaced(
                fault=f"{span.start}-{span.end} is no stretch of a text of {len(base)} characters"
            )
        span = None
    words = given.quote or (span.of(base) if span else "")
    is_meant = span is not None and span.of(base) == words
    if span is not None and is_meant and base == spot.text:
        return span
    quote = Quote(exact=words, prefix=given.prefix, suffix=given.suffix)
    if span is not None and is_meant:
        quote = quote_of(base, span)
    return _found(spot, quote)


def _found(spot: Spot, quote: Quote) -> Span | Unplaced:
    again = found_again(spot.text, quote)
    if again is not None:
        return again
    found = places(spot.text, quote.exact)
    if len(found) == 1:
        return found[0]
    words = _shortened(quote.exact)
    if not found:
        return Unplaced(fault=f"the text has no {words}")
    return Unplaced(fault=f"{words} stands {len(found)} times in the text")


def _has_all(text: str, annotations: Sequence[CarriedAnnotation]) -> bool:
    quotes = [f"{each.prefix}{each.quote}{each.suffix}" for each in annotations if each.quote]
    return bool(quotes) and all(quote in text for quote in quotes)


def _shortened(text: str) -> str:
    return f"“{text}”" if len(text) <= _SHOWN else f"“{text[:_SHOWN]}…”"
