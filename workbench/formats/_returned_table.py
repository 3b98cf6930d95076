"""Tables with a separator that came back, ours or another's, as their rows are taken in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._cell_guard import unguarded
from workbench.formats._cell_notes import read_cell
from workbench.formats._position import Position
from workbench.formats._state_words import state_of
from workbench.formats._streamed_rows import first_rows, streamed_rows
from workbench.formats._unit_columns import columns_of
from workbench.model.memory import BadUnit
from workbench.model.returned import NEVER, ReturnedFile, ReturnedRow, ReturnedWording
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from workbench.model.segments import State

_ALIASES = {
    **dict.fromkeys(("notes", "comment", "comments", "remark", "remarks", "备注", "批注"), "note"),
    **dict.fromkeys(("status", "状态"), "state"),
}
_FACTS = ("id", "fingerprint", "project", "state", "note", "document", "time", "notes_sent")
_CUT = "the row has too few cells: the file is cut short there, or a quote is not closed"
ELSEWHERE = "the row is of another project than those before it"


class UnknownStates:
    """The words for states that nobody knows, told once the rows have been gone through."""

    def __init__(self) -> None:
        self.warnings: list[str] = []
        self._first = ""
        self._count = 0

    def state_of(self, word: str, where: str) -> State | None:
        """The state that a word means; None for an empty one, and for one that nobody knows."""
        state = state_of(word)
        if state is None and word.strip():
            self._count += 1
            self._first = self._first or f"{where} ({word.strip()[:20]!r})"
            more = f" and {self._count - 1:,} more" if self._count > 1 else ""
            self.warnings[:] = [f"states that nobody knows were not read: {self._first}{more}"]
        return state


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """Where a table has what, by number from 0."""

    source: int
    target: int
    facts: Mapping[str, int]
    needed: int
    """Columns without which a row was cut."""
    said: Callable[[str], str]
    """What a cell says, without what was put before it for spreadsheets."""

    def cell(self, cells: Sequence[str], name: str) -> str:
        """What a row says of a fact; empty where it has no such cell."""
        at = self.facts.get(name, len(cells))
        return self.said(cells[at]) if at < len(cells) else ""


def read_returned(path: Path) -> ReturnedFile:
    """The file by the names of its columns. Raises UnreadableFile where it names no two of them.

    A state that nobody knows is not taken, and told in the warnings.
    """
    position = Position()
    return replace(returned_table(_rows(path, position), path.name), position=position)


def returned_table(
    rows: Iterator[tuple[int, list[str]] | BadUnit],
    name: str,
    *,
    unit: str = "line",
    is_guarded: bool = True,
) -> ReturnedFile:
    """The same of rows with their numbers, the first of which is the head.

    `unit` is what the numbers count, `is_guarded` whether an apostrophe before what a spreadsheet
    would calculate is none of the text. Raises UnreadableFile, whose fault begins with the name.
    """
    start = first_rows(rows)
    whole = [row for row in start if not isinstance(row, BadUnit)]
    columns = _columns(whole, name, unguarded if is_guarded else str)
    project = next(filter(None, (columns.cell(cells, "project") for _, cells in whole[1:])), "")
    states = UnknownStates()
    return ReturnedFile(
        project=project,
        rows=_returned(chain(start, rows), whole[0][0], columns, project, states, unit),
        warnings=states.warnings,
    )


def _rows(path: Path, position: Position) -> Iterator[tuple[int, list[str]] | BadUnit]:
    try:
        with path.open("rb") as stream:
            yield from streamed_rows(stream, path.name, position.note, is_quoted=_is_ours)
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}") from error


def _is_ours(sample: str) -> bool:
    """Whether the head is one of ours: its cells have quotes wherever they need them."""
    return "fingerprint" in sample.partition("\n")[0]


def _columns(
    rows: Sequence[tuple[int, list[str]]], name: str, said: Callable[[str], str]
) -> _Columns:
    found = columns_of([cells for _, cells in rows], name, rows[0][0]) if rows else None
    if found is None or not found.has_head:
        raise UnreadableFile(
            f"{name} has no head with the columns source and target",
            hint="give in the table that export wrote, with its first row",
        )
    head = [cell.strip().removeprefix("\ufeff").lower() for cell in rows[0][1]]
    source, target = found.source, found.target
    if {"source", "target", "fingerprint"} <= set(head):  # of ours nothing has to be guessed
        source, target = head.index("source"), head.index("target")
    named = {name.strip().lower(): at for name, at in found.others.items()}
    facts = {_ALIASES.get(name, name): at for name, at in named.items()} | dict(found.facts)
    facts = {name: facts[name] for name in _FACTS if name in facts}
    known = [facts[name] for name in ("id", "fingerprint", "project") if name in facts]
    needed = 1 + max(known, default=-1)
    return _Columns(source=source, target=target, facts=facts, needed=needed, said=said)


def _returned(
    rows: Iterator[tuple[int, list[str]] | BadUnit],
    head: int,
    columns: _Columns,
    project: str,
    states: UnknownStates,
    unit: str,
) -> Iterator[ReturnedRow | BadUnit]:
    for row in rows:
        if isinstance(row, BadUnit):
            yield row
        elif row[0] != head and any(row[1]):
            yield _row(row[1], row[0], columns, project, states, unit)


def _row(
    cells: list[str],
    line: int,
    columns: _Columns,
    project: str,
    states: UnknownStates,
    unit: str,
) -> ReturnedRow | BadUnit:
    where = f"{unit} {line}"
    no_line = "" if unit == "line" else where
    if len(cells) <= columns.source or len(cells) < columns.needed:
        return BadUnit(line=line, fault=_CUT, where=no_line)
    other = columns.cell(cells, "project")
    if other and other != project:
        return BadUnit(line=line, fault=ELSEWHERE, where=no_line)
    fingerprint = columns.cell(cells, "fingerprint").strip()
    target = columns.said(cells[columns.target]) if columns.target < len(cells) else ""
    notes = read_cell(columns.cell(cells, "note"), columns.cell(cells, "notes_sent"))
    is_dated = bool(fingerprint) and "time" in columns.facts
    return ReturnedRow(
        id=columns.cell(cells, "id").strip(),
        fingerprint=fingerprint,
        source=to_line_feeds(columns.said(cells[columns.source])),
        wordings=(ReturnedWording(text=to_line_feeds(target)),) if target else (),
        state=states.state_of(columns.cell(cells, "state"), where),
        notes=notes.notes,
        has_notes="note" in columns.facts,
        sent_notes=notes.sent,
        document=columns.cell(cells, "document"),
        since=(columns.cell(cells, "time").strip() or NEVER) if is_dated else "",
        where=where,
        warnings=notes.warnings,
    )
