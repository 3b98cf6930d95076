"""Writes the open questions as a list that the client fills in: .docx or .tsv.

Only annotations that are visible to the client are in it. Of internal ones --all adds the words
and what the label says, never what somebody wrote of them. The list comes back with queries
answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import PATH, TEXT, json_option, project_argument
from workbench.cli._output import counted, print_json, say, warn
from workbench.cli._queries import asked, choice_options, warnings
from workbench.services import querying
from workbench.services.files import refuse_project_file

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("out", type=PATH)
@click.option("--to", "name", type=TEXT, default="", metavar="FORMAT", help="The format, by name.")
@choice_options
@json_option
def command(
    project: Path,
    out: Path,
    name: str,
    document: str | None,
    is_all: bool,
    has_gaps: bool,
    as_json: bool,
) -> None:
    """Prints how many questions were written."""
    refuse_project_file(project, out)
    found = asked(project, document, is_all=is_all, has_gaps=has_gaps)
    querying.export_queries(found, out, name)
    count = len(found.queries.queries)
    if as_json:
        print_json({"written": count, "warnings": list(warnings(found))})
        return
    say(f"{out}: {counted(count, 'question')}")
    for warning in warnings(found):
        warn(warning)
