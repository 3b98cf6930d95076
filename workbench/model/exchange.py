"""Parallel text on its way out, and what an export says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.model.segments import Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class ParallelDocument:
    """The pairs of one document in reading order."""

    id: str
    name: str
    pairs: tuple[Pair, ...]


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
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What was taken in."""

    added: int
    skipped: int
    warnings: tuple[str, ...] = ()
