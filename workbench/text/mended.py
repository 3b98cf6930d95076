"""What the items of chains say with the proposals that are made by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.spans import Span
from workbench.text.joining import glue
from workbench.text.repairing.remains import HYPHENS
from workbench.text.runs import RETYPED

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from workbench.model.edits import Edit
    from workbench.model.sources import Mend
    from workbench.text.chains import Item
    from workbench.text.made_mends import Seen

TAIL = 60
"""Code points before a join that decide what is put between."""


class Mended:
    """The texts of items after their edits, and what is put between two of them."""

    def __init__(self, seen: Seen, made: Collection[Mend]) -> None:
        self._seen, self._made = seen, made

    def text(self, item: Item) -> str:
        """The text of an item after its edits."""
        if item.run is None:
            return item.text
        source = self._seen.runs.texts[item.run.segment]
        span = Span(item.run.start, item.run.end)
        return edited(source, span, [edit for edit, _ in item.edits])

    def glue(self, block: int, before: str, after: str) -> str:
        """What is put between a block and what follows it."""
        text = self._seen.blocks[block].text if block != RETYPED else ""
        out = self.left_out(block) if text else bytearray()
        end = len(text)
        while end and out[end - 1]:
            end -= 1
        return "" if text[end : end + 1] in tuple(HYPHENS) else glue(before, after)

    def left_out(self, block: int) -> bytearray:
        """1 for each code point of a block that is cut as proposals are made by now."""
        out = bytearray(len(self._seen.blocks[block].text))
        for cut in self._seen.cuts(block):
            if cut in self._made:
                out[cut.start : cut.end] = b"\1" * (cut.end - cut.start)
        return out


def edited(source: str, span: Span, edits: Sequence[Edit]) -> str:
    """A span of a text after edits within it, the last of which stands first."""
    parts: list[str] = []
    end = span.end
    for edit in edits:
        parts += [source[edit.span.end : end], edit.text]
        end = edit.span.start
    parts.append(source[span.start : end])
    return "".join(reversed(parts))
