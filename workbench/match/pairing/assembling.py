"""A proposal for a whole paragraph out of the English that was found for its sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Translated:
    """A sentence of the paragraph with its English."""

    source: Span
    """In code points of the paragraph."""
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Untranslated:
    """A sentence of the paragraph for which nothing was found."""

    source: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What came from where."""

    source: Span
    """The sentence, in code points of the paragraph."""
    target: Span
    """What stands for it, in code points of the proposal."""
    is_translated: bool
    """Whether that is English; else it is the sentence as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A text for a paragraph, part of which may still be Chinese."""

    text: str
    pieces: tuple[Piece, ...]
    """One for each sentence, in order."""
    covered: int
    """How much of the paragraph is translated, in percent of its characters, rounded down.

    White space does not count; 100 is said only where every sentence has its English.
    """


def assemble(source: str, sentences: Sequence[Translated | Untranslated]) -> Proposal:
    """The English of sentences, and those that have none, in the order of the paragraph.

    A space parts them; but line breaks of the paragraph stay, and what stands between two sentences
    that are both left in Chinese stays too. English of white space alone is none.
    """
    text, pieces = "", list[Piece]()
    for sentence in sentences:
        english = sentence.target.strip() if isinstance(sentence, Translated) else ""
        stands = english or sentence.source.of(source)
        if pieces:
            text += _between(source, pieces[-1], sentence.source, is_translated=bool(english))
        span = Span(len(text), len(text) + len(stands))
        pieces.append(Piece(source=sentence.source, target=span, is_translated=bool(english)))
        text += stands
    return Proposal(text=text, pieces=tuple(pieces), covered=_covered(source, pieces))


def _between(source: str, before: Piece, span: Span, *, is_translated: bool) -> str:
    gap = source[before.source.end : span.start]
    if not (before.is_translated or is_translated):
        return gap
    return "\n" * gap.count("\n") or " "


def _covered(source: str, pieces: Sequence[Piece]) -> int:
    """The share of the characters of sentences that have their English."""
    lengths = [len("".join(piece.source.of(source).split())) for piece in pieces]
    translated = sum(
        length for length, piece in zip(lengths, pieces, strict=True) if piece.is_translated
    )
    return 100 * translated // max(1, sum(lengths))
