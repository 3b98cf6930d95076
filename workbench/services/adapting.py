"""What of a match has to be looked at before its English can stand for another source.

Numbers that were changed, stretches that are still Chinese, and the English of terms that the
source no longer has. What else differs is seen in the two sources alone: nothing here guesses
which words of the English it became.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.model.spans import Span
from workbench.text.diffing import Change, diff

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.model.matches import Match
    from workbench.model.terms import TermHit

    FindHits = Callable[[str], Sequence[TermHit]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A stretch of an English that was offered, and why it has to be looked at."""

    span: Span
    """In code points of the target of the match."""
    reason: str
    """A few words, such as *行政处罚法 → 刑法: Criminal Law*."""
    is_open: bool = False
    """Whether nothing of it is English yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words of a match that an English lacks."""

    text: str
    before: str
    """What stands before it in the English of the match."""
    after: str


def places(match: Match, find_hits: FindHits = lambda _text: ()) -> tuple[Place, ...]:
    """The places of the English of a match that have to be looked at, in order, none in another.

    `find_hits` finds the terms of the glossary in a source.
    """
    sure = [
        *(Place(span=each.span, reason=f"{each.before} → {each.after}") for each in match.changes),
        *(Place(span=span, reason="still Chinese", is_open=True) for span in match.open_spans),
    ]
    found = [place for place in sure if len(place.span)]
    for place in _of_terms(match, find_hits):
        if not any(place.span.meets(other.span) for other in found):
            found.append(place)
    return tuple(sorted(found, key=lambda place: place.span))


def lacking(offered: str, english: str) -> tuple[Stretch, ...]:
    """The stretches of an offered English that another lacks, in order, without outer spaces."""
    found: list[Stretch] = []
    at = 0
    for piece in diff(english, offered):
        if piece.change is Change.LOST:
            continue
        words = piece.text.strip()
        if piece.change is Change.GAINED and any(map(str.isalnum, words)):
            start = at + piece.text.index(words)
            end = start + len(words)
            found.append(Stretch(text=words, before=offered[:start], after=offered[end:]))
        at += len(piece.text)
    return tuple(found)


def renderings(target: str, hit: TermHit) -> list[Span]:
    """Where the English of a term stands in a target, in whatever case; the longest where it is."""
    english = sorted({term.text for _, term in hit.english if term.text}, key=len, reverse=True)
    if not english:
        return []
    pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, english))})(?!\w)"
    return [Span(*found.span()) for found in re.finditer(pattern, target, re.IGNORECASE)]


def _of_terms(match: Match, find_hits: FindHits) -> Iterator[Place]:
    """The English of each term that the source of the match has and the wanted one has not there.

    Where a term stands several times, its English is told apart by the order, if it stands as
    often.
    """
    changed = list(_changed(match.source, match.wanted))
    if not changed:
        return
    gone, come = find_hits(match.source), find_hits(match.wanted)
    for lost, gained in changed:
        instead = [hit for hit in come if hit.span.meets(gained)]
        for hit in gone:
            if not hit.span.meets(lost) or any(hit.text == other.text for other in instead):
                continue
            stays = any(hit.text == other.text for other in come)
            alike = [other for other in gone if other.text == hit.text]
            spans = renderings(match.target, hit)
            if len(spans) == len(alike):
                yield Place(span=spans[alike.index(hit)], reason=_reason(hit, instead))
            elif spans and not stays:
                yield Place(span=spans[0], reason=_reason(hit, instead))


def _changed(before: str, after: str) -> Iterator[tuple[Span, Span]]:
    """The stretches of two sources that answer to each other and differ."""
    at = to = 0
    lost: Span | None = None
    for piece in diff(before, after):
        length = len(piece.text)
        if piece.change is Change.LOST:
            lost = Span(at, at + length)
            at += length
            continue
        if piece.change is Change.GAINED:
            yield lost or Span(at, at), Span(to, to + length)
            lost = None
        elif lost is not None:
            yield lost, Span(to, to)
            lost = None
        at += length if piece.change is Change.KEPT else 0
        to += length
    if lost is not None:
        yield lost, Span(to, to)


def _reason(hit: TermHit, instead: Sequence[TermHit]) -> str:
    if not instead:
        return f"{hit.text} is not in the source"
    other = instead[0]
    english = f": {other.targets[0]}" if other.targets else ""
    return f"{hit.text} → {other.text}{english}"
