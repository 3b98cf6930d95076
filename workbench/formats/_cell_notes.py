"""The notes of a cell of a table for data work, and which of them went out in it.

A column beside it has a word for each note that went out: `UUID:0:…:…`, the characters of its head
(`[query] target “法”: `), the fingerprint of that, and the fingerprint of what follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.formats._joined_notes import joined, parted
from workbench.formats._remarks import remarks, said
from workbench.model.returned import ReturnedNote, SentNote
from workbench.text.fingerprints import fingerprint
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from workbench.model.exchange import ParallelPair

UNSURE = "a note was changed so much that it may be another one; the one that went out stays open"
_MOST_COMPARED = 100_000
"""Pairs of a note that went out and one that came back; with more of them all are new ones."""
_TOKEN = re.compile(r"([0-9a-f-]{36}):([0-9]{1,6}):([0-9a-f]{16}):([0-9a-f]{16})")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    """A note that went out."""

    id: str
    length: int
    """Of its head, in code points."""
    head: str
    """The fingerprint of its head."""
    body: str
    """The fingerprint of what follows."""

    def has_head(self, text: str) -> bool:
        """Whether a text begins as the note did, and that is not with its own words."""
        return self.length > 0 and fingerprint(text[: self.length]) == self.head

    def is_in(self, text: str) -> bool:
        """Whether a text is the note as it went out."""
        is_begun = not self.length or self.has_head(text)
        return is_begun and fingerprint(text[self.length :]) == self.body


def notes_and_marks(pair: ParallelPair) -> tuple[str, str]:
    """The cell with the notes of a pair, and that which says which they are."""
    if not pair.segment.note and not pair.annotations:
        return "", ""
    return joined(remarks(pair)), " ".join(_tokens(pair))


def _tokens(pair: ParallelPair) -> Iterator[str]:
    if pair.segment.note and pair.remark is not None:
        yield _token(pair.remark.id, "", pair.segment.note)
    for each in pair.annotations:
        text, body = said(each), each.body.strip()
        yield _token(each.id, text[: len(text) - len(body)], body)


def _token(id: str, head: str, body: str) -> str:
    return f"{id}:{len(head)}:{fingerprint(head)}:{fingerprint(body)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellNotes:
    """What a cell and that beside it say."""

    notes: tuple[ReturnedNote, ...]
    sent: tuple[SentNote, ...]
    """Those of which it can be told whether they are still there."""
    warnings: tuple[str, ...]


def read_cell(cell: str, marks: str) -> CellNotes:
    """Which note is which, by what stands in the cell.

    One with a head is known by it; one without went out first, and is changed where another text
    stands there now.
    """
    texts = dict(enumerate(map(to_line_feeds, parted(cell))))
    left = [
        _Sent(id=token[1], length=int(token[2]), head=token[3], body=token[4])
        for token in map(_TOKEN.fullmatch, marks.split())
        if token is not None
    ]
    if len(left) * len(texts) > _MOST_COMPARED:
        notes = tuple(ReturnedNote(text=text) for text in texts.values())
        return CellNotes(notes=notes, sent=(), warnings=(UNSURE,))
    sent = [SentNote(each.id, each.body) for each in left]
    found: dict[int, ReturnedNote] = {}
    for search in (_as_they_were, _by_heads):
        for each, at in list(search(texts, left)):
            found[at] = ReturnedNote(text=texts.pop(at)[each.length :], id=each.id)
            left.remove(each)
    if left and not left[0].length and 0 in texts:
        found[0] = ReturnedNote(text=texts.pop(0), id=left.pop(0).id)
    lost = {each.id for each in left} if texts else set()
    found |= {at: ReturnedNote(text=text) for at, text in texts.items()}
    return CellNotes(
        notes=tuple(found[at] for at in sorted(found)),
        sent=tuple(each for each in sent if each.id not in lost),
        warnings=(UNSURE,) if lost else (),
    )


def _as_they_were(texts: Mapping[int, str], sent: Iterable[_Sent]) -> Iterator[tuple[_Sent, int]]:
    """The notes that nobody changed, and where they stand."""
    free = dict(texts)
    for each in sent:
        at = next((at for at, text in free.items() if each.is_in(text)), None)
        if at is not None:
            del free[at]
            yield each, at


def _by_heads(texts: Mapping[int, str], sent: Sequence[_Sent]) -> Iterator[tuple[_Sent, int]]:
    """The notes whose heads stand before one text alone, which has no other's head."""
    for each in sent:
        where = [at for at, text in texts.items() if each.has_head(text)]
        if len(where) == 1 and sum(other.has_head(texts[where[0]]) for other in sent) == 1:
            yield each, where[0]
