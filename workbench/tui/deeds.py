"""What is done to the active segment in the file at once, and what is taken back there.

Each deed comes after all that was typed is stored, is waited for, and shows what came of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from workbench.errors import Refused
from workbench.services import wording_history
from workbench.text.coding import marked, unmarked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.model.segments import Pair
    from workbench.model.undone import Undone
    from workbench.services.reopening import Seen
    from workbench.store.project import Store
    from workbench.tui.work import Work

T = TypeVar("T")


class Deeds:
    """Does things to the active segment of a work."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self.elsewhere: int | None = None
        """The segment of the last undo or redo, where it is in another document."""

    def do(self, job: Callable[..., T], *arguments: object) -> T:
        """Does something to the active segment, and shows the pair as it is then.

        `job` is called with the store, the segment's row and the arguments, after what was typed
        is stored. What is typed afterwards is another wording, so that each is undone by itself.
        Raises Refused where that could not be stored, or is kept beside another program's.
        """
        work = self._work
        self._hand_over()
        if work.stay.is_beside and work.reader.wordings.is_undecided(work.stay.own):
            raise Refused(
                "another program wrote this pair too",
                hint="decide between the two first (Enter, or leave the pair)",
            )
        work.stay.own = ""
        try:
            return work.writer.call(job, work.row, *arguments)
        finally:
            work.show(work.sheet.pairs.read_again(work.active))
            work.load_in_place()

    def split(self, offset: int) -> None:
        """Cuts the active source at a code point of the stored text. Raises Refused."""
        from workbench.services import segmenting

        self._change(segmenting.split, self._work.row, self._settled(), offset, self._work.author)

    def join_next(self) -> None:
        """Joins the active source with the next. Raises Refused at the last."""
        from workbench.services import segmenting

        work = self._work
        pair = self._settled()
        is_last = work.active + 1 == len(work)
        following = pair if is_last else work.sheet.pairs.read_again(work.active + 1)
        self._change(segmenting.join_next, work.row, pair, following, work.author)

    def correct(self, marked_text: str) -> None:
        """Gives the active source another wording, with marks for its codes.

        Raises Refused for an empty one, and for one that lacks a code which may not be deleted.
        """
        from workbench.services import segmenting

        work = self._work
        segment = work.pair.segment
        if marked_text != marked(segment.source, segment.codes):
            text, codes = unmarked(marked_text, segment.codes)
            pair = self._settled()
            self._change(segmenting.correct, work.row, pair, text, work.author, codes)

    def recut(self, deed: Callable[[Store, Sequence[Seen], str], T]) -> T:
        """Changes the cut or the kind of the active segment; carets stay where they can.

        `deed` is called with the store, the segment and the author, after what was typed is
        stored. Raises what it raises.
        """
        work = self._work
        row, pair = work.row, self._settled()
        kept = work.desk.carets()
        try:
            return work.writer.call(deed, [(row, pair)], work.author)
        finally:
            work.reload_at(row)
            if work.row == row:
                work.desk.place_carets(kept)

    def resolve(self, text: str) -> None:
        """Decides the conflicts of the active pair: this text stands."""
        work = self._work
        self._hand_over()
        row = work.row

        def decide(store: Store) -> None:
            for conflict in wording_history.conflicts(store, row):
                wording_history.resolve(store, row, conflict, text, work.author)

        work.writer.call(decide)
        work.sheet.conflicts.discard(row)
        work.reload_at(row)

    def undo(self) -> str | None:
        """Takes the last change back, in the buffer or else in the project; names the latter."""
        if self._work.target.undo():
            self._work.typed()
            return ""
        return self.undo_stored()

    def redo(self) -> str | None:
        """Brings back what was undone last."""
        if self._work.target.redo():
            self._work.typed()
            return ""
        return self.redo_stored()

    def undo_stored(self) -> str | None:
        """Takes the last change back that is in the file; names it."""
        from workbench.services import undoing

        return self._walk(undoing.undo)

    def redo_stored(self) -> str | None:
        """Brings back what was undone last in the file; names it."""
        from workbench.services import undoing

        return self._walk(undoing.redo)

    def _hand_over(self) -> None:
        """Has everything stored before the pair is read again.

        Raises Refused where it could not be: what the file has would take its place.
        """
        self._work.drain()
        if self._work.outbox.has_failed:
            raise Refused("what was typed is not stored yet", hint="try again in a moment")

    def _settled(self) -> Pair:
        """The active pair with everything stored that was typed in it."""
        self._hand_over()
        return self._work.sheet.pairs.read_again(self._work.active)

    def _change(self, job: Callable[..., object], *arguments: object) -> None:
        work = self._work
        row = work.row
        try:
            work.writer.call(job, *arguments)
        finally:
            work.reload_at(row)

    def _walk(self, step: Callable[[Store, str], Undone | None]) -> str | None:
        work = self._work
        self._hand_over()
        undone = work.writer.call(step, work.author)
        if undone is None:
            return None
        row = work.row if undone.segment_row is None else undone.segment_row
        work.reload_at(row)
        self.elsewhere = None if row in work.sheet.outline.rows else row
        return undone.label
