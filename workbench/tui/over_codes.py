"""What is drawn over a text, brought from the stored text to the one with marks for its codes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model.spans import Span
from workbench.text.coding import has_marks, marked_span, marks_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    from workbench.tui.marks import Mark
    from workbench.tui.widgets.lines import Layer


def layers_over(text: str, layers: Sequence[Layer], code: Style) -> list[Layer]:
    """The layers of a stored text on the marked one, below those of its codes."""
    if not has_marks(text):
        return list(layers)
    return [
        *((marked_span(text, span), style) for span, style in layers),
        *((Span(at, at + 1), code) for at in marks_in(text)),
    ]


def marks_over(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """The annotations of a stored text on the marked one."""
    if not has_marks(text):
        return list(marks)
    return [replace(mark, span=marked_span(text, mark.span)) for mark in marks]
