"""Annotations in another state, as a command line names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._notes import notes_argument, rows_of, show
from workbench.cli._options import json_option, project_argument
from workbench.services import annotating, projects
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.model.annotations import AnnotationState


def setting(state: AnnotationState) -> click.Command:
    """The command that brings annotations into a state."""

    @click.command()
    @project_argument
    @notes_argument
    @json_option
    def command(project: Path, notes: tuple[str, ...], as_json: bool) -> None:
        """Prints the annotations as they stand then."""
        with projects.open_for_writing(project) as store:
            rows = rows_of(store, notes)
            annotating.set_state(store, rows, state, read_settings().author)
            show(store, rows, as_json=as_json)

    return command
