"""Segments, their targets, and the wordings that both have had."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.model.annotations import Annotation
    from workbench.model.codes import Code


class SegmentKind(StrEnum):
    """What a paragraph is on its page."""

    HEADLINE = "headline"
    BYLINE = "byline"
    BODY = "body"
    CREDIT = "credit"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    CAPTION = "caption"
    FOOTNOTE = "footnote"


class State(StrEnum):
    """How far a target has come (XLIFF 2.1, with *draft* for text that is not yet confirmed)."""

    INITIAL = "initial"
    DRAFT = "draft"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"

    @classmethod
    def of_draft(cls, text: str) -> State:
        """The state of a text that nobody has confirmed: initial where there is none."""
        return cls.DRAFT if text else cls.INITIAL

    @property
    def is_confirmed(self) -> bool:
        """Whether a person has said that the wording stands."""
        return self in (State.TRANSLATED, State.REVIEWED, State.FINAL)


class Origin(StrEnum):
    """Where a wording came from."""

    TYPED = "typed"
    IMPORTED = "imported"
    MEMORY = "memory"
    MACHINE = "machine"


class Side(StrEnum):
    """One of the two texts of a pair."""

    SOURCE = "source"
    TARGET = "target"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One source text of a project."""

    id: str
    version: int
    name: str
    format: str
    """The name of the format that read it."""
    encoding: str
    """How its bytes were decoded, as Python names it."""
    date: str
    """When it was written: as much of an ISO 8601 date as is known; it decides between wordings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One source paragraph, the unit that is translated."""

    id: str
    version: int
    document: str
    """The name of its document."""
    number: int
    """From 1, within the document."""
    kind: SegmentKind
    article: int
    """From 1; 0 for what stands above all articles of the page."""
    source: str
    source_token: str
    """Names the source wording that was read; a correction must give it back."""
    unfinished: str
    """Why the paragraph looks cut off in the source; empty when it does not."""
    needs_work: bool
    is_locked: bool = False
    """Whether it is final, and its texts are not to be changed."""
    note: str
    """An open query or remark on the whole segment; empty when there is none."""
    level: int = 0
    """Of a headline or list item, from 1; 0 where the file says none."""
    is_translatable: bool = True
    """Whether it is to be translated; what is not, stands in the target as it is."""
    codes: tuple[Code, ...] = ()
    """Inline markup of the source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The English of a segment."""

    text: str
    state: State
    author: str
    time: str
    """ISO 8601 in UTC; empty for a target that was never written."""
    origin: Origin
    token: str
    """Names the wording that was read (empty: none yet); a write must give it back."""
    detail: str = ""
    """What the origin adds: which suggestion of the memory it was, which wording was restored."""
    codes: tuple[Code, ...] = ()
    """Inline markup, each of which answers to a code of the source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A segment with its target."""

    segment: Segment
    target: Target
    annotations: tuple[Annotation, ...] = ()
    """Source first, in order of their spans."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One wording of one side of a segment, for ever."""

    id: str
    version: int
    """Rises while the visit that began the wording goes on with it."""
    side: Side
    text: str
    state: State
    author: str
    time: str
    origin: Origin
    detail: str
    """What the origin adds: the unit that was inserted, the wording that was restored."""
    is_head: bool
    """Whether this is the wording that stands."""
    codes: tuple[Code, ...] = ()
