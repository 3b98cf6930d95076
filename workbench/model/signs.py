"""One sign for each state and mark, so that meaning is never by colour alone.

All are one column wide in every terminal, also where ambiguous characters are drawn wide.
"""

from __future__ import annotations

from workbench.model.segments import State
from workbench.model.terms import TermStatus

STATE_SIGNS = {
    State.INITIAL: "-",
    State.DRAFT: "~",
    State.TRANSLATED: "✓",
    State.REVIEWED: "R",
    State.FINAL: "F",
}
TERM_SIGNS = {
    TermStatus.PREFERRED: "=",
    TermStatus.ADMITTED: "+",
    TermStatus.DEPRECATED: "-",
    TermStatus.FORBIDDEN: "x",
}
FLAG = "!"
"""The segment needs work."""
NOTE = "?"
"""The segment has a note."""
CONFLICT = "X"
"""Two programs wrote the target, and nobody has decided yet."""
