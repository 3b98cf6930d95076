"""Whether the terminal is still there."""

from __future__ import annotations

import select


def is_hung_up(descriptor: int) -> bool:
    """Whether the other end of a terminal is gone, which not every system tells by a signal.

    Always False where the system has no `poll` (Windows, which ends the program itself).
    """
    if not hasattr(select, "poll"):
        return False
    watcher = select.poll()
    watcher.register(descriptor, 0)  # hang-ups and errors are told unasked
    return any(state & (select.POLLHUP | select.POLLERR) for _, state in watcher.poll(0))
