"""What a group of an RTF file is, by the control word that it begins with."""

from __future__ import annotations

from workbench.formats._rtf_state import Destination, State
from workbench.model.codes import Markup

KEPT = {
    "pict": Markup.IMAGE,
    "shppict": Markup.IMAGE,
    "shp": Markup.IMAGE,
    "object": Markup.IMAGE,
    "footnote": Markup.FOOTNOTE,
}
"""Groups that are one thing among the words."""
_NOWHERE = frozenset(
    {
        "colortbl", "info", "header", "headerl", "headerr", "headerf", "footer", "footerl",
        "footerr", "footerf", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "nonshppict",
        "nonesttables", "xe", "tc", "rxe", "txe", "template", "filetbl", "listtable",
        "revtbl", "rsidtbl", "fldinst", "comment", "private"
    }
)  # fmt: skip
_TABLES = {"fonttbl": Destination.FONTS, "stylesheet": Destination.STYLES}
_NOTES = {
    "annotation": Destination.NOTE,
    "atnauthor": Destination.NOTE_AUTHOR,
    "atndate": Destination.NOTE_TIME,
}
"""Groups that are a comment, or what is said of it."""
OF_NOTES = frozenset(_NOTES.values())
_STARRED = (Destination.BODY, Destination.NOTE)
"""Where a group is passed over that old programs do not know, and we neither."""


def begins_group(state: State, word: str, *, is_starred: bool) -> bool:
    """Lets the state of a group say where its text goes; whether the word says any such thing.

    It is starred where `\\*` stands before the word, for programs that do not know it.
    """
    if word in KEPT and state.destination is Destination.BODY:
        state.destination, state.kept_from = Destination.NOWHERE, state.start
    elif word in _TABLES:
        state.destination = _TABLES[word]
    elif word in _NOTES and state.destination in _STARRED:
        state.destination = _NOTES[word]
    elif word in _NOWHERE or (is_starred and state.destination in _STARRED):
        state.destination = Destination.NOWHERE
    else:
        return False
    return True
