"""Writes a file for readers, editors or other programs.

The format is chosen by the suffix of OUT, or by --to; workbench formats lists them with what
each can carry. The file is read again before it takes its place. Paragraphs without a target are
counted as skipped; with --strict they stop the export. What is not to be translated is neither:
it stands in Chinese where the English alone is written, and has an empty target where both are.

A document that came from a Word file, a web page, Markdown or an e-book is written back in the
layout and styles of that file where OUT has its suffix; --layout plain makes a fresh file instead,
--layout original does the same for plain text too. Where OUT is a folder, every document is written
back into it. What has no target stays in the source language. Into an XLIFF file, also one of
Trados, memoQ or Phrase, targets and their states are written, and all else stays byte for byte.

Translator's notes are the footnotes of docx, html and markdown. Of other notes a file has the open
ones that the client may see; --notes none leaves these out too, and --notes all adds the internal
and the resolved ones.
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
from workbench.cli._output import print_json, say, warn
from workbench.cli._records import of_exported
from workbench.model.exchange import NotesFor
from workbench.services import exporting, layouts, projects, reporting, writing_back
from workbench.services.layouts import Layout

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.model.exchange import Exported
    from workbench.store.project import Store


@click.command()
@project_argument
@click.argument("out", type=PATH)
@click.option("--to", "name", type=TEXT, metavar="FORMAT", help="The format, by name.")
@document_option
@click.option(
    "--notes",
    type=one_of(NotesFor),
    default=NotesFor.CLIENT.value,
    show_default=True,
    help="The notes beside the text.",
)
@click.option(
    "--layout",
    type=one_of(Layout),
    default=Layout.AUTO.value,
    show_default=True,
    help="Whether the layout is that of the original.",
)
@click.option("--strict", is_flag=True, help="Refuse while a paragraph has no target.")
@json_option
def command(
    project: Path,
    out: Path,
    name: str | None,
    document: str | None,
    notes: str,
    layout: str,
    strict: bool,
    as_json: bool,
) -> None:
    """Exports one document, or the project."""
    projects.refuse_project_file(project, out)
    with projects.open_for_reading(project) as store:
        exported = _written_back(store, out, name, document, Layout(layout), strict=strict)
        if exported is None:
            parallel = reporting.parallel_text(store, project.stem, document, NotesFor(notes))
    if exported is None:
        format = exporting.choose_format(out, name)
        exported = exporting.write_export(parallel, out, format, strict=strict)
    if as_json:
        print_json({**of_exported(exported), "not_translatable": exported.not_translatable})
        return
    left = exported.not_translatable
    more = f", {left} not to be translated" if left else ""
    say(f"{out}: {exported.written} in English, {exported.skipped} not yet{more}")
    for warning in exported.warnings:
        warn(warning)


def _written_back(
    store: Store,
    out: Path,
    name: str | None,
    document: str | None,
    layout: Layout,
    *,
    strict: bool,
) -> Exported | None:
    """What was written in the layout of the original; None where that is not asked for."""
    if name is None and layouts.fills_folder(store, document, out, layout):
        return writing_back.write_all(store, out, strict=strict)
    found = layouts.find_document(store, document, out, layout, to=name)
    if found is None:
        return None
    return writing_back.write_back(store, found.id, out, strict=strict)
