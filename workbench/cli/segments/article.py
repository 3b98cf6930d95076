"""Says to which article of the page segments belong.

NUMBERS are 3, 3-7, 3,5,9-12 or 9- for all from there on. With --onward one segment is named: its
article becomes this one, and all that follow are counted on by as much.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import document_option, json_option, project_argument
from workbench.cli._segments import change, numbers_argument
from workbench.services import classifying

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.services.reopening import Seen
    from workbench.store.project import Store


@click.command()
@project_argument
@numbers_argument
@click.argument("article", type=click.IntRange(min=0))
@click.option("--onward", is_flag=True, help="Count all that follow on from there.")
@document_option
@json_option
def command(
    project: Path, numbers: str, article: int, onward: bool, document: str | None, as_json: bool
) -> None:
    """Prints the segments that were of another article; 0 is above all articles."""

    def deed(store: Store, seen: Sequence[Seen], author: str) -> list[int]:
        return classifying.set_article(store, seen, article, author, onward=onward)

    change(project, numbers, document, deed, "changed", as_json=as_json)
