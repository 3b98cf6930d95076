"""Notes in one cell: `[1 query, 李译: “两个一律”] which two?`, each on lines of its own.

What stands in the brackets is for the reader; behind them is the note. An answer to it stands below
it, `[1.1 王审] the first two`. What somebody writes below or above is a new note, and an empty line
stands between two new ones; behind `[1.]`, or another number of the first note, it answers that.
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
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from workbench.model.annotations import Annotation, Reply
    from workbench.model.exchange import ParallelPair

_QUOTED = 40
"""Characters of a quote that are shown."""
_LONGEST, _MOST_LINES = 100_000, 1_000
"""Characters and lines of a note that is looked for as it went out."""
_MARK = re.compile(r"\[(([1-9][0-9]{0,3})(?:\.[0-9]{0,4})?)(?: ([^\]\n]*))?\] ?")
_TOKEN = re.compile(
    r"([1-9][0-9]{0,3}(?:\.[1-9][0-9]{0,3})?)=([0-9a-f-]{1,36}):([0-9a-f]{16}):([0-9]{1,6})"
)
_NOBODY = "-"
"""In the place of the identity of a note that has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenNote:
    """A note, or an answer to one, as it went out."""

    number: str
    """`2` for the second note of its cell, `2.1` for the first answer to it."""
    id: str
    """The UUID of its annotation, or of the answer; empty where nobody knows it."""
    head: str
    text: str

    @property
    def line(self) -> str:
        """What stands in the cell."""
        return f"[{' '.join(filter(None, (self.number, self.head)))}] {self.text}"

    @property
    def token(self) -> str:
        """What the hidden cell says of it: `1=UUID:fingerprint:lines`."""
        lines = to_line_feeds(self.text).count("\n") + 1
        return f"{self.number}={self.id or _NOBODY}:{fingerprint(self.text)}:{lines}"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNote:
    """What a hidden cell says of a note that went out, or of an answer."""

    id: str
    answers: str
    """The UUID of the annotation that it is an answer to; empty for one that is none."""
    fingerprint: str
    lines: int


def notes_of(pair: ParallelPair) -> Iterator[WrittenNote]:
    """The notes of a pair, the plain one first, each with its answers behind it."""
    note, remark = pair.segment.note, pair.remark
    if note:
        facts, identity = (_head(remark), remark.id) if remark is not None else ("", "")
        yield WrittenNote(number="1", id=identity, head=facts, text=note)
        yield from _answers(1, remark.replies if remark is not None else ())
    for number, each in enumerate(pair.annotations, 2 if note else 1):
        yield WrittenNote(number=str(number), id=each.id, head=_head(each), text=each.body)
        yield from _answers(number, each.replies)


def _answers(number: int, replies: Iterable[Reply]) -> Iterator[WrittenNote]:
    for at, reply in enumerate(replies, 1):
        head = _bracketed(reply.author)
        yield WrittenNote(number=f"{number}.{at}", id=reply.id, head=head, text=reply.body)


def known_notes(tokens: Iterable[str]) -> dict[str, KnownNote]:
    """The notes and answers that went out, by number, from the words of a hidden cell."""
    found = {token[1]: token for token in map(_TOKEN.fullmatch, tokens) if token}
    ids = {number: "" if token[2] == _NOBODY else token[2] for number, token in found.items()}
    return {
        number: KnownNote(
            id=ids[number],
            answers=ids.get(number.partition(".")[0], "") if "." in number else "",
            fingerprint=token[3],
            lines=int(token[4]),
        )
        for number, token in found.items()
    }


def read_notes(
    cell: str, known: Mapping[str, KnownNote], author: str = "", time: str = ""
) -> Iterator[ReturnedNote]:
    """The notes of a cell that came back; author and time are those of new ones."""
    left = dict(known)
    lines = cell.split("\n") if cell else []
    fresh: list[str] = []
    at = 0
    while at < len(lines):
        mark = _MARK.match(lines[at])
        note = left.pop(mark[1], None) if mark else None
        answered = known[mark[2]].id if mark and mark[2] in known else ""
        if mark is None or (note is None and not answered):
            fresh.append(lines[at])
            at += 1
            continue
        yield from _fresh(fresh, author, time)
        fresh = []
        end = _end(lines, at, mark.end(), note, left, known)
        text = "\n".join((lines[at][mark.end() :], *lines[at + 1 : end]))
        at = end
        if note is not None:
            yield ReturnedNote(text=text, id=note.id, answers=note.answers)
        elif text.strip():
            by = author or ((mark[3] or "").strip() if mark[1] != mark[2] else "")
            yield ReturnedNote(text=text.strip(), author=by, time=time, answers=answered)
    yield from _fresh(fresh, author, time)


def _end(
    lines: Sequence[str],
    at: int,
    start: int,
    note: KnownNote | None,
    left: Mapping[str, KnownNote],
    known: Mapping[str, KnownNote],
) -> int:
    """The line behind a note: as many as it had if it is the same, else up to the next one.

    A new answer, which is no note that went out, ends at an empty line too.
    """
    if note is not None:
        own = lines[at : at + min(note.lines, _MOST_LINES)]
        is_note = len(own) == note.lines and sum(map(len, own)) <= _LONGEST
        if is_note and fingerprint("\n".join((own[0][start:], *own[1:]))) == note.fingerprint:
            return at + note.lines
    for further in range(at + 1, len(lines)):
        mark = _MARK.match(lines[further])
        if mark and (mark[1] in left or (mark[1] != mark[2] and mark[2] in known)):
            return further
        if note is None and not lines[further].strip():
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
    return _bracketed(", ".join(filter(None, facts)) + (f": “{quote}”" if quote else ""))


def _bracketed(said: str) -> str:
    """What may stand in brackets, on one line."""
    return " ".join(said.replace("[", "(").replace("]", ")").split())
