"""How likely it is that a target translates its source at all, whichever sentences are paired.

A logistic regression over what the beads of the best chain have in common and what they lack. It
tells a translation from English that belongs elsewhere; that an unlikely pair may be a free
translation is why it weighs and does not refuse.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from workbench.match.pairing import weights
from workbench.match.pairing.evidence import Counts, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.match.pairing.chain import Link
    from workbench.match.pairing.evidence import Evidence
    from workbench.match.pairing.scores import Sides


def soundness(evidence: Evidence, sides: Sides, links: Sequence[Link]) -> float:
    """From 0 to 1."""
    total = sum(
        weights.SOUNDNESS[name] * value for name, value in facts(evidence, sides, links).items()
    )
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def facts(evidence: Evidence, sides: Sides, links: Sequence[Link]) -> dict[str, float]:
    """What speaks for and against a translation, by the names that the weights have."""
    both, ours, theirs = _shared(evidence, links)
    apart = [
        _apart(sides, slice(*link.source), slice(*link.target))
        for link in links
        if link.source[0] < link.source[1] and link.target[0] < link.target[1]
    ]
    one_sided = {kind: ours[kind] + theirs[kind] - 2 * both[kind] for kind in both | ours | theirs}
    small = (Kind.SMALL_NUMBER, Kind.ENTRY)
    names = (Kind.ANCHOR, Kind.LATIN)
    return {
        "numbers in both": min(both[Kind.NUMBER], 4),
        "numbers in one": min(one_sided.get(Kind.NUMBER, 0), 6),
        "small numbers in both": min(sum(both[kind] for kind in small), 4),
        "small numbers in one": min(sum(one_sided.get(kind, 0) for kind in small), 6),
        "anchors in both": min(sum(both[kind] for kind in names), 6),
        "anchors in the source": min(sum(ours[kind] - both[kind] for kind in names), 6),
        "cues in both": min(both[Kind.CUE], 8),
        "cues of the source": min(ours[Kind.CUE], 10),
        "share of the cues": both[Kind.CUE] / (ours[Kind.CUE] + 1),
        "beads apart in length": sum(apart) / max(1, len(apart)),
        "apart in length": _apart(
            sides, slice(0, len(sides.source) - 1), slice(0, len(sides.target) - 1)
        ),
        "always": 1.0,
    }


def _shared(evidence: Evidence, links: Sequence[Link]) -> tuple[Counter[Kind], ...]:
    """How much evidence of each kind the two sides of beads share, and each of them has."""
    both, ours, theirs = Counter[Kind](), Counter[Kind](), Counter[Kind]()
    for link in links:
        source = _together(evidence.source[slice(*link.source)])
        target = _together(evidence.target[slice(*link.target)])
        for key, count in source.items():
            ours[key.kind] += count
            both[key.kind] += min(count, target.get(key, 0))
        for key, count in target.items():
            theirs[key.kind] += count
    return both, ours, theirs


def _together(sentences: Sequence[Counts]) -> Counts:
    if len(sentences) == 1:
        return sentences[0]
    together = Counts()
    for counts in sentences:
        together.update(counts)
    return together


def _apart(sides: Sides, ours: slice, theirs: slice) -> float:
    """How far apart two lengths are: the logarithm of how often one goes into the other."""
    source = sides.source[ours.stop] - sides.source[ours.start]
    points = (sides.target[theirs.stop] - sides.target[theirs.start]) * sides.ratio
    return abs(math.log((points / weights.RATIO + 2) / (source + 2)))
