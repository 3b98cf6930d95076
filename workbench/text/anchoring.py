"""Where the words of a span stand after the text around them, or they themselves, changed.

Three kinds of evidence, the best first. What the editor was told key by key says exactly which
words went and which moved (`moved`). Of two wordings alone, a diff by words says what both have
(`carried`). And words that are gone may come back: `found_again` looks for a quote where its
surroundings say that it is the same one, and gives nothing where it could be another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.model.spans import Span
from workbench.text.diffing import kept_stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.model.edits import Edit

CONTEXT = 32
"""Code points of surroundings that are kept beside a quote (Web Annotation leaves it open)."""
_ALIKE = 6
"""Code points of surroundings on each side that tell one place of a quote from another."""
_KEPT_SHARE = 0.5
"""More than this part of a quote must be left for it to be taken for the same words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words with what stood before and after them (Web Annotation's TextQuoteSelector)."""

    exact: str
    prefix: str
    suffix: str


def quote_of(text: str, span: Span) -> Quote:
    """The words of a span with up to 32 code points on either side."""
    return Quote(
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
    )


def edited(text: str, edits: Iterable[Edit]) -> str | None:
    """A text after some edits in their order; None where one of them does not fit it."""
    for edit in edits:
        if not 0 <= edit.span.start <= edit.span.end <= len(text):
            return None
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def moved(span: Span, edits: Iterable[Edit]) -> Span | None:
    """A span after some edits in their order; None where all of its words went.

    What is put in at an edge stays outside. Where an edit took one end of the span, the other
    part is left; what was put in within it belongs to it.
    """
    for edit in edits:
        start, end = edit.span.start, edit.span.end
        shift = len(edit.text) - (end - start)
        if end <= span.start:
            span = Span(span.start + shift, span.end + shift)
        elif start >= span.end:
            continue
        elif start <= span.start and span.end <= end:
            return None
        elif start <= span.start:
            span = Span(start + len(edit.text), span.end + shift)
        elif span.end <= end:
            span = Span(span.start, start)
        else:
            span = Span(span.start, span.end + shift)
    return span


class Carrier:
    """Moves spans from one wording to another that was made of it, by what both have."""

    def __init__(self, before: str, after: str) -> None:
        self._before = before
        self._kept = kept_stretches(before, after)

    def carried(self, span: Span) -> Span | None:
        """From the first word of a span that is left to the last; None where too few are.

        Too few is half of its letters and figures, or less: a single word in common, such as
        *the*, may well belong to another phrase.
        """
        left = [
            (max(start, span.start), to - start, min(start + length, span.end))
            for start, to, length in self._kept
            if start < span.end and span.start < start + length
        ]
        kept = sum(_weight(self._before[start:end]) for start, _, end in left)
        if not left or kept <= _KEPT_SHARE * _weight(span.of(self._before)):
            return None
        (first, shift, _), (_, last_shift, last) = left[0], left[-1]
        while first < last and self._before[first].isspace() and first > span.start:
            first += 1
        while first < last and self._before[last - 1].isspace() and last < span.end:
            last -= 1
        return Span(first + shift, last + last_shift)


def carried(before: str, after: str, span: Span) -> Span | None:
    """One span, carried from one wording to another."""
    return Carrier(before, after).carried(span)


def places(text: str, words: str) -> list[Span]:
    """Every stretch of a text that has these words, also where two overlap."""
    found: list[Span] = []
    at = text.find(words)
    while at >= 0:
        found.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    return found


def found_again(text: str, quote: Quote, taken: Sequence[Span] = ()) -> Span | None:
    """The one place of a quote whose surroundings fit; None where there is none, or several.

    Surroundings fit where at least 6 code points before and after the words are as they were, or
    all of them to the edge of the text where there were fewer. Spans in `taken` are not looked at.
    """
    if not quote.exact:
        return None
    free = [span for span in places(text, quote.exact) if span not in taken]
    fits = [(_fit(text, span, quote), span) for span in free]
    best = max((fit for fit, _ in fits), default=0)
    if best == 0:
        return None
    fitting = [span for fit, span in fits if fit == best]
    return fitting[0] if len(fitting) == 1 else None


def whole_again(text: str, span: Span | None, quote: Quote) -> Span | None:
    """A span with the rest of its quote, where that stands around it again as it did.

    Whoever deletes the end of a word and types it anew has not put anything beside it.
    """
    if span is None or len(span) >= len(quote.exact):
        return span
    again = found_again(text, quote)
    return again if again is not None and again.holds(span) else span


def _fit(text: str, span: Span, quote: Quote) -> int:
    """Code points of surroundings that are as they were; 0 where too few of them are."""
    before = _common(text[: span.start][::-1], quote.prefix[::-1])
    after = _common(text[span.end :], quote.suffix)
    is_before = span.start == 0 if not quote.prefix else before >= min(_ALIKE, len(quote.prefix))
    is_after = (
        span.end == len(text) if not quote.suffix else after >= min(_ALIKE, len(quote.suffix))
    )
    return before + after + 1 if is_before and is_after else 0


def _weight(text: str) -> int:
    """Letters and figures of a text; all of it where there are none."""
    return sum(map(str.isalnum, text)) or len(text)


def _common(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
