"""Adds the labels of a file that the project lacks.

A label that the project has otherwise stays as it is, or is changed with --update. A key that
another label has is left away. All of the list is taken, or nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import PATH, TEXT, json_option, project_argument
from workbench.cli._output import counted, print_json, say, warn
from workbench.services import label_files, projects
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("file", type=PATH)
@click.option(
    "--from", "name", type=TEXT, default="", metavar="FORMAT", help="The format, by name."
)
@click.option("--update", is_flag=True, help="Change what the project has otherwise.")
@json_option
def command(project: Path, file: Path, name: str, update: bool, as_json: bool) -> None:
    """Prints how many labels are new, were changed, or were there."""
    with projects.open_for_writing(project) as store:
        imported = label_files.import_labels(
            store, file, read_settings().author, name, is_update=update
        )
    if as_json:
        print_json(
            {
                "added": imported.added,
                "changed": imported.changed,
                "skipped": imported.skipped,
                "warnings": list(imported.warnings),
            }
        )
        return
    added = counted(imported.added, "label")
    say(f"added {added}, changed {imported.changed}, skipped {imported.skipped}")
    for warning in imported.warnings:
        warn(warning)
