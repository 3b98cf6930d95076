"""A place in a text: what was found in brackets, with some text before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.spans import Span

_WORD = 16
"""Code points of a word at most: Chinese has no spaces, and is cut anywhere."""


def in_context(text: str, spans: Sequence[Span], around: int) -> str:
    """The text from before the first of the spans to after the last, with words left whole.

    `around` is how many code points stand on each side. Without spans it is the beginning of the
    text. Line breaks become spaces.
    """
    text = text.replace("\n", " ")
    start = _start_of_word(text, max(0, spans[0].start - around)) if spans else 0
    end = _end_of_word(text, spans[-1].end + around if spans else 4 * around)
    shown, last = [], start
    for span in spans:
        shown += [text[last : span.start], f"[{span.of(text)}]"]
        last = span.end
    shown.append(text[last:end])
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return f"{before}{''.join(shown)}{after}"


def _start_of_word(text: str, at: int) -> int:
    return text.rfind(" ", max(0, at - _WORD), at) + 1 or at


def _end_of_word(text: str, at: int) -> int:
    found = text.find(" ", at, at + _WORD)
    return found if found >= 0 else min(at, len(text))
