"""Prints every wording that a segment has had, newest first.

SEGMENT is a number within the document or an id. Each wording is compared with the one before
it: [-what it lost-] and {+what it gained+}. With --restore the wording of that number (1 is the
newest) stands again, as a draft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import TEXT, document_option, json_option, one_of, project_argument
from workbench.cli._output import print_json, say, say_wrapped
from workbench.cli._records import of_revision
from workbench.model.segments import Revision, Side
from workbench.services import projects, translating
from workbench.services.settings import read_settings
from workbench.text.diffing import word_diff

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@click.command()
@project_argument
@click.argument("segment", type=TEXT)
@document_option
@click.option(
    "--side",
    type=one_of(Side),
    default=Side.TARGET.value,
    show_default=True,
    help="Which text of the pair.",
)
@click.option("--restore", type=click.IntRange(min=1), metavar="N", help="Let wording N stand.")
@json_option
def command(
    project: Path,
    segment: str,
    document: str | None,
    side: str,
    restore: int | None,
    as_json: bool,
) -> None:
    """Prints the history, after restoring where that is asked."""
    if restore is None:
        with projects.open_for_reading(project) as store:
            row, _ = projects.find_segment(store, segment, document)
            revisions = translating.history(store, row, Side(side))
    elif side == Side.SOURCE:
        raise click.UsageError("--restore is for the target; correct a source on the screen")
    else:
        with projects.open_for_writing(project) as store:
            row, pair = projects.find_segment(store, segment, document)
            translating.restore(store, row, pair, restore, read_settings().author)
            revisions = translating.history(store, row)
    if as_json:
        print_json([of_revision(revision) for revision in revisions])
    else:
        _say(revisions)


def _say(revisions: Sequence[Revision]) -> None:
    if not revisions:
        say("nothing was written here yet")
    for number, revision in enumerate(revisions, 1):
        facts = [revision.state, revision.origin, revision.author, revision.time]
        if revision.detail:
            facts.append(revision.detail)
        if revision.is_head:
            facts.append("stands")
        say_wrapped(", ".join(facts), 5, f"{number:>4}")
        older = revisions[number].text if number < len(revisions) else revision.text
        say_wrapped(word_diff(older, revision.text) or "(empty)", 5)
