"""What the editor shows: the page, the side panel, the foot, and the state that they show."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from textual.containers import Container
from textual.screen import Screen

from workbench.errors import WorkbenchError
from workbench.model.segments import Side as TextSide
from workbench.store.opening import sqlite_errors
from workbench.tui.awaiting import Awaited
from workbench.tui.command import WALKING, Keymap, Mode
from workbench.tui.drawn import Field
from workbench.tui.questions import Questions
from workbench.tui.screens.editor_foot import MODE_NAMES, EditorFoot
from workbench.tui.typed_paths import system_errors
from workbench.tui.vocabulary import Vocabulary
from workbench.tui.widgets.foot import Foot
from workbench.tui.widgets.page import Page
from workbench.tui.widgets.side import Side

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.timer import Timer

    from workbench.services.recognising import Recogniser
    from workbench.tui.app import WorkbenchApp
    from workbench.tui.buffer import Buffer
    from workbench.tui.label_book import LabelBook
    from workbench.tui.panels import Panel
    from workbench.tui.questions import Hints
    from workbench.tui.work import Work

_LASTING = ("terms", "all terms", "matches", "history", "notes", "codes")
"""The panels that stay when another pair becomes active."""


class EditorView(Screen[None]):
    """What the editor shows: the page, the side panel, the foot, and the state that they show."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (150, "-broad")]

    def __init__(self, work: Work, keymap: Keymap) -> None:
        super().__init__()
        self.work = work
        self.keymap = keymap
        self.mode = Mode.TARGET
        self.awaited = Awaited.NOTHING
        self.page = Page(work)
        self.side = Side()
        self.foot = Foot()
        self.questions = Questions(self)
        self.vocabulary = Vocabulary(work)
        self._foot = EditorFoot(self)
        self._is_selecting = False
        self.panel = "terms"
        self._walking_side = TextSide.SOURCE
        """The text that is annotated or reviewed."""
        self.is_reviewing = False
        """Whether confirming says that a reviewer takes the wording."""
        self._autosave: Timer | None = None
        self._wants_quit = False
        self._is_placed = False
        self._postponed: set[int] = set()
        self._told_codes: tuple[int, str] | None = None
        """(row, English with its marks) that was not confirmed, since codes are missing in it."""

    @property
    def workbench(self) -> WorkbenchApp:
        """The application, with its services."""
        return cast("WorkbenchApp", self.app)

    @property
    def buffer(self) -> Buffer:
        """The text that the caret is in."""
        return self.work.target if self.text_side is TextSide.TARGET else self.work.source

    @cached_property
    def label_book(self) -> LabelBook:
        """The labels of the project, as they are drawn."""
        return self._read_labels()

    def _read_labels(self) -> LabelBook:
        from workbench.tui.label_book import LabelBook

        return LabelBook(self.workbench.reader.labels.all())

    @property
    def text_side(self) -> TextSide:
        """The text that the caret is in."""
        if self.mode in WALKING:
            return self._walking_side
        return TextSide.TARGET if self.mode is Mode.TARGET else TextSide.SOURCE

    def compose(self) -> ComposeResult:
        """Page and side panel above the foot, in their places from the first frame on."""
        width = self.app.size.width
        self.add_class([name for least, name in self.HORIZONTAL_BREAKPOINTS if least <= width][-1])
        with Container(id="body"):
            yield self.page
            yield self.side
        yield self.foot

    def attempt(self, do: Callable[..., object], *arguments: object) -> None:
        """Does something that the user asked for; what goes wrong is told in the foot.

        This is the app's edge: every key, mouse button, form, question and timer comes by here.
        """
        try:
            with sqlite_errors(self.workbench.path), system_errors():
                do(*arguments)
        except WorkbenchError as error:
            self.say(str(error), is_warning=True)

    def say(self, message: str, *, is_warning: bool = False) -> None:
        """Tells something in the foot until the next command."""
        self._foot.say(message, is_warning=is_warning)

    def tell_foot(self) -> None:
        """Shows in the foot where one is and which keys there are."""
        self._foot.tell()

    def show_caret(self) -> None:
        """Paints the active pair with its caret, scrolled into view."""
        self.page.pairs.edit(self._field())
        self.page.reveal()
        self.page.update()
        self.tell_foot()

    def show_pair(self, *, keeps_panel: bool = False) -> None:
        """Shows another active pair, or with `keeps_panel` the same one in another shape."""
        self.page.pairs.edit(self._field())
        self.page.reveal(whole=True, from_top=not keeps_panel)
        self.vocabulary.look()
        self.ask_matches()
        if self.mode in WALKING:
            self.show_walking_panel()
        elif self.panel in _LASTING:
            self.show_panel(self.panel if self.panel in self._panels() else "terms")
        elif not keeps_panel:
            self.show_panel("terms")
        self.show_caret()

    def show_walking_panel(self) -> None:
        """Shows what matters while annotating or reviewing."""

    def show_all(self) -> None:
        """Shows the page after its pairs changed; the active one stays at its height."""
        y = self.page.y_of_active()
        self.page.pairs.found.clear()
        self.page.arrange_anew()
        if y is not None:
            self.page.pairs.edit(self._field())
            self.page.place(y)
        self.show_pair(keeps_panel=True)

    def show_changed(self) -> None:
        """Shows what was written in other pairs; the active one stays at its height."""
        y = self.page.y_of_active()
        self.page.pairs.forget()
        self.page.pairs.edit(self._field())
        if y is not None:
            self.page.place(y)
        if self.panel == "history":
            self.show_panel(self.panel)
        self.show_caret()

    def on_screen_suspend(self) -> None:
        """Shows the keys of the box that lies above now."""
        self.tell_foot()

    def on_screen_resume(self) -> None:
        """Shows the keys of the page again."""
        self.tell_foot()

    def take_size(self) -> None:
        """Shows everything at a new size."""
        if not self._is_placed:
            self._is_placed = True
            self.page.pairs.edit(self._field())
            self.page.place(self.work.scroll)
        self.show_pair(keeps_panel=True)

    def redraw(self) -> None:
        """Draws everything anew in another theme."""
        self.show_all()
        self.side.draw()
        self.foot.draw()

    def toggle_zoom(self) -> None:
        """Puts source above target, or beside it."""
        self.page.is_stacked = not self.page.is_stacked
        self.show_all()

    def cycle_side(self) -> None:
        """Shows the next panel."""
        panels = self._panels()
        at = panels.index(self.panel) if self.panel in panels else -1
        self.show_panel(panels[(at + 1) % len(panels)])

    def show_panel(self, panel: str) -> None:
        """Shows a panel of the active pair."""
        self.panel = panel
        shown = self._panel_of(panel)
        self.side.tell(shown.title, shown.entries, without_labels=shown.without_labels)

    def _panel_of(self, name: str) -> Panel:
        from workbench.tui import panels

        if name == "notes":
            return panels.notes_panel(self.work.pair.annotations, self.label_book)
        if name == "codes":
            return panels.codes_panel(self.work.pair)
        if name == "history":
            return panels.history_panel(self.workbench.reader, self.work.row)
        if self.vocabulary.recogniser is None:
            return panels.READING
        hits, unfolded = self.vocabulary.hits, name == "all terms"
        return panels.terms_panel(hits, self.offered(), unfolded=unfolded)

    def ask_matches(self) -> None:
        """Reads what the memory offers for the active pair as soon as the keys rest."""

    def offered(self) -> Panel:
        """What stands of the matches above the terms."""
        from workbench.tui.panels import Panel

        return Panel(title="")

    def _panels(self) -> tuple[str, ...]:
        """The lasting panels; that of the codes only where there are any."""
        has_codes = len(self.work) and (self.work.pair.segment.codes or self.work.codes)
        return tuple(
            panel
            for panel in _LASTING
            if (panel != "codes" or has_codes) and (panel != "matches" or self.has_matches())
        )

    def has_matches(self) -> bool:
        """Whether there is a panel of matches."""
        return False

    def take_recogniser(self, recogniser: Recogniser) -> None:
        """Marks the terms of a glossary that was read."""
        self.vocabulary.recogniser = recogniser
        self.page.pairs.forget()
        self.vocabulary.look()
        if self.panel in _LASTING and self.mode not in WALKING:
            self.show_panel(self.panel)
        self.show_caret()

    def _field(self) -> Field:
        buffer = self.buffer
        return Field(
            side=self.text_side,
            text=buffer.text,
            caret=buffer.caret,
            selection=buffer.selection,
            leans_back=buffer.leans_back,
            ghost=self._ghost(),
        )

    def _ghost(self) -> str:
        buffer = self.buffer
        if self.mode is not Mode.TARGET or len(buffer.selection):
            return ""
        return self.vocabulary.completion(*buffer.plain_sides)

    def _starts(self) -> list[int]:
        drawn = self.page.pairs.active
        is_target = self.text_side is TextSide.TARGET
        return drawn.target_starts if is_target else drawn.source_starts

    def mode_shown(self, mode: Mode) -> str:
        """What the foot calls a mode."""
        return MODE_NAMES[mode]

    def awaited_keys(self) -> Hints:
        """The keys besides labels that matter while one is awaited."""
        return ()
