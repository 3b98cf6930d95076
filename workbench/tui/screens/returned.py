"""A file that came back: what it would change, row by row, before it is taken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.errors import NotFound
from workbench.model.returned import ReturnOptions, RowFate
from workbench.tui.command import Keymap, Mode
from workbench.tui.entries import Part
from workbench.tui.returned_card import returned_card, told_row
from workbench.tui.screens.listing import ListScreen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.model.returned import RowResult, TakenBack
    from workbench.store.project import Store

_MOST = 20_000
"""Rows that are listed; what comes after them is taken all the same."""
_FATES = (RowFate.TAKEN, RowFate.REFUSED, RowFate.OLDER)
_READ_ONLY = ReturnOptions(is_dry=True)


class ReturnedScreen(ListScreen):
    """The rows of a file that would change something, or that do not fit."""

    mode = Mode.RETURNED
    question = "/ filters: words, document, what becomes of it"
    shares = (20, 14, 66)

    def __init__(self, keymap: Keymap, path: Path) -> None:
        super().__init__(keymap)
        self._path = path
        self._found: list[RowResult] | None = None
        self._counts: TakenBack | None = None
        self._shown: list[RowResult] = []
        self._fate: RowFate | None = None
        self._deed = ""
        """What was done last, to be said when the file is read again."""
        self._is_taking = False

    def look(self) -> None:
        """Reads the file, or shows what the filters leave of what was found."""
        if self._found is not None:
            self._show()
            return
        self.say(f"reading {self._path.name} …")
        path, author = self._path, self.workbench.work.author

        def read(store: Store) -> tuple[list[RowResult], TakenBack]:
            from workbench.services import returning

            found: list[RowResult] = []

            def tell(result: RowResult) -> None:
                if result.fate in _FATES and len(found) < _MOST:
                    found.append(result)

            return found, returning.take_back(store, path, author, _READ_ONLY, tell=tell)

        self.workbench.background.read("returned", read, self._take)

    def _take(self, read: tuple[list[RowResult], TakenBack]) -> None:
        self._found, self._counts = read
        self._show()
        self.say(self._deed or ("" if self._found else "the file changes nothing"))
        self._deed = ""

    def _show(self) -> None:
        assert self._found is not None
        wanted = self.filter.value.strip().lower()
        self._shown = [
            each
            for each in self._found
            if self._fate in (None, each.fate)
            and (not wanted or wanted in " ".join(told_row(each)).lower())
        ]
        self.take_rows(len(self._shown))

    def read_row(self, index: int) -> Sequence[Part]:
        """Which paragraph it is, what becomes of it, and its English or why not."""
        place, fate, text = told_row(self._shown[index])
        return (
            Part(text=place, role="reading"),
            Part(text=fate, role="label"),
            Part(text=text, role="english"),
        )

    def card_of(self, index: int) -> Sequence[Sequence[Part]]:
        """The Chinese, and what the row changes, as a diff, or why it does not fit."""
        result = self._shown[index]
        row = self._row_of(result)
        source = self.workbench.reader.segments.pair(row).segment.source if row else ""
        return returned_card(result, source)

    def place(self) -> str:
        """The file, and how many of its rows are which."""
        done = self._counts
        if done is None:
            return self._path.name
        older = f", {done.older:,} older than here" if done.older else ""
        rest = f"{done.same:,} the same{older}, {done.refused:,} refused"
        return f"{self._path.name}: {done.taken:,} to take, {rest}"

    # What its keys do

    def take(self) -> None:
        """Takes what is marked, or everything, as one step of undo."""
        if self._is_taking:
            self.say(f"taking {self._path.name} …")
            return
        if self._counts is None or not self._counts.taken:
            self.say("there is nothing to take")
            return
        marked = [self._shown[row] for row in sorted(self.rows.marked)]
        only = frozenset(each.id for each in marked if each.fate is RowFate.TAKEN)
        if marked and not only:
            self.say("nothing of what is marked can be taken")
            return
        self._is_taking = True
        self.say(f"taking {self._path.name} …")
        author = self.workbench.work.author
        self.workbench.background.write(
            lambda store: self._take_back(store, author, only), self._taken
        )

    def _take_back(self, store: Store, author: str, only: frozenset[str]) -> TakenBack:
        """Writes what is taken, on the thread that writes."""
        from workbench.services import returning

        options = replace(_READ_ONLY, is_dry=False, only=only)
        try:
            return returning.take_back(store, self._path, author, options)
        except BaseException:
            self._is_taking = False
            raise

    def _taken(self, done: TakenBack) -> None:
        self._is_taking = False
        self.rows.marked.clear()
        self._deed = f"taken: {done.taken:,}; ^Z takes it back"
        if self.workbench.front is self:
            self.read_again()
        else:  # one went back to work meanwhile
            self.workbench.front.say(f"{self._path.name}: {self._deed}")

    def choose_fate(self) -> None:
        """Shows only what is taken, then what is refused, what is older, and all again."""
        order = (None, *_FATES)
        self._fate = order[(order.index(self._fate) + 1) % len(order)]
        self.rows.marked.clear()
        self.look()
        self.say(f"only what is {self._fate}" if self._fate else "everything")

    def read_again(self) -> None:
        """Reads the file again, against the project as it is now."""
        self._found = None
        self.look()

    def look_after_undo(self) -> None:
        """Reads the file again; what was taken may be open again."""
        self.read_again()

    def go_there(self) -> None:
        """Leaves the list and goes to the paragraph in the editor."""
        if not self._shown:
            return
        row = self._row_of(self._shown[self.rows.cursor])
        if not row:
            raise NotFound("the project has no such paragraph")
        self.workbench.lists.go_to(row)

    def _row_of(self, result: RowResult) -> int:
        """What the store knows the segment of a row by; 0 where there is none."""
        if not result.id:
            return 0
        found = self.workbench.reader.segments.row_of_uuid(result.id)
        return 0 if found is None else found[0]
