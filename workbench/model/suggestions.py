"""Wordings that came out of the memory."""

from __future__ import annotations

from dataclasses import dataclass

PROPAGATED = "propagated from"
"""Begins the detail of a wording that confirming an identical source filled in."""
PRETRANSLATED = "pretranslated:"
"""Begins the detail of a wording that pretranslating filled in."""
FILLED = (PROPAGATED, PRETRANSLATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """What the detail of a wording says of where it came from."""

    kind: str
    """That of the match, or *propagated*."""
    score: int
    """Percent."""

    @property
    def name(self) -> str:
        """A few words for a list, such as *fuzzy 87%*."""
        return self.kind if self.kind == "propagated" else f"{self.kind} {self.score}%"
