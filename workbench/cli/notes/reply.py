"""Answers an annotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._notes import note_argument, show
from workbench.cli._options import TEXT, json_option, project_argument
from workbench.services import annotating, projects
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@note_argument
@click.argument("text", type=TEXT)
@json_option
def command(project: Path, note: str, text: str, as_json: bool) -> None:
    """Prints the annotation with its replies."""
    with projects.open_for_writing(project) as store:
        row = store.annotations.get(note).row
        annotating.reply(store, row, text, read_settings().author)
        show(store, [row], as_json=as_json)
