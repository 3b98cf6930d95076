"""Splits segments at their sentences, or one before given texts or at offsets.

NUMBERS are 3, 3-7, 3,5,9-12 or 9- for all from there on, by the numbers before the change. The
sentences are those that `workbench sentences` prints. English, notes and history stay with the
first part, annotations go with their words. All of it is one step to undo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import TEXT, document_option, json_option, project_argument
from workbench.cli._segments import change, numbers_argument, one
from workbench.services import recutting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.services.reopening import Seen
    from workbench.store.project import Store


@click.command()
@project_argument
@numbers_argument
@document_option
@click.option("--sentences", "by_sentences", is_flag=True, help="Before each sentence.")
@click.option(
    "--before", "texts", multiple=True, type=TEXT, metavar="TEXT", help="Before these words."
)
@click.option(
    "--at", "offsets", multiple=True, type=int, metavar="OFFSET", help="At this code point."
)
@json_option
def command(
    project: Path,
    numbers: str,
    document: str | None,
    by_sentences: bool,
    texts: tuple[str, ...],
    offsets: tuple[int, ...],
    as_json: bool,
) -> None:
    """Prints the segments that stand in their place; --before and --at may come several times."""
    if by_sentences == bool(texts or offsets):
        raise click.UsageError("Say either --sentences, or --before or --at")

    def deed(store: Store, seen: Sequence[Seen], author: str) -> list[int]:
        if by_sentences:
            return recutting.split_sentences(store, seen, author)
        chosen = one(seen, "a split before words or at an offset")
        before = recutting.offsets_before(chosen[1], texts)
        return recutting.split(store, chosen, [*before, *offsets], author)

    change(project, numbers, document, deed, "split", as_json=as_json)
