"""Changes what an annotation says, and only what is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._notes import note_argument, show
from workbench.cli._options import TEXT, json_option, one_of, project_argument
from workbench.model.annotations import Severity, Visibility
from workbench.services import annotating, projects
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@note_argument
@click.option("--body", type=TEXT, help="What there is to say.")
@click.option("--label", type=TEXT, help="What it is.")
@click.option("--severity", type=one_of(Severity), help="How much an error weighs.")
@click.option("--visibility", type=one_of(Visibility), help="Who is to see it.")
@json_option
def command(
    project: Path,
    note: str,
    body: str | None,
    label: str | None,
    severity: str | None,
    visibility: str | None,
    as_json: bool,
) -> None:
    """Prints the annotation as it stands then."""
    if body is label is severity is visibility is None:
        raise click.UsageError("Give at least one option with what is to change")
    with projects.open_for_writing(project) as store:
        row = store.annotations.get(note).row
        annotating.edit(
            store,
            row,
            read_settings().author,
            body=body,
            label=label,
            severity=None if severity is None else Severity(severity),
            visibility=None if visibility is None else Visibility(visibility),
        )
        show(store, [row], as_json=as_json)
