"""Makes an empty project.

PROJECT is a path that ends in .db. Languages are BCP 47 tags.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import TEXT, project_argument
from workbench.services import projects

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.option("--source", default="zh-Hans", show_default=True, type=TEXT, help="From.")
@click.option("--target", default="en", show_default=True, type=TEXT, help="Into.")
def command(project: Path, source: str, target: str) -> None:
    """Says nothing, for the path is known."""
    projects.new(project, source_language=source, target_language=target)
