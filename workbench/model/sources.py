"""A source text on its way in: blocks as the file has them, paragraphs as repair proposes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.model.segments import SegmentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of a file: one line that is not blank."""

    text: str
    """Without the white space at its ends."""
    line: int
    """Where it begins in the file, from 1."""
    indent: int = 0
    """Columns of white space before the text (an ideographic space counts two)."""
    gap: int = 0
    """Blank lines directly before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The part of a block that stands in a paragraph, so that each character can be traced back."""

    block: int
    """Index of the block."""
    start: int
    """Code point in the block's text at which the piece begins."""
    at: int
    """Code point in the paragraph at which the piece stands."""
    length: int
    """In code points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """A proposal to read two blocks as one paragraph."""

    before: int
    """Index of the block that breaks off; the next piece of the paragraph continues it."""
    at: int
    """Code point in the paragraph at which the join stands."""
    reason: str
    confidence: float
    """From 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of a source text, as it will become a segment."""

    text: str
    kind: SegmentKind
    article: int
    """From 1; 0 for what stands above all articles of the page."""
    pieces: tuple[Piece, ...]
    joins: tuple[Join, ...] = ()
    unfinished: str = ""
    """Why it looks cut off; empty when it does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """What a format read from a file."""

    format: str
    encoding: str
    original: bytes
    blocks: tuple[Block, ...]
