"""Puts an annotation on words of a segment, or on the whole of it.

SEGMENT is a number within the document or an id. --quote names the words where they stand once
in the text, --span the stretch where they stand several times; without both the annotation is on
the whole segment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._notes import place_options, show
from workbench.cli._options import TEXT, document_option, json_option, one_of, project_argument
from workbench.model.annotations import NewAnnotation, Severity, Visibility
from workbench.model.segments import Side
from workbench.services import annotating, labelling, projects, quoting
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.model.spans import Span


@click.command()
@project_argument
@click.argument("segment", type=TEXT)
@document_option
@click.option("--side", type=one_of(Side), default=Side.SOURCE.value, show_default=True)
@place_options
@click.option("--label", type=TEXT, required=True, help="What it is; workbench labels list.")
@click.option("--body", type=TEXT, default="", help="What there is to say.")
@click.option("--severity", type=one_of(Severity), default="", help="How much an error weighs.")
@click.option(
    "--visibility",
    type=one_of(Visibility),
    help="Who sees it; else a question is for the client, and the rest internal.",
)
@json_option
def command(
    project: Path,
    segment: str,
    document: str | None,
    side: str,
    span: Span | None,
    quote: str | None,
    as_json: bool,
    visibility: str | None,
    **said: str,
) -> None:
    """Prints the annotation."""
    if span is not None and quote is not None:
        raise click.UsageError("Give --span or --quote, not both")
    with projects.open_for_writing(project) as store:
        row, _ = projects.find_segment(store, segment, document)
        if quote is not None:
            span = quoting.span_of(store, row, Side(side), quote)
        label = labelling.find_label(store, said["label"])
        new = NewAnnotation(
            label=label.name,
            side=Side(side),
            span=span,
            body=said["body"].strip(),
            author=read_settings().author,
            visibility=Visibility(visibility) if visibility else label.purpose.visibility,
            severity=Severity(said["severity"]),
        )
        show(store, [annotating.annotate(store, row, new)], as_json=as_json)
