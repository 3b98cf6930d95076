"""What speaks for each string of a text: the sightings of all sources, gathered by key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.match.extracting.compounds import compounds
from workbench.match.extracting.marked import marked
from workbench.match.extracting.persons import persons
from workbench.match.extracting.repeats import repeats
from workbench.match.extracting.shapes import trust_in
from workbench.match.extracting.sightings import Kind
from workbench.match.extracting.slogans import slogans
from workbench.match.extracting.words import runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.match.extracting.repeats import Repeat
    from workbench.match.extracting.sightings import Sighting

STARTS, ENDS = 1, 2
"""The bits of an edge where a word starts, and where one ends."""


@dataclass(slots=True)
class Evidence:
    """What speaks for one string."""

    kind: Kind
    trust: float
    why: str
    repeat: Repeat | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """The evidence for each key, and the edges of the words of each text."""

    evidence: dict[str, Evidence]
    edges: tuple[bytes, ...]
    """For each text a byte for each code point and one more: `STARTS`, `ENDS`, both or none."""


def gather(texts: Sequence[str], keys: Sequence[str]) -> Gathered:
    """The evidence in texts as they are and in their folded keys."""
    found: dict[str, Evidence] = {}
    edges = []
    for text, key in zip(texts, keys, strict=True):
        edge = bytearray(len(key) + 1)
        for sighting in _sightings(text, key, edge):
            _add(found, key[sighting.start : sighting.end], sighting)
        edges.append(bytes(edge))
    for repeat in repeats(keys):
        one, trust = found.get(repeat.text), trust_in(repeat.text)
        if one is not None:
            one.repeat, one.trust = repeat, max(one.trust, trust)
        elif trust > 0:
            found[repeat.text] = Evidence(Kind.UNIT, trust, "is repeated", repeat)
    return Gathered(found, tuple(edges))


def _sightings(text: str, key: str, edge: bytearray) -> Iterator[Sighting]:
    yield from marked(text)
    yield from slogans(key)
    for words in runs(key):
        for word in words:
            edge[word.start] |= STARTS
            edge[word.end] |= ENDS
        yield from compounds(words)
        yield from persons(key, words)


def _add(found: dict[str, Evidence], key: str, sighting: Sighting) -> None:
    """Notes a sighting; the best tells the kind."""
    one = found.get(key)
    if one is None or sighting.trust > one.trust:
        found[key] = Evidence(sighting.kind, sighting.trust, sighting.why)
