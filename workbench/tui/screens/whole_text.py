"""What is done with the whole document at once: it is filled, exported, taken back."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.tui.detail import Detail
from workbench.tui.entries import Entry, Part
from workbench.tui.screens.asking import Asking
from workbench.tui.typed_paths import typed_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workbench.model.exchange import Exported
    from workbench.model.pretranslated import Pretranslated
    from workbench.services.delivering import Progress
    from workbench.services.pretranslating import Choice

_LOWEST = 50
"""Percent; a match that is less like helps nobody as a draft."""
_STEP = 5
"""Percent between two words on how far an export is."""


class WholeText(Asking):
    """What is done with the whole document at once."""

    def ask_pretranslation(self) -> None:
        """Asks from which percentage on the memory is to fill what has no English."""
        question = "Fill from the memory: matches from how many percent on? (50 to 100)"
        self.questions.ask(question, self._look_in_memory, value="100")

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
        self.workbench.background.read(
            "pretranslation",
            lambda store: pretranslating.look_up(store, settings, document),
            self._fill_open,
        )

    def _fill_open(self, choice: Choice) -> None:
        from workbench.services import pretranslating

        self.work.flush()  # what was typed meanwhile is not open any more
        author = self.work.author
        done = self.workbench.writer.call(lambda store: pretranslating.fill(store, choice, author))
        self.work.reload()
        self.show_all()
        self.say(_told(done))

    def ask_export(self) -> None:
        """Asks for the file that the document is to be exported to."""
        if len(self.work):
            question = "Export to which file? (.docx, .html, .tmx, .xlf, .review.xlsx …)"
            self.questions.ask(question, self._aim)

    def _aim(self, name: str) -> None:
        out = typed_path(name)
        if not out.is_file():
            self._export(out, is_new=True)
            return

        def answered(said: str) -> None:
            if said.lower() in ("y", "yes"):
                self._export(out, is_new=False)
            else:
                self.say(f"{out.name} is as it was")

        self.questions.ask(f"{out.name} is there already: replace it? (y)", answered)

    def _export(self, out: Path, *, is_new: bool) -> None:
        from workbench.services.delivering import Order, deliver
        from workbench.services.files import refuse_project_file
        from workbench.services.parallel_texts import USUAL

        path = self.workbench.path
        refuse_project_file(path, out)
        self.work.flush()
        order = Order(
            project=path.stem,
            out=out,
            memory=self.workbench.settings.memory,
            choices=replace(USUAL, documents=(self.work.pair.segment.document,)),
            is_new=is_new,
        )
        self.say(f"writing {out.name} …")
        self.workbench.background.read(
            "export",
            lambda store: deliver(store, order, self._counting(out.name)),
            lambda done: self._show_export(out, done),
        )

    def _counting(self, name: str) -> Progress:
        """What tells in the foot how far the export is, from the thread that does it."""

        @contextmanager
        def counting(total: int) -> Iterator[Callable[[int], None]]:
            shown = 0

            def tell(done: int) -> None:
                nonlocal shown
                percent = 100 * done // max(total, 1)
                if percent >= shown + _STEP:
                    shown = percent
                    self.app.call_from_thread(self.say, f"writing {name} … {percent} %")

            yield tell

        return counting

    def _show_export(self, out: Path, done: Exported) -> None:
        """Says in the foot how much went out, and in the panel what did not."""
        from workbench.services.delivering import told_counts, told_lack

        remarks = [*filter(None, [told_lack(done)]), *done.warnings]
        if remarks:
            entries = [
                Entry(parts=((Part(text=each, role="remark"),),), mark="!") for each in remarks
            ]
            self.panel = "export"  # which no panel of the pair takes the place of by itself
            self.side.tell(f"of {out.name}", entries, least=Detail.LONG)
        self.say(f"{out.name}: {told_counts(done)}", is_warning=bool(done.warnings))

    def ask_returned(self) -> None:
        """Asks for a file that came back, and shows what it would change."""

        def asked(name: str) -> None:
            self.workbench.lists.open_returned(typed_path(name))

        self.questions.ask("Which file came back? (a review table, XLIFF, TMX, TSV …)", asked)


def _told(done: Pretranslated) -> str:
    if not done.filled:
        return f"the memory has nothing for what is open ({done.left:,})"
    filled, unsure = len(done.filled), len(done.unsure)
    doubts = f", {unsure:,} to be looked at first" if unsure else ""
    return f"filled as drafts: {filled:,}{doubts}; still open: {done.left:,}; ^Z undoes it"
