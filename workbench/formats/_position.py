"""How far a file was read that is gone through as a stream."""

from __future__ import annotations


class Position:
    """The bytes of a file that were read so far."""

    def __init__(self) -> None:
        self._read = 0

    def note(self, read: int) -> None:
        """Says how many there are now."""
        self._read = read

    def __call__(self) -> int:
        """How many there are."""
        return self._read
