"""What a newer version of a source did, for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli._output import say, say_wrapped, warn
from workbench.text.diffing import word_diff

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.cli._records import Record
    from workbench.model.updated import MovedSource, Updated

_SHOWN = 24
"""Code points of a paragraph that a line shows."""


def of_updated(updated: Updated) -> Record:
    """The report as `--json` prints it."""
    return {
        "document": updated.document,
        "kept": updated.kept,
        "changed": [
            {
                "number": each.number,
                "before": each.before,
                "after": each.after,
                "target": each.target,
            }
            for each in updated.changed
        ],
        "came": _places(updated.came),
        "gone": _places(updated.gone),
        "moved": _places(updated.moved),
        "warnings": list(updated.warnings),
    }


def say_updated(updated: Updated) -> None:
    """Prints the report, with the difference of each changed source."""
    say(
        f"{updated.document}: {updated.kept} kept, {len(updated.changed)} changed,"
        f" {len(updated.came)} new, {len(updated.gone)} gone, {len(updated.moved)} moved"
    )
    for each in updated.changed:
        say_wrapped(word_diff(each.before, each.after), 7, f"{each.number:>4} ~")
    for sign, places in (("+", updated.came), ("-", updated.gone), (">", updated.moved)):
        for place in places:
            say(f"{place.number:>4} {sign} {_shortened(place.text)}")
    for warning in updated.warnings:
        warn(warning)


def _places(places: Sequence[MovedSource]) -> list[Record]:
    return [{"number": place.number, "text": place.text} for place in places]


def _shortened(text: str) -> str:
    line = text.replace("\n", " ")
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
