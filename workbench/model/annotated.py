"""Annotated texts on their way out of a project or into it, as annotation formats carry them.

One `AnnotatedText` is one side of one segment. Formats that hold a whole document as one text
(brat) put the texts one below the other, and take them apart again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.model.annotations import AnnotationState, Severity, Visibility

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.model.annotations import NewLabel
    from workbench.model.segments import Side
    from workbench.model.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedReply:
    """An answer, as a file has it."""

    body: str
    author: str = ""
    time: str = ""
    reference: str = ""
    """Its identity in the file: a UUID where it was ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedAnnotation:
    """An annotation, as a file has it."""

    reference: str
    """Its identity within the file: a UUID where it was ours; else what the file says, unique."""
    span: Span | None
    """Code points of the text that it stands with; None where the file gives a quote alone,
    and for a remark on the whole text."""
    quote: str = ""
    """The words that it is on; empty for a remark on the whole text."""
    prefix: str = ""
    """What stands before the quote, as far as the file says it."""
    suffix: str = ""
    label: str = ""
    body: str = ""
    author: str = ""
    time: str = ""
    """ISO 8601 in UTC."""
    state: AnnotationState = AnnotationState.OPEN
    visibility: Visibility = Visibility.INTERNAL
    severity: Severity = Severity.NONE
    replies: tuple[CarriedReply, ...] = ()
    place: str = ""
    """Where in the file it was read: `line 12`, `items[3]`; for reports."""
    properties: Mapping[str, str] = field(default_factory=dict)
    """What the file said that the model has no word for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedRelation:
    """A tie between two annotations, named by their references."""

    start: str
    end: str
    kind: str
    """A RelationKind where the file was ours; else the file's own word."""
    reference: str = ""
    author: str = ""
    time: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedText:
    """One side of one segment with its annotations, in order of their spans."""

    segment: str
    """The UUID of the segment; empty where the file does not say it."""
    side: Side | None
    """None where the file does not say it."""
    document: str
    """The name of the document; empty where the file does not say it."""
    number: int
    """From 1, within the document; 0 where the file does not say it."""
    text: str | None
    """The text that the spans count in; None where the file holds quotes and no text."""
    annotations: tuple[CarriedAnnotation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedTexts:
    """What an annotation file holds."""

    title: str = ""
    project: str = ""
    """The UUID of the project; empty where the file does not say it."""
    languages: tuple[str, str] = ("", "")
    """BCP 47 tags of source and target."""
    program: str = ""
    """Name and version of the program that writes, for headers."""
    labels: tuple[NewLabel, ...] = ()
    """The labels that its annotations have, as far as the file describes them."""
    texts: tuple[AnnotatedText, ...] = ()
    relations: tuple[CarriedRelation, ...] = ()
