"""Krippendorff's alpha for spans: whether annotators find the same stretches of a continuum.

K. Krippendorff, Content Analysis (2nd edition, 2004), section 11.6, after "On the reliability of
unitizing continuous data", Sociological Methodology 25 (1995), 47-76. It looks at one label at a
time, so that spans of different labels may overlap; the figure for all is that of their sums.

Two spans that overlap differ by the squares of the distances between their starts and between their
ends; a span that meets none of the other annotator's differs by the square of its own length. Long
spans thus weigh far more than short ones. Chance lays the same spans and gaps anywhere.

Its author later found that it misbehaves with three annotators and more (Krippendorff, Mathet,
Bouvry and Widlöcher, "On the reliability of unitizing textual continua", Quality & Quantity 50,
2016); for two it stands. The later family needs spans that do not overlap at all.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate, combinations
from typing import TYPE_CHECKING

from workbench.model.agreements import Alpha, UnitisedAlpha
from workbench.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.model.agreements import Continuum, LabelledSpan

Units = tuple[Span, ...]
"""Spans of one annotator and one label, in text order, without overlaps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A text as one label sees it."""

    length: int
    annotators: tuple[Units, ...]


def unitised_alpha(
    texts: Iterable[Continuum], annotators: Sequence[str] | None = None
) -> UnitisedAlpha:
    """Alpha of each label and of all, among the annotators named, or among all there are.

    A text counts where at least two of them worked on it. Texts are laid end to end, as the method
    lays annotators, and no gap goes beyond the end of its text. Spans of one annotator with one
    label that overlap are taken as one; those that only touch remain two.

    Disagreements are in squared code points, as shares of the square of the length of all texts.
    """
    compared = []
    for text in texts:
        names = text.annotations.keys() if annotators is None else annotators
        marked = [_by_label(text.annotations[name]) for name in names if name in text.annotations]
        if len(marked) > 1 and text.length:
            compared.append((text.length, marked))
    used = sorted({label for _, marked in compared for units in marked for label in units})
    labels = {}
    for label in used:
        seen = [
            _Text(length=length, annotators=tuple(units.get(label, ()) for units in marked))
            for length, marked in compared
        ]
        labels[label] = Alpha(observed=_observed(seen), expected=_expected(seen))
    overall = Alpha(
        observed=sum(alpha.observed for alpha in labels.values()),
        expected=sum(alpha.expected for alpha in labels.values()),
    )
    return UnitisedAlpha(overall=overall, labels=labels)


def _by_label(marks: Iterable[LabelledSpan]) -> dict[str, Units]:
    found: dict[str, list[Span]] = {}
    for mark in sorted(marks):
        spans = found.setdefault(mark.label, [])
        if spans and spans[-1].meets(mark.span):
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, mark.span.end))
        else:
            spans.append(mark.span)
    return {label: tuple(spans) for label, spans in found.items()}


def _observed(texts: Sequence[_Text]) -> float:
    """The mean difference of two annotators; a text with m of them has m (m - 1) ordered pairs."""
    total = 0.0
    for text in texts:
        pairs = combinations(text.annotators, 2)
        total += 2 * sum(_difference(*pair) for pair in pairs) / (len(text.annotators) - 1)
    return total / (_said(texts) * _length(texts))


def _difference(mine: Units, theirs: Units) -> int:
    """The sum of the differences of all spans of both, in squared code points."""
    total = at = other = 0
    alone_mine, alone_theirs = set(mine), set(theirs)
    while at < len(mine) and other < len(theirs):
        one, two = mine[at], theirs[other]
        if one.meets(two):
            total += (one.start - two.start) ** 2 + (one.end - two.end) ** 2
            alone_mine.discard(one)
            alone_theirs.discard(two)
        if one.end <= two.end:
            at += 1
        if two.end <= one.end:
            other += 1
    return total + sum(len(span) ** 2 for alone in (alone_mine, alone_theirs) for span in alone)


def _expected(texts: Sequence[_Text]) -> float:
    """The mean difference where each span may meet every other, or lie anywhere in any gap."""
    units = [units for text in texts for units in text.annotators]
    lengths = [len(span) for spans in units for span in spans]
    room = _Gaps(gap for text in texts for units in text.annotators for gap in _gaps(text, units))
    total = 0
    for length in lengths:
        # Over all shifts at which two spans of this length overlap, the squares sum up to this.
        shifts = length * (length - 1) * (2 * length - 1) // 3
        total += (len(lengths) - 1) * shifts + length**2 * room.places(length)
    said = _said(texts)
    pairs = said * (said - 1) - sum(length * (length - 1) for length in lengths)
    return 2 * total / (_length(texts) * pairs)


class _Gaps:
    """Gaps by length, to count the places at which a span fits into one."""

    def __init__(self, lengths: Iterable[int]) -> None:
        self._lengths = sorted(lengths)
        self._sums = [0, *accumulate(self._lengths)]

    def places(self, length: int) -> int:
        """At how many places a span of `length` code points fits, in all gaps together."""
        first = bisect_left(self._lengths, length)
        fitting = len(self._lengths) - first
        return self._sums[-1] - self._sums[first] - fitting * (length - 1)


def _gaps(text: _Text, units: Units) -> Iterable[int]:
    """The lengths of what lies between spans of one annotator."""
    starts = (*(span.start for span in units), text.length)
    ends = (0, *(span.end for span in units))
    return (start - end for start, end in zip(starts, ends, strict=True) if start > end)


def _length(texts: Sequence[_Text]) -> int:
    return sum(text.length for text in texts)


def _said(texts: Sequence[_Text]) -> int:
    """Code points as often as somebody worked on them."""
    return sum(text.length * len(text.annotators) for text in texts)
