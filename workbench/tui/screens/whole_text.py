"""What is done with the whole document at once: it is filled, exported, taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.tui.detail import Detail
from workbench.tui.entries import Entry, Part
from workbench.tui.screens.asking import Asking
from workbench.tui.typed_paths import typed_path

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.model.exchange import Exported
    from workbench.model.pretranslated import Pretranslated
    from workbench.store.project import Store
    from workbench.tui.undertaking import Undertaking

_LOWEST = 50
"""Percent; a match that is less like helps nobody as a draft."""


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
        settings = replace(self.workbench.settings.memory, threshold=int(percent))
        document, author = self.work.pair.segment.document, self.work.author

        def fill(store: Store, undertaking: Undertaking) -> Pretranslated:
            from workbench.services import pretranslating

            with undertaking.counting(pretranslating.count(store, document)) as report:
                choice = pretranslating.look_up(store, settings, document, report=report)
            undertaking.check()
            # What was typed meanwhile is not open any more.
            self.app.call_from_thread(self.work.flush)
            return self.workbench.writer.call(
                lambda own: pretranslating.fill(own, choice, author, check=undertaking.check)
            )

        self.work.flush()
        self.workbench.background.undertake("filling from the memory", fill, self._show_filled)

    def _show_filled(self, done: Pretranslated) -> None:
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
        self.workbench.background.undertake(
            f"writing {out.name}",
            lambda store, undertaking: deliver(store, order, undertaking.counting),
            lambda done: self._show_export(out, done),
        )

    def _show_export(self, out: Path, done: Exported) -> None:
        """Says in the foot how much went out, and in the panel what did not."""
        from workbench.services.delivering import told_counts, told_lack

        entries = [_warning(each) for each in done.warnings]
        lack = told_lack(done)
        if lack:
            entries.append(Entry(parts=((Part(text=lack, role="remark"),),), mark="-"))
        if entries:
            self.panel = "export"  # which no panel of the pair takes the place of by itself
            self.side.tell(f"of {out.name}", entries, least=Detail.LONG)
        self.say(f"{out.name}: {told_counts(done)}", is_warning=bool(done.warnings))

    def ask_returned(self) -> None:
        """Asks for a file that came back, and shows what it would change."""

        def asked(name: str) -> None:
            self.workbench.lists.open_returned(typed_path(name))

        self.questions.ask("Which file came back? (a review table, XLIFF, TMX, TSV …)", asked)


def _warning(text: str) -> Entry:
    parts = (Part(text="look at this: ", role="label"), Part(text=text, role="english"))
    return Entry(parts=(parts,), mark="!")


def _told(done: Pretranslated) -> str:
    if not done.filled:
        return f"the memory has nothing for what is open ({done.left:,})"
    filled, unsure = len(done.filled), len(done.unsure)
    doubts = f", {unsure:,} to be looked at first" if unsure else ""
    return f"filled as drafts: {filled:,}{doubts}; still open: {done.left:,}; ^Z undoes it"
