"""Figures that stand smaller and above a line: marks of notes, and powers as in m².

A text without looks has characters for them, so that `法院¹` does not become `法院1`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from workbench.formats._pdf_glyphs import Glyph

_FIGURES = "0123456789"
_RAISED = str.maketrans(_FIGURES, "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MOST_FIGURES = 3
_SMALLER = 0.87
"""Sizes of the text beside it that a mark has at most; office programs set it at 0.58 to 0.65, and
browsers at 0.83."""
_HIGHER = 0.15
"""Sizes by which it stands above the line at least."""


class Set(Protocol):
    """What is set on a line, in points."""

    @property
    def base(self) -> float: ...

    @property
    def size(self) -> float: ...


def is_raised(glyph: Set, size: float, base: float) -> bool:
    """Whether something is smaller than text of that size, and stands above its line."""
    return glyph.size <= _SMALLER * size and glyph.base - base >= _HIGHER * size


def as_mark(text: str, placed: Set, main: Set) -> str:
    """The figures of a text as marks, where it is nothing else and stands above another."""
    is_figures = 0 < len(text) <= _MOST_FIGURES and not text.strip(_FIGURES)
    return (
        text.translate(_RAISED) if is_figures and is_raised(placed, main.size, main.base) else text
    )


def character_of(glyph: Glyph, size: float, base: float) -> str:
    """A character amid a run whose text is of that size and on that line."""
    is_mark = glyph.text in _FIGURES and is_raised(glyph, size, base)
    return glyph.text.translate(_RAISED) if is_mark else glyph.text
