"""Drawing one pair as lines: number, state, source with its terms, target with its caret.

Texts are drawn with marks for their codes, which rows and carets count. The spans of terms,
annotations and finds count stored text, and are brought over by `over_codes`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from workbench.model.segments import Pair, SegmentKind, Side
from workbench.model.signs import CONFLICT, FLAG, NOTE, state_sign
from workbench.model.spans import Span
from workbench.text import coding
from workbench.text.width import columns
from workbench.text.wrapping import column_of, row_of, row_text, wrap
from workbench.tui.marks import UNMARKED, Marked
from workbench.tui.over_codes import layers_over
from workbench.tui.rails import railed
from workbench.tui.source_view import SourceView, over, view_layers
from workbench.tui.widgets.lines import Layer, fitted, padding, styled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    from workbench.tui.layout import PageLayout


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The styles of a page in the present theme."""

    text: Style
    active: Style
    number: Style
    state: Style
    flag: Style
    term: Style
    neighbour: Style
    """Of a term that follows another one without a gap."""
    code: Style
    """Of the label that stands for inline markup."""
    found: Style
    looked_up: Style
    """Of the word that the dictionary has at the caret."""
    selection: Style
    caret: Style
    ghost: Style
    remark: Style
    headline: Style
    credit: Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """The text of one side as it is being edited, with marks for its codes."""

    side: Side
    text: str
    caret: int
    selection: Span
    leans_back: bool = False
    """Whether the caret is at the end of a row, where the next one begins at it too."""
    ghost: str = ""
    """What Tab would complete, shown after the caret."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A pair as lines of a page."""

    strips: Sequence[Strip]
    source_starts: list[int]
    """Code points at which the rows of the source begin, marks counted."""
    target_starts: list[int]
    source_lines: list[int]
    """The line of the pair on which each row of the source stands."""
    target_lines: list[int]

    @property
    def height(self) -> int:
        """Lines, with the blank one below."""
        return len(self.strips) + 1


class Drawing:
    """Draws pairs in one layout and one look."""

    def __init__(self, layout: PageLayout, look: Look) -> None:
        self.layout = layout
        self.look = look

    def pair(
        self,
        pair: Pair,
        terms: Sequence[Span],
        *,
        found: Sequence[tuple[Side, Span]] = (),
        marked: Marked = UNMARKED,
        has_conflict: bool = False,
        target: str | None = None,
        field: Field | None = None,
        view: SourceView | None = None,
    ) -> Drawn:
        """The lines of a pair; it is the active one where a `field` is given.

        `marked` is what is drawn of its annotations; `target` and `field` have marks for codes.
        `view` is how the source is shown as it stands.
        """
        layout, segment = self.layout, pair.segment
        source = stored = coding.marked(segment.source, segment.codes)
        if field is not None and field.side is Side.SOURCE:
            source = field.text
        text = coding.marked(pair.target.text, pair.target.codes) if target is None else target
        source_starts = wrap(source, layout.source_width - 1)
        target_starts = wrap(text, layout.target_width - 1)
        base = self._base(pair, field is not None)
        layers: dict[Side, list[Layer]] = {
            Side.SOURCE: self._marked(terms) if source == stored else [],
            Side.TARGET: [],
        }
        here = [mark for mark in marked.marks if mark.side is Side.TARGET or source == stored]
        for mark in here:
            layers[mark.side].append((mark.span, mark.style))
        for at, span in found:
            layers[at].append((span, self.look.found))
        shown = source
        if view is not None and source == stored:
            shown = over(source, segment.source, view.shown)
            layers[Side.SOURCE] += view_layers(view, terms, self.look.looked_up)
        sources = self._rows(shown, source_starts, base, layers[Side.SOURCE], field, Side.SOURCE)
        targets = self._rows(text, target_starts, base, layers[Side.TARGET], field, Side.TARGET)
        rails: dict[Side, list[list[list[Segment]]]] = {side: [] for side in Side}
        if marked.has_rails:
            rails = {
                Side.SOURCE: railed(source, source_starts, here, Side.SOURCE, base),
                Side.TARGET: railed(text, target_starts, here, Side.TARGET, base),
            }
        sources, source_lines = _with_rails(sources, rails[Side.SOURCE])
        targets, target_lines = _with_rails(targets, rails[Side.TARGET])
        lines = self._side_by_side(sources, targets, base)
        below = len(sources) if layout.is_stacked else 0
        gutter = self._gutter(pair, field is not None, has_conflict, marked.sign, base)
        blank_gutter = [Segment(" " * layout.gutter, base)]
        strips = [
            Strip([*(gutter if index == 0 else blank_gutter), *line])
            for index, line in enumerate([*lines, *self._remarks(pair, base)])
        ]
        return Drawn(
            strips=strips,
            source_starts=source_starts,
            target_starts=target_starts,
            source_lines=source_lines,
            target_lines=[line + below for line in target_lines],
        )

    def caret(self, drawn: Drawn, field: Field) -> tuple[int, int]:
        """(column, line) of the caret within the lines of the active pair."""
        is_source = field.side is Side.SOURCE
        starts = drawn.source_starts if is_source else drawn.target_starts
        column = column_of(field.text, starts, field.caret, leans_back=field.leans_back)
        column = min(column, self._room(field.side) - 1)  # a space may hang over the edge
        row = _caret_row(starts, field)
        if is_source:
            return self.layout.gutter + column, drawn.source_lines[row]
        return self.layout.target_x + column, drawn.target_lines[row]

    def _room(self, side: Side) -> int:
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

    def _gutter(
        self, pair: Pair, is_active: bool, has_conflict: bool, sign: str, base: Style
    ) -> list[Segment]:
        segment, look = pair.segment, self.look
        flag = CONFLICT if has_conflict else FLAG if segment.needs_work else " "
        return [
            Segment(">" if is_active else " ", base),
            Segment(f"{segment.number:>{self.layout.digits}} ", base + look.number),
            Segment(state_sign(pair), base + look.state),
            Segment(flag, base + look.flag),
            Segment(NOTE if segment.note else sign or " ", base + look.flag),
            Segment(" ", base),
        ]

    def _side_by_side(
        self, sources: list[list[Segment]], targets: list[list[Segment]], base: Style
    ) -> list[list[Segment]]:
        layout = self.layout
        if layout.is_stacked:
            return [
                [*row, *padding(layout.text - _width(row), base)] for row in [*sources, *targets]
            ]
        lines: list[list[Segment]] = []
        before_target = layout.target_x - layout.gutter
        for index in range(max(len(sources), len(targets))):
            source = sources[index] if index < len(sources) else []
            target = targets[index] if index < len(targets) else []
            left = padding(before_target - _width(source), base)
            right = padding(layout.target_width - _width(target), base)
            lines.append([*source, *left, *target, *right])
        return lines

    def _rows(
        self,
        text: str,
        starts: list[int],
        base: Style,
        layers: list[Layer],
        field: Field | None,
        side: Side,
    ) -> list[list[Segment]]:
        is_field = field is not None and field.side is side
        layers = layers_over(text, layers, self.look.code)
        if is_field:
            assert field is not None
            layers = [*layers, (field.selection, self.look.selection)]
            if row_of(starts, field.caret) == _caret_row(starts, field):
                layers.append((Span(field.caret, field.caret + 1), self.look.caret))
        rows = [
            styled(text, start, start + len(row_text(text, starts, row)), base, layers)
            for row, start in enumerate(starts)
        ]
        if is_field:
            assert field is not None
            self._end_caret(rows, text, starts, field, base)
        return rows

    def _end_caret(
        self,
        rows: list[list[Segment]],
        text: str,
        starts: list[int],
        field: Field,
        base: Style,
    ) -> None:
        """Draws the caret after the last character of its row, and what Tab would complete."""
        row = _caret_row(starts, field)
        line = row_text(text, starts, row)
        if field.caret != starts[row] + len(line):
            return
        room = self._room(field.side) - columns(line)
        ghost = fitted(field.ghost, room)
        if room < 1:  # a space hangs over the edge: the caret stands on it
            last = rows[row].pop()
            rows[row].append(Segment(last.text[:-1], last.style))
            rows[row].append(Segment(last.text[-1:], base + self.look.caret))
        elif ghost:
            rows[row] += [
                Segment(ghost[0], base + self.look.ghost + self.look.caret),
                Segment(ghost[1:], base + self.look.ghost),
            ]
        else:
            rows[row].append(Segment(" ", base + self.look.caret))

    def _remarks(self, pair: Pair, base: Style) -> list[list[Segment]]:
        """What the page says of a pair below its texts: a note, a gap in the source."""
        remarks: list[str] = []
        if pair.segment.unfinished:
            remarks.append(f"... {pair.segment.unfinished}")
        if pair.segment.note:
            remarks.append(f"{NOTE} {pair.segment.note}")
        style = base + self.look.remark
        lines: list[list[Segment]] = []
        for remark in remarks:
            starts = wrap(remark, self.layout.text)
            for row in range(len(starts)):
                text = row_text(remark, starts, row).rstrip()
                lines.append(
                    [Segment(text, style), *padding(self.layout.text - columns(text), base)]
                )
        return lines


def _with_rails(
    rows: list[list[Segment]], rails: list[list[list[Segment]]]
) -> tuple[list[list[Segment]], list[int]]:
    """The rows of a text with what stands below each, and the line of each row among them."""
    if not rails:
        return rows, list(range(len(rows)))
    lines: list[list[Segment]] = []
    places: list[int] = []
    for row, below in zip(rows, rails, strict=True):
        places.append(len(lines))
        lines += [row, *below]
    return lines, places


def _caret_row(starts: list[int], field: Field) -> int:
    return row_of(starts, field.caret, leans_back=field.leans_back)


def _width(row: list[Segment]) -> int:
    return sum(columns(segment.text) for segment in row)
