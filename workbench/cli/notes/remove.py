"""Takes annotations out, with their relations; undo on the screen brings them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._notes import notes_argument, records, rows_of
from workbench.cli._options import json_option, project_argument
from workbench.cli._output import counted, print_json, say
from workbench.services import annotating, projects
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@notes_argument
@json_option
def command(project: Path, notes: tuple[str, ...], as_json: bool) -> None:
    """Prints what was removed."""
    with projects.open_for_writing(project) as store:
        rows = rows_of(store, notes)
        gone = records(store, store.annotations.several(rows))
        annotating.remove(store, rows, read_settings().author)
    if as_json:
        print_json(gone)
    else:
        say(f"removed {counted(len(gone), 'annotation')}")
