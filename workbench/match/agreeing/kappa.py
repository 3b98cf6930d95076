"""Cohen's kappa: how far two annotators agree beyond what their habits alone would give.

J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement
20 (1960), 37-46. Chance is reckoned from each annotator's own use of the categories.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from workbench.match.agreeing.stretches import Labels, stretches
from workbench.model.agreements import Category, CrossTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.model.agreements import Continuum


def cross_table(items: Iterable[tuple[Category, Category]]) -> CrossTable[Category]:
    """The table of items that both coded, each as (mine, theirs)."""
    return CrossTable(counts=Counter(items))


def kappa(table: CrossTable[Category]) -> float | None:
    """(observed - expected) / (1 - expected), at most 1.

    None where it is undefined: there is no item, or both always said one and the same, so that
    chance alone would have them agree on everything.
    """
    theirs = table.theirs
    expected = sum(count * theirs[category] for category, count in table.mine.items())
    whole = table.total**2
    return (
        (table.total * table.agreed - expected) / (whole - expected) if whole > expected else None
    )


def code_points(texts: Iterable[Continuum], mine: str, theirs: str) -> CrossTable[Labels]:
    """The table of all code points of the texts that both annotators worked on.

    Each code point is an item, its category the set of labels that hold there (two spans of one
    label count once), empty for none; kappa of the table is the agreement on the whole set.

    A long span weighs more than a short one, and neighbours are no independent judgements. Where
    little is marked, "no label" makes up most of the table: observed agreement is then near 1
    whatever the annotators do, and kappa rests on few items and falls with the rarity of a label.
    """
    counts: Counter[tuple[Labels, Labels]] = Counter()
    for text in texts:
        if mine in text.annotations and theirs in text.annotations:
            both = (text.annotations[mine], text.annotations[theirs])
            for stretch in stretches(text.length, both):
                counts[stretch.labels[0], stretch.labels[1]] += stretch.length
    return CrossTable(counts=counts)


def of_label(table: CrossTable[Labels], label: str) -> CrossTable[bool]:
    """The table of one label: whether it holds at a code point, whatever else does."""
    return table.mapped(lambda labels: label in labels)
