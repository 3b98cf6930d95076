"""Lists the glossary, concept by concept.

With TEXT only what has it in a term, its pinyin, the definition or the note. The options narrow the
list further.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli._options import TEXT, json_option, one_of, project_argument
from workbench.cli._output import print_json
from workbench.cli._term_records import of_concept
from workbench.cli._terms import say_concept
from workbench.model.terms import ConceptKind, TermStatus
from workbench.services import browsing, glossary, projects
from workbench.services.browsing import View

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("text", required=False, type=TEXT)
@click.option("--kind", type=one_of(ConceptKind), help="Only this kind.")
@click.option("--domain", type=TEXT, help="Only this domain; empty for none.")
@click.option("--client", type=TEXT, help="Only what holds for this client.")
@click.option("--status", type=one_of(TermStatus), help="Only where the first English has it.")
@click.option("--english/--no-english", "has_english", default=None, help="With it or without.")
@click.option("--used/--unused", "is_used", default=None, help="What documents have, or have not.")
@json_option
def command(project: Path, as_json: bool, **wanted: Any) -> None:
    """Prints the concepts with their terms."""
    view = View(**{name: value for name, value in wanted.items() if value is not None})
    with projects.open_for_reading(project) as store:
        if view.is_everything:
            concepts = list(glossary.concepts(store))
        else:
            used = () if view.is_used is None else browsing.used_concepts(store)
            rows = browsing.find_concepts(store, view, used)
            concepts = list(store.concepts.get(rows).values())
    if as_json:
        print_json([of_concept(concept) for concept in concepts])
        return
    for concept in concepts:
        say_concept(concept)
