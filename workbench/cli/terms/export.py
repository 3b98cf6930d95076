"""Writes the glossary to a file that terms import reads again.

The format is chosen by the suffix of OUT, or by --to; workbench formats lists them. The file is
read again before it takes its place; what the format cannot hold is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import PATH, TEXT, json_option, project_argument
from workbench.cli._output import print_json, say, warn
from workbench.cli._records import of_exported
from workbench.services import projects, term_files
from workbench.services.files import refuse_project_file

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("out", type=PATH)
@click.option("--to", "name", type=TEXT, default="", metavar="FORMAT", help="The format, by name.")
@json_option
def command(project: Path, out: Path, name: str, as_json: bool) -> None:
    """Prints how many concepts were written."""
    refuse_project_file(project, out)
    with projects.open_for_reading(project) as store:
        exported = term_files.export_terms(store, out, name)
    if as_json:
        print_json(of_exported(exported))
        return
    say(f"{out}: {exported.written} {'concept' if exported.written == 1 else 'concepts'}")
    for warning in exported.warnings:
        warn(warning)
