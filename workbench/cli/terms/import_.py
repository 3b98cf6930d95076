"""Merges a list of terms into the glossary.

The format is told from the file, or given by --from; workbench formats lists them. A concept that
the glossary has is filled with what it lacks. One that contradicts it (the same Chinese with
other English, another definition, another standing) is kept beside it, or as --on-conflict says.
All of the list is taken, or nothing, and undo takes it back.

--map says what a column of a table is: "Source Term=zh-Hans", "Remarks=note", "ID=-" for one to
leave aside, "Status=property" for one to keep under its name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import PATH, TEXT, json_option, one_of, project_argument
from workbench.cli._output import print_json, say, say_wrapped, warn
from workbench.cli._progress import working
from workbench.cli._term_records import of_imported_terms
from workbench.model.tables import ColumnMap
from workbench.model.term_imports import ImportedTerms, OnConflict, TermProposal
from workbench.services import projects, term_files
from workbench.services.recognising import renew
from workbench.services.settings import read_settings
from workbench.services.term_files import ImportOptions

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from workbench.store.project import Store

_MANY = 2_000
"""Concepts after which the keys by which terms are found are kept at once."""


@click.command()
@project_argument
@click.argument("file", type=PATH)
@click.option(
    "--from", "--to", "name", type=TEXT, default="", metavar="FORMAT", help="The format, by name."
)
@click.option(
    "--map", "pairs", multiple=True, type=TEXT, metavar="NAME=COLUMN", help="What a column is."
)
@click.option("--sheet", type=TEXT, default="", help="The sheet of a workbook.")
@click.option(
    "--on-conflict",
    type=one_of(OnConflict),
    default=OnConflict.BOTH.value,
    help="Which concept stands where two contradict.",
)
@click.option("--preview", is_flag=True, help="Write nothing; say what would change.")
@json_option
def command(
    project: Path,
    file: Path,
    name: str,
    pairs: tuple[str, ...],
    sheet: str,
    on_conflict: str,
    preview: bool,
    as_json: bool,
) -> None:
    """Prints how many concepts are new, changed, in conflict, or were there."""
    options = ImportOptions(
        format=name,
        columns=ColumnMap(columns=tuple(map(_pair, pairs)), sheet=sheet),
        on_conflict=OnConflict(on_conflict),
        is_preview=preview,
    )
    with _opened(project, preview=preview) as store, working("importing terms", [file]) as report:
        imported = term_files.import_terms(
            store, file, read_settings().author, options, report=report
        )
        if not preview and imported.added > _MANY:
            renew(store)
    if as_json:
        print_json(of_imported_terms(imported, is_preview=preview))
        return
    for proposal in imported.proposals:
        _say_proposal(proposal)
    _say_counts(imported, preview=preview)
    for warning in imported.warnings:
        warn(warning)


def _opened(project: Path, *, preview: bool) -> AbstractContextManager[Store]:
    return projects.open_for_reading(project) if preview else projects.open_for_writing(project)


def _pair(text: str) -> tuple[str, str]:
    name, sign, column = text.rpartition("=")
    if not sign or not name.strip() or not column.strip():
        raise click.UsageError(f"--map {text!r} is not NAME=COLUMN")
    return name.strip(), column.strip()


def _say_proposal(proposal: TermProposal) -> None:
    chinese, english = (
        " / ".join(dict.fromkeys(term.text for term in proposal.concept.in_language(language)))
        for language in ("zh", "en")
    )
    say_wrapped(f"{chinese}  {english}", 10, proposal.outcome)
    for difference in proposal.differences:
        say_wrapped(difference, 14)


def _say_counts(imported: ImportedTerms, *, preview: bool) -> None:
    noun = "concept" if imported.added == 1 else "concepts"
    line = f"{'would add' if preview else 'added'} {imported.added} {noun}"
    line += f", change {imported.changed}" if preview else f", changed {imported.changed}"
    say(f"{line}, {imported.conflicts} in conflict, skipped {imported.skipped} that were there")
