"""Says when a document was written.

DATE is as much as is known: 2021, 2021-03 or 2021-03-18, or nothing in quotes. Terms whose official
English has changed over the years are offered in the wording of that time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import TEXT, document_option, project_argument
from workbench.cli._output import say
from workbench.services import dating, projects
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("date", type=TEXT)
@document_option
def command(project: Path, date: str, document: str | None) -> None:
    """Prints what is known then."""
    with projects.open_for_writing(project) as store:
        row = projects.find_document(store, document)
        dating.set_date(store, row, date, read_settings().author)
    say(f"the text is of {date}" if date else "the date of the text is not known")
