"""Writes a file for readers, editors or other programs.

The format is chosen by the suffix of OUT, or by --to; workbench formats lists them with what
each can carry. The file is read again before it takes its place. Paragraphs without a target are
counted as skipped; with --strict they stop the export.

Translator's notes are the footnotes of docx, html and markdown. Of other notes a file has the open
ones that the client may see; --notes none leaves these out too, and --notes all adds the internal
and the resolved ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import (
    PATH,
    TEXT,
    document_option,
    json_option,
    one_of,
    project_argument,
)
from workbench.cli._output import print_json, say, warn
from workbench.cli._records import of_exported
from workbench.model.exchange import NotesFor
from workbench.services import exporting, projects, reporting

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("out", type=PATH)
@click.option("--to", "name", type=TEXT, metavar="FORMAT", help="The format, by name.")
@document_option
@click.option(
    "--notes",
    type=one_of(NotesFor),
    default=NotesFor.CLIENT.value,
    show_default=True,
    help="The notes beside the text.",
)
@click.option("--strict", is_flag=True, help="Refuse while a paragraph has no target.")
@json_option
def command(
    project: Path,
    out: Path,
    name: str | None,
    document: str | None,
    notes: str,
    strict: bool,
    as_json: bool,
) -> None:
    """Exports one document, or the project."""
    projects.refuse_project_file(project, out)
    with projects.open_for_reading(project) as store:
        parallel = reporting.parallel_text(store, project.stem, document, NotesFor(notes))
    format = exporting.choose_format(out, name)
    exported = exporting.write_export(parallel, out, format, strict=strict)
    if as_json:
        print_json(of_exported(exported))
        return
    say(f"{out}: {exported.written} in English, {exported.skipped} not yet")
    for warning in exported.warnings:
        warn(warning)
