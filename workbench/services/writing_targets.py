"""A bilingual document written back into its file as a stream, so that neither is held in memory.

The segments of the project and the blocks of the file are gone through side by side. What is meant
is noted in a file meanwhile, so that the original is read but once. Segments that
do not stand in the order of the file any more cannot be written so.
"""

from __future__ import annotations

import pickle
from array import array
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.services import tracing
from workbench.services.outgoing import has_notes
from workbench.services.written_parts import Part, target_filling, target_part
from workbench.services.written_targets import refuse_fault, source_sign
from workbench.text.coding import replaced_marks
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from workbench.model.annotations import Purpose
    from workbench.model.exchange import NotesFor
    from workbench.model.segments import Pair
    from workbench.model.sources import Block, Filling, Rendering
    from workbench.plugins.abilities import StreamSource
    from workbench.store.project import Store


@dataclass(slots=True, kw_only=True)
class Counted:
    """What was written."""

    pairs: int = 0
    not_translatable: int = 0
    missing: int = 0
    unconfirmed: int = 0
    noted: int = 0
    """Segments with notes, for which the file has no place."""
    moved: array[int] = field(default_factory=lambda: array("q"))
    """The numbers of those whose missing codes are at the end."""


class Targets:
    """What the segments of a document put in the places of its blocks."""

    def __init__(
        self,
        store: Store,
        document: int,
        notes: NotesFor,
        purposes: Mapping[str, Purpose],
        report: Callable[[int], None],
    ) -> None:
        """The caller keeps a snapshot of the store; `report` gets the blocks done so far."""
        self._store, self._document = store, document
        self._notes, self._purposes = notes, purposes
        self._homes = tracing.home_of_each(store, document)
        self._report = report
        self._done = 0
        self._filler: Filler | None = None
        self._meant = TemporaryFile()  # noqa: SIM115
        """What each block was to become."""

    def close(self) -> None:
        """Lets go of what was noted."""
        self._meant.close()

    @property
    def are_in_order(self) -> bool:
        """Whether the segments stand in the order of the blocks."""
        return all(one <= other for one, other in pairwise(self._homes))

    def begin(self) -> Filler:
        """What gives the filling of each block, from the first on, and notes what it gave."""
        self._meant.truncate(0)
        self._meant.seek(0)
        pairs = zip(self._homes, self._store.segments.pairs(self._document), strict=True)
        texts = self._store.documents.editions.texts(self._document)
        self._filler = Filler(self, pairs, texts)
        return self._filler

    def note(self, block: Block, filling: Filling) -> None:
        """Notes what a block is to become, to be compared with what was written."""
        pickle.dump((source_sign(block), filling), self._meant, pickle.HIGHEST_PROTOCOL)
        self._tell()

    def verify(self, name: str, draft: Path, read: StreamSource) -> Counted:
        """Compares a file that was written with what was meant, and gives what that was.

        Raises ExportFailed with the first segment that is otherwise, and Refused where the file
        is not the one that was added.
        """
        assert self._filler is not None
        self._filler.finish()
        self._meant.seek(0)
        found = zip_longest(self._noted(), read(draft, "", _silent).blocks)
        for number, (meant, after) in enumerate(found, 1):
            source, filling = meant or (None, None)
            refuse_fault(name, number, source, after, filling)
            self._tell()
        return self._filler.counted

    def _noted(self) -> Iterator[tuple[int, Filling]]:
        """What was noted; the file is ours alone, and has no name."""
        while True:
            try:
                yield pickle.load(self._meant)
            except EOFError:
                return

    def count(self, pair: Pair, counted: Counted) -> None:
        """Counts a segment."""
        segment, target = pair.segment, pair.target
        counted.pairs += 1
        counted.noted += has_notes(pair, self._notes, self._purposes)
        if not segment.is_translatable:
            counted.not_translatable += 1
        elif not has_text(target.text):
            counted.missing += 1
        else:
            counted.unconfirmed += not target.state.is_confirmed

    def _tell(self) -> None:
        """Says that one more block is done."""
        self._done += 1
        self._report(self._done)


class Filler:
    """Gives the filling of each block in order."""

    def __init__(
        self, targets: Targets, pairs: Iterator[tuple[int, Pair]], texts: Iterator[str]
    ) -> None:
        self.counted = Counted()
        self._targets = targets
        self._pairs, self._texts = pairs, texts
        self._next = next(pairs, None)
        self._at = -1

    def __call__(self, block: Block) -> Filling:
        """The filling of the next block. Raises Refused where it is not the one that was added."""
        self._at += 1
        if next(self._texts, None) != replaced_marks(block.text):
            raise refused_otherwise()
        assert block.rendering is not None
        parts: list[Part] = []
        while self._next is not None and self._next[0] == self._at:
            parts.append(self._part(self._next[1], block.rendering))
            self._next = next(self._pairs, None)
        filling = target_filling(block.locator, block.rendering, parts)
        self._targets.note(block, filling)
        return filling

    def finish(self) -> None:
        """Raises Refused where the file has fewer blocks than were added."""
        if next(self._texts, None) is not None or self._next is not None:
            raise refused_otherwise()

    def _part(self, pair: Pair, rendering: Rendering) -> Part:
        self._targets.count(pair, self.counted)
        part = target_part(pair, rendering)
        if part.lacked:
            self.counted.moved.append(pair.segment.number)
        return part


def refused_otherwise() -> Refused:
    """What is said of a file that is not read as it was when it was added."""
    return Refused(
        "this version of the program reads the file otherwise than the one that added it",
        hint="add it again with `workbench add --update`, or export it with --layout plain",
    )


def _silent(read: int) -> None:
    """Blocks are counted, not bytes."""
