"""Translation units as rows of a table, as a stream."""

from __future__ import annotations

import csv
import io
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from workbench.errors import UnreadableFile
from workbench.formats._cell_guard import guarded, unguarded
from workbench.formats._language_tags import language_of
from workbench.formats._streamed_rows import first_rows, streamed_rows
from workbench.formats._tmx_raw import LONGEST, TOO_LONG
from workbench.formats._tmx_roles import is_machine
from workbench.formats._unit_columns import FACTS, UnitColumns, columns_of
from workbench.formats._unit_sides import sides_of
from workbench.formats._utc_times import iso_time
from workbench.formats._xml_text import legal
from workbench.model.memory import NOTHING_BESIDES, BadUnit, NewUnit
from workbench.model.segments import Origin
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from workbench.model.memory import TranslationUnit


def read_table(
    path: Path, report: Callable[[int], None], delimiter: str = ""
) -> Iterator[NewUnit | BadUnit]:
    """The units of a table; without a delimiter its first line tells which it is.

    Columns are found by the names in the first row, or are the first two; which of them is Chinese
    is told by their names or their text. Raises UnreadableFile.
    """
    try:
        with path.open("rb") as stream:
            found = streamed_rows(stream, path.name, report, delimiter)
            yield from units_of(map(_unguarded, found), path.name)
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}") from error


def units_of(
    found: Iterator[tuple[int, list[str]] | BadUnit], name: str
) -> Iterator[NewUnit | BadUnit]:
    """The units of rows with their numbers, the first of which may be a head.

    Raises UnreadableFile, whose fault begins with the name.
    """
    start = first_rows(found)
    rows = [row for row in start if not isinstance(row, BadUnit)]
    if not rows:
        yield from (row for row in start if isinstance(row, BadUnit))
        return
    columns = columns_of([cells for _, cells in rows], name, rows[0][0])
    is_head = columns.has_head
    for row in chain(start, found):
        if isinstance(row, BadUnit):
            yield row
        elif is_head:
            is_head = False
        else:
            yield unit_of(row[1], row[0], columns)


def write_table(units: Iterable[TranslationUnit], out: BinaryIO, delimiter: str) -> list[str]:
    """Writes UTF-8 without a byte order mark, rows ending in CR LF (RFC 4180)."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(("source", "target", *FACTS))
    lost = cut = 0
    for unit in units:
        cells = (unit.source, unit.target, *(str(getattr(unit, name)) for name in FACTS))
        kept = tuple(map(legal, cells))
        writer.writerow(map(guarded, kept))
        cut += kept != cells
        lost += bool(unit.properties)
    text.detach()
    said = {"control characters were left out of {:,} of the units": cut}
    said["properties of {:,} units were left out"] = lost
    return [sentence.format(count) for sentence, count in said.items() if count]


def expected_units(unit: TranslationUnit) -> NewUnit:
    """What must be read again: all that a row has."""
    source, time = to_line_feeds(legal(unit.source)), legal(unit.time)
    known = iso_time(time)
    is_machines = unit.origin is Origin.MACHINE
    return NewUnit(
        source=source,
        target=to_line_feeds(legal(unit.target)),
        source_language=language_of(legal(unit.source_language), source),
        target_language=language_of(legal(unit.target_language)),
        origin=Origin.MACHINE if is_machines else Origin.IMPORTED,
        author=legal(unit.author),
        time=known,
        document=legal(unit.document),
        before=to_line_feeds(legal(unit.before)),
        after=to_line_feeds(legal(unit.after)),
        properties={"time": time} if time and not known else NOTHING_BESIDES,
    )


def _unguarded(row: tuple[int, list[str]] | BadUnit) -> tuple[int, list[str]] | BadUnit:
    return row if isinstance(row, BadUnit) else (row[0], list(map(unguarded, row[1])))


def unit_of(row: Sequence[str], line: int, columns: UnitColumns) -> NewUnit | BadUnit:
    """The unit of a row."""
    if len(row) <= max(columns.source, columns.target):
        return BadUnit(line=line, fault="the row has too few cells")
    source, target = to_line_feeds(row[columns.source]), to_line_feeds(row[columns.target])
    for side, text in (("source", source), ("target", target)):
        if not text.strip():
            return BadUnit(line=line, fault=f"the {side} is empty")
        if len(text) > LONGEST:
            return BadUnit(line=line, fault=TOO_LONG)
    facts = _filled(row, columns.facts)
    source_tag = facts.get("source_language", columns.languages[0])
    target_tag = facts.get("target_language", columns.languages[1])
    sides = sides_of((source, source_tag), (target, target_tag))
    if isinstance(sides, str):
        return BadUnit(line=line, fault=sides)
    others = _filled(row, columns.others)
    time = iso_time(facts.get("time", ""))
    if "time" in facts and not time:
        others["time"] = facts["time"]
    return NewUnit(
        source=sides.source,
        target=sides.target,
        source_language=sides.source_language,
        target_language=sides.target_language,
        origin=Origin.MACHINE if is_machine(facts.get("origin", "")) else Origin.IMPORTED,
        author=facts.get("author", ""),
        time=time,
        document=facts.get("document", ""),
        before=to_line_feeds(facts.get("before", "")),
        after=to_line_feeds(facts.get("after", "")),
        properties=others or NOTHING_BESIDES,
    )


def _filled(row: Sequence[str], columns: Mapping[str, int]) -> dict[str, str]:
    return {name: row[at] for name, at in columns.items() if at < len(row) and row[at]}
