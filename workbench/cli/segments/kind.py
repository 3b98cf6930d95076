"""Says what segments are on their page: headlines, list items, table cells and so on.

KIND is headline, byline, body, credit, list-item, table-cell, caption or footnote. NUMBERS are 3,
3-7, 3,5,9-12 or 9- for all from there on. Without --level headlines and list items keep the level
that they have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import document_option, json_option, one_of, project_argument
from workbench.cli._segments import change, numbers_argument
from workbench.model.segments import SegmentKind
from workbench.services import classifying

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.services.reopening import Seen
    from workbench.store.project import Store


@click.command()
@project_argument
@numbers_argument
@click.argument("kind", type=one_of(SegmentKind), metavar="KIND")
@click.option("--level", type=int, help="Of a headline or list item, from 1; 0 for none.")
@document_option
@json_option
def command(
    project: Path, numbers: str, kind: str, level: int | None, document: str | None, as_json: bool
) -> None:
    """Prints the segments that were something else."""

    def deed(store: Store, seen: Sequence[Seen], author: str) -> list[int]:
        return classifying.set_kind(store, seen, SegmentKind(kind), author, level=level)

    change(project, numbers, document, deed, "changed", as_json=as_json)
