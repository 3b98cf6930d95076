"""The words for states in bilingual tables, by the program that they are of."""

from __future__ import annotations

import re

from workbench.formats._bilingual_columns import Tool
from workbench.formats._state_words import state_of
from workbench.model.segments import State

_SAID = {
    State.INITIAL: ("nottranslated notstarted unspecified empty untranslated pending new"),
    State.DRAFT: (
        "draft edited partiallyedited editedbyuser pretranslated assembledfromfragments assembled"
        " rejected translationrejected signoffrejected rejectedtranslation rejectedsignoff fuzzy mt"
        " machinetranslated machinetranslation propagated multiple needsreview unconfirmed"
    ),
    State.TRANSLATED: (
        "translated confirmed manuallyconfirmed translatorconfirmed translatedconfirmed finished"
        " completed"
    ),
    State.REVIEWED: (
        "translationapproved approvedtranslation approved reviewer1confirmed reviewer2confirmed"
        " reviewerconfirmed proofread reviewed exact"
    ),
    State.FINAL: "signedoff approvedsignoff signoffapproved locked final",
}
_STATES = {word: state for state, words in _SAID.items() for word in words.split()}
_WORDS = {
    Tool.TRADOS: {
        State.INITIAL: "Not Translated",
        State.DRAFT: "Draft",
        State.TRANSLATED: "Translated",
        State.REVIEWED: "Translation Approved",
        State.FINAL: "Signed-off",
    },
    Tool.MEMOQ: {
        State.INITIAL: "Not started",
        State.DRAFT: "Edited",
        State.TRANSLATED: "Confirmed",
        State.REVIEWED: "Proofread",
        State.FINAL: "Proofread",
    },
}
_HAN = {
    State.INITIAL: "未翻译",
    State.DRAFT: "草稿",
    State.TRANSLATED: "已翻译",
    State.REVIEWED: "已审校",
    State.FINAL: "定稿",
}
_PLAIN = {
    State.INITIAL: "Not translated",
    State.DRAFT: "Draft",
    State.TRANSLATED: "Translated",
    State.REVIEWED: "Reviewed",
    State.FINAL: "Final",
}
_BEHIND = re.compile(r"\s*[0-9]{1,3}\s*%.*|\s*[(（\[].*", re.DOTALL)
"""What is said behind the word of a state: the rate of a match."""
_LOCKED = re.compile(r"\blocked\b|锁定|鎖定", re.IGNORECASE)
_LONGEST = 200


def read_state(cell: str) -> State | None:
    """The state that a cell names; None for a word that nobody knows, and for none."""
    word = _word(cell)
    plain = "".join(filter(str.isalnum, word.casefold()))
    return _STATES.get(plain) or state_of(word)


def is_locked(cell: str) -> bool:
    """Whether a cell says that its row is not to be changed."""
    return _LOCKED.search(cell[:_LONGEST]) is not None


def has_words(tool: Tool) -> bool:
    """Whether the states of a program are words that may be written."""
    return tool is not Tool.PHRASE


def written_state(cell: str, state: State, tool: Tool) -> str:
    """What stands in the cell for another state; the rate of a match behind it stays."""
    word = _word(cell)
    if word and any("\u4e00" <= character <= "\u9fff" for character in word):
        words = _HAN
    else:
        words = _WORDS.get(tool, _PLAIN)
    return words[state] + cell[len(word) :].rstrip() if word else words[state]


def _word(cell: str) -> str:
    """The word at the beginning of a cell."""
    found = _BEHIND.search(cell[:_LONGEST])
    return cell[: found.start()].strip() if found else cell[:_LONGEST].strip()
