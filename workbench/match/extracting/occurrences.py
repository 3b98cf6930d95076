"""Where the candidates stand, and which stand inside which."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.match.extracting.evidence import ENDS, STARTS
from workbench.match.terms import TermIndex

if TYPE_CHECKING:
    from collections.abc import Sequence, Set


MARGIN = 0.1
"""By how much the score of a part must pass that of its whole to stand in its place."""


FREQUENT = 3


@dataclass(slots=True)
class Occurrences:
    """The places of one key."""

    places: list[tuple[int, int]] = field(default_factory=list)
    """Index of the text and start in code points, in reading order."""
    whole: int = 0
    """At how many of them it begins and ends where words do."""
    inside: Counter[str] = field(default_factory=Counter)
    """At how many of them it stands inside each longer candidate."""


def find(
    wanted: Sequence[str], keys: Sequence[str], edges: Sequence[bytes]
) -> dict[str, Occurrences]:
    """The places of candidates in folded texts, without those inside longer ones being told."""
    index = TermIndex()
    for number, key in enumerate(wanted):
        index.add(key, number)
    found: defaultdict[str, Occurrences] = defaultdict(Occurrences)
    for at, (key, edge) in enumerate(zip(keys, edges, strict=True)):
        for one in index.find(key):
            here = found[wanted[one.values[0]]]
            here.places.append((at, one.start))
            here.whole += bool(edge[one.start] & STARTS and edge[one.end] & ENDS)
    return dict(found)


def nest(found: dict[str, Occurrences]) -> None:
    """Counts for each candidate at how many of its places it stands inside which others."""
    spans: defaultdict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for key, one in found.items():
        for at, start in one.places:
            spans[at].append((start, -start - len(key), key))
    for here in spans.values():
        here.sort()
        open_: list[tuple[int, str]] = []
        for start, end, key in here:
            open_ = [(until, whole) for until, whole in open_ if until > start]
            for until, whole in open_:
                if -end <= until and whole != key:
                    found[key].inside[whole] += 1
            open_.append((-end, key))


def hidden(found: dict[str, Occurrences], scores: dict[str, float], known: Set[str]) -> set[str]:
    """The candidates that give way to another which has all their places.

    A part that occurs nowhere outside one and the same longer candidate gives way to it. Only
    where the two always occur together and the part is much the better does the whole give way.
    What is known hides its parts, and never takes the place of a longer candidate.
    """
    gone: set[str] = set()
    for key, one in found.items():
        for whole, count in one.inside.items():
            if count < len(one.places):
                continue
            is_together = len(found[whole].places) == count
            is_rival = is_together and key not in known and whole not in known
            is_better = is_rival and scores[key] > scores[whole] + MARGIN
            gone.add(whole if is_better else key)
    return gone


def modified(found: dict[str, Occurrences]) -> set[str]:
    """The candidates seen once that begin or end with one that is seen at least three times."""
    return {
        whole
        for key, one in found.items()
        if len(one.places) >= FREQUENT
        for whole in one.inside
        if len(found[whole].places) == 1 and whole.startswith(key) != whole.endswith(key)
    }
