"""Blocks of pairs of a page for the browser, each some screens high.

A browser lays out only the blocks that are near what is seen, and takes the others to be as high as
the style says. Blocks are nearly of one height, so that this is about right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from workbench.model.exchange import ParallelPair

_HEIGHT = 200
"""Of a block, in lines; the style has it in `rem`."""
_SOURCE_LINE, _TARGET_LINE = 30, 60
"""Characters of a line in a column."""
_BETWEEN = 1
"""Lines of white between two pairs."""


def in_blocks(
    pairs: Iterable[ParallelPair], written: Callable[[ParallelPair], str]
) -> Iterator[str]:
    """The pairs, written, in elements of about one height."""
    held: list[str] = []
    height = 0
    for pair in pairs:
        held.append(written(pair))
        height += _height(pair)
        if height >= _HEIGHT:
            yield _block(held, height)
            held, height = [], 0
    if held:
        yield _block(held, height)


def _height(pair: ParallelPair) -> int:
    """About how many lines a pair takes."""
    source = -(-len(pair.segment.source) // _SOURCE_LINE)
    target = -(-len(pair.target.text) // _TARGET_LINE)
    return max(source, target, 1) + _BETWEEN


def _block(held: list[str], height: int) -> str:
    size = "block" if height >= _HEIGHT // 2 else "block short"
    return f'<div class="{size}">\n{"".join(held)}</div>\n'
