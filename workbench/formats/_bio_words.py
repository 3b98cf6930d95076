"""Characters and words as a column of a CoNLL file can hold them, and their tags.

A space is written `\\s`, a line end `\\n`, a tab `\\t`, other spaces and controls `\\u3000`, and a
backslash `\\\\`: so no column holds a space, whichever separator a reader takes.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_HARD = re.compile(r"[\\\s\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\ufeff]")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", " ": "\\s"}
_ESCAPED = re.compile(r"\\([\\ntrs]|u(?!d[89a-f])[0-9a-f]{4})")
_UNESCAPED = {"\\": "\\", "n": "\n", "t": "\t", "r": "\r", "s": " "}
_TAG = re.compile(r"O|([BIMESLU])(?:-(.*))?", re.DOTALL)
_CLOSES = frozenset(".,;:!?)]}%’”'")
_OPENS = frozenset("([{$‘“")


def cell(words: str) -> str:
    """The words without anything that could separate columns or lines."""
    return _HARD.sub(lambda found: _ESCAPES.get(found[0], f"\\u{ord(found[0]):04x}"), words)


def one_line(text: str) -> str:
    """The text as `cell` has it, but with its spaces."""
    return " ".join(cell(part) for part in text.split(" "))


def words_of(written: str) -> str:
    """What `cell` made a cell of."""
    return _ESCAPED.sub(_character, written)


def tag_of(written: str) -> tuple[str, str] | None:
    """The letter and the label of a tag; None where it is none."""
    match = _TAG.fullmatch(written)
    return None if match is None else (match[1] or "O", match[2] or "")


def chunks(tags: Iterable[tuple[str, str]]) -> list[tuple[str, int, int]]:
    """Label, first and last of every run that the tags mark.

    BIO, IOB1 (where an I after O begins a run, and a B only parts two of one label), BIOES, BMES
    and BILOU are told apart by nothing and need not be: a run goes on where the letter is I, M, E
    or L and the label the same, and ends behind E, L, S and U.
    """
    found: list[tuple[str, int, int]] = []
    is_open = False
    for index, (letter, label) in enumerate(tags):
        if letter == "O":
            is_open = False
            continue
        if is_open and letter in "IMEL" and found[-1][0] == label:
            found[-1] = (label, found[-1][1], index)
        else:
            found.append((label, index, index))
        is_open = letter in "BIM"
    return found


def joined(words: Sequence[str]) -> tuple[str, list[int]]:
    """The text of words whose file does not say it, and where each of them begins.

    Single characters stand close. So do words next to a Chinese character or inside punctuation;
    between others goes one space.
    """
    is_close = all(len(word) == 1 for word in words)
    text = words[0] if words else ""
    starts = [0] if words else []
    for before, word in pairwise(words):
        if not is_close and _are_apart(before, word):
            text += " "
        starts.append(len(text))
        text += word
    return text, starts


def _are_apart(before: str, word: str) -> bool:
    left, right = before[-1:], word[:1]
    if left > "\u2e7f" or right > "\u2e7f" or left.isspace() or right.isspace():
        return False
    return left not in _OPENS and right not in _CLOSES


def _character(found: re.Match[str]) -> str:
    word = found[1]
    return chr(int(word[1:], 16)) if len(word) > 1 else _UNESCAPED[word]
