"""Annotations: labelled remarks on spans of either text, with replies and relations."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.model.segments import Side
    from workbench.model.spans import Span


class Purpose(StrEnum):
    """What the annotations of a label are for."""

    MARK = "mark"
    """They say what a stretch is: a person, a date."""
    QUERY = "query"
    """They ask something; the list for the client has them."""
    FOOTNOTE = "footnote"
    """They are translator's notes (译者注): exports have them as numbered notes."""
    REVIEW = "review"
    """They say what is wrong with a translation, by a type of MQM."""

    @property
    def visibility(self) -> Visibility:
        """Who is to see its annotations where nobody says: a question is for the client."""
        return Visibility.CLIENT if self is Purpose.QUERY else Visibility.INTERNAL


class Severity(StrEnum):
    """How much an error weighs (MQM)."""

    NONE = ""
    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"


class Visibility(StrEnum):
    """Who is to see an annotation."""

    INTERNAL = "internal"
    CLIENT = "client"


class AnnotationState(StrEnum):
    """How far an annotation has come."""

    PROPOSED = "proposed"
    """The program found it, and nobody has accepted it yet."""
    OPEN = "open"
    RESOLVED = "resolved"


class RelationKind(StrEnum):
    """What one annotation has to do with another."""

    REFERS_TO = "refers-to"
    CONTRADICTS = "contradicts"
    RENDERS = "renders"
    """A stretch of the target renders one of the source."""


PAGE_KEYS = frozenset("v[].,-=`123456789")
"""What the page needs for itself while annotating, and no label can be set by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLabel:
    """What a project, a file or a person says of a label; its name is unique in a project."""

    name: str
    """As it is written in files and lists: `person`, `accuracy/mistranslation`."""
    group: str
    """The set that it belongs to: `entities`, `queries`, `notes`, `mqm`."""
    purpose: Purpose
    colour: str
    """As `#rrggbb`; nothing is said by it alone."""
    sign: str
    """One character, one column wide, that stands where the colour is not seen."""
    key: str
    """The key that sets it while annotating: one character; empty for none."""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label(NewLabel):
    """A label of a project."""

    id: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer to an annotation."""

    id: str
    version: int
    body: str
    author: str
    time: str
    """ISO 8601 in UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAnnotation:
    """What somebody remarks on a text."""

    label: str
    """The name of a label."""
    side: Side
    span: Span | None
    """In code points of the text as it stands; None for a remark on the whole segment."""
    body: str = ""
    author: str
    state: AnnotationState = AnnotationState.OPEN
    visibility: Visibility = Visibility.INTERNAL
    severity: Severity = Severity.NONE
    origin: str = ""
    """What proposed it, or the file that it came from; empty where a person wrote it here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A remark on a span of the source or target of a segment, or on the whole segment."""

    id: str
    version: int
    segment: str
    """The UUID of its segment."""
    document: str
    """The name of its document."""
    number: int
    """That of its segment, from 1 within the document."""
    side: Side
    span: Span | None
    """In code points of the text that stands; None for the whole segment and for an orphan."""
    quote: str
    """The words that it was put on; empty for the whole segment."""
    label: str
    body: str
    author: str
    time: str
    """ISO 8601 in UTC."""
    state: AnnotationState
    visibility: Visibility
    severity: Severity
    origin: str
    replies: tuple[Reply, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether it is on the segment and not on words of it."""
        return not self.quote

    @property
    def is_orphaned(self) -> bool:
        """Whether its words are gone from the text."""
        return self.span is None and bool(self.quote)

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self.state is AnnotationState.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A directed tie between two annotations, named by their UUIDs."""

    id: str
    version: int
    start: str
    end: str
    kind: RelationKind
    author: str
    time: str
