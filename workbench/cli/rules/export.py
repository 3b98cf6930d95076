"""Writes the rules to an SRX file that rules import reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import PATH, TEXT, json_option, project_argument
from workbench.cli._output import counted, print_json, say
from workbench.cli._records import of_exported
from workbench.services import projects, sentencing
from workbench.services.files import refuse_project_file

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("out", type=PATH)
@click.option("--to", "name", type=TEXT, default="", metavar="FORMAT", help="The format, by name.")
@click.option("--ours", is_flag=True, help="The program's rules instead, as far as SRX can say.")
@json_option
def command(project: Path, out: Path, name: str, ours: bool, as_json: bool) -> None:
    """Prints how many rules were written."""
    refuse_project_file(project, out)
    with projects.open_for_reading(project) as store:
        exported = sentencing.export_rules(store, out, name, is_ours=ours)
    if as_json:
        print_json(of_exported(exported))
    else:
        say(f"{out}: {counted(exported.written, 'rule')}")
