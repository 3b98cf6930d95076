"""Inline markup within a text: what stands between the words but is no word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CodeKind(StrEnum):
    """How a code stands (XLIFF 2.1: sc, ec and ph)."""

    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"


class Markup(StrEnum):
    """What a code does to the words or puts between them (XLIFF 2.1, `subType`)."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    STRIKE = "strike"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    MONOSPACE = "monospace"
    LINK = "link"
    STYLE = "style"
    """Another look of words: colour, size, a style with a name, several of the above at once."""
    FOOTNOTE = "footnote"
    """The mark of a footnote, an endnote or a comment of the file."""
    IMAGE = "image"
    BREAK = "break"
    """A line break within a paragraph."""
    FIELD = "field"
    """What the program that made the file puts in itself: a page number, a cross-reference."""
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """Inline markup at an offset of a text, which does not contain it."""

    number: int
    """From 1 within a segment, in order of the source; the two of a pair have one, and so have
    the codes of the target that answer to those of the source."""
    kind: CodeKind
    offset: int
    """Code points of the text that stand before it. Of several at one offset the order counts."""
    markup: Markup
    data: str
    """What the file had there, whole, so that it can be written again anywhere in the document."""
    is_deletable: bool = False
    """Whether a translation may do without it: emphasis may go, the mark of a footnote may not."""
