"""Lists the glossary, concept by concept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import json_option, project_argument
from workbench.cli._output import print_json
from workbench.cli._records import of_concept
from workbench.cli._terms import say_concept
from workbench.services import glossary, projects

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@json_option
def command(project: Path, as_json: bool) -> None:
    """Prints every concept with its terms."""
    with projects.open_for_reading(project) as store:
        concepts = list(glossary.concepts(store))
    if as_json:
        print_json([of_concept(concept) for concept in concepts])
        return
    for concept in concepts:
        say_concept(concept)
