"""Adds a term to the glossary.

The Traditional form and the pinyin are derived where they are not given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli._options import TEXT, json_option, project_argument
from workbench.cli._output import print_json
from workbench.cli._term_records import of_concept
from workbench.cli._terms import given, say_concept, term_options
from workbench.services import glossary, projects
from workbench.services.settings import read_settings
from workbench.services.term_forms import TermForm

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("simplified", type=TEXT)
@click.argument("english", type=TEXT)
@term_options
@json_option
def command(project: Path, as_json: bool, **options: Any) -> None:
    """Prints the concept as it stands then."""
    with projects.open_for_writing(project) as store:
        row = glossary.add(store, TermForm(**given(options)), read_settings().author)
        concept = glossary.get_concept(store, row)
    if as_json:
        print_json(of_concept(concept))
    else:
        say_concept(concept)
