"""Precision, recall and F1 of spans, by label, each span counted once."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from workbench.match.agreeing.pairing import pair_overlapping
from workbench.model.agreements import Score, Scores

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.model.agreements import Continuum, LabelledSpan
    from workbench.model.spans import Span


def scores(
    texts: Iterable[Continuum], mine: str, theirs: str, *, overlapping: bool = False
) -> Scores:
    """The scores of the texts that both annotators worked on.

    Two spans with one label go together where they are the same, or, if `overlapping`, where they
    share a code point; they are paired so that as many as possible have a partner.
    """
    both: Counter[str] = Counter()
    of_mine: Counter[str] = Counter()
    of_theirs: Counter[str] = Counter()
    for text in texts:
        if mine not in text.annotations or theirs not in text.annotations:
            continue
        ours, others = _by_label(text.annotations[mine]), _by_label(text.annotations[theirs])
        for label in ours.keys() | others.keys():
            one, two = ours[label], others[label]
            of_mine[label] += len(one)
            of_theirs[label] += len(two)
            both[label] += len(pair_overlapping(one, two)) if overlapping else _same(one, two)
    return Scores(
        labels={
            label: Score(
                both=both[label],
                only_mine=of_mine[label] - both[label],
                only_theirs=of_theirs[label] - both[label],
            )
            for label in sorted(both)
        }
    )


def _by_label(marks: Sequence[LabelledSpan]) -> defaultdict[str, list[Span]]:
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for mark in marks:
        found[mark.label].append(mark.span)
    return found


def _same(mine: Iterable[Span], theirs: Iterable[Span]) -> int:
    return (Counter(mine) & Counter(theirs)).total()
