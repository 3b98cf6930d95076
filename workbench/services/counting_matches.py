"""How much of a text the memory has: the count by bands that a job is planned and paid by.

A segment whose source stood earlier in the document, or in a document before it, counts as
repeated. Any other is counted by the best match that the memory has for it, its own unit left out,
so that the count is the same before and after the work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.counts import Amount, Band, Day, MatchCounts, MatchReport, Pace
from workbench.model.matches import MatchKind
from workbench.model.reports import Report, ReportTable
from workbench.services import remembered
from workbench.services.matching import USUAL
from workbench.services.suggestion_effort import effort
from workbench.text.counting import han_characters, words
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.model.memory_settings import MemorySettings
    from workbench.model.segments import Pair
    from workbench.store.project import Store


def count_matches(
    store: Store,
    document: str | None = None,
    settings: MemorySettings = USUAL,
    *,
    report: Callable[[int], None] = lambda count: None,
) -> list[MatchCounts]:
    """The counts of each document, then those of all where there are several. Raises NotFound.

    `report` is told how many segments were looked up so far.
    """
    with store.snapshot():
        chosen = None if document is None else store.documents.get(document)[0]
        seen: set[str] = set()
        counts: list[MatchCounts] = []
        done = 0
        for row, value in store.documents.all():
            own: set[str] = set()
            amounts: dict[Band, Amount] = dict.fromkeys(Band, Amount())
            for segment, pair, neighbours in _in_order(store, row):
                if not pair.segment.is_translatable:
                    continue
                source = pair.segment.source
                if chosen in (None, row):
                    repeated = _repeated(source, own, seen)
                    band = repeated or _band(store, segment, source, neighbours, settings)
                    amounts[band] += _amount(pair)
                    done += 1
                    report(done)
                own.add(source)
            seen |= own
            if chosen in (None, row):
                counts.append(
                    MatchCounts(name=value.name, id=value.id, bands=tuple(amounts.items()))
                )
    return counts if len(counts) < 2 else [*counts, _total(counts)]


def pace(store: Store) -> Pace:
    """What was confirmed on which day, and what is left."""
    with store.snapshot():
        first = store.wordings.first_confirmed()
        days: dict[str, Amount] = {}
        left = Amount()
        for row, _ in store.documents.all():
            for pair in store.segments.pairs(row):
                if not pair.segment.is_translatable:
                    continue
                if pair.target.state.is_confirmed and has_text(pair.target.text):
                    day = first[pair.segment.id][:10]
                    days[day] = days.get(day, Amount()) + _amount(pair)
                else:
                    left += _amount(pair)
    return Pace(
        days=tuple(Day(date=date, amount=amount) for date, amount in sorted(days.items())),
        left=left,
    )


def match_report(
    store: Store,
    document: str | None = None,
    settings: MemorySettings = USUAL,
    *,
    report: Callable[[int], None] = lambda count: None,
) -> MatchReport:
    """The counts with the pace of the whole project and what suggestions came to."""
    return MatchReport(
        counts=tuple(count_matches(store, document, settings, report=report)),
        pace=pace(store),
        effort=effort(store, document),
    )


def as_tables(found: MatchReport) -> Report:
    """The same for a spreadsheet."""
    amount_head = ("segments", "Han characters", "words")
    bands = [
        (each.name, str(band), *_cells(amount))
        for each in found.counts
        for band, amount in (*each.bands, ("total", each.total))
    ]
    days = [(day.date, *_cells(day.amount)) for day in found.pace.days]
    efforts = [
        (each.band, each.count, each.unchanged, round(each.characters, 1), round(each.words, 1))
        for each in found.effort
    ]
    return Report(
        title="matches",
        tables=(
            ReportTable(name="matches", head=("document", "band", *amount_head), rows=tuple(bands)),
            ReportTable(name="days", head=("day", *amount_head), rows=tuple(days)),
            ReportTable(
                name="changed",
                head=("suggested", "segments", "unchanged", "characters %", "words %"),
                rows=tuple(efforts),
            ),
        ),
    )


def _cells(amount: Amount) -> tuple[int, int, int]:
    return amount.segments, amount.han_characters, amount.words


def _in_order(store: Store, document: int) -> Iterator[tuple[int, Pair, tuple[str, str]]]:
    """Row and pair of each segment, with the sources before and after it."""
    rows = store.segments.outline(document).rows
    pairs = list(store.segments.pairs(document))
    sources = ["", *(pair.segment.source for pair in pairs), ""]
    yield from zip(rows, pairs, zip(sources, sources[2:], strict=False), strict=True)


def _repeated(source: str, own: set[str], seen: set[str]) -> Band | None:
    if source in own:
        return Band.IN_DOCUMENT
    return Band.IN_PROJECT if source in seen else None


def _band(
    store: Store,
    segment: int,
    source: str,
    neighbours: tuple[str, str],
    settings: MemorySettings,
) -> Band:
    found = remembered.best_score(store, source, neighbours, segment, settings)
    if found is None:
        return Band.NONE
    kind, score = found
    return Band.CONTEXT if kind is MatchKind.CONTEXT and score == 100 else Band.of_score(score)


def _amount(pair: Pair) -> Amount:
    return Amount(
        segments=1,
        han_characters=han_characters(pair.segment.source),
        words=words(pair.target.text),
    )


def _total(counts: Sequence[MatchCounts]) -> MatchCounts:
    amounts = dict.fromkeys(Band, Amount())
    for each in counts:
        for band, amount in each.bands:
            amounts[band] += amount
    return MatchCounts(name="all", id="", bands=tuple(amounts.items()))
