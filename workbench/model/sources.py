"""A source text on its way in: blocks as the file has them, paragraphs as repair proposes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.model.segments import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.model.codes import Code
    from workbench.model.segments import SegmentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class FileNote:
    """A remark that a bilingual file has on a block."""

    text: str
    author: str = ""
    time: str = ""
    """ISO 8601 in UTC; empty where the file does not say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """What a bilingual file says of a block besides its source."""

    target: str = ""
    codes: tuple[Code, ...] = ()
    """Those of the target; each answers to a code of the block by number and kind."""
    state: State = State.INITIAL
    author: str = ""
    time: str = ""
    is_translatable: bool = True
    is_locked: bool = False
    """Whether the file forbids to change it; such a segment is taken as final."""
    notes: tuple[FileNote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of a file: a line of plain text that is not blank, a paragraph of a document."""

    text: str
    """Without the white space at its ends, and without inline markup."""
    line: int
    """Where it begins in the file, from 1; in a format without lines, its number among the
    blocks."""
    indent: int = 0
    """Columns of white space before the text (an ideographic space counts two)."""
    gap: int = 0
    """Blank lines directly before it."""
    kind: SegmentKind | None = None
    """What the file says it is; None where it says no more than that it is a paragraph, and its
    shape and place decide."""
    level: int = 0
    """Of a headline or list item, from 1; 0 where the file says none."""
    codes: tuple[Code, ...] = ()
    """Inline markup, numbered from 1 within the block."""
    locator: str = ""
    """Where it stands, in words of its format, which finds it again in the original."""
    rendering: Rendering | None = None
    """None in a file of one language."""


class MendKind(StrEnum):
    """What repair proposes to do."""

    JOIN = "join"
    """Read two blocks as one paragraph."""
    OMIT = "omit"
    """Leave a block out: a page number, a running head."""
    CUT = "cut"
    """Leave characters of a block out: a space between Han characters, a hyphen, noise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """One thing that repair proposes; the text of the file itself is never changed."""

    kind: MendKind
    block: int
    """Index of the block: that which breaks off, goes, or has the characters."""
    following: int = -1
    """Of a join, the index of the block that continues it, which need not be the next one."""
    start: int = 0
    """Of a cut, the code point in the block's text where it begins."""
    end: int = 0
    """Of a cut, the code point where it ends."""
    reason: str
    confidence: float
    """From 0 to 1: how often such a proposal is right."""


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
    mend: Mend | None = None
    """Why it follows the piece before; None for the first of its paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of a source text, as it will become a segment."""

    text: str
    kind: SegmentKind
    article: int
    """From 1; 0 for what stands above all articles of the page."""
    pieces: tuple[Piece, ...]
    unfinished: str = ""
    """Why it looks cut off; empty when it does not."""
    level: int = 0
    codes: tuple[Code, ...] = ()
    """Inline markup, numbered from 1 within the paragraph."""
    rendering: Rendering | None = None
    """What a bilingual file says of it besides; None in a file of one language."""

    @property
    def joins(self) -> tuple[Piece, ...]:
        """The pieces that another block was joined to."""
        return tuple(
            piece for piece in self.pieces if piece.mend and piece.mend.kind is MendKind.JOIN
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """What a format read from a file."""

    format: str
    encoding: str
    original: bytes
    blocks: tuple[Block, ...]
    is_structured: bool = False
    """Whether its blocks are paragraphs as their author had them, not lines: then repair joins
    only where it is all but certain, and proposes the rest."""
    is_bilingual: bool = False
    """Whether its blocks have renderings: then nothing is repaired, and what is written back are
    the targets, while the sources stay."""
    warnings: tuple[str, ...] = ()
    """One sentence for each thing of the file that was not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceStream:
    """A source text that is read block by block, for files that may be larger than memory.

    What its fields say is what those of SourceText do.
    """

    format: str
    encoding: str
    blocks: Iterator[Block]
    """Can be gone through once. Raises UnreadableFile where nothing more can be read."""
    is_structured: bool = False
    is_bilingual: bool = False
    warnings: list[str] = field(default_factory=list)
    """All of them are there when the blocks have been gone through."""

    def whole(self, original: bytes) -> SourceText:
        """All of it at once; `original` are the bytes of the file."""
        blocks = tuple(self.blocks)
        return SourceText(
            format=self.format,
            encoding=self.encoding,
            original=original,
            blocks=blocks,
            is_structured=self.is_structured,
            is_bilingual=self.is_bilingual,
            warnings=tuple(self.warnings),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What takes the place of one block when a document is written back."""

    locator: str
    text: str | None
    """None where the block goes, because its words stand in an earlier one; in a bilingual file
    the target, "" where there is none."""
    codes: tuple[Code, ...] = ()
    state: State = State.INITIAL
    """Of the target in a bilingual file; like author and time, empty in one of one language."""
    author: str = ""
    time: str = ""
    """ISO 8601 in UTC."""
