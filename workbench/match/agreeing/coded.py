"""Krippendorff's alpha for items that any number of annotators gave one category each.

K. Krippendorff, "Computing Krippendorff's alpha-reliability" (2011), sections A to C, and Content
Analysis (2nd edition, 2004), section 11.3: the nominal metric, by which two categories are the same
or not. Chance is reckoned from all annotators together, as if they could replace each other.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from workbench.model.agreements import Alpha

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence


def nominal_alpha(items: Iterable[Sequence[Hashable | None]]) -> Alpha:
    """Alpha of items, each with what the annotators said of it; None stands for no answer.

    An item with fewer than two answers can be compared with nothing and does not count. Both
    disagreements are shares of pairs, from 0 to 1; both are 0 where nothing can be compared.
    """
    values: Counter[Hashable] = Counter()
    unlike: Counter[int] = Counter()
    for item in items:
        said = Counter(value for value in item if value is not None)
        answers = said.total()
        if answers > 1:
            values += said
            unlike[answers - 1] += answers**2 - sum(count**2 for count in said.values())
    total = values.total()
    if not total:
        return Alpha(observed=0.0, expected=0.0)
    return Alpha(
        observed=sum(pairs / others for others, pairs in sorted(unlike.items())) / total,
        expected=(total**2 - sum(count**2 for count in values.values())) / (total * (total - 1)),
    )
