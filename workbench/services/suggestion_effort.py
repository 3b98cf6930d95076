"""How much of what the memory suggested had to be changed before it was confirmed.

Compared are the last wording of a target that came out of the memory as it was, by propagation,
pretranslation or a match that somebody inserted, and the wording that is confirmed now.
"""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

from workbench.model.counts import Band
from workbench.model.effort import BandEffort, Effort
from workbench.model.matches import MatchKind
from workbench.text.suggestion_details import find_suggested

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.store.project import Store

_PROPAGATED = "propagated"
_BELOW = "below 70%"
_BANDS = (
    _PROPAGATED,
    *(Band.CONTEXT, Band.EXACT, Band.FROM_95, Band.FROM_85, Band.FROM_75, Band.FROM_70),
    _BELOW,
)
_LEAST = 70


def effort(store: Store, document: str | None = None) -> tuple[BandEffort, ...]:
    """The table of a document, or of the project: bands with anything in them, the best first.

    Raises NotFound.
    """
    found: dict[str, list[Effort]] = {band: [] for band in _BANDS}
    for each in efforts(store, document):
        found[_band(each)].append(each)
    return tuple(_summed(band, own) for band, own in found.items() if own)


def efforts(store: Store, document: str | None = None) -> Iterator[Effort]:
    """What every suggestion came to, in reading order. Raises NotFound.

    Left out is what nobody has confirmed, and what was never a suggestion.
    """
    from workbench.match.effort import character_edits, word_edits

    row = 0 if document is None else store.documents.get(document)[0]
    for each in store.suggestions.confirmed(row):
        said = find_suggested(each.detail)
        if said is not None:
            yield Effort(
                id=each.segment,
                document=each.document,
                number=each.number,
                kind=said.kind,
                score=said.score,
                characters=character_edits(each.suggested, each.confirmed),
                words=word_edits(each.suggested, each.confirmed),
            )


def _band(effort: Effort) -> str:
    if effort.kind == _PROPAGATED:
        return _PROPAGATED
    if effort.kind == MatchKind.CONTEXT and effort.score == 100:
        return Band.CONTEXT
    return Band.of_score(effort.score) if effort.score >= _LEAST else _BELOW


def _summed(band: str, efforts: Sequence[Effort]) -> BandEffort:
    return BandEffort(
        band=str(band),
        count=len(efforts),
        unchanged=sum(each.characters == 0 for each in efforts),
        characters=_mean(each.characters for each in efforts),
        words=_mean(each.words for each in efforts),
    )


def _mean(percents: Iterable[float]) -> float:
    return round(fmean(percents), 1)
