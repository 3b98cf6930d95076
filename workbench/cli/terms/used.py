"""Prints where a term is used, grouped by the English that stands there.

TERM is one of the concept's terms, or an id. The groups are what the glossary prefers, what it
admits, English that it does not know and that was proposed from the texts (drifted), what is
deprecated and forbidden, segments where no rendering was found, and untranslated ones. English is
found in any form: plurals, verb forms, spellings, hyphens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import TEXT, document_option, json_option, project_argument
from workbench.cli._output import print_json, say
from workbench.cli._usage import of_place, say_group
from workbench.services import glossary, projects
from workbench.services.usage import usage

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("term", type=TEXT)
@document_option
@json_option
def command(project: Path, term: str, document: str | None, as_json: bool) -> None:
    """Prints the groups, or each place with its rendering."""
    with projects.open_for_reading(project) as store:
        row = glossary.find_concept(store, term)
        chosen = None if document is None else projects.find_document(store, document)
        used = usage(store, row, document=chosen)
    if as_json:
        print_json([of_place(group, place) for group in used.groups for place in group.places])
        return
    if not used.groups:
        say(f"{term} stands in no segment")
    for at, group in enumerate(used.groups):
        if at:
            say()
        say_group(group)
