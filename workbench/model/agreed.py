"""What two annotated files say of each other: figures, differences, and what is left out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.model.agreements import Agreement, ComparisonKind
    from workbench.model.annotations import Annotation, Label
    from workbench.model.segments import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A place where the two differ; one of both annotations at least is there."""

    kind: ComparisonKind
    """Anything but agreed."""
    document: str
    """The name of the document in my file."""
    number: int
    """That of the segment in my file, from 1 within the document."""
    segment: str
    """The UUID of the segment in my file."""
    side: Side
    text: str
    """The text of that side, the same in both files."""
    mine: Annotation | None
    theirs: Annotation | None


class OmissionReason(StrEnum):
    """Why something does not count."""

    PROPOSED = "proposed"
    """A program proposed it, and nobody accepted it."""
    WHOLE = "whole segment"
    """It is on the segment and not on words of it."""
    ORPHANED = "orphaned"
    """Its words are gone from the text."""
    NOT_WORKED_ON = "not worked on"
    """One of the two has no annotation at all on this side of the document."""
    OTHER_TEXT = "other text"
    """The text is another one in the two files."""
    NO_TEXT = "not in both"
    """One of the two files does not have the segment."""


_REASONS = {
    OmissionReason.PROPOSED: "proposed, and accepted by nobody",
    OmissionReason.WHOLE: "on whole segments, not on words",
    OmissionReason.ORPHANED: "orphaned: their words are gone",
    OmissionReason.OTHER_TEXT: "the texts differ",
    OmissionReason.NO_TEXT: "not in both files",
}
_NUMBERS = 8
"""Numbers of segments that a sentence names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """What was left out for one reason."""

    reason: OmissionReason
    document: str = ""
    """Empty for all of them together."""
    side: Side | None = None
    """None for both."""
    numbers: tuple[int, ...] = ()
    """Of the segments left out: those of my file, or of theirs where mine has none."""
    mine: int = 0
    """Annotations."""
    theirs: int = 0

    @property
    def sentence(self) -> str:
        """What it is, why, and how many annotations do not count because of it."""
        place = ", ".join(filter(None, (self.document, self.side and str(self.side))))
        counts = f"{self.mine} of mine, {self.theirs} of theirs"
        if self.reason is OmissionReason.NOT_WORKED_ON:
            why = f"{'theirs' if self.mine else 'mine'} has no annotation there"
        else:
            why = _REASONS[self.reason]
        numbers = ", ".join(str(number) for number in self.numbers[:_NUMBERS])
        more = " …" if len(self.numbers) > _NUMBERS else ""
        where = f" (segments {numbers}{more})" if numbers else ""
        return f"{f'{place}: ' if place else ''}{why}{where}: {counts}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """All that two annotated files say of each other."""

    agreement: Agreement
    """The figures; its texts are sides of segments."""
    disagreements: tuple[Disagreement, ...]
    """In reading order."""
    omissions: tuple[Omission, ...]
    shared: int
    """Annotations that are one and the same in both files: they were there before the files
    parted, so that they agree by themselves."""
    labels: Mapping[str, Label]
    """The labels of their file, by name."""
