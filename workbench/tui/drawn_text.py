"""One text of a pair as lines: its rows with what is laid over them, the caret, the rails below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment

from workbench.model.spans import Span
from workbench.text.width import columns
from workbench.text.wrapping import row_of, row_text, wrap
from workbench.tui.over_codes import layers_over
from workbench.tui.rails import railed
from workbench.tui.widgets.lines import fitted, styled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    from workbench.model.segments import Side
    from workbench.tui.drawn import Field, Look
    from workbench.tui.marks import Mark
    from workbench.tui.widgets.lines import Layer

    Line = list[Segment]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnText:
    """The lines of a text, and where its rows are among them."""

    lines: list[Line]
    starts: list[int]
    """Code points at which its rows begin, marks counted."""
    places: list[int]
    """The line of each row."""


class TextDrawing:
    """Draws texts of one side in one style."""

    def __init__(self, side: Side, width: int, look: Look, base: Style) -> None:
        """`width` is in columns, of which the last is kept for the caret."""
        self._side = side
        self._width = width
        self._look = look
        self._base = base

    def draw(
        self,
        text: str,
        layers: Sequence[Layer],
        field: Field | None,
        *,
        shown: str = "",
        rails: Sequence[Mark] = (),
    ) -> DrawnText:
        """Draws a text with marks for its codes.

        `layers` count the stored text. `shown` stands in the place of the text where it is given;
        it has as many code points. `rails` are the annotations that get signs below the rows.
        """
        starts = wrap(text, self._width - 1)
        rows = self._rows(shown or text, starts, layers, field)
        below = railed(text, starts, rails, self._side, self._base) if rails else []
        lines, places = _with_rails(rows, below)
        return DrawnText(lines=lines, starts=starts, places=places)

    def _rows(
        self, text: str, starts: list[int], layers: Sequence[Layer], field: Field | None
    ) -> list[Line]:
        laid = layers_over(text, layers, self._look.code)
        if field is not None:
            laid.append((field.selection, self._look.selection))
            if row_of(starts, field.caret) == caret_row(starts, field):
                laid.append((Span(field.caret, field.caret + 1), self._look.caret))
        rows = [
            styled(text, start, start + len(row_text(text, starts, row)), self._base, laid)
            for row, start in enumerate(starts)
        ]
        if field is not None:
            self._end_caret(rows, text, starts, field)
        return rows

    def _end_caret(self, rows: list[Line], text: str, starts: list[int], field: Field) -> None:
        """Draws the caret after the last character of its row, and what Tab would complete."""
        row = caret_row(starts, field)
        line = row_text(text, starts, row)
        if field.caret != starts[row] + len(line):
            return
        look = self._look
        room = self._width - columns(line)
        ghost = fitted(field.ghost, room)
        if room < 1:  # a space hangs over the edge: the caret stands on it
            last = rows[row].pop()
            rows[row].append(Segment(last.text[:-1], last.style))
            rows[row].append(Segment(last.text[-1:], self._base + look.caret))
        elif ghost:
            rows[row] += [
                Segment(ghost[0], self._base + look.ghost + look.caret),
                Segment(ghost[1:], self._base + look.ghost),
            ]
        else:
            rows[row].append(Segment(" ", self._base + look.caret))


def caret_row(starts: list[int], field: Field) -> int:
    """The row that the caret of a field is drawn on."""
    return row_of(starts, field.caret, leans_back=field.leans_back)


def _with_rails(rows: list[Line], rails: list[list[Line]]) -> tuple[list[Line], list[int]]:
    """The rows of a text with what stands below each, and the line of each row among them."""
    if not rails:
        return rows, list(range(len(rows)))
    lines: list[Line] = []
    places: list[int] = []
    for row, below in zip(rows, rails, strict=True):
        places.append(len(lines))
        lines += [row, *below]
    return lines, places
