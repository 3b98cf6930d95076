"""Writes the labels, or those of one set, to a file that labels import reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import PATH, TEXT, json_option, project_argument
from workbench.cli._output import counted, print_json, say
from workbench.cli._records import of_exported
from workbench.services import label_files, projects
from workbench.services.files import refuse_project_file

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("out", type=PATH)
@click.option("--to", "name", type=TEXT, default="", metavar="FORMAT", help="The format, by name.")
@click.option("--set", "group", type=TEXT, default="", help="Only the labels of this set.")
@json_option
def command(project: Path, out: Path, name: str, group: str, as_json: bool) -> None:
    """Prints how many labels were written."""
    refuse_project_file(project, out)
    with projects.open_for_reading(project) as store:
        exported = label_files.export_labels(store, out, name, group)
    if as_json:
        print_json(of_exported(exported))
    else:
        say(f"{out}: {counted(exported.written, 'label')}")
