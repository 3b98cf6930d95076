"""Counts by bands, as tables and as `--json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli._output import say, say_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.cli._records import Record
    from workbench.model.counts import Amount, MatchCounts, MatchReport, Pace

_DAYS = 14


def of_report(found: MatchReport) -> Record:
    """What `status --matches` adds."""
    return {
        "matches": [_of_counts(each) for each in found.counts],
        "pace": _of_pace(found.pace),
        "effort": [
            {
                "band": each.band,
                "segments": each.count,
                "unchanged": each.unchanged,
                "characters": round(each.characters, 1),
                "words": round(each.words, 1),
            }
            for each in found.effort
        ],
    }


def say_report(found: MatchReport) -> None:
    """Prints a table for each document, then the days and the suggestions."""
    _say_counts(found.counts)
    _say_pace(found.pace)
    if found.effort:
        say()
        say_table(
            ("suggested", "segments", "unchanged", "characters", "words"),
            [
                (
                    each.band,
                    f"{each.count:,}",
                    f"{each.unchanged:,}",
                    f"{each.characters:.1f}",
                    f"{each.words:.1f}",
                )
                for each in found.effort
            ],
        )
        say("changed before they were confirmed, in percent")


def _of_counts(counts: MatchCounts) -> Record:
    """One of `matches`."""
    return {
        "name": counts.name,
        "id": counts.id,
        "bands": [{"band": band, **_of_amount(amount)} for band, amount in counts.bands],
        **_of_amount(counts.total),
    }


def _of_pace(pace: Pace) -> Record:
    """How the work goes on."""
    return {
        "days": [{"date": day.date, **_of_amount(day.amount)} for day in pace.days],
        "left": _of_amount(pace.left),
        "han_characters_a_day": round(pace.han_characters_a_day, 1),
        "days_left": round(pace.days_left, 1),
    }


def _say_counts(counts: Sequence[MatchCounts]) -> None:
    """Prints a table for each document."""
    for each in counts:
        say()
        bands = [(str(band), amount) for band, amount in each.bands]
        say_table(
            (each.name, "segments", "Han", "words", "share"),
            [
                (name, *_cells(amount), _share(amount, each.total))
                for name, amount in (*bands, ("total", each.total))
            ],
        )


def _say_pace(pace: Pace) -> None:
    """Prints the last days of work, and how long it would go on like this."""
    if not pace.days:
        return
    say()
    say_table(
        ("day", "segments", "Han", "words"),
        [(day.date, *_cells(day.amount)) for day in pace.days[-_DAYS:]],
    )
    say(
        f"{pace.han_characters_a_day:,.0f} Han characters a day of work;"
        f" {pace.left.han_characters:,} left: {pace.days_left:,.1f} days"
    )


def _cells(amount: Amount) -> tuple[str, str, str]:
    return f"{amount.segments:,}", f"{amount.han_characters:,}", f"{amount.words:,}"


def _share(amount: Amount, total: Amount) -> str:
    whole = total.han_characters
    return f"{100 * amount.han_characters / whole:.1f}%" if whole else "-"


def _of_amount(amount: Amount) -> Record:
    return {
        "segments": amount.segments,
        "han_characters": amount.han_characters,
        "words": amount.words,
    }
