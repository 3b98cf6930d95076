"""How two people who marked the same texts agree: what they marked, and the figures of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from workbench.model.spans import Span

Category = TypeVar("Category", bound="Hashable")
Other = TypeVar("Other", bound="Hashable")


@dataclass(frozen=True, slots=True, order=True)
class LabelledSpan:
    """A stretch of a text, and what somebody called it."""

    span: Span
    label: str
    key: int = field(default=0, compare=False)
    """What the caller knows it by; no figure depends on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Continuum:
    """One text, and what each annotator marked in it."""

    length: int
    """Code points of the text."""
    annotations: Mapping[str, Sequence[LabelledSpan]]
    """By annotator. Who is absent did not work on the text; who is there without a span found
    nothing in it. Spans of one annotator may overlap."""

    def __post_init__(self) -> None:
        """Raises ValueError where a span is empty or leaves the text."""
        for annotator, marks in self.annotations.items():
            for mark in marks:
                if not 0 <= mark.span.start < mark.span.end <= self.length:
                    raise ValueError(
                        f"{annotator}: {mark.span} is no stretch of {self.length} code points"
                    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossTable(Generic[Category]):
    """How often one annotator said this where the other said that."""

    counts: Mapping[tuple[Category, Category], int]
    """Items by (mine, theirs)."""

    @property
    def total(self) -> int:
        """Items in all."""
        return sum(self.counts.values())

    @property
    def agreed(self) -> int:
        """Items of which both said the same."""
        return sum(count for (mine, theirs), count in self.counts.items() if mine == theirs)

    @property
    def mine(self) -> Counter[Category]:
        """Items by what I said: the sums of the rows."""
        return self._sums(0)

    @property
    def theirs(self) -> Counter[Category]:
        """Items by what they said: the sums of the columns."""
        return self._sums(1)

    def mapped(self, name: Callable[[Category], Other]) -> CrossTable[Other]:
        """The same items under other categories, of which several may become one."""
        counts: Counter[tuple[Other, Other]] = Counter()
        for (mine, theirs), count in self.counts.items():
            counts[name(mine), name(theirs)] += count
        return CrossTable(counts=counts)

    def _sums(self, side: int) -> Counter[Category]:
        sums: Counter[Category] = Counter()
        for pair, count in self.counts.items():
            sums[pair[side]] += count
        return sums


@dataclass(frozen=True, slots=True, kw_only=True)
class Alpha:
    """Krippendorff's alpha, and the two disagreements of which it is made."""

    observed: float
    """The disagreement that was found."""
    expected: float
    """What chance would give, in the same unit."""

    @property
    def value(self) -> float | None:
        """1 for agreement, 0 for chance, below 0 for less; None where chance cannot disagree."""
        return 1 - self.observed / self.expected if self.expected else None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitisedAlpha:
    """Agreement on where the stretches lie."""

    overall: Alpha
    labels: Mapping[str, Alpha]
    """By label, in alphabetical order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Theirs measured by mine. Who is measured changes precision and recall, but not F1."""

    both: int
    only_mine: int
    only_theirs: int

    @property
    def precision(self) -> float | None:
        """The share of theirs that I have too; None where they have none."""
        theirs = self.both + self.only_theirs
        return self.both / theirs if theirs else None

    @property
    def recall(self) -> float | None:
        """The share of mine that they have too; None where I have none."""
        mine = self.both + self.only_mine
        return self.both / mine if mine else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where nobody marked anything."""
        spans = 2 * self.both + self.only_mine + self.only_theirs
        return 2 * self.both / spans if spans else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Scores of several labels."""

    labels: Mapping[str, Score]
    """By label, in alphabetical order: every label that one of both used."""

    @property
    def micro(self) -> Score:
        """All spans together, so that a frequent label weighs more."""
        scores = self.labels.values()
        return Score(
            both=sum(score.both for score in scores),
            only_mine=sum(score.only_mine for score in scores),
            only_theirs=sum(score.only_theirs for score in scores),
        )

    @property
    def macro_f1(self) -> float | None:
        """The mean of the F1 of the labels, so that each weighs the same; None without any."""
        found = [score.f1 for score in self.labels.values() if score.f1 is not None]
        return sum(found) / len(found) if found else None


class ComparisonKind(StrEnum):
    """What became of a span, from agreement to what only one has."""

    AGREED = "agreed"
    OTHER_LABEL = "other label"
    """The same stretch under another label."""
    OTHER_BOUNDS = "other bounds"
    """The same label on a stretch that overlaps."""
    BOTH_OTHER = "both other"
    """Another label on a stretch that overlaps."""
    ONLY_MINE = "only mine"
    ONLY_THEIRS = "only theirs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A span of one annotator beside that of the other which answers it."""

    kind: ComparisonKind
    mine: LabelledSpan | None
    """None for what only they have."""
    theirs: LabelledSpan | None
    """None for what only I have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelAgreement:
    """The figures of one label, or of all together."""

    mine: int
    """Spans."""
    theirs: int
    kappa: float | None
    """Cohen's, over code points."""
    alpha: float | None
    """Krippendorff's, over stretches."""
    exact: Score
    overlapping: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """All figures of two annotators."""

    texts: int
    """How many texts both worked on; the others do not count."""
    overall: LabelAgreement
    labels: Mapping[str, LabelAgreement]
    """By label, in alphabetical order."""
    macro_f1: float | None
    """Of exact spans."""
    macro_f1_overlapping: float | None
