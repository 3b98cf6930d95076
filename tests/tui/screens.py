"""What stands on the screen, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.tui.app import WorkbenchApp


def lines(app: WorkbenchApp) -> list[str]:
    """The lines of the screen from the top, without the blanks at their ends."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def screen(app: WorkbenchApp) -> str:
    """The whole screen."""
    return "\n".join(lines(app)) + "\n"


def said(app: WorkbenchApp) -> str:
    """What the foot says beside the progress, or in its place where there is no room for both."""
    foot = lines(app)[-2]
    _, mark, message = foot.partition(" confirmed  ")
    return message if mark else foot.strip()


def side(app: WorkbenchApp) -> list[str]:
    """The lines of the side panel that are not blank."""
    widget = app.editor.side
    texts = [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]
    return [text for text in texts if text]
