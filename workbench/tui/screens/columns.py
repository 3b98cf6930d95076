"""A term list before it is imported: what its columns are taken for, and what would change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model.tables import ASIDE, PROPERTY, ColumnMap
from workbench.model.term_imports import ImportedTerms, OnConflict, Outcome
from workbench.services import cards, term_files
from workbench.services.term_files import ImportOptions
from workbench.tui.command import Keymap, Mode
from workbench.tui.entries import Part
from workbench.tui.screens.listing import ListScreen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.model.tables import TableHead
    from workbench.store.project import Store

_OUTCOMES = {
    Outcome.NEW: "+",
    Outcome.CHANGED: "~",
    Outcome.CONFLICT: "!",
    Outcome.SKIPPED: "=",
}
_MOST = 500
"""Proposals that a preview shows."""


class ColumnsScreen(ListScreen):
    """The columns of a table, each with what it is taken for."""

    mode = Mode.COLUMNS
    question = "/ filters: column"
    shares = (34, 28, 38)

    def __init__(self, keymap: Keymap, path: Path) -> None:
        super().__init__(keymap)
        self._path = path
        self._options = ImportOptions()
        self._head: TableHead | None = None
        self._shown: list[int] = []
        self._preview: ImportedTerms | None = None

    def look(self) -> None:
        """Reads the header of the table with what its columns are taken for."""
        self._head = term_files.inspect_table(self._path, self._options.columns)
        self._preview = None
        wanted = self.filter.value.strip().lower()
        header = self._head.header if self._head else ()
        self._shown = [at for at, name in enumerate(header) if wanted in name.lower()]
        self.take_rows(len(self._shown))
        if self._head is None:
            self.say("this format says by itself what is what: p previews, i imports")
        elif self._head.missing:
            self.say(f"no column is taken for {', '.join(self._head.missing)}", is_warning=True)

    def read_row(self, index: int) -> Sequence[Part]:
        """The name of a column, what it is taken for, and its first cell."""
        assert self._head is not None
        at = self._shown[index]
        taken = self._head.mapping[at]
        first = next((row[at] for row in self._head.rows if row[at].strip()), "")
        role = "remark" if taken in (ASIDE, PROPERTY) else "english"
        return (
            Part(text=self._head.header[at], role="head"),
            Part(text="(left aside)" if taken == ASIDE else taken, role=role),
            Part(text=first, role="other"),
        )

    def card_of(self, index: int) -> Sequence[Sequence[Part]]:
        """The first cells of the column, or the preview."""
        assert self._head is not None
        at = self._shown[index]
        return [
            (Part(text=self._head.header[at], role="title"),),
            *((Part(text=row[at] or "·", role="other"),) for row in self._head.rows),
        ]

    def show_card(self) -> None:
        """Shows the preview, where there is one."""
        if self._preview is None:
            super().show_card()
            return
        self.card.tell(_preview_lines(self._preview))
        self.tell_foot()

    def place(self) -> str:
        """The file, and what becomes of contradictions."""
        return f"{self._path.name}, in a conflict: {self._options.on_conflict}"

    def choose_column(self) -> None:
        """Asks what a column is to be taken for."""
        if self._head is None or not self._shown:
            return
        name = self._head.header[self._shown[self.rows.cursor]]
        columns = [*cards.COLUMNS, PROPERTY, ASIDE]
        said = {PROPERTY: "property (kept under its name)", ASIDE: "leave it aside"}

        self.questions.choose(
            f"What is “{name}”?",
            [said.get(each, each) for each in columns],
            lambda index: self._map(name, columns[index]),
        )

    def _map(self, name: str, column: str) -> None:
        others = [pair for pair in self._options.columns.columns if pair[0] != name]
        sheet = self._options.columns.sheet
        columns = ColumnMap(columns=(*others, (name, column)), sheet=sheet)
        self._options = replace(self._options, columns=columns)
        self.look()

    def choose_sheet(self) -> None:
        """Asks which sheet of the workbook is meant."""
        sheets = self._head.sheets if self._head else ()
        if len(sheets) < 2:
            self.say("the file has one table only")
            return

        def chosen(index: int) -> None:
            columns = replace(self._options.columns, sheet=sheets[index])
            self._options = replace(self._options, columns=columns)
            self.look()

        self.questions.choose("Which sheet?", sheets, chosen)

    def next_policy(self) -> None:
        """Keeps both where two contradict, then ours, then theirs."""
        policies = list(OnConflict)
        at = policies.index(self._options.on_conflict)
        policy = policies[(at + 1) % len(policies)]
        self._options = replace(self._options, on_conflict=policy)
        if self._preview is not None:
            self.preview()

    def preview(self) -> None:
        """Shows what would be new, changed or in conflict."""
        options = replace(self._options, is_preview=True)
        path, author = self._path, self.workbench.work.author
        self.say("reading …")

        def read(store: Store) -> ImportedTerms:
            return term_files.import_terms(store, path, author, options)

        self.workbench.background.read("preview", read, self._take_preview)

    def _take_preview(self, preview: ImportedTerms) -> None:
        self._preview = preview
        self._message = ""
        self.show_card()

    def import_all(self) -> None:
        """Merges the list into the glossary, as one step of undo, and goes back."""
        path, author, options = self._path, self.workbench.work.author, self._options
        self.say("importing …")
        self.workbench.background.write(
            lambda store: term_files.import_terms(store, path, author, options), self._imported
        )

    def _imported(self, done: ImportedTerms) -> None:
        self.workbench.terms.learn()
        if self.is_active:  # what lies above it, or was below it, is not to be closed instead
            self.dismiss()
        warnings = f"; {'; '.join(done.warnings)}" if done.warnings else ""
        counts = f"added {done.added}, changed {done.changed}, {done.conflicts} in conflict"
        front = self.workbench.front
        front.call_later(
            front.say, f"{counts}, {done.skipped} were there; ^Z takes it back{warnings}"
        )


def _preview_lines(preview: ImportedTerms) -> list[tuple[Part, ...]]:
    lines: list[tuple[Part, ...]] = [
        (
            Part(
                text=f"{preview.added} new, {preview.changed} changed, {preview.conflicts} in"
                f" conflict, {preview.skipped} there already",
                role="title",
            ),
        )
    ]
    lines += [(Part(text=warning, role="remark"),) for warning in preview.warnings]
    for proposal in preview.proposals[:_MOST]:
        chinese, english = (
            " / ".join(dict.fromkeys(term.text for term in proposal.concept.in_language(language)))
            for language in ("zh", "en")
        )
        lines.append(
            (
                Part(text=f"{_OUTCOMES[proposal.outcome]} ", role="label"),
                Part(text=f"{chinese}  ", role="head"),
                Part(text=english, role="english"),
            )
        )
        lines += [(Part(text=f"    {each}", role="remark"),) for each in proposal.differences]
    if len(preview.proposals) > _MOST:
        lines.append((Part(text=f"and {len(preview.proposals) - _MOST} more", role="reading"),))
    return lines
