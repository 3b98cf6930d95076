"""Earlier wordings that are offered for the English of a segment."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.model.segments import Origin

if TYPE_CHECKING:
    from workbench.model.codes import Code
    from workbench.model.spans import Span


class MatchKind(StrEnum):
    """Where a match comes from, and how like it is."""

    EARLIER = "earlier version"
    """The segment itself, before its source changed."""
    CONTEXT = "context"
    """The same source between the same neighbours."""
    EXACT = "exact"
    """The same source, whatever its script, width and case."""
    FUZZY = "fuzzy"
    """A source that is like it."""
    ASSEMBLED = "assembled"
    """Put together from matches of the sentences; where there is none the Chinese stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberChange:
    """A number of a match that was made to say what the wanted source says."""

    span: Span
    """Where it stands in the new English, with the article or the noun that changed with it."""
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A source with its English, found for a segment or for a sentence of it."""

    kind: MatchKind
    score: int
    """Percent: the likeness of the two sources, less the penalty."""
    penalty: int = 0
    """Percent that it lost for where it comes from."""
    reasons: tuple[str, ...] = ()
    """Why it lost them, a few words each."""
    source: str
    """That of the match."""
    wanted: str
    """That of the segment, or of the sentence."""
    span: Span | None = None
    """The sentence of the segment that it was found for; None for all of it."""
    target: str
    """The English that is offered."""
    changes: tuple[NumberChange, ...] = ()
    """What is another number in it than in the memory."""
    unsure: tuple[str, ...] = ()
    """What somebody has to look at, a sentence each."""
    open_spans: tuple[Span, ...] = ()
    """Stretches of an assembled target that are still Chinese."""
    codes: tuple[Code, ...] = ()
    """Those of the target that the segment has too."""
    author: str
    time: str
    """ISO 8601 in UTC; empty where nothing says it."""
    origin: Origin = Origin.TYPED
    memory: str = ""
    """The name of the memory or library that has it; empty for an earlier version."""
    document: str = ""
    unit: str = ""
    """The UUID of the translation unit; empty where there is none."""
    version: int = 0
    """Of the unit; 0 where there is none."""

    @property
    def name(self) -> str:
        """What it is and how like."""
        return f"{self.kind} {self.score}%"

    @property
    def is_sentence(self) -> bool:
        """Whether it was found for one sentence of the segment."""
        return self.span is not None
