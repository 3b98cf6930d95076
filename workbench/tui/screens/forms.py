"""Small forms: a term, a note, a choice of documents."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Input, Label, OptionList, TextArea
from textual.widgets.option_list import Option

from workbench.services.term_forms import TermForm
from workbench.text.reading import pinyin
from workbench.tui.screens.form import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult


class TermScreen(Form[TermForm | None]):
    """A new term: what is known of it is filled in, and pinyin where none is."""

    BINDINGS = [("escape", "cancel", "Cancel")]
    keys = (("Enter", "add"), ("Tab", "next line"), ("Esc", "cancel"))

    def __init__(self, given: TermForm) -> None:
        super().__init__()
        self._given = given

    def compose(self) -> ComposeResult:
        """One line for each part."""
        given = self._given
        with Vertical(classes="form"):
            yield Label("New term    Enter: add    Tab: next line    Esc: cancel")
            for name, title, value in (
                ("simplified", "Chinese", given.simplified),
                ("reading", "Pinyin", given.reading or pinyin(given.simplified)),
                ("english", "English", given.english),
                ("admitted", "Also (a | b)", " | ".join(given.admitted)),
                ("note", "Note", given.note),
                ("source", "Source", given.source),
            ):
                yield Label(title, classes="caption")
                yield Input(value, id=name, compact=True)

    def on_mount(self) -> None:
        """Begins where something is missing."""
        self.query_one("#english" if self._given.simplified else "#simplified").focus()

    @property
    def is_filled(self) -> bool:
        """Whether it has both languages."""
        return bool(self.filled.simplified.strip() and self.filled.english.strip())

    @property
    def filled(self) -> TermForm:
        """What stands in the lines now."""
        values = {str(field.id): field.value for field in self.query(Input)}
        is_same = values["simplified"].strip() == self._given.simplified
        return replace(
            self._given,
            simplified=values["simplified"],
            traditional=self._given.traditional if is_same else "",
            english=values["english"],
            reading=values["reading"],
            admitted=tuple(values["admitted"].split("|")),
            note=values["note"],
            source=values["source"],
        )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Adds the term when it has both languages, and else goes to the line that is empty."""
        event.stop()
        if self.is_filled:
            self.dismiss(self.filled)
            return
        missing = "english" if self.filled.simplified.strip() else "simplified"
        self.query_one(f"#{missing}", Input).placeholder = "needed"
        self.query_one(f"#{missing}").focus()

    def action_cancel(self) -> None:
        """Adds nothing."""
        self.dismiss(None)


class _NoteArea(TextArea):
    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.screen.dismiss(self.text)
            return
        await super()._on_key(event)


class NoteScreen(Form[str | None]):
    """The note of a pair."""

    BINDINGS = [("escape", "cancel", "Cancel")]
    keys = (("Enter", "keep"), ("Esc", "leave as it was"))

    def __init__(self, number: int, body: str) -> None:
        super().__init__()
        self._number = number
        self._body = body

    def compose(self) -> ComposeResult:
        """The note as it is."""
        with Vertical(classes="form"):
            yield Label(
                f"Note or query on pair {self._number}    Enter: keep    Esc: leave as it was"
            )
            area = _NoteArea(self._body, id="note", compact=True)
            area.move_cursor(area.document.end)
            yield area

    @property
    def body(self) -> str:
        """What stands in the note now."""
        return self.query_one(TextArea).text

    def action_cancel(self) -> None:
        """Leaves the note as it was."""
        self.dismiss(None)


class DocumentScreen(Form[str | None]):
    """A choice of the project's documents."""

    BINDINGS = [("escape", "cancel", "Cancel")]
    keys = (("Enter", "open"), ("Esc", "stay"))

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = names

    def compose(self) -> ComposeResult:
        """The names."""
        with Vertical(classes="form"):
            yield Label("Open a document    Enter: open    Esc: stay")
            yield OptionList(*(Option(name) for name in self._names))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Opens the one chosen."""
        self.dismiss(self._names[event.option_index])

    def action_cancel(self) -> None:
        """Stays in this document."""
        self.dismiss(None)
