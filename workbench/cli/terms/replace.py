"""Puts one rendering of a term in the place of another, inflection kept.

TERM is one of the concept's terms, or an id. Only segments that have the term are changed, all in
one step of undo; each becomes a draft again. --preview shows what each would lose, [-lost-], and
gain, {+gained+}. Locked and final segments are skipped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from workbench.cli._options import TEXT, document_option, json_option, project_argument
from workbench.cli._output import print_json, say, warn
from workbench.cli._usage import of_change, of_skipped, say_changes, segments
from workbench.services import glossary, projects, replacing_renderings
from workbench.services.settings import read_settings
from workbench.services.usage import usage

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.store.project import Store

_RANGE = re.compile(r"\s*(\d{1,9})\s*(?:[-–]\s*(\d{1,9})\s*)?", re.ASCII)


def numbers(value: str) -> tuple[range, ...]:
    """Numbers and ranges of numbers, such as 3,5-9. Raises BadParameter."""
    found = [_RANGE.fullmatch(part) for part in value.split(",")]
    if not all(found):
        raise click.BadParameter("segments are given as numbers and ranges: 3,5-9")
    return tuple(range(int(one[1]), int(one[2] or one[1]) + 1) for one in found if one)


@click.command()
@project_argument
@click.argument("term", type=TEXT)
@click.option("--from", "old", type=TEXT, required=True, help="The rendering that stands there.")
@click.option("--to", "new", type=TEXT, required=True, help="The rendering that is to stand.")
@document_option
@click.option(
    "--segments",
    "chosen",
    type=numbers,
    metavar="NUMBERS",
    help="Only these segments of the document, such as 3,5-9.",
)
@click.option("--preview", is_flag=True, help="Only show what would change.")
@json_option
def command(
    project: Path,
    term: str,
    old: str,
    new: str,
    document: str | None,
    chosen: tuple[range, ...] | None,
    preview: bool,
    as_json: bool,
) -> None:
    """Prints what was changed, or what would be."""
    if preview:
        with projects.open_for_reading(project) as store:
            changes = _changes(store, term, (old, new), document, chosen)
        _show(changes, as_json=as_json)
        return
    with projects.open_for_writing(project) as store:
        changes = _changes(store, term, (old, new), document, chosen)
        replaced = replacing_renderings.replace_renderings(store, changes, read_settings().author)
    changed = [
        of_change(change, pair)
        for change, pair in zip(replaced.changed, replaced.standing, strict=True)
    ]
    if as_json:
        skipped = [of_skipped(one.change, one.reason) for one in replaced.skipped]
        print_json({"changed": len(changed), "changes": changed, "skipped": skipped})
        return
    for one in replaced.skipped:
        segment = one.change.pair.segment
        warn(f"{segment.document} {segment.number} {one.reason} and was skipped")
    say(f"replaced in {segments(len(changed))}")
    if changed:
        say("undo on the screen takes all of it back in one step")


def _changes(
    store: Store,
    term: str,
    renderings: tuple[str, str],
    document: str | None,
    chosen: tuple[range, ...] | None,
) -> list[replacing_renderings.Change]:
    row = glossary.find_concept(store, term)
    is_one = document is not None or chosen is not None
    within = projects.find_document(store, document) if is_one else None
    places = [
        place
        for place in usage(store, row, document=within).places
        if chosen is None or any(place.pair.segment.number in each for each in chosen)
    ]
    return replacing_renderings.preview(store, places, *renderings)


def _show(changes: list[replacing_renderings.Change], *, as_json: bool) -> None:
    kept = [change for change in changes if not change.hindrance]
    if as_json:
        skipped = [of_skipped(one, one.hindrance) for one in changes if one.hindrance]
        shown = [of_change(change, change.pair) for change in kept]
        print_json({"changed": 0, "changes": shown, "skipped": skipped})
        return
    say_changes(changes)
    say(f"{segments(len(kept))} would change")
