"""Words with their readings above them, set in rows of a width."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.model.spans import Span
from workbench.text.width import columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.text.word_readings import WordReading

_CLOSING = frozenset(",.;:!?)]}%，。、；：！？）】》」』〉〕％…”’·")
_OPENING = frozenset("([{（【《「『〈〔“‘□")
_GAP = 1
"""Columns between two words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A word with the marks that belong to it."""

    span: Span
    """Of the word with its marks."""
    text: str
    reading: str
    lead: int
    """Columns of the marks before the word, above which no reading stands."""

    @property
    def width(self) -> int:
        """Columns that text and reading take, without a gap."""
        return max(columns(self.text), self.lead + columns(self.reading))


def cells(words: Iterable[WordReading], shown: str) -> list[Cell]:
    """A cell for each word of a text, which is `shown` in whatever script, with as many characters.

    Marks that close something stand behind the word before them, opening ones before the next.
    """
    found: list[Cell] = []
    opening = ""
    for word in words:
        text = word.span.of(shown)
        if text in _OPENING:
            opening += text
        elif text in _CLOSING and found and not opening:
            last = found[-1]
            found[-1] = replace(
                last, span=Span(last.span.start, word.span.end), text=last.text + text
            )
        else:
            start = word.span.start - len(opening)
            found.append(
                Cell(
                    span=Span(start, word.span.end),
                    text=opening + text,
                    reading=word.reading,
                    lead=columns(opening),
                )
            )
            opening = ""
    if opening:
        found.append(Cell(span=Span(len(shown), len(shown)), text=opening, reading="", lead=0))
    return found


def rows(words: Sequence[Cell], width: int) -> list[list[Cell]]:
    """The cells in rows of at most so many columns; one that is wider has a row of its own."""
    found: list[list[Cell]] = []
    used = 0
    for cell in words:
        if found and used + _GAP + cell.width <= width:
            found[-1].append(cell)
            used += _GAP + cell.width
        else:
            found.append([cell])
            used = cell.width
    return found


def row_at(rows: Sequence[Sequence[Cell]], offset: int) -> int:
    """The row in which a code point of the text stands; the last for the end of the text."""
    for number, row in enumerate(rows):
        if offset < row[-1].span.end:
            return number
    return max(0, len(rows) - 1)
