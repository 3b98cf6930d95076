"""Writes translation units to a file that other programs read.

The format is chosen by the suffix of OUT, or by --to; workbench formats lists them. The file is
read again and compared unit by unit before it takes its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import PATH, TEXT, json_option, project_argument
from workbench.cli._output import counted, print_json, say, warn
from workbench.cli._progress import counting
from workbench.cli._records import of_exported
from workbench.services import memory_files, projects
from workbench.services.files import refuse_project_file

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("out", type=PATH)
@click.option("--to", "name", type=TEXT, default="", metavar="FORMAT", help="The format, by name.")
@click.option("--memory", type=TEXT, multiple=True, metavar="NAME", help="Only this memory.")
@json_option
def command(project: Path, out: Path, name: str, memory: tuple[str, ...], as_json: bool) -> None:
    """Prints how many units were written."""
    refuse_project_file(project, out)
    with (
        projects.open_for_reading(project) as store,
        counting(f"writing {out.name}", store.units.count()) as report,
    ):
        exported = memory_files.export_units(store, out, name, memories=memory, report=report)
    if as_json:
        print_json(of_exported(exported))
        return
    say(f"{out}: {counted(exported.written, 'unit')}")
    for warning in exported.warnings:
        warn(warning)
