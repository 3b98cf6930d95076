"""Lists the open questions as the client will see them.

They are annotations whose label has the purpose `query` and that are visible to the client.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import json_option, project_argument
from workbench.cli._output import print_json, say, say_wrapped, warn
from workbench.cli._queries import asked, choice_options, warnings

if TYPE_CHECKING:
    from pathlib import Path

_INDENT = 5


@click.command()
@project_argument
@choice_options
@json_option
def command(
    project: Path, document: str | None, is_all: bool, has_gaps: bool, as_json: bool
) -> None:
    """Prints each question with its place and its words."""
    found = asked(project, document, is_all=is_all, has_gaps=has_gaps)
    if as_json:
        print_json(
            [
                {
                    "number": query.number,
                    "document": query.document,
                    "place": query.place,
                    "quote": query.quote,
                    "context": query.context,
                    "question": query.question,
                    "id": query.id,
                    "fingerprint": query.fingerprint,
                }
                for query in found.queries.queries
            ]
        )
        return
    for query in found.queries.queries:
        say(f"{query.number:>3}  {query.document}, {query.place}")
        say_wrapped(query.context, _INDENT)
        say_wrapped(query.question, _INDENT + 2)
    for warning in warnings(found):
        warn(warning)
