"""Where each part of a document's file stands by now."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.text.tracing import ReadParagraph, Standing, Stretch, regions, stretches, trace

if TYPE_CHECKING:
    from workbench.store.project import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """The paragraphs of a document as they were read, as they stand, and what became of which."""

    read: tuple[ReadParagraph, ...]
    standing: tuple[Standing, ...]
    stretches: tuple[Stretch, ...]
    """In the order of the segments that stand."""

    def homes(self, last: int = 0) -> dict[int, int]:
        """By segment, in order: the index of the block in whose place it stands.

        That is the first block of which it holds anything; where it was corrected throughout, the
        one that it was read from, or that of the segment before; of the first, `last`.
        """
        found: dict[int, int] = {}
        for stretch in self.stretches:
            found.setdefault(stretch.segment, stretch.block)
        read = {each.segment: each.pieces[0].block for each in self.read}
        homes: dict[int, int] = {}
        for each in self.standing:
            last = found.get(each.segment, read.get(each.segment, last))
            homes[each.segment] = last
        return homes

    def read_blocks(self) -> frozenset[int]:
        """The indexes of the blocks that any paragraph was read from; the others were left out."""
        return frozenset(piece.block for each in self.read for piece in each.pieces)


def of_document(store: Store, document: int) -> Trace:
    """What became of the file that a document was last read from."""
    read = store.origins.read(document)
    standing = store.origins.standing(document)
    return Trace(read=tuple(read), standing=tuple(standing), stretches=tuple(trace(read, standing)))


def home_of_each(store: Store, document: int) -> array[int]:
    """The homes of a document's segments, in order, in little memory."""
    found = array("q")
    for read, standing in regions(store.origins.both(document)):
        part = Trace(
            read=tuple(read),
            standing=tuple(standing),
            stretches=tuple(stretches(read, standing)),
        )
        found.extend(part.homes(found[-1] if found else 0).values())
    return found
