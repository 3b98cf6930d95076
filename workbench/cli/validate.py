"""Says what is wrong with TMX, XLIFF and TBX files, by line, and what to do about it.

What a file is, it says itself; its name does not matter. Each line gives the line and column, the
unit by its number in the file and its id, the fault, and in brackets where the standard says so. A
warning is what the standard only advises. Exit status: 0 where no file has a fault, 1 where one
has, 2 where one cannot be read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from workbench.cli._options import PATH, json_option
from workbench.cli._output import counted, print_json_list, say, warn
from workbench.cli._progress import through_bytes
from workbench.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from workbench.cli._records import Record
    from workbench.model.validity import Fault, Standard

_MOST = 100
_FOUND, _UNREADABLE = 1, 2


@dataclass(slots=True, kw_only=True)
class _Verdict:
    """What was found in one file so far."""

    path: Path
    standard: Standard
    faults: int = 0
    warnings: int = 0
    told: int = 0

    def count(self, fault: Fault) -> None:
        """Counts a finding."""
        self.faults += not fault.is_warning
        self.warnings += fault.is_warning

    @property
    def all(self) -> int:
        """How many findings there are."""
        return self.faults + self.warnings


@dataclass(slots=True, kw_only=True)
class _Status:
    """The exit status so far."""

    value: int = 0


@click.command()
@click.argument("files", type=PATH, nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=_MOST,
    show_default=True,
    metavar="N",
    help="The most findings of each file that are told; 0 for all. All are counted.",
)
@json_option
@click.pass_context
def command(ctx: click.Context, files: tuple[Path, ...], limit: int, as_json: bool) -> None:
    """Prints a line for each finding, and one for each file."""
    status = _Status()
    told = _told(files, limit, status)
    if as_json:
        print_json_list(_records(told))
    else:
        for verdict, fault in told:
            _say(verdict, fault)
    ctx.exit(status.value)


def _records(told: Iterator[tuple[_Verdict, Fault | None]]) -> Iterator[Record]:
    """A list of findings alone: how many are not told stands beside it."""
    for verdict, fault in told:
        if fault is not None:
            yield _record(verdict, fault)
        elif verdict.all > verdict.told:
            warn(_rest(verdict))


def _told(
    files: Sequence[Path], limit: int, status: _Status
) -> Iterator[tuple[_Verdict, Fault | None]]:
    """The findings that are told, and after those of each file its verdict alone."""
    for path in files:
        try:
            for verdict, fault in _of_file(path, limit):
                if verdict.faults:
                    status.value = max(status.value, _FOUND)
                yield verdict, fault
        except (UnreadableFile, OSError) as error:
            warn(_reason(error))
            status.value = _UNREADABLE


def _of_file(path: Path, limit: int) -> Iterator[tuple[_Verdict, Fault | None]]:
    """Those of one file: as they are found where all are told, else when all are counted."""
    from workbench.services.validating import claim_of

    claim = claim_of(path)
    verdict = _Verdict(path=path, standard=claim.standard)
    if limit:
        kept: list[Fault] = []
        with through_bytes(f"validating {path.name}", path) as report:
            for fault in claim.faults(lambda read: report(read, verdict.all)):
                verdict.count(fault)
                if len(kept) < limit:
                    kept.append(fault)
        verdict.told = len(kept)
        for fault in kept:
            yield verdict, fault
    else:
        for fault in claim.faults():
            verdict.count(fault)
            verdict.told += 1
            yield verdict, fault
    yield verdict, None


def _reason(error: UnreadableFile | OSError) -> str:
    if isinstance(error, UnreadableFile):
        return str(error)
    return f"{error.filename}: {error.strerror}"


def _say(verdict: _Verdict, fault: Fault | None) -> None:
    name = click.format_filename(verdict.path)
    if fault is not None:
        say(f"{name}:{_where(fault)}: {_sentence(fault)} [{fault.rule}]")
        return
    if verdict.all > verdict.told:
        say(_rest(verdict))
    standard, version = verdict.standard.name, verdict.standard.version
    standard = version if version.startswith(standard) else f"{standard} {version}".strip()
    found = counted(verdict.faults, "fault") if verdict.faults else "no fault"
    advice = f", {counted(verdict.warnings, 'warning')}" if verdict.warnings else ""
    say(f"{name}: {standard}, {found}{advice}")


def _where(fault: Fault) -> str:
    """`LINE:COLUMN`, and the unit."""
    place = f"{fault.line}:{fault.column}" if fault.column else str(fault.line)
    unit = fault.unit
    if not unit.kind:
        return place
    id = f' ("{unit.id}")' if unit.id else ""
    return f"{place}: {unit.kind} {unit.number:,}{id}"


def _sentence(fault: Fault) -> str:
    """What is wrong, and what to do about it."""
    kind = "warning: " if fault.is_warning else ""
    return f"{kind}{fault.message}{f'; {fault.advice}' if fault.advice else ''}"


def _rest(verdict: _Verdict) -> str:
    """How much is not told."""
    name = click.format_filename(verdict.path)
    return f"{name}: {verdict.all - verdict.told:,} more; --limit 0 tells all"


def _record(verdict: _Verdict, fault: Fault) -> Record:
    return {
        "file": str(verdict.path),
        "standard": verdict.standard.name,
        "version": verdict.standard.version,
        "line": fault.line,
        "column": fault.column,
        "unit": fault.unit.number,
        "unit_id": fault.unit.id,
        "message": fault.message,
        "advice": fault.advice,
        "rule": fault.rule,
        "severity": "warning" if fault.is_warning else "error",
    }
