"""What the commands of `queries` share: which questions are meant, and what is not said."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from workbench.cli._options import document_option
from workbench.cli._output import counted
from workbench.services import projects, querying

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.services.querying import Asked

F = TypeVar("F", bound=Callable[..., Any])


def choice_options(function: F) -> F:
    """Adds the options that say which questions are meant."""
    function = click.option(
        "--gaps", "has_gaps", is_flag=True, help="Ask about paragraphs that look cut off, too."
    )(function)
    function = click.option(
        "--all", "is_all", is_flag=True, help="Internal questions too, without what they say."
    )(function)
    return document_option(function)


def asked(project: Path, document: str | None, *, is_all: bool, has_gaps: bool) -> Asked:
    """The questions that the options choose."""
    with projects.open_for_reading(project) as store:
        row = projects.find_document(store, document) if document else None
        return querying.open_queries(
            store, project.stem, document=row, is_all=is_all, has_gaps=has_gaps
        )


def warnings(found: Asked) -> Iterator[str]:
    """A sentence for what is not in a list."""
    if found.left_out:
        yield (
            f"{counted(found.left_out, 'open question')} left out: internal; make them visible"
            " with notes edit --visibility client, or give --all"
        )
    if found.withheld:
        yield f"{counted(found.withheld, 'internal question')} listed without what they say"
