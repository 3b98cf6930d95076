"""Rows of a review table that came back, whatever program had it, as they are taken in."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._noted_cell import known_notes, read_notes
from workbench.formats._placed_codes import depth_of, sign, without_signs
from workbench.formats._review_columns import (
    DOCUMENT,
    EARLIER,
    NEEDED,
    NO_PROJECT,
    NOTES,
    NUMBER,
    REFERENCE,
    SHAPE,
    SINCE,
    SOURCE,
    STATE,
    TARGET,
)
from workbench.formats._state_words import state_of
from workbench.model.exchange import Carried
from workbench.model.memory import BadUnit
from workbench.model.returned import ReturnedFile, ReturnedRow, ReturnedWording, SentNote
from workbench.text.fingerprints import fingerprint
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from workbench.formats._noted_cell import KnownNote
    from workbench.model.returned import ReturnedNote

UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
IDENTITY = re.compile(rf"({UUID}(?:\.[1-9][0-9]{{0,6}})?) +([0-9a-f]{{16}})(?: +({UUID}|-)(.*))?")
_SIGN = re.compile(r"(?:<[0-9]{1,5}\}+|\{+[0-9]{1,5}(?:>|\}+))!?")
_MOST_BRACKETS = 3
"""With which signs are looked for where nothing says how many there are."""
_NAMED = 5
"""Rows with an unknown state that are named, and columns that were not read."""
_KNOWN = frozenset(
    name.lower()
    for name in (NUMBER, DOCUMENT, SHAPE, SOURCE, TARGET, STATE, NOTES, EARLIER, REFERENCE)
)
"""Columns of a review table, as their names are compared."""
_SAMPLE, _SAMPLE_SIZE = 200, 1_000_000
"""Rows, and characters of them, in which the project is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellsRow:
    """A row as its file has it."""

    values: Mapping[str, str]
    """By the name of the column as it is compared."""
    line: int
    where: str
    identity: str = ""
    """What the file says of the identity of the row beside its cells."""
    wordings: tuple[ReturnedWording, ...] | None = None
    """Those of the target, its codes still signs; None where the file tells of no changes."""
    comments: tuple[ReturnedNote, ...] = ()
    noted: tuple[str, str] = ("", "")
    """Author and time of what was changed in the notes."""
    fault: str = ""
    """Why the row cannot be taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What the hidden cell of a row says."""

    id: str = ""
    fingerprint: str = ""
    project: str = ""
    since: str = ""
    """When the target that went out was written."""
    signs: tuple[str, ...] = ()
    needed: frozenset[str] = frozenset()
    notes: Mapping[str, KnownNote]
    depth: int = 0
    """How many brackets the signs of codes have; 0 where there are none."""


def compared(header: Sequence[str]) -> list[str]:
    """The names of columns as they are compared."""
    return [" ".join(cell.split()).lower() for cell in header]


def is_head(header: Sequence[str]) -> bool:
    """Whether a row is the head of a review table."""
    return {SOURCE.lower(), TARGET.lower()} <= set(compared(header))


def no_table(name: str, what: str) -> UnreadableFile:
    """What is said of a file that has no table for us."""
    return UnreadableFile(
        f"{name} has no {what} with the columns {SOURCE} and {TARGET}",
        hint="give in the review table that export wrote, with its head",
    )


class ChangedHead(UnreadableFile):
    """A review table of ours whose head lacks Source or Target."""


def is_hidden_cell(cells: Iterable[str]) -> bool:
    """Whether one of the cells of a row is what no reader sees of a pair."""
    return any((found := IDENTITY.fullmatch(cell.strip())) and found[3] for cell in cells)


def changed_head(name: str, head: Sequence[str]) -> ChangedHead:
    """What is said of a review table whose row above the first pair is `head`."""
    there = compared(head)
    missing = [each for each in (SOURCE, TARGET) if each.lower() not in there]
    if len(missing) == 1:
        return ChangedHead(
            f"{name} has lost the column {missing[0]} of the review table",
            hint=f"if its head cell got another name, write {missing[0]} there again",
        )
    return ChangedHead(
        f"{name} has pairs of a review table above the head with the columns {SOURCE} and {TARGET}",
        hint="put the head above the first pair again, with these names",
    )


def returned_file(rows: Iterator[CellsRow]) -> ReturnedFile:
    """The file, of which no more than the first rows are read before somebody goes through it."""
    start, size = [], 0
    for row in islice(rows, _SAMPLE):
        start.append(row)
        size += sum(map(len, row.values.values()))
        if size > _SAMPLE_SIZE:
            break
    project = next(filter(None, (reference_of(row).project for row in start)), "")
    warnings: list[str] = []
    return ReturnedFile(
        project=project, rows=_returned(chain(start, rows), project, warnings), warnings=warnings
    )


def _returned(
    rows: Iterable[CellsRow], project: str, warnings: list[str]
) -> Iterator[ReturnedRow | BadUnit]:
    places: list[str] = []
    count = 0
    unread: tuple[str, ...] | None = None
    for row in rows:
        if unread is None:
            unread = _unread(row.values)
            warnings[:] = unread
        word = row.values.get(STATE.lower(), "").strip()
        if word and state_of(word) is None:
            count += 1
            places += [f"{row.where} ({word[:20]!r})"] if len(places) < _NAMED else []
            warnings[:] = (*unread, *_warnings(places, count))
        yield _row(row, project)


def carried(values: Mapping[str, str]) -> Carried:
    """A row of our own writing."""
    reference = _whole(values[REFERENCE])
    source, target = (without_signs(values[name], reference.depth)[0] for name in (SOURCE, TARGET))
    return Carried(source, target, tuple(values.items()))


def reference_of(row: CellsRow) -> Reference:
    """What the row says of itself, in whatever cell that stands by now."""
    hidden = row.values.get(REFERENCE.lower(), "")
    if not IDENTITY.search(hidden):
        hidden = next(filter(IDENTITY.search, row.values.values()), "")
    return _whole(hidden) if hidden else _bare(row.identity, row.values.get(SOURCE.lower(), ""))


def _whole(hidden: str) -> Reference:
    """What a hidden cell says."""
    found = IDENTITY.search(" ".join(hidden.split()))
    if found is None:
        return Reference(notes={})
    words = (found[4] or "").split()
    signs = [word for word in words if _SIGN.fullmatch(word)]
    return Reference(
        id=found[1],
        fingerprint=found[2],
        project="" if found[3] in (None, NO_PROJECT) else found[3],
        since=next((word[len(SINCE) :] for word in words if word.startswith(SINCE)), ""),
        signs=tuple(word.removesuffix(NEEDED) for word in signs),
        needed=frozenset(word.removesuffix(NEEDED) for word in signs if word.endswith(NEEDED)),
        notes=known_notes(words),
        depth=depth_of(signs[0]) if signs else 0,
    )


def _bare(identity: str, source: str) -> Reference:
    """What is known of a row that has lost its hidden cell: which signs are codes, the source
    tells, for without them it has its fingerprint."""
    found = IDENTITY.search(identity)
    if found is None:
        return Reference(notes={})
    for depth in range(_MOST_BRACKETS + 1):
        text, codes = without_signs(source, depth)
        if fingerprint(text) == found[2]:
            signs = tuple(sign(code, depth) for code in codes)
            return Reference(id=found[1], fingerprint=found[2], signs=signs, notes={}, depth=depth)
    return Reference(id=found[1], fingerprint=found[2], notes={})


def _row(row: CellsRow, project: str) -> ReturnedRow | BadUnit:
    reference = reference_of(row)
    fault = row.fault
    if reference.project and reference.project != project:
        fault = "the row is of another project than those before it"
    depth = reference.depth
    source, _ = without_signs(to_line_feeds(row.values.get(SOURCE.lower(), "")), depth)
    wordings = tuple(_wordings(row, depth))
    fault = fault or (_lost(wordings[-1], reference, depth) if wordings else "")
    if fault:
        return BadUnit(line=row.line, fault=fault, where=row.where, id=reference.id)
    notes = to_line_feeds(row.values.get(NOTES.lower(), ""))
    return ReturnedRow(
        id=reference.id,
        fingerprint=reference.fingerprint,
        source=source,
        wordings=wordings,
        state=state_of(row.values.get(STATE.lower(), "")),
        notes=(*read_notes(notes, reference.notes, *row.noted), *row.comments),
        has_notes=NOTES.lower() in row.values,
        sent_notes=tuple(
            SentNote(note.id, note.fingerprint) for note in reference.notes.values() if note.id
        ),
        document=row.values.get(DOCUMENT.lower(), ""),
        since=reference.since,
        where=row.where,
    )


def _wordings(row: CellsRow, depth: int) -> Iterator[ReturnedWording]:
    given = row.wordings
    if given is None:
        text = row.values.get(TARGET.lower(), "")
        given = (ReturnedWording(text=text),) if text else ()
    for wording in given:
        text, codes = without_signs(to_line_feeds(wording.text), depth)
        yield ReturnedWording(text=text, codes=codes, author=wording.author, time=wording.time)


def _lost(wording: ReturnedWording, reference: Reference, depth: int) -> str:
    """What is wrong with the codes of a target; empty where nothing is."""
    if not wording.text:
        return ""
    found = Counter(sign(code, depth) for code in wording.codes)
    missing = sorted(reference.needed - set(found))
    if missing:
        return f"the target has lost {' '.join(missing)}; put it back where it belongs"
    unknown = sorted(set(found) - set(reference.signs))
    if unknown:
        return f"the target has {' '.join(unknown)}, which the source does not have; take it out"
    twice = sorted(each for each, count in found.items() if count > 1)
    return f"the target has {' '.join(twice)} more than once; leave one of them" if twice else ""


def _unread(columns: Collection[str]) -> tuple[str, ...]:
    """What is said where State or Notes is gone and a column of another name is there."""
    there = set(columns)
    gone = [each for each in (STATE, NOTES) if each.lower() not in there]
    others = [each for each in columns if each and each not in _KNOWN]
    if not gone or not others:
        return ()
    names = ", ".join(each[:20] for each in others[:_NAMED])
    return (
        f"there is no column {' or '.join(gone)}, and {names} was not read; if the head cell got"
        f" another name, write {' or '.join(gone)} there again",
    )


def _warnings(places: Sequence[str], count: int) -> tuple[str, ...]:
    if not count:
        return ()
    more = f" and {count - len(places):,} more" if count > len(places) else ""
    return (f"states that nobody knows were not read: {', '.join(places)}{more}",)
