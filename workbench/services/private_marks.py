"""Characters of the private plane in which codes are edited, found in files from outside.

Each gives way to U+FFFD; no script and no font that is sold has any of them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.text.coding import has_marks, replaced_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.sources import Block


def without_marks(blocks: Sequence[Block]) -> tuple[Sequence[Block], int]:
    """The blocks without such characters, and how many had any."""
    count = sum(map(_has_marks, blocks))
    if not count:
        return blocks, 0
    return [_unmarked(block) if _has_marks(block) else block for block in blocks], count


def told(count: int) -> list[str]:
    """A sentence where so many blocks had any."""
    if not count:
        return []
    what = "1 paragraph holds" if count == 1 else f"{count} paragraphs hold"
    return [f"{what} characters of the private plane 16, shown as \ufffd from here on"]


def _has_marks(block: Block) -> bool:
    return has_marks(block.text) or (
        block.rendering is not None and has_marks(block.rendering.target)
    )


def _unmarked(block: Block) -> Block:
    rendering = block.rendering
    if rendering is not None:
        rendering = replace(rendering, target=replaced_marks(rendering.target))
    return replace(block, text=replaced_marks(block.text), rendering=rendering)
