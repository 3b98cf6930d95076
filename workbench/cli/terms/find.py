"""Finds the glossary's terms in a text.

Script, width and case do not matter. The longest hits are listed; --nested adds those inside
them. Offsets are code points, the end excluded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import TEXT, json_option, project_argument
from workbench.cli._output import print_json, say_wrapped
from workbench.cli._term_records import of_hit
from workbench.services import dating, projects
from workbench.services.recognising import Recogniser

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.model.terms import TermHit


@click.command()
@project_argument
@click.argument("text", required=False, type=TEXT)
@click.option("--text", "text_option", type=TEXT, metavar="TEXT", help="The same as TEXT.")
@click.option("--date", type=TEXT, default="", help="When the text was written, as YYYY-MM-DD.")
@click.option("--nested", is_flag=True, help="Also list hits that lie within longer ones.")
@json_option
def command(
    project: Path,
    text: str | None,
    text_option: str | None,
    date: str,
    nested: bool,
    as_json: bool,
) -> None:
    """Prints the hits in the order of the text."""
    if (text is None) == (text_option is None):
        raise click.UsageError("Give one text, as TEXT or with --text")
    with projects.open_for_reading(project) as store:
        recogniser = Recogniser()
        recogniser.read(store)
        setting = dating.setting(store, date=dating.date_of(date))
        hits = recogniser.hits(store, text if text is not None else text_option or "", setting)
    if nested:
        hits += [inner for hit in hits for inner in hit.nested]
    hits.sort(key=lambda hit: (hit.span.start, -hit.span.end))
    if as_json:
        print_json([of_hit(hit) for hit in hits])
        return
    for hit in hits:
        _say(hit)


def _say(hit: TermHit) -> None:
    english = " / ".join(hit.targets) or "(no term that may be used)"
    say_wrapped(f"{hit.text}  {english}", 10, f"{hit.span.start}-{hit.span.end}")
