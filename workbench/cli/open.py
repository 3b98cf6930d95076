"""Opens a project, or a source text, on the screen.

A source text is opened in the project of the same name beside it, which is made where it is not
there yet. Without DOCUMENT the work goes on where it stopped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import PATH, named_document, one_document, placed_document
from workbench.errors import NoProject
from workbench.services import projects
from workbench.services.settings import read_settings, remember_project

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.cli._screens import Screens


@click.command()
@click.argument("project", type=PATH)
@placed_document
@named_document
@click.pass_obj
def command(screens: Screens, project: Path, document: str | None, named: str | None) -> None:
    """Refuses what is no project before the screen is touched."""
    document = one_document(document, named)
    if not project.exists() and project.suffix != projects.SUFFIX:
        raise NoProject(f"there is no file {project}", hint="check the name")
    settings = read_settings()
    path = projects.project_for(project, settings.author)
    with projects.open_for_reading(path) as store:
        if document is not None:
            projects.find_document(store, document)
    remember_project(path)
    screens.open(path, settings, document)
