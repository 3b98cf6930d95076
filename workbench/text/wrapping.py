"""Wrapping a paragraph of mixed Chinese and English to a width of terminal columns.

English breaks at spaces and after hyphens and dashes. Chinese breaks between any two characters,
but a closing mark never begins a row and an opening one never ends it (the rule that Chinese
typesetting calls 避头尾, `line-break: normal` in CSS).

The mark of a code is as wide as its label and stays whole. One that opens goes with what follows;
others go with what stands before, and a row breaks after them where it could without them.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from workbench.model.codes import CodeKind
from workbench.text.clusters import clusters
from workbench.text.coding import has_marks, is_mark, kind_of
from workbench.text.width import columns

_NEVER_FIRST = frozenset(",.;:!?)]}%，。、；：！？）】》」』〉〕％…”’·")
_NEVER_LAST = frozenset("([{（【《「『〈〔“‘□")


def wrap(text: str, width: int) -> list[int]:
    """The code points at which the rows of a text begin; the first is always 0.

    `width` is in terminal columns; a row that ends in a space may exceed it by that space. A line
    break in the text ends its row and belongs to it.
    """
    width = max(width, 2)
    starts = [0]
    row_start = used = index = 0
    safe = 0  # the last place where this row may break, 0 for none
    before = ""
    is_coded = has_marks(text)
    may_break = _may_break_beside_marks if is_coded else _may_break
    for character in clusters(text):
        if character == "\n":
            row_start = index + 1
            starts.append(row_start)
            used = safe = 0
        else:
            size = _size(character)
            if index > row_start and may_break(before[0], character[0]):
                safe = index
            if used + size > width + (character == " ") and index > row_start:
                if safe <= row_start or character == " ":
                    safe = index
                starts.append(safe)
                row_start, used, safe = safe, columns(text[safe:index]), 0
                if row_start < index and used + size > width + (
                    character == " "
                ):  # what may not be parted is too wide
                    starts.append(index)
                    row_start, used = index, 0
            used += size
        if not is_coded or not before or not _trails(character[0]):
            before = character
        index += len(character)
    return starts


_size = lru_cache(maxsize=16_384)(columns)


def _may_break(before: str, after: str) -> bool:
    if after in _NEVER_FIRST or before in _NEVER_LAST or after == " ":
        return False
    if before in "-–—":
        return before != after
    return before == " " or _is_wide(before) or _is_wide(after)


def _may_break_beside_marks(before: str, after: str) -> bool:
    if is_mark(before):
        return False
    if not is_mark(after):
        return _may_break(before, after)
    if kind_of(after) is CodeKind.OPEN:
        return _may_break(before, "a")  # as before a word
    return before == " " and kind_of(after) is CodeKind.ALONE


def _trails(character: str) -> bool:
    """Whether a character is a mark that goes with what stands before it."""
    return is_mark(character) and kind_of(character) is not CodeKind.OPEN


def _is_wide(character: str) -> bool:
    return character > "\u2e7f" and _size(character) == 2


def row_of(starts: list[int], offset: int, *, leans_back: bool = False) -> int:
    """The row on which a code point stands; one at the end of the text is on the last.

    A caret that `leans_back` is on the row that ends at it, where one row ends and another begins.
    """
    row = bisect_right(starts, offset) - 1
    return row - 1 if leans_back and row and starts[row] == offset else row


def row_text(text: str, starts: list[int], row: int) -> str:
    """The text of a row, without the line break that ends it."""
    end = starts[row + 1] if row + 1 < len(starts) else len(text)
    return text[starts[row] : end].removesuffix("\n")


def column_of(text: str, starts: list[int], offset: int, *, leans_back: bool = False) -> int:
    """The terminal column of a code point within its row; for `leans_back` see `row_of`."""
    return columns(text[starts[row_of(starts, offset, leans_back=leans_back)] : offset])


def offset_at(text: str, starts: list[int], row: int, column: int) -> int:
    """The code point at a column of a row, or the nearest one before it.

    The end of a row that was wrapped is where the next one begins, so that a caret has to lean
    back to stand there; but a space at the end belongs to the break, and the end is before it.
    """
    line = row_text(text, starts, row)
    offset, last, used = starts[row], starts[row], 0
    for character in clusters(line):
        size = _size(character)
        if used + size > column and size:
            return offset
        used += size
        last, offset = offset, offset + len(character)
    is_last = row + 1 == len(starts) or text[starts[row + 1] - 1] == "\n"
    return last if line.endswith(" ") and not is_last else offset
