"""Parallel text on its way out, and what an export says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.model.segments import Pair, Side


class NotesFor(StrEnum):
    """Which notes stand in a file beside the text. Footnotes are part of the text itself."""

    NONE = "none"
    CLIENT = "client"
    """Open ones that the client may see, and translator's notes."""
    ALL = "all"
    """Internal and resolved ones too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A translator's note of an export, and where its mark stands."""

    annotation: str
    """The UUID of its annotation."""
    number: int
    """From 1, through the whole export."""
    side: Side
    """The text that has the mark: the target, or the source where there is no English yet."""
    offset: int
    """In code points of that text: the mark stands before the character there."""
    text: str


class Noted(NamedTuple):
    """A footnote as it was read from an export, in order of the marks."""

    paragraph: int
    """From 1, among those that `read_back` gives."""
    offset: int
    """Of its mark, in code points of the paragraph without marks."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParallelDocument:
    """The pairs of one document in reading order."""

    id: str
    name: str
    pairs: tuple[Pair, ...]
    """Their notes and annotations are those that may stand in the file."""
    footnotes: Mapping[str, tuple[Footnote, ...]] = field(default_factory=dict)
    """By the UUID of the segment, in order of their marks."""

    def footnotes_of(self, pair: Pair) -> tuple[Footnote, ...]:
        """The footnotes of one of the pairs."""
        return self.footnotes.get(pair.segment.id, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class ParallelText:
    """What an export writes: documents of one language pair."""

    title: str
    source_language: str
    """A BCP 47 tag, such as zh-Hans."""
    target_language: str
    program: str
    """Name and version of the program that writes, for headers."""
    documents: tuple[ParallelDocument, ...]
    warnings: tuple[str, ...] = ()
    """What is to be said of the footnotes: those that are empty, or have lost their words."""

    @property
    def footnotes(self) -> tuple[Footnote, ...]:
        """All footnotes in order of their numbers."""
        return tuple(
            footnote
            for document in self.documents
            for pair in document.pairs
            for footnote in document.footnotes_of(pair)
        )

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """All pairs in reading order."""
        return tuple(pair for document in self.documents for pair in document.pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written."""

    written: int
    """Segments with their English."""
    skipped: int
    """Segments left in Chinese, or left out by the format, because they have no English yet."""
    not_translatable: int = 0
    """Segments left in Chinese because they are not to be translated."""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What was taken in."""

    added: int
    skipped: int
    warnings: tuple[str, ...] = ()
