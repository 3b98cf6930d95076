"""Earlier wordings that are offered for the English of a segment."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.model.codes import Code
    from workbench.model.spans import Span


class MatchKind(StrEnum):
    """Where a match comes from."""

    EARLIER = "earlier version"
    """The segment itself, before its source changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A source with its English, found for a segment."""

    kind: MatchKind
    score: int
    """Likeness of the two sources in percent."""
    source: str
    """That of the match."""
    wanted: str
    """That of the segment."""
    target: str
    codes: tuple[Code, ...] = ()
    """Those of the target that the segment has too."""
    author: str
    time: str
    """ISO 8601 in UTC."""

    @property
    def name(self) -> str:
        """What it is and how like."""
        return f"{self.kind} {self.score}%"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberChange:
    """A number of a match that was made to say what the wanted source says."""

    span: Span
    """Where it stands in the new English, with the article or the noun that changed with it."""
    before: str
    after: str
