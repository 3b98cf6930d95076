"""One sign for each state and mark, so that meaning is never by colour alone.

All are one column wide in every terminal, also where ambiguous characters are drawn wide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.segments import State

if TYPE_CHECKING:
    from workbench.model.segments import Pair

STATE_SIGNS = {
    State.INITIAL: "-",
    State.DRAFT: "~",
    State.TRANSLATED: "✓",
    State.REVIEWED: "R",
    State.FINAL: "F",
}
NOT_TRANSLATABLE = "="
"""The segment is not to be translated; stands in the place of its state."""
FLAG = "!"
"""The segment needs work."""
NOTE = "?"
"""The segment has a note."""
CONFLICT = "X"
"""Two programs wrote the target, and nobody has decided yet."""


def state_sign(pair: Pair) -> str:
    """How far a pair has come, or that it is not to be translated."""
    return STATE_SIGNS[pair.target.state] if pair.segment.is_translatable else NOT_TRANSLATABLE
