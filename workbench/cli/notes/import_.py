"""Puts the annotations of a file on the texts of the project.

The format is told from the file, or given by --from. A text is found by its id, by document and
number, or by its words; --document says in which document to look. Offsets that do not fit are put
right by the words. Where anything fits nowhere nothing is taken, unless --skip leaves it out.
What the project has is not taken again; what it has otherwise is named, or changed with --update.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import (
    PATH,
    TEXT,
    document_option,
    json_option,
    one_of,
    project_argument,
)
from workbench.cli._output import counted, print_json, say, warn
from workbench.cli._progress import working
from workbench.services import annotation_files, projects
from workbench.services.annotation_files import ImportOptions
from workbench.services.annotation_merging import Unknown
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.cli._records import Record
    from workbench.services.annotation_taking import ImportedAnnotations


@click.command()
@project_argument
@click.argument("file", type=PATH)
@click.option(
    "--from", "name", type=TEXT, default="", metavar="FORMAT", help="The format, by name."
)
@document_option
@click.option(
    "--unknown",
    type=one_of(Unknown),
    default=Unknown.ADD.value,
    show_default=True,
    help="What becomes of labels that the project lacks.",
)
@click.option("--update", is_flag=True, help="Change what the project has otherwise.")
@click.option("--skip", is_flag=True, help="Leave out what fits nowhere.")
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would change.")
@json_option
def command(
    project: Path,
    file: Path,
    name: str,
    document: str | None,
    unknown: str,
    as_json: bool,
    **flags: bool,
) -> None:
    """Prints how many annotations are new, were changed, were there, or fit nowhere."""
    is_dry_run = flags["dry_run"]
    opened = projects.open_for_reading if is_dry_run else projects.open_for_writing
    with opened(project) as store, working("importing annotations", [file]) as report:
        options = ImportOptions(
            format=name,
            document=projects.find_document(store, document) if document else None,
            unknown=Unknown(unknown),
            is_update=flags["update"],
            is_skipping=flags["skip"],
            is_dry_run=is_dry_run,
        )
        imported = annotation_files.import_annotations(
            store, file, read_settings().author, options, report=report
        )
    if as_json:
        print_json(_record(imported, is_dry_run=is_dry_run))
        return
    _say(imported, is_dry_run=is_dry_run)


def _record(imported: ImportedAnnotations, *, is_dry_run: bool) -> Record:
    return {
        "dry_run": is_dry_run,
        "added": imported.added,
        "changed": imported.changed,
        "same": imported.same,
        "relations": imported.relations,
        "labels": list(imported.labels),
        "differing": list(imported.differing),
        "faults": list(imported.faults),
        "warnings": list(imported.warnings),
    }


def _say(imported: ImportedAnnotations, *, is_dry_run: bool) -> None:
    say(
        f"{'would add' if is_dry_run else 'added'} {counted(imported.added, 'annotation')},"
        f" {'change' if is_dry_run else 'changed'} {imported.changed};"
        f" {imported.same} were there, {len(imported.differing)} differ,"
        f" {len(imported.faults)} fit nowhere"
    )
    if imported.labels:
        added = "would add the labels" if is_dry_run else "added the labels"
        say(f"{added} {', '.join(imported.labels)}")
    for line in (*imported.differing, *imported.faults, *imported.warnings):
        warn(line)
