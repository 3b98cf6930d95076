"""Where each part of a file stands by now, after its paragraphs were split, joined and corrected.

The paragraphs as they were read are laid beside those that stand. What is alike is matched by
identity; between two such places the texts are compared, so that no step of the way from one to
the other needs to be known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.text.diffing import kept_stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from workbench.model.sources import Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadParagraph:
    """A paragraph as it was when its file was read."""

    segment: int
    """What the store knows its segment by."""
    text: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A source paragraph that stands."""

    segment: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of a block that stands in a segment."""

    block: int
    """Index of the block."""
    start: int
    """Code point in the block's text."""
    segment: int
    at: int
    """Code point in the segment's source."""
    length: int


def as_read(pieces: Sequence[Piece], blocks: Sequence[str] | Mapping[int, str]) -> str:
    """The text of a paragraph as its pieces make it: between two of them stands a space or none."""
    text = ""
    for piece in pieces:
        part = blocks[piece.block][piece.start : piece.start + piece.length]
        text = text.ljust(piece.at) + part
    return text


def trace(read: Sequence[ReadParagraph], standing: Sequence[Standing]) -> list[Stretch]:
    """Where the parts of all blocks stand, in the order of the segments that stand.

    Both in reading order. What was corrected stands nowhere.
    """
    found: list[Stretch] = []
    for old, new in _regions(read, standing):
        found += stretches(old, new)
    return found


def stretches(old: Sequence[ReadParagraph], new: Sequence[Standing]) -> Iterator[Stretch]:
    """The same of a region, which has nothing in common with what is outside of it."""
    if len(old) == 1 and len(new) == 1 and old[0].text == new[0].text:
        return _copied(old[0].pieces, new[0].segment)
    return _compared(old, new)


def regions(
    both: Iterable[tuple[ReadParagraph | None, Standing | None]],
) -> Iterator[tuple[Sequence[ReadParagraph], Sequence[Standing]]]:
    """The regions of a document, segment by segment, as a stream."""
    old: list[ReadParagraph] = []
    new: list[Standing] = []
    for read, standing in both:
        if read is not None and standing is not None and read.text == standing.text:
            if old or new:
                yield old, new
                old, new = [], []
            yield [read], [standing]
            continue
        old += [] if read is None else [read]
        new += [] if standing is None else [standing]
    if old or new:
        yield old, new


def _regions(
    read: Sequence[ReadParagraph], standing: Sequence[Standing]
) -> Iterator[tuple[Sequence[ReadParagraph], Sequence[Standing]]]:
    """What lies between paragraphs that stand as they were read, and each of these by itself."""
    places = {each.segment: at for at, each in enumerate(read)}
    done = begun = 0
    for at, each in enumerate(standing):
        place = places.get(each.segment, -1)
        if place < done or read[place].text != each.text:
            continue
        if done < place or begun < at:
            yield read[done:place], standing[begun:at]
        yield read[place : place + 1], standing[at : at + 1]
        done, begun = place + 1, at + 1
    if done < len(read) or begun < len(standing):
        yield read[done:], standing[begun:]


def _copied(pieces: Sequence[Piece], segment: int) -> Iterator[Stretch]:
    for piece in pieces:
        yield Stretch(
            block=piece.block,
            start=piece.start,
            segment=segment,
            at=piece.at,
            length=piece.length,
        )


def _compared(old: Sequence[ReadParagraph], new: Sequence[Standing]) -> Iterator[Stretch]:
    """The stretches of the pieces that stand, by what both texts have in common.

    Where more than the cut is another one, paragraphs are compared as lines: else the last word of
    one and the first of the next would be taken for a word.
    """
    before, after = "".join(each.text for each in old), "".join(each.text for each in new)
    between, kept = 0, [(0, 0, len(before))]
    if before != after:
        between = 1
        before, after = ("\n".join(each.text for each in texts) for texts in (old, new))
        kept = list(_kept(before, after))
    parts = list(_parts(new, between))
    for start, to, length in kept:
        for block, at, begin, end in _within(old, start, start + length, between):
            shift = to - start
            for segment, first, last in parts:
                low, high = max(begin + shift, first), min(end + shift, last)
                if low < high:
                    yield Stretch(
                        block=block,
                        start=at + low - shift - begin,
                        segment=segment,
                        at=low - first,
                        length=high - low,
                    )


def _kept(before: str, after: str) -> Iterator[tuple[int, int, int]]:
    """(start in `before`, start in `after`, length) of what both have.

    Two words that a join put side by side are one word to a comparison, and so are the parts of a
    number: between what is kept, what is alike at either end is kept too.
    """
    done = to = 0
    for start, place, length in (*kept_stretches(before, after), (len(before), len(after), 0)):
        gap, other = before[done:start], after[to:place]
        head = _alike(gap, other)
        tail = _alike(gap[head:][::-1], other[head:][::-1])
        yield done, to, head
        yield start - tail, place - tail, tail + length
        done, to = start + length, place + length


def _alike(one: str, other: str) -> int:
    """How many code points two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _parts(new: Sequence[Standing], between: int) -> Iterator[tuple[int, int, int]]:
    """(segment, start, end) of each segment in the text of all."""
    start = 0
    for each in new:
        yield each.segment, start, start + len(each.text)
        start += len(each.text) + between


def _within(
    old: Sequence[ReadParagraph], start: int, end: int, between: int
) -> Iterator[tuple[int, int, int, int]]:
    """(block, code point in it, start, end) of what pieces have between two places of the text."""
    base = 0
    for each in old:
        for piece in each.pieces:
            low = max(start, base + piece.at)
            high = min(end, base + piece.at + piece.length)
            if low < high:
                yield piece.block, piece.start + low - base - piece.at, low, high
        base += len(each.text) + between
