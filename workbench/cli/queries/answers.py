"""Takes the client's answers from a list that queries export wrote.

Each answer becomes a reply to its question, wherever its row stands by now; empty ones are
skipped, and one that is there is not added again. Where a row is none of ours, stands twice, or
asks something else than the project, all such rows are named and nothing is taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import PATH, TEXT, json_option, project_argument
from workbench.cli._output import counted, print_json, say
from workbench.services import answering, projects
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("file", type=PATH)
@click.option(
    "--from", "name", type=TEXT, default="", metavar="FORMAT", help="The format, by name."
)
@click.option(
    "--author", type=TEXT, default="client", show_default=True, help="Who gave the answers."
)
@click.option("--resolve", is_flag=True, help="Resolve the questions that are answered.")
@json_option
def command(
    project: Path, file: Path, name: str, author: str, resolve: bool, as_json: bool
) -> None:
    """Prints how many answers were added, were there, or are missing."""
    with projects.open_for_writing(project) as store:
        taken = answering.take_answers(
            store, file, read_settings().author, client=author, name=name, is_resolving=resolve
        )
    if as_json:
        print_json(
            {
                "added": taken.added,
                "same": taken.same,
                "empty": taken.empty,
                "resolved": taken.resolved,
            }
        )
        return
    say(
        f"added {counted(taken.added, 'answer')}, {taken.same} were there,"
        f" {taken.empty} still empty, {taken.resolved} resolved"
    )
