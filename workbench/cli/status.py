"""Shows how far the work has come, document by document.

Counted are the Han characters of the source and the words of the target; a segment is translated
when its target is confirmed, also when it was reviewed or is final. What is not to be translated
is left out of all counts and told apart. Exit status 1 while a conflict between two programs is
undecided.

With --matches the segments are also counted by what the memory has for them: repeated, in context,
exact, or like another in so many percent; and what was confirmed on which day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._match_counts import of_report, say_report
from workbench.cli._memory import indexed, warn_of_libraries
from workbench.cli._options import PATH, document_option, json_option, project_argument
from workbench.cli._output import counted, print_json, say, say_table, say_wrapped, shortened
from workbench.cli._progress import counting
from workbench.cli._records import of_conflict, of_document, of_progress
from workbench.model.counts import Amount, MatchReport, Pace
from workbench.services import counting_matches, projects, reporting, reports, wording_history
from workbench.services.files import refuse_project_file
from workbench.services.reporting import Progress
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.model.segments import Document
    from workbench.model.wordings import OpenConflict
    from workbench.store.project import Store

_HEAD = ("document", "segments", "translated", "draft", "needs work", "Han", "words")
_NAME = 26
"""Columns for a name, so that the table fits into 80."""


@click.command()
@project_argument
@click.option("--matches", is_flag=True, help="Count by what the memory has, and by days.")
@document_option
@click.option("--out", type=PATH, metavar="FILE.xlsx", help="Also write them to a workbook.")
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    project: Path,
    matches: bool,
    document: str | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Prints the counts and the open conflicts."""
    if not matches and (document or out):
        raise click.UsageError("--document and --out go with --matches")
    found = MatchReport(counts=(), pace=Pace(days=(), left=Amount()), effort=())
    opened = indexed if matches else projects.open_for_reading
    with opened(project) as store:
        documents = reporting.progress(store)
        conflicts = wording_history.conflicts(store)
        if matches:
            found = _matches(store, project, document, out, documents)
    total = sum((progress for _, progress in documents), Progress())
    if as_json:
        print_json(
            {
                "documents": [of_document(document, own) for document, own in documents],
                **of_progress(total),
                "conflicts": [of_conflict(conflict) for conflict in conflicts],
                **(of_report(found) if matches else {}),
            }
        )
    else:
        _say(documents, total)
        say_report(found)
        if out is not None:
            say(f"{out.name}: the same as a workbook")
        _say_conflicts(conflicts)
    if conflicts:
        ctx.exit(1)


def _matches(
    store: Store,
    project: Path,
    document: str | None,
    out: Path | None,
    documents: Sequence[tuple[Document, Progress]],
) -> MatchReport:
    settings = read_settings().memory
    segments = sum(progress.segments for _, progress in documents)
    with counting("looking up segments", segments) as report:
        found = counting_matches.match_report(store, document, settings, report=report)
    warn_of_libraries(store)
    if out is not None:
        refuse_project_file(project, out)
        reports.write(counting_matches.as_tables(found), out)
    return found


def _say(documents: Sequence[tuple[Document, Progress]], total: Progress) -> None:
    rows = [_row(document.name, progress) for document, progress in documents]
    if len(rows) != 1:
        rows.append(_row("all", total))
    say_table(_HEAD, rows)
    _say_reviewed(total)


def _say_reviewed(total: Progress) -> None:
    """How many of the translated have come further, and what is not to be translated, if any."""
    counts = ((total.reviewed, "reviewed"), (total.final, "final"))
    if told := [f"{count:,} {state}" for count, state in counts if count]:
        say(f"of the translated: {', '.join(told)}")
    if total.not_translatable:
        say(f"not to be translated: {counted(total.not_translatable, 'segment')}")


def _row(name: str, progress: Progress) -> tuple[str, ...]:
    counts = (
        progress.segments,
        progress.translated,
        progress.draft,
        progress.needs_work,
        progress.han_characters,
        progress.words,
    )
    return (shortened(name, _NAME), *(f"{count:,}" for count in counts))


def _say_conflicts(conflicts: Sequence[OpenConflict]) -> None:
    for conflict in conflicts:
        say()
        say(f"conflict at {conflict.document} {conflict.number}: open the project to decide it")
        say_wrapped(conflict.theirs, 14, "  it stands:")
        say_wrapped(conflict.mine, 14, "  came late:")
