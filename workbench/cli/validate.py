"""Says what is wrong with TMX, XLIFF and TBX files, by line.

What a file is, it says itself; its name does not matter. A warning is what its standard only
advises. Exit status: 0 where no file has a fault, 1 where one has, 2 where one cannot be read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from workbench.cli._options import PATH, json_option
from workbench.cli._output import counted, print_json, say, warn
from workbench.cli._progress import through_bytes
from workbench.errors import UnreadableFile

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.cli._records import Record
    from workbench.model.validity import Fault, Standard

_MOST = 100
_FOUND, _UNREADABLE = 1, 2


@dataclass(slots=True, kw_only=True)
class _Verdict:
    """What was found in one file."""

    path: Path
    standard: Standard
    told: list[Fault] = field(default_factory=list)
    faults: int = 0
    warnings: int = 0

    @property
    def untold(self) -> int:
        """How many findings there are beyond those that are told."""
        return self.faults + self.warnings - len(self.told)


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
    records: list[Record] = []
    status = 0
    for path in files:
        try:
            verdict = _verdict(path, limit)
        except (UnreadableFile, OSError) as error:
            warn(_reason(error))
            status = _UNREADABLE
            continue
        if verdict.faults:
            status = max(status, _FOUND)
        if as_json:
            records += (_record(verdict, fault) for fault in verdict.told)
        else:
            _say(verdict)
    if as_json:
        print_json(records)
    ctx.exit(status)


def _verdict(path: Path, limit: int) -> _Verdict:
    from workbench.services.validating import claim_of

    claim = claim_of(path)
    verdict = _Verdict(path=path, standard=claim.standard)
    with through_bytes(f"validating {path.name}", path) as report:
        for fault in claim.faults(lambda read: report(read, verdict.faults + verdict.warnings)):
            verdict.faults += not fault.is_warning
            verdict.warnings += fault.is_warning
            if not limit or len(verdict.told) < limit:
                verdict.told.append(fault)
    return verdict


def _reason(error: UnreadableFile | OSError) -> str:
    if isinstance(error, UnreadableFile):
        return str(error)
    return f"{error.filename}: {error.strerror}"


def _say(verdict: _Verdict) -> None:
    name = click.format_filename(verdict.path)
    for fault in verdict.told:
        kind = "warning: " if fault.is_warning else ""
        say(f"{name}:{fault.line}: {kind}{fault.message} [{fault.rule}]")
    if verdict.untold:
        say(f"{name}: {verdict.untold:,} more; --limit 0 tells all")
    standard, version = verdict.standard.name, verdict.standard.version
    standard = version if version.startswith(standard) else f"{standard} {version}".strip()
    found = counted(verdict.faults, "fault") if verdict.faults else "no fault"
    advice = f", {counted(verdict.warnings, 'warning')}" if verdict.warnings else ""
    say(f"{name}: {standard}, {found}{advice}")


def _record(verdict: _Verdict, fault: Fault) -> Record:
    return {
        "file": str(verdict.path),
        "standard": verdict.standard.name,
        "version": verdict.standard.version,
        "line": fault.line,
        "message": fault.message,
        "rule": fault.rule,
        "severity": "warning" if fault.is_warning else "error",
    }
