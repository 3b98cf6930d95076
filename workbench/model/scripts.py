"""The scripts in which Chinese is shown."""

from __future__ import annotations

from enum import StrEnum


class Script(StrEnum):
    """A way of writing Chinese; the values are those of the settings."""

    STORED = "stored"
    """As the text stands."""
    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"
    """With the characters that no region prefers."""
    TAIWAN = "taiwan"
    HONG_KONG = "hong-kong"

    @property
    def next(self) -> Script:
        """The one that the next turn of the switch shows."""
        all_scripts = list(Script)
        return all_scripts[(all_scripts.index(self) + 1) % len(all_scripts)]
