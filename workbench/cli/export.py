"""Writes a file for readers, editors or other programs.

The format is chosen by the suffix of OUT, or by --to; workbench formats lists them with what
each can carry. The file is read again before it takes its place, and compared pair by pair with
what was meant; what the format has no place for is told. Paragraphs without a target are counted as
skipped; with --strict they stop the export. What is not to be translated is neither: it stands in
Chinese where the English alone is written, and has an empty target where both are.

With --level sentence the pairs are those of the sentences, as they are paired in the memory; where
a pair is not one to one the file says so. --state, which may be given several times, leaves out
what has other states. --script writes the Chinese in another script; the project keeps its own.
--terms, --matches and --history add the terms of the glossary, so many matches of the memory, and
the earlier wordings, in formats that have a place for them. A termbase (tbx) has the terms that
stand in the documents, and nothing else. OUT.moses stands for one file for each language and one
with the ids: OUT.zh, OUT.en and OUT.ids.

A document that came from a Word file, a web page, Markdown or an e-book is written back in the
layout and styles of that file where OUT has its suffix; --layout plain makes a fresh file instead,
--layout original does the same for plain text too. Where OUT is a folder, every document is written
back into it, or those that --document names. What has no target stays in the source language. Into
an XLIFF file, also one of Trados, memoQ or Phrase, targets and their states are written, and all
else stays byte for byte.

Translator's notes are the footnotes of docx, html and markdown. Of other notes a file has the open
ones that the client may see; --notes none leaves these out too, and --notes all adds the internal
and the resolved ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli._options import PATH, TEXT, json_option, one_of, project_argument
from workbench.cli._output import print_json, say, warn
from workbench.cli._records import of_exported
from workbench.model.exchange import Arrangement, Choices, Layout, Level, NotesFor
from workbench.model.scripts import Script
from workbench.model.segments import State

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from workbench.model.exchange import Exported

_SCRIPTS = {
    "zh-Hans": Script.SIMPLIFIED,
    "zh-Hant": Script.TRADITIONAL,
    "zh-Hant-TW": Script.TAIWAN,
    "zh-Hant-HK": Script.HONG_KONG,
}


@click.command()
@project_argument
@click.argument("out", type=PATH)
@click.option("--to", "name", type=TEXT, metavar="FORMAT", help="The format, by name.")
@click.option(
    "--document",
    "documents",
    type=TEXT,
    multiple=True,
    metavar="NAME",
    help="A document, by name or id; may be given several times.",
)
@click.option(
    "--state",
    "states",
    type=one_of(State),
    multiple=True,
    help="Only pairs of this state; may be given several times.",
)
@click.option(
    "--level",
    type=one_of(Level),
    default=Level.PARAGRAPH.value,
    show_default=True,
    help="What a pair is.",
)
@click.option("--script", type=click.Choice([*_SCRIPTS]), help="The script of the Chinese.")
@click.option(
    "--notes",
    type=one_of(NotesFor),
    default=NotesFor.CLIENT.value,
    show_default=True,
    help="The notes beside the text.",
)
@click.option("--terms", "has_terms", is_flag=True, help="With the terms of the glossary.")
@click.option(
    "--matches",
    type=click.IntRange(0, 20),
    default=0,
    metavar="N",
    help="With so many matches of the memory for each pair.",
)
@click.option("--history", "has_history", is_flag=True, help="With earlier wordings.")
@click.option(
    "--arrange",
    "arrangement",
    type=one_of(Arrangement),
    default=Arrangement.COLUMNS.value,
    show_default=True,
    help="How documents for readers show both texts.",
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
    layout: str,
    strict: bool,
    as_json: bool,
    **chosen: Any,
) -> None:
    """Exports some documents, or the project."""
    # Late: the help waits for none of it.
    from workbench.cli._progress import counting
    from workbench.services import projects
    from workbench.services.delivering import Order, deliver
    from workbench.services.files import refuse_project_file
    from workbench.services.settings import read_settings

    refuse_project_file(project, out)
    order = Order(
        project=project.stem,
        out=out,
        memory=read_settings().memory,
        choices=_choices(chosen),
        to=name,
        layout=Layout(layout),
        is_strict=strict,
    )
    with projects.open_for_reading(project) as store:
        exported = deliver(store, order, lambda total: counting("writing and comparing", total))
    if as_json:
        print_json(_record(exported))
    else:
        _say(out, exported)


def _record(exported: Exported) -> dict[str, Any]:
    return {
        **of_exported(exported),
        "terms": exported.terms,
        "not_translatable": exported.not_translatable,
        "compared": exported.compared,
        "lacking": list(exported.lacking),
    }


def _choices(chosen: Mapping[str, Any]) -> Choices:
    return Choices(
        documents=chosen["documents"],
        states=frozenset(map(State, chosen["states"])),
        level=Level(chosen["level"]),
        script=_SCRIPTS.get(chosen["script"], Script.STORED),
        notes=NotesFor(chosen["notes"]),
        has_terms=chosen["has_terms"],
        has_history=chosen["has_history"],
        matches=chosen["matches"],
        arrangement=Arrangement(chosen["arrangement"]),
    )


def _say(out: Path, exported: Exported) -> None:
    from workbench.services.delivering import told_counts, told_lack

    say(f"{out}: {told_counts(exported)}")
    lack = told_lack(exported)
    if lack:
        say(lack)
    for warning in exported.warnings:
        warn(warning)
