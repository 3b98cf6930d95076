"""Takes a term out of the glossary.

TERM is one of the concept's terms, or an id; the concept goes with all its terms. Undo on the
screen brings it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import TEXT, json_option, project_argument
from workbench.cli._output import print_json, say
from workbench.cli._term_records import of_concept
from workbench.services import glossary, projects
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("term", type=TEXT)
@json_option
def command(project: Path, term: str, as_json: bool) -> None:
    """Prints what was removed."""
    with projects.open_for_writing(project) as store:
        row = glossary.find_concept(store, term)
        concept = glossary.remove(store, row, read_settings().author)
    if as_json:
        print_json(of_concept(concept))
    else:
        say(f"removed {' / '.join(term.text for term in concept.terms)}")
