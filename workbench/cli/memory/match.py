"""Finds units whose Chinese is like a text.

All of those at or over the threshold are found, best first. Likeness is that of the characters,
whatever their script, width and case, less what a unit loses for where it comes from: a library,
a machine, another region. Numbers that differ are put into the English where that is sure.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from workbench.cli._memory import indexed, of_match, say_match, warn_of_libraries
from workbench.cli._options import TEXT, json_option, project_argument
from workbench.cli._output import print_json, say
from workbench.services import remembered
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path

_PERCENT = click.IntRange(50, 100)


@click.command()
@project_argument
@click.argument("text", required=False, type=TEXT)
@click.option("--text", "text_option", type=TEXT, metavar="TEXT", help="The same as TEXT.")
@click.option("--threshold", type=_PERCENT, help="Percent; that of the settings unless given.")
@click.option("--limit", type=click.IntRange(0), help="So many; 0 for all.")
@json_option
def command(
    project: Path,
    text: str | None,
    text_option: str | None,
    threshold: int | None,
    limit: int | None,
    as_json: bool,
) -> None:
    """Prints the matches, best first."""
    if (text is None) == (text_option is None):
        raise click.UsageError("Give one text, as TEXT or with --text")
    settings = read_settings().memory
    if threshold is not None:
        settings = replace(settings, threshold=threshold)
    if limit is not None:
        settings = replace(settings, limit=limit)
    with indexed(project) as store:
        matches = remembered.for_text(store, text or text_option or "", settings)
        warn_of_libraries(store)
    if as_json:
        print_json([of_match(match) for match in matches])
        return
    for match in matches:
        say_match(match)
    if not matches:
        say(f"nothing in the memory is like it by {settings.threshold} percent or more")
