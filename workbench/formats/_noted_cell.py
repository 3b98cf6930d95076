"""Notes in one cell: `[1 query, 李译: “两个一律”] which two?`, each on lines of its own.

What stands in the brackets is for the reader; behind them is the note. What somebody writes below
or above is a new one, and an empty line stands between two new ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.model.annotations import AnnotationState
from workbench.model.returned import ReturnedNote
from workbench.text.fingerprints import fingerprint
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.model.annotations import Annotation
    from workbench.model.exchange import ParallelPair

_QUOTED = 40
"""Characters of a quote that are shown."""
_LONGEST, _MOST_LINES = 100_000, 1_000
"""Characters and lines of a note that is looked for as it went out."""
_MARK = re.compile(r"\[([1-9][0-9]{0,3})(?: [^\]\n]*)?\] ?")
_TOKEN = re.compile(r"([1-9][0-9]{0,3})=([0-9a-f-]{1,36}):([0-9a-f]{16}):([0-9]{1,6})")
_NOBODY = "-"
"""In the place of the identity of a note that has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenNote:
    """A note as it went out."""

    id: str
    """The UUID of its annotation; empty where nobody knows it."""
    head: str
    text: str

    def line(self, number: int) -> str:
        """What stands in the cell."""
        return f"[{' '.join(filter(None, (str(number), self.head)))}] {self.text}"

    def token(self, number: int) -> str:
        """What the hidden cell says of it: `1=UUID:fingerprint:lines`."""
        lines = to_line_feeds(self.text).count("\n") + 1
        return f"{number}={self.id or _NOBODY}:{fingerprint(self.text)}:{lines}"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNote:
    """What a hidden cell says of a note that went out."""

    id: str
    fingerprint: str
    lines: int


def notes_of(pair: ParallelPair) -> list[WrittenNote]:
    """The notes of a pair, the plain one first."""
    found = []
    if pair.segment.note:
        facts = "" if pair.remark is None else _head(pair.remark)
        identity = "" if pair.remark is None else pair.remark.id
        found.append(WrittenNote(id=identity, head=facts, text=pair.segment.note))
    found += [
        WrittenNote(id=each.id, head=_head(each), text=each.body) for each in pair.annotations
    ]
    return found


def known_notes(tokens: Sequence[str]) -> dict[int, KnownNote]:
    """The notes that went out, by number, from the words of a hidden cell."""
    found = filter(None, map(_TOKEN.fullmatch, tokens))
    return {
        int(token[1]): KnownNote(
            id="" if token[2] == _NOBODY else token[2], fingerprint=token[3], lines=int(token[4])
        )
        for token in found
    }


def read_notes(
    cell: str, known: Mapping[int, KnownNote], author: str = "", time: str = ""
) -> Iterator[ReturnedNote]:
    """The notes of a cell that came back; author and time are those of new ones."""
    left = dict(known)
    lines = cell.split("\n") if cell else []
    fresh: list[str] = []
    at = 0
    while at < len(lines):
        mark = _MARK.match(lines[at])
        note = left.pop(int(mark[1]), None) if mark else None
        if mark is None or note is None:
            fresh.append(lines[at])
            at += 1
            continue
        yield from _fresh(fresh, author, time)
        fresh = []
        end = _end(lines, at, mark.end(), note, left)
        text = "\n".join((lines[at][mark.end() :], *lines[at + 1 : end]))
        yield ReturnedNote(text=text, id=note.id)
        at = end
    yield from _fresh(fresh, author, time)


def _end(
    lines: Sequence[str], at: int, start: int, note: KnownNote, left: Mapping[int, KnownNote]
) -> int:
    """The line behind a note: as many as it had if it is the same, else up to the next one."""
    own = lines[at : at + min(note.lines, _MOST_LINES)]
    is_note = len(own) == note.lines and sum(map(len, own)) <= _LONGEST
    if is_note and fingerprint("\n".join((own[0][start:], *own[1:]))) == note.fingerprint:
        return at + note.lines
    for further in range(at + 1, len(lines)):
        mark = _MARK.match(lines[further])
        if mark and int(mark[1]) in left:
            return further
    return len(lines)


def _fresh(lines: Sequence[str], author: str, time: str) -> Iterator[ReturnedNote]:
    for text in re.split(r"\n[ \t]*\n", "\n".join(lines)):
        if text.strip():
            yield ReturnedNote(text=text.strip(), author=author, time=time)


def _head(annotation: Annotation) -> str:
    facts = [annotation.label, annotation.severity.value]
    if annotation.state is AnnotationState.RESOLVED:
        facts.append("resolved")
    facts.append(annotation.author)
    quote = annotation.quote
    if len(quote) > _QUOTED:
        quote = f"{quote[: _QUOTED - 1]}…"
    said = ", ".join(filter(None, facts)) + (f": “{quote}”" if quote else "")
    return " ".join(said.replace("[", "(").replace("]", ")").split())
