"""Taking back a bilingual file that was in other hands: targets, states and notes.

Each row is about the segment that it names, or that alone has its source; none is ever taken by its
place in the file. What does not fit is refused by row, and the others are taken, as one change that
can be undone. The rows are gone through twice: to see whether they say one thing of each segment,
and to take them. They are kept on the disk, so that the file may be larger than memory.
"""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from workbench.errors import Refused, UnreadableFile
from workbench.model.exchange import Carries
from workbench.model.returned import (
    ReturnedRow,
    ReturnOptions,
    RowFate,
    RowResult,
    TakenBack,
)
from workbench.plugins import FORMATS
from workbench.services.choosing import Held, chosen_format, held_by
from workbench.services.files import refuse_unreadable
from workbench.services.returned_judging import Judge
from workbench.services.returned_places import Survey
from workbench.services.returned_rows import KeptRows
from workbench.services.returned_taking import Taker
from workbench.services.returned_writing import ReturnWriter, Write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workbench.model.memory import BadUnit
    from workbench.model.returned import ReturnedFile
    from workbench.model.segments import Pair
    from workbench.plugins import Format, Registry
    from workbench.services.returned_judging import Verdict
    from workbench.store.project import Store

USUAL = ReturnOptions()
_DROPPED = (
    "none of the notes that went out is in the file: the program that had it keeps no notes, and"
    " they stay as they were"
)


def take_back(
    store: Store,
    path: Path,
    author: str,
    options: ReturnOptions = USUAL,
    *,
    tell: Callable[[RowResult], None] = lambda result: None,
    report: Callable[[int, float], None] = lambda rows, share: None,
    registry: Registry = FORMATS,
) -> TakenBack:
    """Takes targets, states and notes from a file. `tell` is told what becomes of each row.

    `report` is told how many rows were gone through, and how much of the whole work that is, from 0
    to 1. Where the options are strict and some rows do
    not fit, only these are told, and nothing is written. Raises UnreadableFile, NotFound for a
    format, and Refused for a file of another project.
    """
    refuse_unreadable(store, path)
    format, warnings = _chosen(path, options.format, registry)
    file = _read(store, path, format)
    with KeptRows(file) as rows:
        told = _Told(report, rows, passes=3 if options.is_strict else 2)
        survey = Survey()
        survey.read(rows.reading(told.reading(file, path)))
        given = _Given(
            name=path.name,
            rows=rows,
            format=format,
            survey=survey,
            are_notes_dropped=file.may_lack_notes and survey.has_lost_all_notes,
            options=options,
            told=told,
        )
        with _writer(store, path.name, author, is_dry=options.is_dry) as write:
            if options.is_strict:
                dry = _gone_through(store, given, _write_nothing, _only_refused(tell))
                if dry.refused:
                    warnings = (*warnings, *file.warnings, *dry.warnings)
                    return replace(dry, taken=0, warnings=warnings)
            done = _gone_through(store, given, write, tell)
    return replace(done, warnings=(*warnings, *file.warnings, *done.warnings))


class _Told:
    """What is said of how far the work is, which goes through all rows several times."""

    def __init__(
        self, report: Callable[[int, float], None], rows: KeptRows, *, passes: int
    ) -> None:
        self._report, self._rows = report, rows
        self._passes, self._done = passes, 1

    def reading(self, file: ReturnedFile, path: Path) -> Callable[[int], None]:
        """For the first time: how far the file was read, in bytes, is as far as it is known."""
        size = path.stat().st_size or 1
        return lambda rows: self._report(rows, min(1, file.position() / size) / self._passes)

    def taking(self) -> Callable[[int], None]:
        """For each time after that, when it is known how many rows there are."""
        done, self._done = self._done, self._done + 1
        return lambda rows: self._report(
            rows, (done + rows / (self._rows.count or 1)) / self._passes
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """A file, and how it is taken."""

    name: str
    rows: KeptRows
    format: Format
    survey: Survey
    are_notes_dropped: bool
    """Whether a program has dropped all notes that went out, so that nobody took them away."""
    options: ReturnOptions
    told: _Told


def _gone_through(
    store: Store,
    given: _Given,
    write: Write,
    tell: Callable[[RowResult], None],
) -> TakenBack:
    """What becomes of all rows, each told and written as it is found."""
    fates: Counter[RowFate] = Counter()
    has_codes = Carries.CODES in given.format.carries
    judge = Judge(store, given.options, given.name, has_codes=has_codes)
    taker = Taker(store, write, given.survey, judge, given.options.only)
    rows = map(_without_notes, given.rows) if given.are_notes_dropped else given.rows
    for result in taker.results(rows, given.told.taking()):
        fates[result.fate] += 1
        tell(result)
    if not fates:
        raise UnreadableFile(f"{given.name} has no pairs", hint="see whether it is the right file")
    return TakenBack(
        taken=fates[RowFate.TAKEN],
        same=fates[RowFate.SAME],
        older=fates[RowFate.OLDER],
        refused=fates[RowFate.REFUSED],
        warnings=(*((_DROPPED,) if given.are_notes_dropped else ()), *taker.warnings()),
    )


def _without_notes(row: ReturnedRow | BadUnit) -> ReturnedRow | BadUnit:
    """The row, which says nothing of what went out as its notes."""
    return replace(row, sent_notes=()) if isinstance(row, ReturnedRow) else row


def _write_nothing(segment: int, pair: Pair, verdict: Verdict) -> None:
    """What stands in the place of a writer while it is only told what would be taken."""


def _only_refused(tell: Callable[[RowResult], None]) -> Callable[[RowResult], None]:
    """What is told of a file before anything of it is taken."""
    return lambda result: tell(result) if result.fate is RowFate.REFUSED else None


def _chosen(path: Path, name: str, registry: Registry) -> tuple[Format, tuple[str, ...]]:
    """The format of a file that came back, and what is said where its name says something else.

    It may have lost all of its suffix but the last part.
    """
    able = [each for each in registry.all()[0] if each.read_returned]
    held = Held(path.name) if name else held_by(path, able)
    for each in () if name else able:
        if each.claims and each.matches_source(held.name) and each.claims(path):
            return each, held.warnings
    if not name and not any(each.matches(held.name) for each in able):
        last = PurePath(held.name).suffix.lower()
        alike = [each for each in able if any(end.endswith(last) for end in each.suffixes)]
        if last and len(alike) == 1:
            return alike[0], held.warnings
    format = chosen_format(
        path,
        name,
        "files that come back",
        lambda each: each.read_returned,
        option="--from",
        registry=registry,
    )
    return format, held.warnings


@contextmanager
def _writer(store: Store, name: str, author: str, *, is_dry: bool) -> Iterator[Write]:
    """What writes the verdicts on the rows of a file, as one change; nothing in a dry run."""
    if is_dry:
        with store.snapshot():
            yield _write_nothing
        return
    with store.journal.change(f"update from {name}", author) as change:
        yield ReturnWriter(store, change, name).write


def _read(store: Store, path: Path, format: Format) -> ReturnedFile:
    """Begins to read a file. Raises Refused where it is of another project."""
    assert format.read_returned is not None
    file = format.read_returned(path)
    if file.project and file.project != store.id:
        raise Refused(
            f"{path.name} went out from another project", hint="open that project to update it"
        )
    return file
