"""Characters of a page put together to runs: what stands side by side in one line."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.formats._pdf_raised import as_mark, character_of
from workbench.text.width import columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.formats._pdf_glyphs import Glyph

_SHIFT = 0.3
"""Sizes by which a character may stand above or below the line; more is another run."""
RAISED = 0.5
"""Sizes by which what belongs to a line may stand higher, such as the mark of a note."""
_MOST_ABOVE = 100
"""Points in which what belongs into a line is looked for above it."""
_ALIKE = 1.5
_OVERLAP = 0.5
"""Sizes by which a character may begin before the one before it ends."""
APART = 0.75
"""Sizes of white space that part two runs: as much as a space among Han characters."""
_NEAR = 0.5
"""Sizes of white space between two runs that are parts of one; a gutter is wider."""
_WORD = 0.17
"""Sizes of white space between two Latin words."""
_TWICE = 0.15
"""Sizes by which a character is printed again beside itself, to look bold."""
_HOLE = 0.2
"""Sizes of white space amid a run from which something else may stand there."""
_FITS = 0.1
"""Sizes by which it may be wider than that."""
_STACK = 4
"""Characters one under another from which text is set vertically."""
_STEP = 1.8
"""Sizes between two of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of characters in one line, in points."""

    text: str
    """Without white space at its ends."""
    left: float
    right: float
    base: float
    size: float


def runs(glyphs: Sequence[Glyph]) -> tuple[list[Run], list[Run]]:
    """The runs of the text that stands as most of it does, and those turned or set vertically.

    The former are given from the top, the latter in the order of the file.
    """
    upright: list[Run] = []
    aside: list[Run] = []
    # A page may be turned as a whole, and its text with it or against it.
    usual = Counter(glyph.turn for glyph in glyphs).most_common(1)
    for group in _parted(list(_groups(glyphs))):
        run = _run(group)
        if run is not None:
            (upright if group[0].turn == usual[0][0] else aside).append(run)
    level, stacked = _without_stacks(upright)
    return _merged(level), aside + stacked


def _groups(glyphs: Iterable[Glyph]) -> Iterable[list[Glyph]]:
    group: list[Glyph] = []
    for glyph in glyphs:
        if group and not _follows(group[-1], glyph):
            yield group
            group = []
        if not (group and _is_again(group[-1], glyph)):
            group.append(glyph)
    if group:
        yield group


def _parted(groups: Sequence[Sequence[Glyph]]) -> Iterable[Sequence[Glyph]]:
    """The groups, parted where another one stands in a gap of theirs.

    A file may set the marks of one font behind all the text of another that they belong into.
    """
    lines: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for group in groups:
        lines[_line_of(group[0])].append((group[0].left, group[-1].right))
    for places in lines.values():
        places.sort()
    for group in groups:
        turn, line = _line_of(group[0])
        above = int(min(RAISED * group[0].size, _MOST_ABOVE)) + 1
        near = ((turn, line + step) for step in range(-1, above + 1))
        beside = [lines[key] for key in near if key in lines]
        start = 0
        for at, (before, glyph) in enumerate(pairwise(group), 1):
            if any(_fills(places, before, glyph) for places in beside):
                yield group[start:at]
                start = at
        yield group[start:]


def _line_of(glyph: Glyph) -> tuple[int, int]:
    """The turn of a character, and its baseline in whole points."""
    return glyph.turn, math.floor(glyph.base)


def _fills(places: Sequence[tuple[float, float]], before: Glyph, glyph: Glyph) -> bool:
    """Whether one of some places, (left, right) from the left, is in the gap between two."""
    if glyph.left - before.right <= _HOLE * glyph.size:
        return False
    spare = _FITS * glyph.size
    at = bisect_left(places, (before.right - spare,))
    return at < len(places) and places[at][1] <= glyph.left + spare


def _follows(before: Glyph, glyph: Glyph) -> bool:
    """Whether a character stands behind another in one line."""
    size = max(before.size, glyph.size)
    gap = glyph.left - before.right
    return (
        before.turn == glyph.turn
        and abs(before.base - glyph.base) <= _SHIFT * size
        and _is_alike(before, glyph)
        and (-_OVERLAP * size <= gap <= APART * size or _is_again(before, glyph))
    )


def _is_alike(before: Glyph | Run, after: Glyph | Run) -> bool:
    """Whether two sizes may stand in one stretch of text."""
    return max(before.size, after.size) <= _ALIKE * min(before.size, after.size)


def _is_again(before: Glyph, glyph: Glyph) -> bool:
    return before.text == glyph.text and abs(before.left - glyph.left) <= _TWICE * glyph.size


def _run(group: Sequence[Glyph]) -> Run | None:
    """The run of some characters; None where they are white space."""
    inked = [glyph for glyph in group if not glyph.text.isspace()]
    if not inked:
        return None
    base = sorted(glyph.base for glyph in inked)[len(inked) // 2]
    size = sorted(glyph.size for glyph in inked)[len(inked) // 2]
    text = character_of(group[0], size, base)
    for before, glyph in pairwise(group):
        if glyph.left - before.right > _WORD * glyph.size and is_latin_seam(
            before.text, glyph.text
        ):
            text += " "
        text += character_of(glyph, size, base)
    return Run(
        text=text.strip(),
        left=inked[0].left,
        right=max(glyph.right for glyph in inked),
        base=base,
        size=size,
    )


def is_latin_seam(before: str, after: str) -> bool:
    """Whether white space between two texts is one between words."""
    sides = before[-1:], after[:1]
    return all(side and not side.isspace() and columns(side) == 1 for side in sides)


def _merged(found: Sequence[Run]) -> list[Run]:
    """The runs of which several are one, since the file has their parts in another order.

    They are given from the top, those of one height from the left.
    """
    merged: list[Run] = []
    for row in rows(found, RAISED):
        first, *others = sorted(row, key=lambda run: run.left)
        merged.append(first)
        for run in others:
            before = merged[-1]
            gap = (run.left - before.right) / max(run.size, before.size)
            is_level = abs(before.base - run.base) <= _SHIFT * max(run.size, before.size)
            if is_level and -_OVERLAP <= gap <= _NEAR and _is_alike(before, run):
                merged[-1] = _joined(before, run, gap)
            else:
                merged.append(run)
    return merged


def rows(found: Iterable[Run], shift: float) -> list[list[Run]]:
    """Runs by their height, whatever stands between them; `shift` is in sizes."""
    result: list[list[Run]] = []
    for run in sorted(found, key=lambda each: -each.base):
        first = result[-1][0] if result else run
        if result and first.base - run.base <= shift * max(first.size, run.size):
            result[-1].append(run)
        else:
            result.append([run])
    return result


def _joined(before: Run, run: Run, gap: float) -> Run:
    between = " " if gap > _WORD and is_latin_seam(before.text, run.text) else ""
    main = max(before, run, key=lambda each: len(each.text))
    first, second = (as_mark(each.text, each, main) for each in (before, run))
    return Run(
        text=f"{first}{between}{second}",
        left=before.left,
        right=max(before.right, run.right),
        base=main.base,
        size=main.size,
    )


def _without_stacks(found: Sequence[Run]) -> tuple[list[Run], list[Run]]:
    """The runs without those of one character that stand one under another, and what these say."""
    level: list[Run] = []
    stacked: list[Run] = []
    at = 0
    while at < len(found):
        end = at + 1
        while end < len(found) and _is_under(found[end - 1], found[end]):
            end += 1
        if end - at >= _STACK:
            stacked.append(_stack(found[at:end]))
        else:
            level += found[at:end]
        at = end
    return level, stacked


def _is_under(above: Run, run: Run) -> bool:
    size = run.size
    return (
        len(above.text) == len(run.text) == 1
        and abs(above.left + above.right - run.left - run.right) <= size
        and 0 < above.base - run.base <= _STEP * size
    )


def _stack(part: Sequence[Run]) -> Run:
    return Run(
        text="".join(run.text for run in part),
        left=min(run.left for run in part),
        right=max(run.right for run in part),
        base=part[0].base,
        size=part[0].size,
    )
