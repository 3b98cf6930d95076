"""What the next key will do, when it is a label."""

from __future__ import annotations

from enum import Enum


class Awaited(Enum):
    """What the label chooses."""

    NOTHING = ""
    TERM = "insert a term"
    WORD = "insert a word"
    RENDERING = "insert a rendering"
    MATCH = "insert a match"
    MATCH_OF_WORDS = "choose the match"
    STRETCH = "insert words of the match"
    WORDING = "put this wording back"
    HIT = "go to a place"
    CODE = "insert a code"
