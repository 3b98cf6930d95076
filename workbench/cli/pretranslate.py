"""Fills open segments with the best matches of the memory, as drafts.

Open is what has no English at all; whatever somebody typed, and every draft, stays. A segment gets
the best match at or above the percentage, one between the same neighbours before others; numbers
that differ are put into the English where that is sure. What was filled says in the history which
match of which unit it was. All of it is one step of undo.

The percentage is that of the likeness of the characters, less what a unit loses for where it comes
from; without options the settings file says how much, and 100 is the percentage.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import click

from workbench.cli._memory import indexed, warn_of_libraries
from workbench.cli._options import (
    json_option,
    named_document,
    one_document,
    placed_document,
    project_argument,
)
from workbench.cli._output import counted, print_json, say, say_table
from workbench.cli._progress import counting, working
from workbench.services import indexing, pretranslating, projects
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from workbench.cli._records import Record
    from workbench.model.memory_settings import MemorySettings
    from workbench.model.pretranslated import Filled, Pretranslated

_MANY = 1_000
"""Look-ups that take about a second."""
_SHOWN = 20
_PENALTIES: Mapping[str, Callable[[MemorySettings, int], MemorySettings]] = MappingProxyType(
    {
        "machine": lambda memory, percent: replace(memory, machine_penalty=percent),
        "region": lambda memory, percent: replace(memory, region_penalty=percent),
        "old": lambda memory, percent: replace(memory, old_penalty=percent),
    }
)


@click.command()
@project_argument
@placed_document
@named_document
@click.option(
    "--threshold",
    type=click.IntRange(50, 100),
    default=100,
    show_default=True,
    help="Percent that a match must have.",
)
@click.option(
    "--penalty",
    "penalties",
    type=(click.Choice([*_PENALTIES]), click.IntRange(0, 100)),
    multiple=True,
    metavar="NAME PERCENT",
    help=f"What a match loses: {', '.join(_PENALTIES)}. Several may be given.",
)
@click.option("--dry-run", is_flag=True, help="Only tell what would be filled.")
@json_option
def command(
    project: Path,
    document: str | None,
    named: str | None,
    threshold: int,
    penalties: tuple[tuple[str, int], ...],
    dry_run: bool,
    as_json: bool,
) -> None:
    """Prints how many were filled with what, and what has to be looked at."""
    document = one_document(document, named)
    settings = read_settings()
    memory = replace(settings.memory, threshold=threshold)
    for name, percent in penalties:
        memory = _PENALTIES[name](memory, percent)
    done = _pretranslate(project, document, settings.author, memory, dry_run)
    if as_json:
        print_json(_record(done))
    else:
        _say(done, dry_run)


def _pretranslate(
    project: Path, document: str | None, author: str, memory: MemorySettings, is_dry: bool
) -> Pretranslated:
    with indexed(project) if is_dry else projects.open_for_writing(project) as store:
        if not is_dry and indexing.missing(store):
            with working("indexing the memory", [project]):
                indexing.seal(store)
        total = pretranslating.count(store, document)
        with counting("looking up segments", total, many=_MANY) as report:
            done = pretranslating.pretranslate(
                store, author, memory, document, is_dry=is_dry, report=report
            )
        warn_of_libraries(store)
    return done


def _say(done: Pretranslated, is_dry: bool) -> None:
    told = "would fill" if is_dry else "filled"
    left = f"; {done.left:,} stay open" if done.left else ""
    say(f"{told} {counted(len(done.filled), 'segment')}{left}")
    if done.bands:
        rows = [(each.kind, each.band, f"{each.count:,}") for each in done.bands]
        say_table(("kind", "likeness", "segments"), rows)
    for each in done.unsure[:_SHOWN]:
        say(f"look at {each.document} {each.number}: {'; '.join(each.unsure)}")
    more = len(done.unsure) - _SHOWN
    if more > 0:
        say(f"look at {more:,} more; --json names them")


def _record(done: Pretranslated) -> Record:
    return {
        "filled": len(done.filled),
        "left": done.left,
        "bands": [
            {"kind": each.kind, "band": each.band, "segments": each.count} for each in done.bands
        ],
        "segments": [_of_filled(each) for each in done.filled],
    }


def _of_filled(filled: Filled) -> Record:
    return {
        "document": filled.document,
        "number": filled.number,
        "kind": filled.kind,
        "score": filled.score,
        "memory": filled.memory,
        "unit": filled.unit,
        "unsure": list(filled.unsure),
        "id": filled.id,
    }
