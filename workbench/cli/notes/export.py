"""Writes texts with their annotations to a file that other programs annotate too.

The format is chosen by the suffix of OUT, or by --to; workbench formats lists those that write
annotations. A format of several files writes them beside each other under one name. They are read
again before they take their places; what the format cannot hold is said. The options choose the
annotations; texts without any are written too, unless --only-annotated is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli._notes import filter_options, notes_filter
from workbench.cli._options import PATH, TEXT, document_option, json_option, project_argument
from workbench.cli._output import counted, print_json, say, warn
from workbench.services import annotation_files, projects
from workbench.services.annotated_texts import Choice
from workbench.services.files import refuse_project_file

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("out", type=PATH)
@click.option("--to", "name", type=TEXT, default="", metavar="FORMAT", help="The format, by name.")
@document_option
@filter_options
@click.option("--only-annotated", is_flag=True, help="Leave out texts without annotations.")
@json_option
def command(
    project: Path,
    out: Path,
    name: str,
    document: str | None,
    only_annotated: bool,
    as_json: bool,
    **given: Any,
) -> None:
    """Prints which files were written, and how many annotations they hold."""
    refuse_project_file(project, out)
    with projects.open_for_reading(project) as store:
        choice = Choice(
            notes=notes_filter(store, given),
            document=projects.find_document(store, document) if document else None,
            is_only_annotated=only_annotated,
        )
        exported = annotation_files.export_annotations(store, out, project.stem, name, choice)
    if as_json:
        print_json(
            {
                "files": [str(path) for path in exported.files],
                "texts": exported.texts,
                "written": exported.annotations,
                "relations": exported.relations,
                "warnings": list(exported.warnings),
            }
        )
        return
    counts = (
        counted(exported.annotations, "annotation"),
        counted(exported.texts, "text"),
        counted(exported.relations, "relation"),
    )
    say(f"{', '.join(map(str, exported.files))}: {counts[0]} on {counts[1]}, {counts[2]}")
    for warning in exported.warnings:
        warn(warning)
