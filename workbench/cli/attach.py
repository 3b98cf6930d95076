"""Attaches another project as a library, or lists those that are.

Its memory is asked beside that of the project, and it is never changed. --penalty is what its
matches lose, in percent; given for one that is attached already it takes the place of the one
before. Without LIBRARY the libraries are listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._memory import of_library
from workbench.cli._options import PATH, json_option, project_argument
from workbench.cli._output import print_json, say, say_table, warn
from workbench.services import libraries, memory_index, projects
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.model.memory import Library


@click.command()
@project_argument
@click.argument("library", type=PATH, required=False)
@click.option("--penalty", type=click.IntRange(0, libraries.MOST), help="Percent; usually 0.")
@json_option
def command(project: Path, library: Path | None, penalty: int | None, as_json: bool) -> None:
    """Prints the library, or all of them."""
    if library is None:
        if penalty is not None:
            raise click.UsageError("Say of which library the penalty is")
        _list(project, as_json=as_json)
        return
    attached = _attach(project, library, penalty)
    if as_json:
        print_json(of_library(attached))
    else:
        say(f"{attached.path} is a library, with a penalty of {attached.penalty} %")


def _attach(project: Path, library: Path, penalty: int | None) -> Library:
    author = read_settings().author
    with projects.open_for_writing(project) as store:
        known = libraries.find_path(store, library)
        if known is None or penalty is None:
            return libraries.attach(store, library, author, penalty or 0)
        return libraries.set_penalty(store, known.id, penalty, author)


def _list(project: Path, *, as_json: bool) -> None:
    with projects.open_for_reading(project) as store:
        found = libraries.libraries(store)
        warnings = memory_index.warnings(store)
    if as_json:
        print_json([of_library(library) for library in found])
    elif found:
        say_table(("penalty", "path"), [(f"{each.penalty}", each.path) for each in found])
    else:
        say("no library is attached")
    for warning in warnings:
        warn(warning)
