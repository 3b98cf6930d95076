"""The lines of a page in reading order, with their indents and the white space above them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from workbench.formats._pdf_columns import regions
from workbench.formats._pdf_raised import as_mark
from workbench.formats._pdf_runs import APART, RAISED, Run, is_latin_seam, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.formats._pdf_glyphs import Glyph

_COVERED = 0.5
"""The part of a run's width under which another stands, so that they are two lines."""
_WORD = 0.17
"""Sizes of white space between two Latin words."""
_CLOSE = 0.4
"""Sizes of white space between a mark and the text that it belongs to."""
_CELL = 1.8
"""Sizes of white space between two cells of a table."""
_LOOKED_AT = 50
"""Runs of a line that are looked at for one that stands above another."""
_WIDEST_INDENT = 12
"""Columns; what stands further to the right is set amid the page or at its right."""
_BLANK = 0.65
"""What is added to a distance in lines: a third of a line more than usual is a blank line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a page."""

    text: str
    size: float
    """Of its font, in points."""
    indent: int
    """Columns, two of which are one size; 0 where it is set amid or at the right."""
    gap: int
    """Blank lines that would fit above it; 0 at the head of a column, 1 at that of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """The runs of one line; its place and size are those of the run with most of the text."""

    runs: Sequence[Run]
    left: float
    base: float
    size: float


def page_lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines of a page; turned and vertical text stands at the end."""
    level, aside = runs(glyphs)
    found: list[Line] = []
    before: _Row | None = None
    edge = _edge(level)
    for region in regions(level):
        rows = _rows(region)
        pitch = _pitch(rows)
        left = _left(rows, edge)
        for at, row in enumerate(rows):
            is_table = _is_of_table(rows, at)
            found.append(
                Line(
                    text=_text(row, is_table=is_table),
                    size=row.size,
                    indent=_indent(row, left),
                    gap=_gap(before, row, pitch),
                )
            )
            before = row
    found += [Line(text=run.text, size=run.size, indent=0, gap=1) for run in aside]
    return found


def _rows(region: Sequence[Run]) -> list[_Row]:
    """The runs of a region line by line, from the top."""
    rows: list[list[Run]] = []
    for run in sorted(region, key=lambda each: (-each.base, each.left)):
        row = rows[-1] if rows else []
        is_same = row and row[0].base - run.base <= RAISED * max(row[0].size, run.size)
        if is_same and not any(_covers(other, run) for other in row[-_LOOKED_AT:]):
            row.append(run)
        else:
            rows.append([run])
    return list(map(_row, rows))


def _row(row: Sequence[Run]) -> _Row:
    ordered = sorted(row, key=lambda run: run.left)
    main = max(row, key=lambda run: len(run.text))
    return _Row(runs=ordered, left=ordered[0].left, base=main.base, size=main.size)


def _covers(other: Run, run: Run) -> bool:
    """Whether two runs stand one above the other, and so in two lines."""
    shared = min(other.right, run.right) - max(other.left, run.left)
    return shared > _COVERED * min(other.right - other.left, run.right - run.left)


def _is_of_table(rows: list[_Row], at: int) -> bool:
    """Whether a line and one beside it have cells."""
    beside = rows[max(0, at - 1) : at] + rows[at + 1 : at + 2]
    return _has_cells(rows[at]) and any(map(_has_cells, beside))


def _has_cells(row: _Row) -> bool:
    return any(after.left - before.right > _CELL * row.size for before, after in pairwise(row.runs))


def _text(row: _Row, *, is_table: bool) -> str:
    """What a line says; between the cells of a table stands a tab."""
    text = _shown(row, 0)
    for at, (before, run) in enumerate(pairwise(row.runs), 1):
        gap = (run.left - before.right) / row.size
        if is_table and gap > _CELL:
            text += "\t"
        elif gap > _WORD and is_latin_seam(before.text, run.text):
            text += " "
        elif gap > APART:
            text += "\u3000"
        text += _shown(row, at)
    return text


def _shown(row: _Row, at: int) -> str:
    """What a run says; figures above the line are a mark where they stand close to other text."""
    run = row.runs[at]
    gaps = [run.left - each.right for each in row.runs[max(0, at - 1) : at]]
    gaps += [each.left - run.right for each in row.runs[at + 1 : at + 2]]
    is_close = any(gap <= _CLOSE * row.size for gap in gaps)
    return as_mark(run.text, run, row) if is_close else run.text


def _pitch(rows: Sequence[_Row]) -> float:
    """Points from line to line, for a font of one point; 0 where there is one line only."""
    steps = [(above.base - row.base) / max(above.size, row.size) for above, row in pairwise(rows)]
    return median(steps) if steps else 0.0


def _left(rows: Sequence[_Row], edge: float) -> float:
    """Where the lines of a region begin: at the first place that two of them share."""
    if len(rows) < 2:
        return min(edge, rows[0].left)
    starts = Counter(round(2 * row.left / row.size) for row in rows)
    shared = [start for start, count in starts.items() if count > 1]
    first = min(shared or starts)
    return min(row.left for row in rows if round(2 * row.left / row.size) == first)


def _edge(level: Sequence[Run]) -> float:
    return min((run.left for run in level), default=0.0)


def _indent(row: _Row, left: float) -> int:
    indent = round(2 * (row.left - left) / row.size)
    return indent if 0 < indent <= _WIDEST_INDENT else 0


def _gap(before: _Row | None, row: _Row, pitch: float) -> int:
    """The blank lines that would fit between two lines."""
    if before is None:
        return 1
    step = before.base - row.base
    if step <= 0:
        return 0
    usual = (pitch or 1.5) * max(before.size, row.size)
    return max(0, int(step / usual - 1 + _BLANK))
