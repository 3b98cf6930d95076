"""What a terminal sends, where Textual takes it for something else."""

from __future__ import annotations

from textual import _ansi_sequences

_ALT_CHARACTERS = "§1234567890-="


def keep_alt_keys_silent() -> None:
    """Makes Alt with a digit a shortcut again.

    Textual takes `ESC 1` for the “¡” that Option+1 types on a Mac, where the terminal sends that
    character itself; every other terminal sends `ESC 1` for Alt+1, and would type it.
    """
    table = getattr(_ansi_sequences, "ANSI_SEQUENCES_KEYS", {})
    for character in _ALT_CHARACTERS:
        table.pop(f"\x1b{character}", None)
