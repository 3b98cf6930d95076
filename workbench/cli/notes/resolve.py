"""Resolves annotations: nothing is left to do about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._notes import notes_argument, rows_of, show
from workbench.cli._options import json_option, project_argument
from workbench.model.annotations import AnnotationState
from workbench.services import annotating, projects
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@notes_argument
@json_option
def command(project: Path, notes: tuple[str, ...], as_json: bool) -> None:
    """Prints the annotations as they stand then."""
    with projects.open_for_writing(project) as store:
        rows = rows_of(store, notes)
        annotating.set_state(store, rows, AnnotationState.RESOLVED, read_settings().author)
        show(store, rows, as_json=as_json)
