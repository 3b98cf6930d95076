"""What a replacement would change, segment by segment, before it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.containers import VerticalScroll
from textual.widgets import Label, Static

from workbench.tui.screens.form import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from workbench.services.replacing_renderings import Change

_AROUND = 40
"""Code points of English on each side of a change."""


class PreviewScreen(Form[bool | None]):
    """Gives True where the changes are wanted."""

    BINDINGS = [("enter", "accept", "Replace"), ("escape,q", "cancel", "Leave it")]
    keys = (("Enter", "replace"), ("PgUp PgDn", "scroll"), ("Esc", "leave it"))

    def __init__(self, changes: Sequence[Change]) -> None:
        super().__init__()
        self._changes = changes

    def compose(self) -> ComposeResult:
        """The changes in reading order."""
        count = sum(not change.hindrance for change in self._changes)
        with VerticalScroll(classes="form"):
            yield Label(f"Replace in {count} segments?    Enter: yes    Esc: no    PgDn: more")
            yield Static(preview_text(self._changes))

    def action_accept(self) -> None:
        """The changes are wanted."""
        self.dismiss(True)

    def action_cancel(self) -> None:
        """They are not."""
        self.dismiss(None)


def preview_text(changes: Sequence[Change]) -> Text:
    """A line for each edit: what goes in [-brackets-], what comes in {+braces+} (as in wdiff)."""
    text = Text()
    for change in changes:
        text.append(f"\n{change.pair.segment.number} ", style="bold")
        if change.hindrance:
            text.append(f"stays: it {change.hindrance}", style="italic")
            continue
        before = change.before.replace("\n", " ")
        for edit in change.edits:
            start, end = edit.span.start, edit.span.end
            text.append("…" if start > _AROUND else "")
            text.append(before[max(0, start - _AROUND) : start])
            text.append(f"[-{before[start:end]}-]", style="strike")
            text.append(f"{{+{edit.text}+}}", style="bold")
            text.append(f"{before[end : end + _AROUND]}…\n   ")
    return text
