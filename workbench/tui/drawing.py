"""Drawing one pair as lines: number, state, source with its terms, target with its caret.

Texts are drawn with marks for their codes, which rows and carets count. The spans of terms,
annotations and finds count stored text, and are brought over by `over_codes`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from workbench.model.segments import SegmentKind, Side
from workbench.model.signs import CONFLICT, FLAG, NOTE, state_sign
from workbench.text import coding
from workbench.text.width import columns
from workbench.text.wrapping import column_of, row_text, wrap
from workbench.tui.drawn import Drawn
from workbench.tui.drawn_text import TextDrawing, caret_row
from workbench.tui.source_view import over, view_layers
from workbench.tui.widgets.lines import padding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    from workbench.model.segments import Pair
    from workbench.model.spans import Span
    from workbench.tui.drawn import Field, Look, Showing
    from workbench.tui.drawn_text import DrawnText, Line
    from workbench.tui.layout import PageLayout
    from workbench.tui.widgets.lines import Layer


class Drawing:
    """Draws pairs in one layout and one look."""

    def __init__(self, layout: PageLayout, look: Look) -> None:
        self.layout = layout
        self.look = look

    def pair(self, showing: Showing) -> Drawn:
        """The lines of a pair."""
        base = self._base(showing.pair, showing.is_active)
        source, target = self._source(showing, base), self._target(showing, base)
        below = len(source.lines) if self.layout.is_stacked else 0
        lines = self._side_by_side(source.lines, target.lines, base)
        gutter = self._gutter(showing, base)
        blank_gutter = [Segment(" " * self.layout.gutter, base)]
        return Drawn(
            strips=[
                Strip([*(gutter if index == 0 else blank_gutter), *line])
                for index, line in enumerate([*lines, *self._remarks(showing.pair, base)])
            ],
            source_starts=source.starts,
            target_starts=target.starts,
            source_lines=source.places,
            target_lines=[line + below for line in target.places],
        )

    def caret(self, drawn: Drawn, field: Field) -> tuple[int, int]:
        """(column, line) of the caret within the lines of the active pair."""
        is_source = field.side is Side.SOURCE
        starts = drawn.source_starts if is_source else drawn.target_starts
        column = column_of(field.text, starts, field.caret, leans_back=field.leans_back)
        column = min(column, self._width(field.side) - 1)  # a space may hang over the edge
        row = caret_row(starts, field)
        if is_source:
            return self.layout.gutter + column, drawn.source_lines[row]
        return self.layout.target_x + column, drawn.target_lines[row]

    # The texts

    def _source(self, showing: Showing, base: Style) -> DrawnText:
        segment, field = showing.pair.segment, showing.field_of(Side.SOURCE)
        drawing = TextDrawing(Side.SOURCE, self._width(Side.SOURCE), self.look, base)
        stored = coding.marked(segment.source, segment.codes)
        found: list[Layer] = [(span, self.look.found) for span in showing.found_on(Side.SOURCE)]
        if field is not None and field.text != stored:  # what counts the stored text fits no more
            return drawing.draw(field.text, found, field)
        marks = [mark for mark in showing.marked.marks if mark.side is Side.SOURCE]
        layers = [
            *self._marked(showing.terms),
            *((mark.span, mark.style) for mark in marks),
            *found,
        ]
        shown, view = stored, showing.view
        if view is not None:
            shown = over(stored, segment.source, view.shown)
            layers += view_layers(view, showing.terms, self.look.looked_up)
        rails = marks if showing.marked.has_rails else ()
        return drawing.draw(stored, layers, field, shown=shown, rails=rails)

    def _target(self, showing: Showing, base: Style) -> DrawnText:
        drawing = TextDrawing(Side.TARGET, self._width(Side.TARGET), self.look, base)
        marks = [mark for mark in showing.marked.marks if mark.side is Side.TARGET]
        layers: list[Layer] = [(mark.span, mark.style) for mark in marks]
        layers += [(span, self.look.found) for span in showing.found_on(Side.TARGET)]
        rails = marks if showing.marked.has_rails else ()
        return drawing.draw(showing.target, layers, showing.field_of(Side.TARGET), rails=rails)

    def _width(self, side: Side) -> int:
        return self.layout.source_width if side is Side.SOURCE else self.layout.target_width

    def _marked(self, terms: Sequence[Span]) -> list[Layer]:
        """The marks of terms; of two that touch, the second looks otherwise."""
        layers: list[Layer] = []
        style, end = self.look.term, -1
        for span in terms:
            other = self.look.neighbour if style is self.look.term else self.look.term
            style = other if span.start == end else self.look.term
            layers.append((span, style))
            end = span.end
        return layers

    def _base(self, pair: Pair, is_active: bool) -> Style:
        base = self.look.active if is_active else self.look.text
        if pair.segment.kind is SegmentKind.HEADLINE:
            return base + self.look.headline
        if pair.segment.kind in (SegmentKind.BYLINE, SegmentKind.CREDIT):
            return base + self.look.credit
        return base

    # What stands around them

    def _gutter(self, showing: Showing, base: Style) -> Line:
        pair, look = showing.pair, self.look
        segment = pair.segment
        flag = CONFLICT if showing.has_conflict else FLAG if segment.needs_work else " "
        return [
            Segment(">" if showing.is_active else " ", base),
            Segment(f"{segment.number:>{self.layout.digits}} ", base + look.number),
            Segment(state_sign(pair), base + look.state),
            Segment(flag, base + look.flag),
            Segment(NOTE if segment.note else showing.marked.sign or " ", base + look.flag),
            Segment(" ", base),
        ]

    def _side_by_side(self, sources: list[Line], targets: list[Line], base: Style) -> list[Line]:
        layout = self.layout
        if layout.is_stacked:
            return [
                [*row, *padding(layout.text - _columns(row), base)] for row in [*sources, *targets]
            ]
        lines: list[Line] = []
        before_target = layout.target_x - layout.gutter
        for index in range(max(len(sources), len(targets))):
            source = sources[index] if index < len(sources) else []
            target = targets[index] if index < len(targets) else []
            left = padding(before_target - _columns(source), base)
            right = padding(layout.target_width - _columns(target), base)
            lines.append([*source, *left, *target, *right])
        return lines

    def _remarks(self, pair: Pair, base: Style) -> list[Line]:
        """What the page says of a pair below its texts: a note, a gap in the source."""
        remarks: list[str] = []
        if pair.segment.unfinished:
            remarks.append(f"... {pair.segment.unfinished}")
        if pair.segment.note:
            remarks.append(f"{NOTE} {pair.segment.note}")
        style = base + self.look.remark
        lines: list[Line] = []
        for remark in remarks:
            starts = wrap(remark, self.layout.text)
            for row in range(len(starts)):
                text = row_text(remark, starts, row).rstrip()
                blank = padding(self.layout.text - columns(text), base)
                lines.append([Segment(text, style), *blank])
        return lines


def _columns(line: Line) -> int:
    return sum(columns(segment.text) for segment in line)
