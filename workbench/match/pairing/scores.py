"""How well stretches of source sentences and stretches of target sentences make beads.

The score of a bead is a sum of weights: of its shape, of its two lengths, and of each piece of
evidence that both of its sides have. Length is Gale and Church's evidence ("A program for aligning
sentences in bilingual corpora", 1993), with the ratio drawn towards that of the paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from workbench.match.pairing import weights
from workbench.match.pairing.weights import SHAPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from workbench.match.pairing.evidence import Counts, Evidence, Key, Kind

    Floats = NDArray[np.float64]

_LENGTH = np.array(weights.LENGTH)
_ASCII = re.compile(r"[!-~]")
_KEYS = 1024
"""How many pieces of evidence are weighed at most, the rarest first; a paragraph has about 40."""


class Sides(NamedTuple):
    """Both sides in figures, as running sums, so that a stretch is one difference."""

    source: Floats
    """The length in Han characters up to each sentence: one more than there are sentences."""
    target: Floats
    """The length in those Han characters that its code points would answer to."""
    ratio: float
    """Code points of English for a Han character, here."""
    source_counts: Floats
    """How often each key stands up to each sentence, a row for each."""
    target_counts: Floats
    kinds: tuple[Kind, ...]
    """That of each key."""
    rarity: Floats
    """That of each key: 1 where one sentence of each side has it, less where several have."""
    weights: Floats
    """What each key is worth."""


def measured(source: Sequence[str], target: Sequence[str], evidence: Evidence) -> Sides:
    """Both sides in figures, from their sentences and from what those have."""
    han = _running([han_length(sentence) for sentence in source])
    points = _running([len(sentence) for sentence in target])
    ours, theirs = _counts(evidence.source, evidence.keys), _counts(evidence.target, evidence.keys)
    spread = np.sqrt((ours > 0).sum(axis=0) * (theirs > 0).sum(axis=0))
    rarest = np.argsort(spread, kind="stable")[:_KEYS]
    rarity = 1 / np.maximum(spread[rarest], 1)
    kinds = tuple(evidence.keys[at].kind for at in rarest)
    always, rare = np.array([weights.EVIDENCE[kind] for kind in kinds]).reshape(-1, 2).T
    here = ratio(float(han[-1]), float(points[-1]))
    return Sides(
        source=han,
        target=points / here,
        ratio=here,
        source_counts=_summed(ours[:, rarest]),
        target_counts=_summed(theirs[:, rarest]),
        kinds=kinds,
        rarity=rarity,
        weights=always + rare * rarity,
    )


def han_length(sentence: str) -> float:
    """The length in Han characters; three of ASCII say about what one says."""
    return len(sentence) - len(_ASCII.findall(sentence)) * 2 / 3


def ratio(source: float, target: float) -> float:
    """Code points of English for a Han character: that of the paragraph, the more the longer."""
    steady = weights.STEADY
    return (target + steady * weights.RATIO) / (source + steady)


def band(source: int, target: int) -> list[tuple[int, int]]:
    """For each number of source sentences, the least and the most target sentences beside them.

    Everything up to some hundred sentences; then a band about the diagonal, so that time and memory
    grow with the number of sentences and not with its square.
    """
    half = max(weights.HALF_BAND, 2 * target // max(source, 1) + 8)
    middles = (round(at * target / max(source, 1)) for at in range(source + 1))
    return [(max(0, middle - half), min(target, middle + half)) for middle in middles]


def rows(sides: Sides, bounds: Sequence[tuple[int, int]]) -> Iterator[Floats]:
    """For each number of source sentences the scores of the beads that end there.

    A row for each shape, a column for each number of target sentences within bounds; minus
    infinity where there is no such bead.
    """
    for end, (low, high) in enumerate(bounds):
        scores = np.full((len(SHAPES), high - low + 1), -np.inf)
        for row, (ours, theirs) in enumerate(SHAPES):
            first = max(low, theirs)
            if ours <= end and first <= high:
                scores[row, first - low :] = _ending(sides, (ours, theirs), end, (first, high + 1))
        yield scores


def shared(
    sides: Sides, shape: tuple[int, int], end: int, columns: tuple[int, int]
) -> tuple[NDArray[np.intp], Floats]:
    """Keys of the source sentences of beads that end at one, and how often both sides have them.

    A row for each number of target sentences that the beads may end at, a column for each key.
    """
    ours, theirs = shape
    first, last = columns
    had = sides.source_counts[end] - sides.source_counts[end - ours]
    keys = np.flatnonzero(had)
    counts = sides.target_counts[:, keys]
    found = counts[first:last] - counts[first - theirs : last - theirs]
    return keys, np.minimum(found, had[keys])


def lengths(
    sides: Sides, shape: tuple[int, int], end: int, columns: tuple[int, int]
) -> tuple[float, Floats]:
    """The length of the source of beads that end at one sentence, and those of their targets."""
    ours, theirs = shape
    first, last = columns
    source = float(sides.source[end] - sides.source[end - ours])
    return source, sides.target[first:last] - sides.target[first - theirs : last - theirs]


def of_length(source: float, target: Floats, shape: tuple[int, int]) -> list[Floats]:
    """What the two lengths of beads say, in the order of `weights.LENGTH`."""
    unit = weights.LENGTH_UNIT
    if 0 in shape:
        nothing = np.zeros_like(target)
        return [nothing, nothing, nothing, nothing, nothing + source / unit, target / unit]
    apart = np.abs(np.log((target + 2) / (source + 2)))
    nothing = np.zeros_like(target)
    grouped = nothing if shape == (1, 1) else np.minimum(target, source) / unit
    deviation = (target - source) ** 2 / (target + source + 6)
    return [-deviation, -apart, -(apart**2), -grouped, nothing, nothing]


def _ending(sides: Sides, shape: tuple[int, int], end: int, columns: tuple[int, int]) -> Floats:
    """The scores of the beads of one shape that end at one source sentence."""
    terms = of_length(*lengths(sides, shape, end, columns), shape)
    scores = weights.SHAPE[shape] + _LENGTH @ np.array(terms)
    if 0 not in shape:
        keys, both = shared(sides, shape, end, columns)
        scores = scores + both @ sides.weights[keys]
    return np.asarray(scores)


def _running(lengths: Sequence[float]) -> Floats:
    return np.concatenate(([0.0], np.cumsum(np.array(lengths, dtype=float))))


def _summed(counts: Floats) -> Floats:
    return np.vstack((np.zeros((1, counts.shape[1])), np.cumsum(counts, axis=0)))


def _counts(sentences: Sequence[Counts], keys: Sequence[Key]) -> Floats:
    places = {key: at for at, key in enumerate(keys)}
    counts = np.zeros((len(sentences), len(keys)))
    for row, found in enumerate(sentences):
        for key in found.keys() & places.keys():
            counts[row, places[key]] = found[key]
    return counts
