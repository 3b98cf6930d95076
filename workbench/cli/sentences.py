"""Prints the sentences of source and target, with where they stand.

Without a NUMBER those of a document or of all. Offsets are code points of the segment's text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import TEXT, document_option, json_option, one_of, project_argument
from workbench.cli._output import print_json, say_table
from workbench.model.segments import Side
from workbench.services import projects, sentencing

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.cli._records import Record
    from workbench.services.sentencing import Sentence

_HEAD = ("number", "side", "start", "end", "sentence")


@click.command()
@project_argument
@click.argument("number", required=False, type=TEXT)
@document_option
@click.option("--side", type=one_of(Side), help="Only those of one side.")
@json_option
def command(
    project: Path, number: str | None, document: str | None, side: str | None, as_json: bool
) -> None:
    """Prints a row a sentence, source before target."""
    with projects.open_for_reading(project) as store:
        found = [
            each
            for each in sentencing.listed(store, number, document)
            if side in (None, each.side.value)
        ]
    if as_json:
        print_json([_record(each) for each in found])
    else:
        say_table(_HEAD, [_row(each) for each in found])


def _record(sentence: Sentence) -> Record:
    segment = sentence.pair.segment
    return {
        "document": segment.document,
        "number": segment.number,
        "side": sentence.side,
        "start": sentence.span.start,
        "end": sentence.span.end,
        "text": sentence.text,
        "id": segment.id,
        "version": segment.version,
    }


def _row(sentence: Sentence) -> tuple[str, ...]:
    span, number = sentence.span, sentence.pair.segment.number
    return (str(number), sentence.side, str(span.start), str(span.end), sentence.text)
