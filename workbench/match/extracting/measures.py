"""What speaks for a string as a unit: C-value, branching entropy, cohesion.

C-value: Frantzi, Ananiadou and Mima, “Automatic recognition of multi-word terms” (International
Journal on Digital Libraries 3, 2000). Branching entropy: Jin and Tanaka-Ishii, “Unsupervised
segmentation of Chinese text by use of branching entropy” (COLING/ACL 2006). Cohesion is pointwise
mutual information at the weakest seam, normalised to run from -1 to 1 (Bouma 2009).
"""

from __future__ import annotations

from math import log, log2
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


def c_value(size: int, count: int, wholes: Collection[int]) -> float:
    """The C-value of a string of `size` characters that occurs `count` times.

    `wholes` are the counts of the longer candidates that hold it: what is counted inside them is
    taken off on average.
    """
    free = count - sum(wholes) / len(wholes) if wholes else count
    return log2(size) * free


def entropy(counts: Mapping[str, int]) -> float:
    """The entropy in nats of what stands beside a string, with the counts of each neighbour."""
    total = sum(counts.values())
    return -sum(count / total * log(count / total) for count in counts.values() if count)


def cohesion(count: int, halves: Collection[tuple[int, int]], total: int) -> float:
    """Normalised mutual information at the weakest of the seams that part a string in two.

    `halves` has for each seam the counts of the two parts, `total` is the length of the text.
    """
    if count >= total:
        return 1.0
    share = count / total
    weakest = min(log(share / (left / total * right / total)) for left, right in halves)
    return weakest / -log(share)
