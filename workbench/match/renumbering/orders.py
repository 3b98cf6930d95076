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
    from workbench.match.renumbering.target_numbers import TargetNumber
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
_CLAUSE_END = re.compile(r"[，；。、：,;\n]")
_RANKS = (None, "below", "item", "subitem")
_WORDS = (
    "(?:(?P<subitem>sub-?items?)|(?P<below>sub[a-z-]*)|(?P<item>items?|clauses?|points?)"
    "|(?:art|para|sect)[a-z]*)"
)
_LABEL = re.compile(rf"\b{_WORDS}\W*$", re.IGNORECASE)
_LABEL_AFTER = re.compile(rf" {_WORDS}\b", re.IGNORECASE)
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
        self._source, self._sources = source, sources
        self._text, self._targets = target, targets
        self._ours = _clusters(
            [
                _IN_CHINESE.fullmatch(source, before.end, number.start) is not None
                for before, number in pairwise(sources)
            ]
        )
        self._theirs = _clusters(
            [self._is_one_place(before, number) for before, number in pairwise(targets)]
        )
        self._ranks = self._ranked()
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
        places = {to: (self._theirs[to], self._ranks[to], to) for to in knot.targets}
        clusters = {cluster for cluster, _, _ in places.values()}
        measures = {self._sources[at].measure for at in knot.sources}
        if len(clusters) > 1 and not (
            self._is_kept and len(measures) == 1 and self._are_in_clauses(knot.sources)
        ):
            return []
        if len({rank for _, rank, _ in places.values()}) > 1 and self._cites_several(clusters):
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

    def _are_in_clauses(self, places: Sequence[int]) -> bool:
        """Whether a mark parts each from the one before: within a clause English turns around."""
        numbers = [self._sources[at] for at in places]
        return all(
            _CLAUSE_END.search(self._source, before.end, number.start)
            for before, number in pairwise(numbers)
        )

    def _cites_several(self, clusters: set[int]) -> bool:
        """Whether a citation names two articles, each with what stands below it."""
        return any(
            sum(
                self._theirs[to] == cluster
                and number.units == {"article"}
                and number.readings[0].quantity.kind is Kind.ORDINAL
                for to, number in enumerate(self._targets)
            )
            > 1
            for cluster in clusters
        )

    def _ranked(self) -> list[int]:
        """For each number of the target how far below an article the word beside it is."""
        ranks: list[int] = []
        for at, number in enumerate(self._targets):
            start = number.start
            label = _LABEL.search(self._text, max(0, start - _RANK_BEFORE), start)
            label = label or _LABEL_AFTER.match(self._text, number.end)
            if label is not None:
                ranks.append(_RANKS.index(label.lastgroup))
            elif at and self._theirs[at] == self._theirs[at - 1]:
                ranks.append(ranks[-1])
            else:
                ranks.append(0)
        return ranks


def _clusters(joined: Sequence[bool]) -> list[int]:
    """For each number that of its cluster, where it is known which are joined to the one before."""
    clusters = [0]
    for at, is_joined in enumerate(joined, 1):
        clusters.append(clusters[-1] if is_joined else at)
    return clusters
