"""Which of equal numbers is which, by where they stand in both languages.

English turns dates and citations around (第十二条第三项, Paragraph 3 of Article 12), so that what
stands close together counts as one cluster. Equal numbers belong to clusters whose other numbers
belong together; after that their order decides, and within a citation the rank of the words: the
paragraph before the subparagraph.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.match.renumbering.quantities import Kind
from workbench.match.renumbering.ties import knots
from workbench.text.inflecting.tables import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.match.renumbering.sources import SourceNumber
    from workbench.match.renumbering.targets import TargetNumber
    from workbench.match.renumbering.ties import Knot, Tie

CITED = listed("article paragraph section chapter part")
"""The classes of units by which a law is cited."""
_DATE_KINDS = frozenset({Kind.YEAR, Kind.MONTH, Kind.DAY})
_IN_DATE = re.compile(r"(?:st|nd|rd|th)?[.,]? ?(?:of )?(?:the )?")
_IN_CITATION = re.compile(
    r"[,(). -]*(?:(?:of|the|in|under|preceding|and|or|to|through|sub-?paragraphs?|paragraphs?"
    r"|items?|clauses?|articles?|sections?|subsections?|subitems?|points?|art|para)[,. (]*)*",
    re.IGNORECASE,
)
_IN_CHINESE = re.compile("[年月條条項项款目之第、至及或和與与]{1,4}")
_LOWER = re.compile(r"\b(?:sub|item|clause|point)[a-z-]*\W*$", re.IGNORECASE)
_RANK_BEFORE = 20


class Order:
    """The places of the numbers of a source and of its target."""

    def __init__(
        self,
        source: str,
        sources: Sequence[SourceNumber],
        target: str,
        targets: Sequence[TargetNumber],
    ) -> None:
        self._sources, self._targets, self._text = sources, targets, target
        self._ours = _clusters(
            [
                _IN_CHINESE.fullmatch(source, before.end, number.start) is not None
                for before, number in pairwise(sources)
            ]
        )
        self._theirs = _clusters(
            [self._is_one_place(before, number) for before, number in pairwise(targets)]
        )
        self._is_kept = True

    def knots(self, ties: Sequence[Tie]) -> list[Knot]:
        """The knots of ties, without those that would part what stands together."""
        found = knots(ties)
        if any(len(knot.ties) > 1 for knot in found):
            found = knots(list(self._together(ties, found)))
        sure = [
            self._theirs[knot.targets[0]]
            for knot in found
            if len(knot.sources) == len(knot.targets) == 1
        ]
        self._is_kept = sure == sorted(sure)
        return found

    def in_order(self, knot: Knot) -> list[Tie]:
        """The first number of the source with the first of the target, and so on.

        None where order tells nothing, or a number has no counterpart.
        """
        if len(knot.sources) != len(knot.targets):
            return []
        places = {to: (self._theirs[to], self._rank(to)) for to in knot.targets}
        is_one_citation = len({at for at, _ in places.values()}) == 1
        measures = {self._sources[at].measure for at in knot.sources}
        if len(set(places.values())) < len(places) or not (
            is_one_citation or (self._is_kept and len(measures) == 1)
        ):
            return []
        pairs = zip(knot.sources, sorted(knot.targets, key=places.__getitem__), strict=True)
        found = [knot.ties.get(pair) for pair in pairs]
        ties = [tie for tie in found if tie is not None]
        return ties if len(ties) == len(found) else []

    def _together(self, ties: Sequence[Tie], found: Sequence[Knot]) -> list[Tie]:
        """The ties that agree with the sure ones on which clusters say the same."""
        ours, theirs = defaultdict[int, set[int]](set), defaultdict[int, set[int]](set)
        for knot in found:
            if len(knot.ties) == 1:
                one, other = self._ours[knot.sources[0]], self._theirs[knot.targets[0]]
                ours[one].add(other)
                theirs[other].add(one)
        return [
            tie
            for tie in ties
            if self._theirs[tie.target]
            in ours.get(self._ours[tie.source], {self._theirs[tie.target]})
            and self._ours[tie.source]
            in theirs.get(self._theirs[tie.target], {self._ours[tie.source]})
        ]

    def _is_one_place(self, before: TargetNumber, number: TargetNumber) -> bool:
        kinds = [each.readings[0].quantity.kind for each in (before, number)]
        if _DATE_KINDS.issuperset(kinds):
            return _IN_DATE.fullmatch(self._text, before.end, number.start) is not None
        return (
            bool(before.units & CITED)
            and bool(number.units & CITED)
            and _IN_CITATION.fullmatch(self._text, before.end, number.start) is not None
        )

    def _rank(self, to: int) -> int:
        """0 for an article or a paragraph, 1 for what is below it."""
        start = self._targets[to].start
        return int(_LOWER.search(self._text, max(0, start - _RANK_BEFORE), start) is not None)


def _clusters(joined: Sequence[bool]) -> list[int]:
    """For each number that of its cluster, where it is known which are joined to the one before."""
    clusters = [0]
    for at, is_joined in enumerate(joined, 1):
        clusters.append(clusters[-1] if is_joined else at)
    return clusters
