"""Puts a dictionary into the project, for look-ups while reading.

FILE has the form of CC-CEDICT and may be packed (.gz, .zip). It takes the place of an earlier
edition of the same file name; all of it is taken, or nothing. Lines that are no entries are left
out and counted. workbench terms import makes terms of such a file instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import PATH, json_option, project_argument
from workbench.cli._output import print_json, say, warn
from workbench.cli._progress import working
from workbench.cli._words import of_dictionary
from workbench.services import looking_up, projects
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("file", type=PATH)
@json_option
def command(project: Path, file: Path, as_json: bool) -> None:
    """Prints how many entries were added."""
    author = read_settings().author
    with (
        projects.open_for_writing(project) as store,
        working("importing entries", [file]) as report,
    ):
        imported = looking_up.import_dictionary(store, file, author, report=report)
    if as_json:
        print_json(
            {
                "added": imported.dictionary.entries,
                "skipped": imported.skipped,
                "warnings": list(imported.warnings),
                "replaced": imported.is_renewed,
                **of_dictionary(imported.dictionary),
            }
        )
        return
    dictionary = imported.dictionary
    edition = f" of {dictionary.date}" if dictionary.date else ""
    verb = "replaced" if imported.is_renewed else "added"
    say(f"{verb} {dictionary.name}{edition}: {dictionary.entries:,} entries")
    for warning in imported.warnings:
        warn(warning)
