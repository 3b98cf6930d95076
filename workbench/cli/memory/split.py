"""Takes some units out of a memory, into a new one.

Those go that have everything that the options say. --source and --target are regular expressions;
days are as much of YYYY-MM-DD as is known, and both ends are included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli._memory import of_memory
from workbench.cli._options import TEXT, json_option, one_of, project_argument
from workbench.cli._output import counted, print_json, say
from workbench.cli._progress import working
from workbench.model.segments import Origin
from workbench.model.unit_queries import UnitQuery
from workbench.services import memories, projects
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("memory", type=TEXT)
@click.argument("name", type=TEXT)
@click.option("--source", type=TEXT, metavar="REGEX", help="What the source has.")
@click.option("--target", type=TEXT, metavar="REGEX", help="What the target has.")
@click.option("--document", type=TEXT, help="The text that they come from.")
@click.option("--author", type=TEXT, help="Who wrote them.")
@click.option("--origin", "origins", type=one_of(Origin), multiple=True, help="How they came.")
@click.option("--since", type=TEXT, metavar="DAY", help="From this day on.")
@click.option("--until", type=TEXT, metavar="DAY", help="Up to this day.")
@json_option
def command(
    project: Path, memory: str, name: str, origins: tuple[str, ...], as_json: bool, **asked: Any
) -> None:
    """Prints the new memory."""
    query = UnitQuery(
        origins=frozenset(map(Origin, origins)),
        **{key: value for key, value in asked.items() if value is not None},
    )
    if query.is_everything:
        raise click.UsageError("Say with an option which units are meant")
    with projects.open_for_writing(project) as store, working("splitting", [project]):
        new = memories.split(store, memory, query, name, read_settings().author)
    if as_json:
        print_json(of_memory(new))
    else:
        say(f"{new.name} has {counted(new.units, 'unit')} of {memory}")
