"""Changes a term of the glossary, and only what is given.

TERM is one of the concept's terms, or an id. A Traditional form or pinyin that belonged to
another Chinese wording is derived anew. An empty value takes a part away.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from workbench.cli._options import TEXT, json_option, project_argument
from workbench.cli._output import print_json
from workbench.cli._term_records import of_concept
from workbench.cli._terms import given, say_concept, term_options
from workbench.services import glossary, projects, term_forms
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("term", type=TEXT)
@click.option("--simplified", type=TEXT, help="The Simplified form.")
@click.option("--english", type=TEXT, help="The English.")
@term_options
@json_option
def command(project: Path, term: str, as_json: bool, **options: Any) -> None:
    """Prints the concept as it stands then."""
    changes = given(options)
    if not changes:
        raise click.UsageError("Give at least one option with what is to change")
    with projects.open_for_writing(project) as store:
        row = glossary.find_concept(store, term)
        form = term_forms.form_of(glossary.get_concept(store, row))
        if changes.get("simplified", form.simplified) != form.simplified:
            form = replace(form, traditional="", reading="")
        glossary.edit(store, row, replace(form, **changes), read_settings().author)
        concept = glossary.get_concept(store, row)
    if as_json:
        print_json(of_concept(concept))
    else:
        say_concept(concept)
