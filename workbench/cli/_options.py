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
placed_document = click.argument("document", required=False, type=TEXT)
named_document = click.option(
    "--document", "named", type=TEXT, metavar="NAME", help="The same as DOCUMENT, by name or id."
)


def one_document(placed: str | None, named: str | None) -> str | None:
    """The document that is meant, said in its place or with --document; None for all.

    Raises UsageError where both are said.
    """
    if placed is not None and named is not None:
        raise click.UsageError("name the document once, as DOCUMENT or with --document")
    return named if placed is None else placed
