"""Adds source documents to a project.

Newspaper columns and OCR break paragraphs in mid-sentence: they are joined again where the text
shows it, unless --repair off. With --preview each paragraph is printed with every join and its
reason, and nothing is written. All files are added, or none.

Plain text, Word and OpenDocument files, web pages, Markdown, e-books, PDF with text, and tables are
read, as `workbench formats` lists them; of a table one column is the source. A folder stands for
all such files in it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from workbench.cli._options import PATH, TEXT, json_option, one_of, project_argument
from workbench.cli._output import print_json, say, warn
from workbench.cli._preview import of_proposal, say_proposal
from workbench.cli._progress import going_through
from workbench.cli._records import of_imported
from workbench.services import dating, importing, projects
from workbench.services.importing import Proposal, Repair
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="FILE...")
@click.option(
    "--repair",
    type=one_of(Repair),
    default=Repair.AUTO.value,
    show_default=True,
    help="Whether broken paragraphs are joined.",
)
@click.option("--date", type=TEXT, default="", help="When the texts were written, as YYYY-MM-DD.")
@click.option(
    "--column", type=TEXT, default="", help="The source of a table: name, letter, number."
)
@click.option("--preview", is_flag=True, help="Only print what would be added.")
@json_option
def command(
    project: Path,
    files: tuple[Path, ...],
    repair: str,
    date: str,
    column: str,
    preview: bool,
    as_json: bool,
) -> None:
    """Adds, or previews."""
    found, warnings = importing.files_of(files)
    mode = Repair(repair)
    if preview:
        _preview([importing.propose(path, mode, column=column) for path in found], as_json)
        return
    with (
        projects.open_for_writing(project) as store,
        going_through("adding documents", found) as tell,
    ):
        proposals: list[Proposal] = []
        for done, path in enumerate(found):
            tell(done)
            proposals.append(importing.propose(path, mode, column=column))
        imported = importing.add(
            store, proposals, read_settings().author, date=dating.date_of(date)
        )
    imported = replace(imported, warnings=(*warnings, *imported.warnings))
    if as_json:
        print_json(of_imported(imported))
        return
    count = "1 document" if len(found) == 1 else f"{len(found)} documents"
    say(f"added {count} of {imported.added} paragraphs")
    for warning in imported.warnings:
        warn(warning)


def _preview(proposals: list[Proposal], as_json: bool) -> None:
    if as_json:
        print_json([record for proposal in proposals for record in of_proposal(proposal)])
        return
    for index, proposal in enumerate(proposals):
        if index:
            say()
        say_proposal(proposal)
