"""What the commands of `segments` share: naming segments, and saying what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import click

from workbench.cli._options import (
    TEXT,
    document_option,
    json_option,
    one_of,
    project_argument,
)
from workbench.cli._output import counted, print_json, say
from workbench.cli._records import of_pair
from workbench.errors import BadInput
from workbench.model.segments import SegmentKind
from workbench.services import classifying, projects, selecting
from workbench.services.joining import numbers_of
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from workbench.services.reopening import Seen
    from workbench.store.project import Store

Deed: TypeAlias = "Callable[[Store, Sequence[Seen], str], Sequence[int]]"
"""Changes segments in the name of an author; gives the rows that are others now."""

numbers_argument = click.argument("numbers", type=TEXT)
_ALL = "1-"
"""The numbers of a whole document."""


def one(seen: Sequence[Seen], what: str) -> Seen:
    """The only segment of those named. Raises BadInput, which says what needs a single one."""
    if len(seen) != 1:
        raise BadInput(f"{what} is of one segment, not of {len(seen)}", hint="name one")
    return seen[0]


def translatable_options(command: Callable[..., None]) -> Callable[..., None]:
    """The arguments of a command that leaves segments untranslated, or has them translated."""
    for decorate in (
        json_option,
        document_option,
        click.option(
            "--kind", type=one_of(SegmentKind), metavar="KIND", help="Only those of this kind."
        ),
        click.argument("numbers", required=False, type=TEXT),
        project_argument,
    ):
        command = decorate(command)
    return command


def set_translatable(
    project: Path,
    numbers: str | None,
    kind: str | None,
    document: str | None,
    *,
    translatable: bool,
    as_json: bool,
) -> None:
    """Has segments translated or left alone. Raises UsageError where none are named."""
    if numbers is None and kind is None:
        raise click.UsageError("Name the segments, or say --kind")

    def deed(store: Store, seen: Sequence[Seen], author: str) -> list[int]:
        of_kind = [each for each in seen if kind in (None, each[1].segment.kind.value)]
        return classifying.set_translatable(store, of_kind, translatable, author)

    done = "to be translated" if translatable else "left untranslated"
    change(project, numbers or _ALL, document, deed, done, as_json=as_json)


def change(
    project: Path, numbers: str, document: str | None, deed: Deed, done: str, *, as_json: bool
) -> None:
    """Does something to the segments that were named, and prints what became of them.

    `done` is what was done, as in *joined*. Counted are the segments that there were before.
    """
    with projects.open_for_writing(project) as store, store.transaction():
        seen = selecting.find_segments(store, numbers, document)
        in_document = store.segments.document_of(seen[0][0])
        before = set(store.segments.outline(in_document).rows)
        rows = deed(store, seen, read_settings().author)
        after = set(store.segments.outline(in_document).rows)
        changed = len(before.intersection(rows)) + len(before - after)
        pairs = selecting.pairs_of(store, rows)
    if as_json:
        print_json({"changed": changed, "segments": [of_pair(pair) for pair in pairs]})
    elif changed:
        is_recut = "" if after == before else "now "
        say(f"{done} {counted(changed, 'segment')}: {is_recut}{numbers_of(pairs)}")
    else:
        say("nothing changes by that")
