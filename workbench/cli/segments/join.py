"""Joins segments that follow each other into one, as one step to undo.

NUMBERS are a range as 3-7. English, notes and annotations come together in the first; its English
is a draft then. The numbers are those before the change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import document_option, json_option, project_argument
from workbench.cli._segments import change, numbers_argument
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
@json_option
def command(project: Path, numbers: str, document: str | None, as_json: bool) -> None:
    """Prints the segment that stands in their place."""

    def deed(store: Store, seen: Sequence[Seen], author: str) -> list[int]:
        return recutting.join(store, seen, author)

    change(project, numbers, document, deed, "joined", as_json=as_json)
