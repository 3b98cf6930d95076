"""What is done with the whole document at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.tui.screens.asking import Asking

if TYPE_CHECKING:
    from workbench.model.pretranslated import Pretranslated
    from workbench.services.pretranslating import Choice

_LOWEST = 50
"""Percent; a match that is less like helps nobody as a draft."""


class WholeText(Asking):
    """What is done with the whole document at once."""

    def ask_pretranslation(self) -> None:
        """Asks from which percentage on the memory is to fill what has no English."""
        self._ask("Fill from the memory: matches from how many percent on?", self._look_in_memory)

    def _look_in_memory(self, said: str) -> None:
        percent = said.removesuffix("%").strip()
        if not (percent.isascii() and percent.isdigit() and _LOWEST <= int(percent) <= 100):
            self.say(f"{said} is no percentage from {_LOWEST} to 100", is_warning=True)
            return
        from workbench.services import pretranslating

        self.work.flush()
        settings = replace(self.workbench.settings.memory, threshold=int(percent))
        document = self.work.pair.segment.document
        self.say("looking in the memory …")
        self.workbench.in_background(
            "pretranslation",
            lambda store: pretranslating.look_up(store, settings, document),
            self._fill_open,
        )

    def _fill_open(self, choice: Choice) -> None:
        from workbench.services import pretranslating

        author = self.work.author
        done = self.workbench.writer.call(lambda store: pretranslating.fill(store, choice, author))
        self.work.reload()
        self.show_all()
        self.say(_told(done))


def _told(done: Pretranslated) -> str:
    if not done.filled:
        return f"the memory has nothing for what is open ({done.left:,})"
    filled, unsure = len(done.filled), len(done.unsure)
    doubts = f", {unsure:,} to be looked at first" if unsure else ""
    return f"filled as drafts: {filled:,}{doubts}; still open: {done.left:,}; ^Z undoes it"
