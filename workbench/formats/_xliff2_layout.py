"""Where the tags of codes and marks stand in a text, and which of them can be elements."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from workbench.model.codes import Code, CodeKind, Markup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from workbench.formats._xliff_records import Wording

_DEEPEST = 32
"""Elements within each other; what would stand deeper becomes sc/ec or sm/em."""
_MOST_GAPS = 6
"""Places at one offset between which the best for the end of a mark is looked for."""


class Mark(NamedTuple):
    """Words that a note, a term or a match is about."""

    id: str
    start: int
    end: int
    attributes: str
    """All but the id, each with a space before it."""


@dataclass(slots=True)
class Placed:
    """A code with the id that it has in its unit."""

    code: Code
    id: str
    """Of a code that closes a pair it is that of the one which opens it."""
    is_paired: bool = False


class Event(NamedTuple):
    """Where something begins, ends or stands alone."""

    offset: int
    """In code points of the text."""
    kind: CodeKind
    id: str
    of: Placed | Mark


def placed_codes(
    wordings: Iterable[Wording], label: Callable[[int, Code], str]
) -> list[list[Placed]]:
    """The codes of one side with their ids; the two of a pair can stand in two segments."""
    opened: dict[int, list[Placed]] = defaultdict(list)
    used: Counter[str] = Counter()
    rows: list[list[Placed]] = []
    for at, wording in enumerate(wordings):
        row: list[Placed] = []
        for code in wording.codes:
            if code.kind is CodeKind.CLOSE and opened[code.number]:
                start = opened[code.number].pop()
                start.is_paired = True
                row.append(Placed(code, start.id, is_paired=True))
                continue
            name = label(at, code) + ("e" if code.kind is CodeKind.CLOSE else "")
            used[name] += 1
            placed = Placed(code, name if used[name] == 1 else f"{name}-{used[name]}")
            row.append(placed)
            if code.kind is CodeKind.OPEN:
                opened[code.number].append(placed)
        rows.append(row)
    return rows


def events_of(codes: Sequence[Placed], marks: Sequence[Mark]) -> list[Event]:
    """Codes and the two ends of marks in the order in which their tags stand.

    Of several places that a mark may begin or end at, between codes at one offset, it has those
    where it crosses the fewest pairs.
    """
    offsets = [placed.code.offset for placed in codes]
    ordered: list[tuple[tuple[int, ...], Event]] = [
        ((2 * at + 1,), Event(placed.code.offset, placed.code.kind, placed.id, placed))
        for at, placed in enumerate(codes)
    ]
    for number, mark in enumerate(marks):
        first, last = _gaps(mark, codes, offsets)
        start = Event(mark.start, CodeKind.OPEN, mark.id, mark)
        end = Event(mark.end, CodeKind.CLOSE, mark.id, mark)
        if mark.start == mark.end:
            ordered += [
                ((2 * first, mark.start, 1, number, 0), start),
                ((2 * first, mark.start, 1, number, 1), end),
            ]
            continue
        ordered += [
            ((2 * first, mark.start, 2, -last, -mark.end, number), start),
            ((2 * last, mark.end, 0, -first, -mark.start, -number), end),
        ]
    return [event for _, event in sorted(ordered, key=lambda pair: pair[0])]


def _gaps(mark: Mark, codes: Sequence[Placed], offsets: Sequence[int]) -> tuple[int, int]:
    """Before which code a mark begins, and before which it ends."""
    starts = range(bisect_left(offsets, mark.start), bisect_right(offsets, mark.start) + 1)
    if mark.start == mark.end:
        return starts[-1], starts[-1]
    ends = range(bisect_left(offsets, mark.end), bisect_right(offsets, mark.end) + 1)
    if len(starts) == len(ends) == 1 or max(len(starts), len(ends)) > _MOST_GAPS:
        return starts[-1], ends[0]
    choices = ((start, end) for start in reversed(starts) for end in ends)
    return min(choices, key=lambda gaps: _crossed(codes, *gaps))


def _crossed(codes: Sequence[Placed], first: int, last: int) -> int:
    """How many pairs have one code among these and the other elsewhere."""
    within = Counter(placed.id for placed in codes[first:last] if placed.is_paired)
    return sum(count == 1 for count in within.values())


def split_of(events: Sequence[Event]) -> set[str]:
    """What cannot be an element, because it crosses another or has one end only."""
    split = set(_halves(events))
    open_ids: list[str] = []
    marks = {event.id for event in events if isinstance(event.of, Mark)}
    for event in events:
        if event.id in split or event.kind is CodeKind.ALONE:
            continue
        if event.kind is CodeKind.OPEN:
            if len(open_ids) < _DEEPEST:
                open_ids.append(event.id)
            else:
                split.add(event.id)
            continue
        at = open_ids.index(event.id)
        above = open_ids[at + 1 :]
        if event.id not in marks and marks.issuperset(above):
            split.update(above)
            del open_ids[at:]
        else:
            if above:
                split.add(event.id)
            del open_ids[at]
    return split


def _halves(events: Iterable[Event]) -> Iterator[str]:
    """The codes whose other half is elsewhere or is of another kind."""
    opened: dict[str, Code] = {}
    for event in events:
        if not isinstance(event.of, Placed) or event.kind is CodeKind.ALONE:
            continue
        code = event.of.code
        start = opened.pop(event.id, None) if event.kind is CodeKind.CLOSE else None
        if event.kind is CodeKind.OPEN:
            opened[event.id] = code
        elif start is None or _looks(start) != _looks(code):
            yield event.id
    yield from opened


def _looks(code: Code) -> tuple[Markup, bool]:
    """What one element can say but once of a pair of codes."""
    return code.markup, code.is_deletable
