"""Writes the glossary to a file, as a table that terms import reads again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import PATH, json_option, project_argument
from workbench.cli._output import print_json, say, warn
from workbench.cli._records import of_exported
from workbench.services import glossary, projects

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("out", type=PATH)
@json_option
def command(project: Path, out: Path, as_json: bool) -> None:
    """Prints how many concepts were written."""
    projects.refuse_project_file(project, out)
    with projects.open_for_reading(project) as store:
        exported = glossary.export_terms(store, out)
    if as_json:
        print_json(of_exported(exported))
        return
    say(f"{out}: {exported.written} concepts")
    for warning in exported.warnings:
        warn(warning)
