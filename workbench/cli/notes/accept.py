"""Accepts proposed annotations: they are open from then on.

ID is that of an annotation, or its beginning. Undo on the screen takes it back as one step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import json_option, project_argument
from workbench.cli._output import print_json, say
from workbench.cli._proposed import all_option, decided, ids_argument, label_option
from workbench.services import preannotating

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@ids_argument
@all_option
@label_option
@json_option
def command(
    project: Path, ids: tuple[str, ...], is_all: bool, label: str | None, as_json: bool
) -> None:
    """Prints how many, or which by their ids."""
    names = decided(project, ids, is_all, label, preannotating.accept)
    if as_json:
        print_json({"accepted": names})
    else:
        say(f"accepted {len(names)}")
