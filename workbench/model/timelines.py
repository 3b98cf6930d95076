"""What was done to a project, by whom, when and by which way.

An event is one thing that somebody did, as undo sees it. What it did to single things are its
happenings: a wording that stands, a remark that was resolved, a term that was added.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.model.segments import Revision


class Subject(StrEnum):
    """What something happened to."""

    TARGET = "target"
    SOURCE = "source"
    SEGMENT = "segment"
    """Its flag, its lock, and whether it is there."""
    ANNOTATION = "annotation"
    REPLY = "reply"
    RELATION = "relation"
    LABEL = "label"
    TERM = "term"
    CANDIDATE = "candidate"
    DOCUMENT = "document"
    MEMORY = "memory"
    UNIT = "unit"
    LIBRARY = "library"


class Step(StrEnum):
    """Whether an event did something, took it back, or brought it back again."""

    DONE = ""
    UNDONE = "undone"
    REDONE = "redone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What became of one thing."""

    subject: Subject
    deed: str
    """A participle: *draft*, *resolved*, *flagged*, *added*; a state for a wording."""
    name: str = ""
    """The label of an annotation, the text of a term, the source of a unit, the name of others."""
    before: str = ""
    """The text or value before; empty where there was none."""
    after: str = ""
    wording: Revision | None = None
    """The wording that stands since, or was kept beside the one that stands."""
    segment: int = 0
    """The row of the segment that it belongs to; 0 for none."""
    number: int = 0
    """The number of that segment today; 0 where it is in no text any more, and for none."""
    document: str = ""
    """The name of its document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that somebody did."""

    id: str
    """The UUID of the change set, or of what was done without one."""
    time: str
    """ISO 8601 in UTC."""
    author: str
    via: str
    """By which way: `editor`, `command line`, `merge` with a name; empty where nobody knows."""
    label: str
    """What undo calls it."""
    step: Step = Step.DONE
    segment: int = 0
    """The row of the segment that it was done in; 0 where it was in none, or in several."""
    number: int = 0
    """The number of that segment today, as in `Happening`."""
    document: str = ""
    merged_by: str = ""
    """Who brought it here from another copy of the project; empty for what was done in this one."""
    happenings: tuple[Happening, ...] = ()
    is_cut_short: bool = False
    """Whether more happened than is told."""

    @property
    def title(self) -> str:
        """What was done, in one line."""
        return f"{self.step}: {self.label}" if self.step else self.label

    @property
    def wordings(self) -> tuple[Happening, ...]:
        """What became of texts."""
        return tuple(each for each in self.happenings if each.wording is not None)

    def is_in(self, document: str) -> bool:
        """Whether it was done in a document, at least in part."""
        return document in (self.document, *(each.document for each in self.happenings))
