"""Leaves segments untranslated: they stay in Chinese, and no count has them.

NUMBERS are 3, 3-7, 3,5,9-12 or 9- for all from there on; without them --kind names all of its
kind. English that one has stays with it and is not exported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import document_option, json_option, one_of, project_argument
from workbench.cli._segments import ALL, change, of_kind, optional_numbers_argument
from workbench.model.segments import SegmentKind
from workbench.services import classifying

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.services.cutting import Seen
    from workbench.store.project import Store


@click.command()
@project_argument
@optional_numbers_argument
@click.option("--kind", type=one_of(SegmentKind), metavar="KIND", help="Only those of this kind.")
@document_option
@json_option
def command(
    project: Path, numbers: str | None, kind: str | None, document: str | None, as_json: bool
) -> None:
    """Prints the segments that change by it."""
    if numbers is None and kind is None:
        raise click.UsageError("Name the segments, or say --kind")

    def deed(store: Store, seen: Sequence[Seen], author: str) -> list[int]:
        return classifying.set_translatable(store, of_kind(seen, kind), False, author)

    change(project, numbers or ALL, document, deed, "left untranslated", as_json=as_json)
