"""Puts the rules of an SRX file in force, in the place of any that were.

They come before the rules of the program: at each place the first rule that matches decides, and
where none does the program does. A rule that cannot be used is named, and then none is taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import PATH, TEXT, json_option, project_argument
from workbench.cli._output import counted, print_json, say, warn
from workbench.services import projects, sentencing
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("file", type=PATH)
@click.option(
    "--from", "name", type=TEXT, default="", metavar="FORMAT", help="The format, by name."
)
@json_option
def command(project: Path, file: Path, name: str, as_json: bool) -> None:
    """Prints how many rules were taken."""
    with projects.open_for_writing(project) as store:
        imported = sentencing.import_rules(store, file, read_settings().author, name)
    if as_json:
        print_json(
            {
                "added": imported.rules,
                "skipped": 0,
                "replaced": imported.replaced,
                "warnings": list(imported.warnings),
            }
        )
        return
    instead = f", in the place of {imported.replaced}" if imported.replaced else ""
    say(f"{file.name}: {counted(imported.rules, 'rule')}{instead}")
    for warning in imported.warnings:
        warn(warning)
