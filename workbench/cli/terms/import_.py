"""Adds the terms of a list in a file.

The list is a table under a row that names its columns; the folder glossary/ has examples. What
the glossary has already, word for word, is skipped. All of the list is added, or nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import PATH, json_option, project_argument
from workbench.cli._output import print_json, say, warn
from workbench.cli._progress import working
from workbench.cli._records import of_imported
from workbench.services import glossary, projects
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("file", type=PATH)
@json_option
def command(project: Path, file: Path, as_json: bool) -> None:
    """Prints how many concepts were added."""
    with projects.open_for_writing(project) as store, working("importing terms", [file]):
        imported = glossary.import_terms(store, file, read_settings().author)
    if as_json:
        print_json(of_imported(imported))
        return
    say(f"added {imported.added} concepts, skipped {imported.skipped} that were there")
    for warning in imported.warnings:
        warn(warning)
