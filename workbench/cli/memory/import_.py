"""Takes translation units into the memory: of a TMX, a table, an XLIFF, or another project.

They go into a memory with the name of the file, or with --memory into another. All are taken, or
none: breaking off leaves the memory as it was, and undo takes the whole file back. A unit that a
memory of other files has with the same two texts is left out. A bad one is told by its line and
left out; with --strict it stops the import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import PATH, TEXT, json_option, project_argument
from workbench.cli._output import counted, print_json, say, warn
from workbench.cli._progress import through_bytes
from workbench.services import memory_files, projects
from workbench.services.memory_files import UnitsImport
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.services.memory_files import ImportedUnits


@click.command()
@project_argument
@click.argument("file", type=PATH)
@click.option("--from", "name", type=TEXT, default="", metavar="FORMAT", help="The format.")
@click.option("--memory", type=TEXT, default="", metavar="NAME", help="The memory to go into.")
@click.option("--strict", is_flag=True, help="Stop at the first bad unit.")
@json_option
def command(project: Path, file: Path, name: str, memory: str, strict: bool, as_json: bool) -> None:
    """Prints how many units were added."""
    author = read_settings().author
    options = UnitsImport(format=name, memory=memory, is_strict=strict)
    with (
        projects.open_for_writing(project) as store,
        through_bytes(f"importing {file.name}", file) as report,
    ):
        imported = memory_files.import_units(store, file, author, options, report=report)
    if as_json:
        print_json(
            {
                "added": imported.added,
                "skipped": imported.known + imported.bad,
                "warnings": list(imported.warnings),
                "memory": imported.memory,
                "known": imported.known,
                "bad": imported.bad,
            }
        )
        return
    _say(imported)


def _say(imported: ImportedUnits) -> None:
    told = [f"added {counted(imported.added, 'unit')} to {imported.memory}"]
    if imported.known:
        told.append(f"{_so_many(imported.known)} there already")
    if imported.bad:
        told.append(f"{_so_many(imported.bad)} bad and left out")
    say("; ".join(told))
    for warning in imported.warnings:
        warn(warning)


def _so_many(count: int) -> str:
    return f"{count:,} {'was' if count == 1 else 'were'}"
