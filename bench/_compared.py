"""Every unit compared with every query: what any look-up should find."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist


def compare_all(
    queries: Sequence[str], folded: Sequence[str], thresholds: Sequence[int]
) -> dict[int, list[list[tuple[int, int]]]]:
    """Every hit of each query, with its distance: only lengths save work."""
    found = {threshold: [[] for _ in queries] for threshold in thresholds}
    least = min(thresholds)
    order = np.array(sorted(range(len(folded)), key=lambda row: len(folded[row])))
    texts = [folded[row] for row in order]
    lengths = np.array(list(map(len, texts)))
    for number, query in enumerate(queries):
        first = np.searchsorted(lengths, -(-len(query) * least // 100))
        last = np.searchsorted(lengths, len(query) * 100 // least, side="right")
        for start in range(first, last, 20_000):
            part = slice(start, min(last, start + 20_000))
            longest = np.maximum(lengths[part], len(query))
            (distances,) = cdist(
                [query],
                texts[part],
                scorer=Levenshtein.distance,
                score_cutoff=int((100 - least) * longest.max() // 100),
                dtype=np.int32,
            )
            for threshold, hits in found.items():
                near = distances * 100 <= (100 - threshold) * longest
                rows = order[part][near].tolist()
                hits[number] += zip(rows, distances[near].tolist(), strict=True)
    return found
