"""Finds what in the memory wants a look, and mends it.

duplicate: the same two texts again, over all memories. different-targets: the same source with
other English. near-sources: the same English for sources that are nearly the same. swapped: the
sides changed over. wrong-script: a Chinese side without Chinese, or English mostly in it. empty,
no-words (figures and signs only), same-text, length (far longer than others), machine (no person
wrote it), and pattern (what --pattern finds).

--fix mends a kind in one step, which undo takes back: of duplicates the oldest that a person
confirmed stays, swapped sides are turned round, others are removed. --choose ID removes what
stands against a unit: others with its source or, where that is nearly the same, its English.
"""

from __future__ import annotations

from collections import Counter
from contextlib import nullcontext
from typing import TYPE_CHECKING

import click

from workbench.cli._cleaned import of_finding, say_finding
from workbench.cli._options import TEXT, json_option, one_of, project_argument
from workbench.cli._output import counted, print_json, say
from workbench.cli._progress import working
from workbench.model.memory_findings import MemoryFault
from workbench.services import memory_cleaning, projects
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.cli._records import Record

_LISTED = 1_000


@click.command()
@project_argument
@click.option("--only", type=one_of(MemoryFault), multiple=True, help="Only this kind.")
@click.option("--pattern", type=TEXT, default="", metavar="REGEX", help="Find it on either side.")
@click.option("--fix", type=one_of(MemoryFault), multiple=True, help="Mend this kind.")
@click.option(
    "--choose", type=TEXT, metavar="ID", help="Keep this unit, and no other for its text."
)
@click.option("--limit", type=click.IntRange(0), default=_LISTED, help="Of each kind; 0 for all.")
@json_option
def command(
    project: Path,
    only: tuple[str, ...],
    pattern: str,
    fix: tuple[str, ...],
    choose: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """Prints the findings with their units, or what was done."""
    if bool(fix) + bool(only) + (choose is not None) > 1:
        raise click.UsageError("Give one of --only, --fix and --choose")
    if choose is not None:
        with projects.open_for_writing(project) as store:
            removed = memory_cleaning.choose(store, choose, read_settings().author)
        _say_done({"removed": removed}, as_json=as_json)
    elif fix:
        _say_done(_mend(project, tuple(map(MemoryFault, fix)), pattern), as_json=as_json)
    else:
        kinds = tuple(map(MemoryFault, only)) or memory_cleaning.ALL
        _list(project, kinds, pattern, limit, as_json=as_json)


def _mend(project: Path, faults: tuple[MemoryFault, ...], pattern: str) -> dict[str, int]:
    with projects.open_for_writing(project) as store, working("cleaning", [project]):
        mended = memory_cleaning.mend(store, faults, read_settings().author, pattern)
    return {"removed": mended.removed, "swapped": mended.swapped, "left": mended.left}


def _list(
    project: Path, kinds: tuple[MemoryFault, ...], pattern: str, limit: int, *, as_json: bool
) -> None:
    """Lines come as they are found; one JSON document has to wait for all."""
    waiting = working("looking", [project]) if as_json else nullcontext()
    counts: Counter[str] = Counter()
    records: list[Record] = []
    with projects.open_for_reading(project) as store, waiting:
        for finding in memory_cleaning.findings(store, kinds, pattern):
            counts[finding.fault] += 1
            if limit and counts[finding.fault] > limit:
                continue
            if as_json:
                records.append(of_finding(store, finding))
            else:
                say_finding(store, finding)
    if as_json:
        print_json({"findings": records, "counts": dict(counts)})
        return
    total = sum(counts.values())
    kinds_told = ", ".join(f"{count:,} {fault}" for fault, count in counts.most_common())
    say(f"{counted(total, 'finding')}: {kinds_told}" if total else "nothing wants a look")


def _say_done(done: dict[str, int], *, as_json: bool) -> None:
    if as_json:
        print_json(done)
        return
    told = [f"removed {counted(done['removed'], 'unit')}"]
    if done.get("swapped"):
        told.append(f"turned {done['swapped']:,} round")
    if done.get("left"):
        told.append(f"left {done['left']:,} of confirmed pairs, whose segments are to be changed")
    say("; ".join(told))
