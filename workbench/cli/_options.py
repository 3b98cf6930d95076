"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum


def text(value: str) -> str:
    """A text of the command line. Raises BadParameter where it is no UTF-8."""
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise click.BadParameter("the text is not UTF-8") from error
    return value


def one_of(values: Iterable[StrEnum]) -> click.Choice[str]:
    """The values of an enumeration as they are written on a command line."""
    return click.Choice([value.value for value in values])


TEXT = text
"""The type of every text on the command line."""
PATH = click.Path(path_type=Path)

project_argument = click.argument("project", type=PATH)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
document_option = click.option(
    "--document", type=TEXT, metavar="NAME", help="The document, by name or id."
)
