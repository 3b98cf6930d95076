"""Looks up the words at a place of a text.

The longest word that begins at the place comes first, then the shorter ones, then words that go
across the place, then the words and characters that the longest consists of. Simplified and
Traditional characters are found, also mixed. Offsets are code points, the end excluded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import TEXT, json_option, project_argument
from workbench.cli._output import print_json, say, say_wrapped
from workbench.cli._words import of_hit
from workbench.errors import BadInput
from workbench.services import looking_up, projects

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.model.dictionaries import Word


@click.command()
@project_argument
@click.argument("text", type=TEXT)
@click.option("--at", type=int, default=0, metavar="N", help="The place: code points before it.")
@json_option
def command(project: Path, text: str, at: int, as_json: bool) -> None:
    """Prints the words, one entry after another."""
    if not 0 <= at < len(text):
        raise BadInput(
            f"the text has no place {at}", hint=f"--at takes 0 to {max(0, len(text) - 1)}"
        )
    with projects.open_for_reading(project) as store:
        hits = looking_up.look_up(store, text, at)
        is_empty = not hits and not looking_up.dictionaries(store)
    if as_json:
        print_json([each for hit in hits for each in of_hit(hit)])
    elif is_empty:
        say(looking_up.NO_DICTIONARY)
    elif not hits:
        say(f"no dictionary has a word at {at}: {text[at : at + 12]}")
    for hit in hits if not as_json else ():
        for word in hit.words:
            _say(word, f"{hit.span.start}-{hit.span.end}")


def _say(word: Word, place: str) -> None:
    say_wrapped(f"{looking_up.spelled(word)}  {word.pinyin}", 8, place)
    for line in looking_up.told(word):
        say_wrapped(line, 8)
