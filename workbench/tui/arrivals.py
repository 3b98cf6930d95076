"""What comes of the writes of a work, and what other programs write meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.segments import Pair
    from workbench.model.spans import Span
    from workbench.tui.outbox import Stored
    from workbench.tui.work import Work


class Arrivals:
    """Takes into the sheet of a work what the file has by now; what is typed stays."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def take(self) -> list[Stored]:
        """What came of the writes since the last time; their pairs are shown as they are now."""
        work, sheet = self._work, self._work.sheet
        taken = work.outbox.take()
        for stored in taken:
            if stored.has_conflict:
                sheet.conflicts.add(stored.job.row)
            job = stored.job
            is_shown = stored.is_over and job.held_in is sheet.pairs
            if is_shown and not sheet.pairs.is_held(job.index):
                self.refresh(job.index)
            if stored.filled:
                self._take_filled(stored.filled)
        return taken

    def look(self, visible: Span) -> bool:
        """Reads what another program changed in the pairs in view; tells whether any did."""
        work, sheet = self._work, self._work.sheet
        if work.is_dirty or work.outbox.has_failed:
            return False
        sheet.read_conflicts()
        if not sheet.is_current():
            work.reload_at(work.row if len(work) else 0)
            return True
        changed = False
        for index in sheet.pairs.known():
            if visible.start <= index < visible.end:
                before = sheet.pairs[index]
                changed |= self._look_at(index, before)
        return changed

    def refresh(self, index: int) -> None:
        """Takes a pair as the store has it, now that no write of it is under way."""
        work, sheet = self._work, self._work.sheet
        shown, now = sheet.pairs[index], sheet.pairs.read_again(index)
        if index != work.active:
            sheet.show(index, now)
        elif now.target.token == work.stay.token:
            work.typed()  # more may have been typed since then
        else:
            sheet.pairs.put(index, shown)  # another program wrote: `look` will say so

    def _take_filled(self, rows: Sequence[int]) -> None:
        """Shows what confirming another pair filled, but for what is being written."""
        work, sheet = self._work, self._work.sheet
        states = work.reader.segments.states(rows)
        for index, row in enumerate(sheet.outline.rows):
            if row not in states or sheet.pairs.is_held(index):
                continue
            if index != work.active:
                sheet.forget(index, states[row])
            elif not work.is_dirty and not work.is_correcting:  # what is typed takes its place
                work.show(sheet.pairs.read_again(index))
                work.load_in_place()

    def _look_at(self, index: int, before: Pair) -> bool:
        work, sheet = self._work, self._work.sheet
        now = sheet.pairs.read_again(index)
        if (now.target.token, now.segment.source_token, now.segment.version) == (
            before.target.token,
            before.segment.source_token,
            before.segment.version,
        ):
            return False
        if index == work.active and work.stay.is_beside:
            sheet.pairs.put(index, before)  # both wordings are kept; this one is being typed
            return False
        sheet.show(index, now)
        if index == work.active and (now.target.token, now.segment.source_token) != (
            before.target.token,
            before.segment.source_token,
        ):
            work.load(work.target.caret)
        return True
