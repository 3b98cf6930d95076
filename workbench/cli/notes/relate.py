"""Ties two annotations: the first refers to, contradicts or renders the second."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._notes import note_argument, show
from workbench.cli._options import TEXT, json_option, one_of, project_argument
from workbench.model.annotations import RelationKind
from workbench.services import annotating, projects
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@note_argument
@click.argument("other", type=TEXT, metavar="ID")
@click.option(
    "--kind",
    type=one_of(RelationKind),
    default=RelationKind.REFERS_TO.value,
    show_default=True,
    help="What the first has to do with the second.",
)
@json_option
def command(project: Path, note: str, other: str, kind: str, as_json: bool) -> None:
    """Prints both annotations with their relations."""
    with projects.open_for_writing(project) as store:
        start, end = (store.annotations.get(each).row for each in (note, other))
        annotating.relate(store, start, end, RelationKind(kind), read_settings().author)
        show(store, [start, end], as_json=as_json)
