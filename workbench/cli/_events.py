"""Events of a timeline as lines for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli._output import say, say_wrapped
from workbench.services import timeline
from workbench.text.diffing import marked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.model.timelines import Event

_INDENT = 5


def say_events(events: Iterable[Event]) -> None:
    """Prints events as they come, each day under its date, times by the user's clock."""
    day = None
    for event in events:
        moment = timeline.local(event.time)
        if moment.date() != day:
            day = moment.date()
            say(f"{day:%Y-%m-%d}")
        _say_event(event, f"{moment:%H:%M:%S}")
    if day is None:
        say("nothing was done then")


def _say_event(event: Event, clock: str) -> None:
    facts = [event.author or "somebody"]
    if event.via:
        facts.append(event.via)
    if event.merged_by:
        facts.append(f"merged by {event.merged_by}")
    where = f" ({event.document})" if event.document else ""
    say_wrapped(f"{event.title}{where}; {', '.join(facts)}", len(clock) + 2, clock)
    for happening in event.happenings:
        text = marked(timeline.pieces(happening))
        gap = " " if text else ""
        say_wrapped(f"{timeline.sentence(happening, event)}{gap}{text}", 2 * _INDENT)
    if event.is_cut_short:
        say(f"{' ' * 2 * _INDENT}… and more")
