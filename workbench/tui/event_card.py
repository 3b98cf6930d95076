"""The card of an event: who did it, when and by which way, and what it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.services import timeline
from workbench.text.diffing import Change, diff, marked
from workbench.tui.entries import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.model.timelines import Event, Happening
    from workbench.text.diffing import Piece

_ROLES = {Change.KEPT: "other", Change.LOST: "lost", Change.GAINED: "gained"}


def event_lines(event: Event) -> list[Sequence[Part]]:
    """What an event did, thing by thing; what was lost and gained is signed and coloured."""
    facts = [event.author or "somebody", f"{timeline.local(event.time):%Y-%m-%d %H:%M:%S}"]
    facts += [event.via] if event.via else []
    facts += [f"merged by {event.merged_by}"] if event.merged_by else []
    facts += [event.document] if event.document else []
    lines: list[Sequence[Part]] = [
        (Part(text=event.title, role="title"),),
        (Part(text=", ".join(facts), role="reading"),),
    ]
    for happening in event.happenings:
        lines += [(), (Part(text=timeline.sentence(happening, event), role="label"),)]
        parts = diff_parts(timeline.pieces(happening))
        lines += [parts] if parts else []
    if event.is_cut_short:
        lines += [(), (Part(text="… and more", role="reading"),)]
    return lines


def compared_lines(older: Happening, newer: Happening) -> list[Sequence[Part]]:
    """What changed from one wording to another."""
    lines: list[Sequence[Part]] = [
        (Part(text=f"two wordings of the {newer.subject}", role="title"),)
    ]
    for sign, each in (("-", older), ("+", newer)):
        assert each.wording is not None
        moment = timeline.local(each.wording.time)
        facts = f"{sign} {each.wording.state}, {each.wording.author}, {moment:%Y-%m-%d %H:%M:%S}"
        lines.append((Part(text=facts, role="reading"),))
    parts = diff_parts(diff(older.after, newer.after))
    return [*lines, (), parts or (Part(text="(empty)", role="other"),)]


def diff_parts(pieces: Iterable[Piece]) -> tuple[Part, ...]:
    """A diff in signs, so that it can be read without colour, and in roles."""
    return tuple(Part(text=marked([piece]), role=_ROLES[piece.change]) for piece in pieces)
