"""How a proposal of repair is drawn: a row of the list, and a card with the lines of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.sources import MendKind
from workbench.services.mendable import MendState
from workbench.tui.entries import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.model.sources import Block, Mend
    from workbench.services.mendable import Mendable, Proposed

SIGNS = {
    MendState.ACCEPTED: "+",
    MendState.OPEN: "?",
    MendState.REFUSED: "-",
    MendState.CHANGED: "!",
}
BREAK = "⏎"
"""Where a line of the file ends."""
_AROUND = 8
"""Code points on each side of a seam that a row shows."""
_BESIDE = 2
"""Lines of the file before and after those of a proposal that its card shows."""
_GLIMPSE = 24
"""Code points that a card shows of the lines beside."""
_MOST = 12
"""Lines of the file that a card shows at most."""


def row_parts(text: Mendable, each: Proposed) -> tuple[Part, ...]:
    """Sign and kind, confidence, segment, words around the seam, reason."""
    mend = each.mend
    return (
        Part(text=f"{SIGNS[each.state]} {mend.kind}", role="label"),
        Part(text=f"{mend.confidence:.0%}", role="reading"),
        Part(text=f"#{each.number}", role="reading"),
        Part(text="".join(part.text for part in seam(text.blocks, mend)), role="head"),
        Part(text=each.hindrance or mend.reason, role="remark"),
    )


def seam(blocks: Sequence[Block], mend: Mend, around: int = _AROUND) -> tuple[Part, ...]:
    """The words around a join with the break, or around what is left out in brackets."""
    text = blocks[mend.block].text
    if mend.kind is MendKind.JOIN:
        after = blocks[mend.following].text
        skipped = "" if mend.following == mend.block + 1 else "…"
        return (
            Part(text=_tail(text, around), role="other"),
            Part(text=f"{BREAK}{skipped}{BREAK}" if skipped else BREAK, role="english"),
            Part(text=_head(after, around), role="other"),
        )
    start, end = (0, len(text)) if mend.kind is MendKind.OMIT else (mend.start, mend.end)
    return (
        Part(text=_tail(text[:start], around), role="other"),
        Part(text=f"[{text[start:end]}]", role="lost"),
        Part(text=_head(text[end:], around), role="other"),
    )


def card_lines(text: Mendable, each: Proposed) -> Iterator[Sequence[Part]]:
    """What is proposed and why, the words in full, and the lines of the file with numbers."""
    mend = each.mend
    head = f"{SIGNS[each.state]} {mend.kind}, {each.state}"
    yield (
        Part(text=head, role="head"),
        Part(text=f"  {mend.confidence:.0%}", role="label"),
        Part(text=f"  segment {each.number}" if each.number else "", role="reading"),
    )
    yield (Part(text=mend.reason, role="remark"),)
    if each.hindrance:
        yield (Part(text=each.hindrance, role="label"),)
    yield ()
    longest = max(len(block.text) for block in text.blocks)
    yield seam(text.blocks, mend, longest)
    yield ()
    yield (Part(text="in the file", role="title"),)
    yield from _lines(text.blocks, mend)


def _lines(blocks: Sequence[Block], mend: Mend) -> Iterator[Sequence[Part]]:
    own = {mend.block, mend.following} if mend.kind is MendKind.JOIN else {mend.block}
    first, last = max(0, min(own) - _BESIDE), min(len(blocks), max(own) + _BESIDE + 1)
    shown = list(range(first, last))
    if len(shown) > _MOST:
        shown = [*shown[: _MOST // 2], -1, *shown[-_MOST // 2 :]]
    for index in shown:
        if index < 0:
            yield (Part(text=f"        … {last - first - _MOST} more", role="reading"),)
            continue
        block = blocks[index]
        sign = ">" if index in own else " "
        yield (
            Part(text=f"{sign}{block.line:>6} ", role="label" if index in own else "reading"),
            Part(text=block.text if index in own else _head(block.text, _GLIMPSE), role="other"),
        )


def _tail(text: str, count: int) -> str:
    return f"…{text[-count:]}" if len(text) > count else text


def _head(text: str, count: int) -> str:
    return f"{text[:count]}…" if len(text) > count else text
