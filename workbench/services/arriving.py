"""Large source texts, which are stored while they are read, so that they may be larger than memory.

A bilingual file comes in as it is. Another one is cut into stretches of so many blocks, and each is
repaired as a file of its own would be: a stretch ends with a sentence where it can, and before a
blank line where there is one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.model.segments import SegmentKind
from workbench.services import private_marks, renderings
from workbench.store.documents import NEVER
from workbench.text.repair import Repaired, as_they_are, keep, repaired

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from workbench.model.sources import Block, Mend, Paragraph, SourceStream
    from workbench.plugins import Format
    from workbench.store.change_sets import ChangeSet
    from workbench.store.project import Store

_AT_ONCE = 1_000
"""Blocks that are stored together as they are."""
_STRETCH = 10_000
"""Blocks that are repaired together, at most."""
_LEAST = 7_500
_ENDS = tuple("。！？!?.…”」』）)")
"""What a sentence or a credit ends with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A file that is to be read while it is stored."""

    name: str
    path: Path
    format: Format
    column: str
    """Which one of a table is the source; "" where the format finds it, or is no table."""
    is_repaired: bool
    """Whether broken paragraphs are joined; nothing of a bilingual file ever is."""
    repair: str
    """What the project says of that."""
    warnings: tuple[str, ...] = ()
    """What is said of the file before it is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """What came of a file."""

    added: int
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What is cut and stored together of a file, in its order."""

    blocks: Sequence[Block]
    paragraphs: tuple[Paragraph, ...]
    """Their pieces count the blocks of the stretch alone, their articles those of the file."""
    mends: tuple[Mend, ...]
    before: int
    """Paragraphs of the stretches before it."""
    marked: int
    """Characters of the file that were taken for marks of ours."""


def store_arrival(
    store: Store,
    change: ChangeSet,
    arrival: Arrival,
    name: str,
    *,
    date: str,
    report: Callable[[int, int], None],
) -> Arrived:
    """Stores a file as the document of that name.

    `report` gets the bytes that were read of it, and the paragraphs that came of them. Raises
    Refused where it is too large to be kept, and UnreadableFile with the line where it cannot be
    read on; whoever has the transaction takes back what came before.
    """
    read = added = marked = 0

    def count(done: int) -> None:
        nonlocal read
        read = done

    stream = opened(arrival, count)
    mode = NEVER if stream.is_bilingual else arrival.repair
    coming = store.documents.begin(change, name, stream, arrival.path, repair=mode, date=date)
    gaps: list[str] = []
    for stretch in stretches(arrival, stream):
        paragraphs = stretch.paragraphs
        rows = coming.add(stretch.blocks, paragraphs)
        if stream.is_bilingual:
            renderings.take_notes(store, change, zip(rows, paragraphs, strict=True), origin=name)
        change.let_memory_follow()
        gaps += unfinished(paragraphs, before=stretch.before)
        added, marked = stretch.before + len(paragraphs), marked + stretch.marked
        report(read, added)
    said = (*arrival.warnings, *stream.warnings, *private_marks.told(marked), *gaps)
    return Arrived(added=added, warnings=said)


def opened(arrival: Arrival, report: Callable[[int], None]) -> SourceStream:
    """Begins to read a file; `report` gets the bytes that were read. Raises UnreadableFile."""
    assert arrival.format.stream_source is not None
    return arrival.format.stream_source(arrival.path, arrival.column, report)


def stretches(arrival: Arrival, stream: SourceStream) -> Iterator[Stretch]:
    """The file as it is stored, piece by piece.

    Raises UnreadableFile where it cannot be read on, or holds no text.
    """
    added = 0
    last: Paragraph | None = None
    for given in _stretches(stream):
        blocks, marked = private_marks.without_marks(given)
        cut = _cut(stream, blocks, is_repaired=arrival.is_repaired)
        paragraphs = cut.paragraphs if last is None else _going_on(cut.paragraphs, last)
        last = paragraphs[-1] if paragraphs else last
        yield Stretch(
            blocks=blocks, paragraphs=paragraphs, mends=cut.mends, before=added, marked=marked
        )
        added += len(paragraphs)
    if not added:
        raise UnreadableFile(f"{arrival.path.name} holds no text", hint="look into it")


def unfinished(paragraphs: Sequence[Paragraph], *, before: int = 0) -> list[str]:
    """A line for each paragraph that looks cut off in the source; so many stand before these."""
    return [
        f"segment {number} is unfinished (…{paragraph.text[-8:]}): {paragraph.unfinished}"
        for number, paragraph in enumerate(paragraphs, before + 1)
        if paragraph.unfinished
    ]


def _stretches(stream: SourceStream) -> Iterator[list[Block]]:
    """The blocks that are cut together."""
    if stream.is_bilingual:
        while found := list(islice(stream.blocks, _AT_ONCE)):
            yield found
        return
    waiting: list[Block] = []
    for block in stream.blocks:
        if len(waiting) >= _STRETCH:
            end = _end(waiting)
            yield waiting[:end]
            waiting = waiting[end:]
        waiting.append(block)
    if waiting:
        yield waiting


def _end(blocks: Sequence[Block]) -> int:
    """Where a stretch is best ended."""
    places = range(len(blocks) - 1, _LEAST, -1)
    closed = [at for at in places if blocks[at - 1].text.endswith(_ENDS)]
    apart = (at for at in closed if blocks[at].gap)
    return next(apart, closed[0] if closed else len(blocks))


def _cut(stream: SourceStream, blocks: Sequence[Block], *, is_repaired: bool) -> Repaired:
    if is_repaired and not stream.is_bilingual:
        return repaired(blocks, is_structured=stream.is_structured)
    cut = as_they_are(blocks) if stream.is_bilingual else keep(blocks)
    return Repaired(paragraphs=cut, mends=())


def _going_on(paragraphs: tuple[Paragraph, ...], last: Paragraph) -> tuple[Paragraph, ...]:
    """The paragraphs of a stretch with the numbers of their articles in the whole text.

    What it begins with is of the article that the stretch before ended in, unless it is a headline
    under a credit.
    """
    is_new = (
        last.kind is SegmentKind.CREDIT
        and paragraphs[:1]
        and (paragraphs[0].kind is SegmentKind.HEADLINE)
    )
    before = max(last.article, 1) - (0 if is_new else 1)
    return tuple(
        replace(paragraph, article=max(paragraph.article, 1) + before) for paragraph in paragraphs
    )
