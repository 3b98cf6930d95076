"""Prints source and target, pair by pair.

The sign after the number is the state: - initial, ~ draft, ✓ translated, R reviewed, F final; and
= for what is not to be translated.
Inline markup stands in the texts as `workbench translate --codes` reads it: `{1>bold<1}`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import (
    json_option,
    named_document,
    one_document,
    placed_document,
    project_argument,
)
from workbench.cli._output import print_json, say, say_wrapped
from workbench.cli._records import of_pair
from workbench.model.signs import state_sign
from workbench.services import projects, reporting
from workbench.text.code_signs import signed

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.model.segments import Pair

_INDENT = 7


@click.command()
@project_argument
@placed_document
@named_document
@json_option
def command(project: Path, document: str | None, named: str | None, as_json: bool) -> None:
    """Prints the pairs of one document, or of all."""
    document = one_document(document, named)
    with projects.open_for_reading(project) as store:
        pairs = list(reporting.pairs(store, document))
    if as_json:
        print_json([of_pair(pair) for pair in pairs])
        return
    name = None
    for pair in pairs:
        if pair.segment.document != name:
            name = pair.segment.document
            say(name)
        say()
        _say(pair)


def _say(pair: Pair) -> None:
    segment = pair.segment
    kind = f"{segment.kind}, needs work" if segment.needs_work else str(segment.kind)
    say(f"{segment.number:>4} {state_sign(pair)} {kind}")
    say_wrapped(signed(segment.source, segment.codes), _INDENT)
    if pair.target.text:
        say_wrapped(signed(pair.target.text, pair.target.codes), _INDENT)
    for label, text in (("note", segment.note), ("unfinished", segment.unfinished)):
        if text:
            say_wrapped(f"{label}: {text}", _INDENT)
