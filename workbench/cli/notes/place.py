"""Puts an annotation on other words of its segment, such as one whose words are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._notes import note_argument, place_options, show
from workbench.cli._options import json_option, project_argument
from workbench.services import annotating, projects, quoting
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.model.spans import Span


@click.command()
@project_argument
@note_argument
@place_options
@json_option
def command(project: Path, note: str, span: Span | None, quote: str | None, as_json: bool) -> None:
    """Prints the annotation where it stands then."""
    if (span is None) == (quote is None):
        raise click.UsageError("Give --span or --quote")
    with projects.open_for_writing(project) as store:
        remark = store.annotations.get(note)
        if quote is not None:
            span = quoting.span_of(store, remark.segment_row, remark.annotation.side, quote)
        assert span is not None
        annotating.place_again(store, remark.row, span, read_settings().author)
        show(store, [remark.row], as_json=as_json)
