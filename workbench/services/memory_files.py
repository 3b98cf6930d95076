"""Translation units of every format, in and out, and those of other projects in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from workbench.errors import Refused, UnreadableFile
from workbench.model.memory import BadUnit, NewUnit
from workbench.plugins import FORMATS, Registry
from workbench.services import indexing
from workbench.services.choosing import chosen_format, held_by
from workbench.services.files import refuse_unreadable
from workbench.services.memories import find
from workbench.services.projects import SUFFIX, untouched
from workbench.services.writing_units import units_of, write_units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from workbench.model.exchange import Exported
    from workbench.store.change_sets import ChangeSet
    from workbench.store.project import Store

_BATCH = 2_000
_NAMED = 20
"""So many bad units are named by their lines; the others are counted."""
_LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsImport:
    """How units are taken in."""

    format: str = ""
    """By name; empty for the one that the file is recognised as."""
    memory: str = ""
    """The memory that they go to; empty for one with the name of the file."""
    is_strict: bool = False
    """Whether a bad unit stops the import."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedUnits:
    """What was taken in."""

    memory: str
    added: int
    known: int
    """Units that the project has already, or that the file has twice."""
    bad: int
    warnings: tuple[str, ...] = ()


Progress: TypeAlias = "Callable[[int, int], None]"
"""Is told how many bytes of the file were read, and how many units were added so far."""
USUAL = UnitsImport()


def _silent(read: int, units: int) -> None:
    """Where nobody looks."""


def import_units(
    store: Store,
    path: Path,
    author: str,
    options: UnitsImport = USUAL,
    *,
    report: Progress = _silent,
    registry: Registry = FORMATS,
) -> ImportedUnits:
    """Takes the units of a file, or of another project, into a memory.

    All or nothing, and one step to undo. Units that the project has with the same two texts are
    left out and counted. Raises UnreadableFile with the line, also for a bad unit where the import
    is strict or where there is no good one, NotFound for a format, and Refused for the name of the
    memory that holds what is confirmed.
    """
    refuse_unreadable(store, path)
    reading = _Reading(path, is_strict=options.is_strict)
    units = reading.good(_units(store, path, options.format, reading, registry))
    name = _name(store, options.memory or path.stem)
    added = known = 0
    with store.shards.many_pages(), store.journal.change(f"import {path.name}", author) as change:
        row = 0
        while batch := list(islice(units, _BATCH)):
            new = store.unit_changes.unknown(batch)
            known += len(batch) - len(new)
            if new:
                row = row or _new_memory(store, change, name)
                store.unit_changes.add(row, new)
                added += len(new)
                indexing.seal(store, indexing.BIG)
            report(reading.bytes, added)
        indexing.seal(store)
    if not added and not known:
        raise reading.empty()
    return ImportedUnits(
        memory=name, added=added, known=known, bad=reading.bad, warnings=reading.warnings()
    )


def export_units(
    store: Store,
    out: Path,
    format_name: str = "",
    *,
    memories: Sequence[str] = (),
    report: Callable[[int], None] = lambda count: None,
    registry: Registry = FORMATS,
) -> Exported:
    """Writes the units of all memories, or of those of some names, as a stream.

    The file is read again and compared unit by unit before it takes its place. Raises NotFound for
    a format or a memory, Refused where there is no unit, ExportFailed where it reads otherwise.
    """
    format = chosen_format(
        out, format_name, "translation units", lambda each: each.write_units, registry=registry
    )
    with store.snapshot():
        chosen = [row for name in memories for row in store.memories.parts_of(find(store, name)[0])]
        if next(store.units.rows_of(chosen), None) is None:
            raise Refused("there is no unit to write", hint="`workbench memory list` says where")
        return write_units(
            out,
            format,
            store.languages,
            lambda: units_of(store, store.units.rows_of(chosen)),
            hint="export to another format and report the fault",
            report=report,
        )


class _Reading:
    """What is noted while units are read."""

    def __init__(self, path: Path, *, is_strict: bool) -> None:
        self.bytes = 0
        self.bad = 0
        self.held: tuple[str, ...] = ()
        """What is said where the name of the file is wrong."""
        self._name = path.name
        self._is_strict = is_strict
        self._named: list[str] = []
        self._faults: Counter[tuple[str, str]] = Counter()
        """How often each fault was met, with whether the unit was left out for it."""

    def note(self, read: int) -> None:
        """Is told how many bytes were read so far."""
        self.bytes = read

    def good(self, units: Iterable[NewUnit | BadUnit]) -> Iterator[NewUnit]:
        """Those that can be taken; what is left out is noted, or stops it all."""
        for unit in units:
            if isinstance(unit, NewUnit):
                yield unit
                continue
            told = f"{self._name}, {unit.place}: {unit.fault}"
            if self._is_strict:
                raise UnreadableFile(told, hint="mend the file, or import without --strict")
            left_out = "" if unit.is_taken else _LEFT_OUT
            self.bad += not unit.is_taken
            self._faults[unit.fault, left_out] += 1
            if len(self._named) < _NAMED:
                self._named.append(told + (left_out and f"; {left_out}"))

    def empty(self) -> UnreadableFile:
        """What is said where there is nothing to take."""
        if self._named:
            fault = self._named[0].removesuffix(f"; {_LEFT_OUT}")
            return UnreadableFile(fault, hint="no unit of the file can be read")
        return UnreadableFile(
            f"{self._name} has no translation units", hint="see whether it is the right file"
        )

    def warnings(self) -> tuple[str, ...]:
        """What the file is read as, where its name says something else, and one sentence for each
        bad unit, as long as there are few; then their counts."""
        if self._faults.total() <= _NAMED:
            return (*self.held, *self._named)
        counted = (
            f"{fault}: {count:,} units {left_out}".rstrip()
            for (fault, left_out), count in self._faults.most_common(_NAMED)
        )
        return (*self.held, *self._named[:3], *counted)


def _units(
    store: Store, path: Path, format_name: str, reading: _Reading, registry: Registry
) -> Iterator[NewUnit | BadUnit]:
    if path.suffix == SUFFIX and not format_name:
        yield from _of_project(store, path)
        return
    if not format_name:
        able = [each for each in registry.all()[0] if each.read_units]
        reading.held = held_by(path, able).warnings
    format = chosen_format(
        path,
        format_name,
        "translation units",
        lambda each: each.read_units,
        option="--from",
        registry=registry,
    )
    assert format.read_units is not None
    yield from format.read_units(path, reading.note)


def _of_project(store: Store, path: Path) -> Iterator[NewUnit]:
    """The units of another project, with what it says of them."""
    if store.path is not None and path.samefile(store.path):
        raise Refused(f"{path} is the project itself", hint="name another project")
    with untouched(path) as other, other.snapshot():
        for unit in units_of(other, other.units.rows_of()):
            yield NewUnit(
                source=unit.source,
                target=unit.target,
                source_language=unit.source_language,
                target_language=unit.target_language,
                origin=unit.origin,
                author=unit.author,
                time=unit.time,
                document=unit.document,
                before=unit.before,
                after=unit.after,
                properties=unit.properties,
                source_codes=unit.source_codes,
                target_codes=unit.target_codes,
            )


def _name(store: Store, name: str) -> str:
    name = " ".join(name.split())
    if any(each.is_project and each.name == name for _, each in store.memories.all()):
        raise Refused(
            f"nothing can be imported into {name}: it holds what is confirmed in the project",
            hint="give another name with --memory",
        )
    return name


def _new_memory(store: Store, change: ChangeSet, name: str) -> int:
    """A memory for one file: a part of the one that has its name already."""
    known = ((row, each) for row, each in store.memories.all() if not each.is_project)
    whole = next((row for row, each in known if each.name == name), None)
    row = store.memories.add(change, name)
    if whole is not None:
        store.memories.put_into(change, row, whole)
    return row
