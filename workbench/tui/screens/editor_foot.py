"""What the foot of the editor says: where one is, what was said, the keys that work now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.awaiting import Awaited
from workbench.tui.command import Mode
from workbench.tui.screens.form import keys_above
from workbench.tui.states import told_state
from workbench.tui.widgets.foot import FootState

if TYPE_CHECKING:
    from workbench.tui.questions import Hints
    from workbench.tui.screens.view import EditorView

MODE_NAMES = {
    Mode.TARGET: "",
    Mode.SOURCE: "CHINESE",
    Mode.CORRECTING: "CORRECTING",
    Mode.ANNOTATING: "ANNOTATING",
    Mode.REVIEWING: "REVIEW",
}
"""What the foot calls a mode."""


class EditorFoot:
    """Tells the foot of an editor what it shows."""

    def __init__(self, screen: EditorView) -> None:
        self._screen = screen
        self._message = ""
        self._is_warning = False

    def say(self, message: str, *, is_warning: bool = False) -> None:
        """Tells something until the next command."""
        self._message, self._is_warning = message, is_warning
        self.tell()

    def forget(self) -> None:
        """Says nothing any more, once it is told anew."""
        self._message, self._is_warning = "", False

    def tell(self) -> None:
        """Shows everything as it is now."""
        screen = self._screen
        work = screen.work
        if not len(work):
            return
        pair = work.pair
        is_changing = screen.is_reviewing and screen.mode is Mode.TARGET  # Enter accepts then
        screen.foot.tell(
            FootState(
                document=pair.segment.document,
                number=pair.segment.number,
                count=work.sheet.outline.to_translate,
                kind=str(pair.segment.kind),
                state=told_state(pair),
                confirmed=work.sheet.outline.confirmed,
                message=self._message or screen.workbench.background.progress,
                is_warning=self._is_warning,
                mode=screen.mode_shown(Mode.REVIEWING if is_changing else screen.mode),
                keys=self._keys(),
            )
        )

    def _keys(self) -> Hints:
        screen = self._screen
        asked = keys_above(screen) or screen.questions.keys
        if asked:
            return asked
        if screen.awaited is not Awaited.NOTHING:
            own = (("Esc", "cancel"), ("PgDn", "more"))
            return (("1-9 a-z", screen.awaited.value), *screen.awaited_keys(), *own)
        keys = screen.workbench.foot_keys(screen.mode)
        if not screen.workbench.background.progress:
            return keys
        return (("Esc", "stop"), *(each for each in keys if each[0] != "Esc"))
