"""Leaves segments untranslated: they stay in Chinese, and no count has them.

NUMBERS are 3, 3-7, 3,5,9-12 or 9- for all from there on; without them --kind names all of its
kind. English that one has stays with it and is not exported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._segments import set_translatable, translatable_options

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@translatable_options
def command(
    project: Path, numbers: str | None, kind: str | None, document: str | None, as_json: bool
) -> None:
    """Prints the segments that change by it."""
    set_translatable(project, numbers, kind, document, translatable=False, as_json=as_json)
