"""One sign for each state and mark, so that meaning is never by colour alone.

All are one column wide in every terminal, also where ambiguous characters are drawn wide.
"""

from __future__ import annotations

from workbench.model.segments import State

STATE_SIGNS = {
    State.INITIAL: "-",
    State.DRAFT: "~",
    State.TRANSLATED: "✓",
    State.REVIEWED: "R",
    State.FINAL: "F",
}
FLAG = "!"
"""The segment needs work."""
NOTE = "?"
"""The segment has a note."""
CONFLICT = "X"
"""Two programs wrote the target, and nobody has decided yet."""
