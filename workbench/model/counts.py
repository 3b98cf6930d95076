"""How much work a text is, by what the memory has for it, and how fast it goes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.model.effort import BandEffort


class Band(StrEnum):
    """What there is for a segment."""

    IN_DOCUMENT = "repeated in the document"
    IN_PROJECT = "repeated in the project"
    CONTEXT = "context"
    EXACT = "100%"
    FROM_95 = "95–99%"
    FROM_85 = "85–94%"
    FROM_75 = "75–84%"
    FROM_70 = "70–74%"
    NONE = "none"

    @classmethod
    def of_score(cls, score: int) -> Band:
        """The band of a match that is neither repeated nor in context; `score` in percent."""
        floors = {100: cls.EXACT, 95: cls.FROM_95, 85: cls.FROM_85, 75: cls.FROM_75}
        return next((band for floor, band in floors.items() if score >= floor), cls.FROM_70)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """So much text."""

    segments: int = 0
    han_characters: int = 0
    """Of the source."""
    words: int = 0
    """Of the target, as far as there is one."""

    def __add__(self, other: Amount) -> Amount:
        return Amount(
            segments=self.segments + other.segments,
            han_characters=self.han_characters + other.han_characters,
            words=self.words + other.words,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchCounts:
    """The segments of one document, or of all, by band."""

    name: str
    id: str
    """The UUID of the document; empty for all."""
    bands: tuple[tuple[Band, Amount], ...]
    """Every band, in their order."""

    @property
    def total(self) -> Amount:
        """All bands together."""
        return sum((amount for _, amount in self.bands), Amount())


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What was confirmed on one day."""

    date: str
    """ISO 8601, in UTC."""
    amount: Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How the work goes on."""

    days: tuple[Day, ...]
    """Those on which something was confirmed, the first first."""
    left: Amount
    """What is not confirmed yet."""

    @property
    def han_characters_a_day(self) -> float:
        """Of the days on which there was work; 0 before the first."""
        if not self.days:
            return 0.0
        return sum(day.amount.han_characters for day in self.days) / len(self.days)

    @property
    def days_left(self) -> float:
        """Days of work at this pace until all is confirmed; 0 where nobody can tell."""
        pace = self.han_characters_a_day
        return self.left.han_characters / pace if pace else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchReport:
    """All that is counted of matches."""

    counts: tuple[MatchCounts, ...]
    """Of each document, then of all where there are several."""
    pace: Pace
    effort: tuple[BandEffort, ...]
    """How much of what was suggested had to be changed."""
