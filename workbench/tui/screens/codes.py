"""Inline markup in the English: codes of the Chinese are inserted, chosen and copied."""

from __future__ import annotations

from workbench.model.spans import Span
from workbench.text.coding import labelled, mark, marked
from workbench.tui.awaiting import Awaited
from workbench.tui.screens.labels import Labels


class Codes(Labels):
    """Inline markup in the English."""

    def insert_next_code(self) -> None:
        """Inserts the first code of the Chinese that is missing; a selection gets a pair."""
        from workbench.text.code_faults import grouped  # late: most texts have no codes
        from workbench.text.code_findings import CodeFault, code_findings

        segment = self.work.pair.segment
        findings = code_findings(segment.codes, self.work.codes)
        missing = [each.code for each in findings if each.fault is CodeFault.MISSING]
        if not segment.codes:
            self.say("the Chinese has no codes")
        elif not missing:
            self.say("no code of the Chinese is missing")
        elif not len(self.work.target.selection):
            self._put_marks(mark(missing[0].kind, missing[0].number))
        else:
            pairs = [group for group in grouped(missing) if len(group) > 1]
            if pairs:
                self._put_marks("".join(mark(code.kind, code.number) for code in pairs[0]))
            else:
                self.say("no pair of codes is missing that could go around the selection")

    def choose_code(self) -> None:
        """Shows the codes of the Chinese, and lets a label choose one."""
        if not self.work.pair.segment.codes:
            self.say("the Chinese has no codes")
            return
        self.show_panel("codes")
        self.await_label(Awaited.CODE)

    def put_code(self, marks: str) -> None:
        """Inserts what the English has not yet of a code or pair that was chosen."""
        wanted = "".join(each for each in marks if each not in self.work.target.text)
        if wanted:
            self._put_marks(wanted)
        else:
            self.say(f"{labelled(marks)} stands in the English already")

    def copy_source(self) -> None:
        """Puts the Chinese with its codes in the place of the English."""
        if self._stops_at_lock():
            return
        segment = self.work.pair.segment
        self.leave_source(quietly=True)
        self.work.target.select(Span(0, len(self.work.target.text)))
        self.insert(marked(segment.source, segment.codes))
        self.say("the Chinese stands in the English; ^Z takes it back")

    def _put_marks(self, marks: str) -> None:
        """Puts a mark at the caret, or two around the selection, of which no word is lost."""
        if self._stops_at_lock():
            return
        buffer = self.work.target
        if len(marks) > 1 and len(buffer.selection):
            buffer.wrap(marks[0], marks[1:])
        else:
            buffer.move(buffer.selection.end)
            buffer.insert(marks)
            buffer.move(buffer.caret - len(marks) + 1)
        self.changed()
        segment = self.work.pair.segment
        from workbench.text.code_findings import CodeFault, code_findings  # late, as above

        faults = [each.fault for each in code_findings(segment.codes, self.work.codes)]
        left = faults.count(CodeFault.MISSING)
        self.say(f"{labelled(marks)} inserted; {left or 'none'} missing")
