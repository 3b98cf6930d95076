"""Lists the annotations of a project, in reading order.

The options narrow the list; --label and --state may be given several times. An id may be cut to
its first characters wherever a command takes one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli._notes import filter_options, notes_filter, records, say_remarks
from workbench.cli._options import document_option, json_option, project_argument
from workbench.cli._output import print_json
from workbench.services import annotating, projects

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@document_option
@filter_options
@json_option
def command(project: Path, document: str | None, as_json: bool, **given: Any) -> None:
    """Prints each annotation with its words, replies and relations."""
    with projects.open_for_reading(project) as store, store.snapshot():
        row = projects.find_document(store, document) if document else None
        remarks = annotating.listed(store, notes_filter(store, given), document=row)
        if as_json:
            print_json(records(store, remarks))
        else:
            say_remarks(store, remarks)
