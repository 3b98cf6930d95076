"""How a program counted the offsets that it wrote, told from the words that it wrote with them.

Our texts have `\\n` for every line end and count code points. A file may have CR LF and a byte
order mark, which some programs count and some do not; and programs in Java and JavaScript count
UTF-16 units, two for a character beyond the BMP. A *table* maps every offset of one such counting
to ours, -1 where it falls inside a character.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

Table = Sequence[int]
"""Ours by theirs; one longer than their text."""
Claim = tuple[Sequence[tuple[int, int]], str]
"""Fragments, as (start, end) in some counting, and the words that should stand there."""

_MARK = "\ufeff"
_LINE_ENDS = "\r\v\f\x85\u2028\u2029"


def stored(text: str) -> str:
    """The text with `\\n` for what ends a line, one for one: every offset stays."""
    # A search for each is some twenty times as fast as one table, and is done for every annotation.
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    return text


def ours(raw: str, *, may_be_marked: bool = True) -> str:
    """The text of a file as we keep it: without a mark, and with `\\n` for every line end."""
    bare = raw.removeprefix(_MARK) if may_be_marked else raw
    return stored(bare.replace("\r\n", "\n"))


def tables(raw: str) -> Iterator[Table]:
    """Every way to count in the text of a file; first by code points, all that it has counted."""
    marks = (True, False) if raw.startswith(_MARK) else (True,)
    returns = (True, False) if "\r\n" in raw else (True,)
    units = (False, True) if raw and max(raw) > "\uffff" else (False,)
    if len(marks) == len(returns) == len(units) == 1:
        yield range(len(raw) + 1)
        return
    for utf16, crlf, mark in itertools.product(units, returns, marks):
        yield _table(raw, utf16=utf16, crlf=crlf, mark=mark)


def value_table(raw: str, *, utf16: bool = False) -> Table:
    """A counting in a text that is a value within a file, where U+FEFF is no mark."""
    if "\r\n" not in raw and not (utf16 and raw and max(raw) > "\uffff"):
        return range(len(raw) + 1)
    return _table(raw, utf16=utf16, crlf=True, mark=None)


def best_table(raw: str, claims: Iterable[Claim]) -> Table:
    """The counting in which most words stand where they are said to; of equals the first."""
    text = ours(raw)
    wanted = list(claims)
    best: Table = ()
    most = -1
    for table in tables(raw):
        right = sum(stands(text, table, fragments, words) for fragments, words in wanted)
        if right > most:
            best, most = table, right
        if right == len(wanted):
            break
    return best


def span_of(table: Table, start: int, end: int) -> Span | None:
    """The span in our counting; None where it is outside the text or cuts a character."""
    if not 0 <= start <= end < len(table) or table[start] < 0 or table[end] < 0:
        return None
    return Span(table[start], table[end])


def stands(text: str, table: Table, fragments: Sequence[tuple[int, int]], words: str) -> bool:
    """Whether these words stand at these fragments, as far as spaces and line ends do not count."""
    found = []
    for start, end in fragments:
        span = span_of(table, start, end)
        if span is None:
            return False
        found.append(span.of(text))
    return alike("".join(found), words) if found else False


def alike(left: str, right: str) -> bool:
    """Whether two wordings are the same but for spaces and line ends, also where they are escaped.

    brat writes a space for a line end, and Label Studio has written `\\n` with two characters.
    """
    return left == right or _core(left) == _core(right) or _core(left) == _core(_unescaped(right))


def _core(words: str) -> str:
    return "".join(words.split())


def _unescaped(words: str) -> str:
    return words.replace("\\n", "\n")


def _table(raw: str, *, utf16: bool, crlf: bool, mark: bool | None) -> list[int]:
    """`mark` says whether a mark is counted; None that U+FEFF is a character as any other."""
    table: list[int] = []
    position = 0
    for index, character in enumerate(raw):
        is_mark = not index and character == _MARK and mark is not None
        uncounted = is_mark or raw.startswith("\r\n", index)
        if not uncounted or (mark if is_mark else crlf):
            table.append(position)
        if utf16 and character > "\uffff":
            table.append(-1)
        position += not uncounted
    table.append(position)
    return table
