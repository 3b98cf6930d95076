"""Who changed what, when and by which way: of a segment, of a day, of the project; and restoring.

Days are those of the user's clock. The name of a machine stands nowhere: a project goes to others.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from workbench.errors import BadInput, NotFound
from workbench.model.segments import Revision, Side
from workbench.services import segmenting, wording_history
from workbench.text.diffing import Change, Piece, diff

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.model.segments import Pair
    from workbench.model.timelines import Event, Happening
    from workbench.store.project import Store

_FIRST_YEAR, _LAST_YEAR = 1970, 9998
"""What clocks and their zones can be asked for."""
_TO_THE_MINUTE = len("2026-11-24T08:00")
_UTC_LENGTH = len("2026-11-24T08:00:00.000")


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two wordings, with what the second lost and gained."""

    before: Revision
    after: Revision
    pieces: tuple[Piece, ...]


def of_segment(store: Store, row: int, *, day: date | None = None, author: str = "") -> list[Event]:
    """What was done to a segment and to those that it was cut from or joined with, newest first."""
    start, end = _span(day) if day else ("", "~")
    return [
        event
        for event in store.timelines.of_segment(row)
        if start <= event.time < end and author in ("", event.author)
    ]


def of_day(store: Store, day: date, *, author: str = "") -> Iterator[Event]:
    """What was done to the project on a day, newest first."""
    yield from store.timelines.between(*_span(day), author)


def of_project(store: Store, *, author: str = "") -> Iterator[Event]:
    """Everything that was done to the project, newest first."""
    yield from store.timelines.between(author=author)


def read_day(text: str, today: date | None = None) -> date:
    """A day as people write it: 2026-11-24, today, yesterday. Raises BadInput."""
    today = today or datetime.now().astimezone().date()
    said = text.strip().lower()
    if said in ("today", "yesterday"):
        return today - timedelta(days=said == "yesterday")
    try:
        day = date.fromisoformat(said)
    except ValueError:
        day = date.min
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise BadInput(f"{text!r} is no day", hint="write it as 2026-11-24, today or yesterday")
    return day


def local(stored: str) -> datetime:
    """A time as it is stored, by the user's clock."""
    return datetime.fromisoformat(stored).astimezone()


def sentence(happening: Happening, event: Event) -> str:
    """What happened, without the texts: *3 target: draft, restored from 2026-11-24T08:00Z*.

    The author of a wording is named where somebody else brought it to stand, and until when it was
    gone on with where that was later: an event has the time of its beginning.
    """
    of = f"{happening.number} " if happening.number else ""
    named = f" {happening.name}" if happening.name else ""
    facts = [happening.deed]
    wording = happening.wording
    if wording is not None:
        facts += [] if wording.author == event.author else [f"by {wording.author}"]
        facts += [
            fact for fact in (str(wording.origin), wording.detail) if fact not in ("", "typed")
        ]
        if wording.time[:_TO_THE_MINUTE] > event.time[:_TO_THE_MINUTE]:
            facts.append(f"until {local(wording.time):%Y-%m-%d %H:%M}")
    return f"{of}{happening.subject}{named}: {', '.join(facts)}"


def pieces(happening: Happening) -> list[Piece]:
    """The texts of what happened: what was lost and gained; a text that is not new is kept."""
    before, after = happening.before, happening.after
    if before and not after and happening.wording is None:
        return [Piece(change=Change.LOST, text=before)]
    if not before and after:
        return [Piece(change=Change.KEPT, text=after)]
    return diff(before, after)


def compare(store: Store, row: int, first: str, second: str, side: Side = Side.TARGET) -> Compared:
    """What the second of two wordings lost and gained against the first.

    A wording is named by its number in the history of the side, 1 for the newest, or by its id,
    which may be of another segment or side. Raises NotFound, BadInput.
    """
    before, after = (_find(store, row, name, side) for name in (first, second))
    return Compared(before=before, after=after, pieces=tuple(diff(before.text, after.text)))


def restore(store: Store, row: int, uuid: str, author: str) -> Revision:
    """Lets a wording stand again in a segment: English as a draft, Chinese as a correction.

    The wording may be one of another segment. Raises NotFound, and Refused where the segment is
    final or not there any more.
    """
    found = store.timelines.wording(uuid)
    if found is None or found.wording is None:
        raise NotFound(f"there is no wording {uuid}", hint="`workbench history` shows the ids")
    pair, revision = store.segments.pair(row), found.wording
    _restore(store, row, pair, revision, author)
    return revision


def restore_number(
    store: Store, row: int, pair: Pair, count: int, side: Side, author: str
) -> Revision:
    """The same for the wording of a number in the history of a side, 1 for the newest."""
    if side is Side.TARGET:
        return wording_history.restore(store, row, pair, count, author)
    revision = _numbered(store, row, count, side)
    _restore(store, row, pair, revision, author)
    return revision


def _restore(store: Store, row: int, pair: Pair, revision: Revision, author: str) -> None:
    if revision.side is Side.TARGET:
        wording_history.restore_wording(store, row, pair, revision, author)
    else:
        codes = store.wordings.codes_of(revision.id)
        segmenting.correct(store, row, pair, revision.text, author, codes)


def _find(store: Store, row: int, name: str, side: Side) -> Revision:
    if name.isascii() and name.isdigit() and len(name) < len("100000000"):
        return _numbered(store, row, int(name), side)
    found = store.timelines.wording(name)
    if found is None or found.wording is None:
        raise NotFound(f"there is no wording {name!r}", hint="give a number or an id of history")
    return found.wording


def _numbered(store: Store, row: int, count: int, side: Side) -> Revision:
    revisions = store.wordings.history(row, side)
    if not 1 <= count <= len(revisions):
        raise NotFound(
            f"there is no wording {count}", hint=f"there are {len(revisions)}, the newest is 1"
        )
    return revisions[count - 1]


def _span(day: date) -> tuple[str, str]:
    """The beginning and the end of a day of the user's clock, as times are stored."""
    first, last = (
        datetime.combine(each, time.min).astimezone().astimezone(UTC)
        for each in (day, day + timedelta(days=1))
    )
    return _stored(first), _stored(last)


def _stored(moment: datetime) -> str:
    return f"{moment.isoformat(timespec='milliseconds')[:_UTC_LENGTH]}Z"
