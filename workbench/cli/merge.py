"""Brings a second person's copy of the project into one's own.

MINE is changed, THEIRS is not. What only one of both changed is taken. Where both did, mine
stands, both sides are shown, and theirs is kept: a target beside mine until the editor decides,
the rest as the line says. One undo in the editor takes the whole merge back, and merging the same
file again does nothing. Exit status 1 with conflicts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import PATH, json_option
from workbench.cli._output import print_json, say, say_wrapped
from workbench.cli._records import of_merged
from workbench.model.merged import ConflictKind
from workbench.services import project_merging, projects
from workbench.services.settings import read_settings
from workbench.text.diffing import word_diff

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.model.merged import MergeConflict, Merged

_TEXTS = (ConflictKind.TARGET, ConflictKind.CUT)
_NAMES = {
    "revisions": "wording",
    "lineages": "origin of text",
    "member_lists": "list of members",
    "properties": "property",
    "replies": "reply",
    "conflicts": "open conflict",
    "memories": "memory",
    "beads": "pair of sentences",
}
_PLURALS = {
    "property": "properties",
    "reply": "replies",
    "origin of text": "origins of text",
    "list of members": "lists of members",
    "memory": "memories",
    "pair of sentences": "pairs of sentences",
}


@click.command()
@click.argument("mine", type=PATH)
@click.argument("theirs", type=PATH)
@click.option("--dry-run", is_flag=True, help="Show what would come, and change nothing.")
@json_option
@click.pass_context
def command(ctx: click.Context, mine: Path, theirs: Path, dry_run: bool, as_json: bool) -> None:
    """Prints what came, and every conflict with both sides."""
    with projects.open_for_writing(mine) as store:
        author = read_settings().author
        merged = project_merging.merge(store, theirs, author, is_preview=dry_run)
    if as_json:
        print_json(of_merged(merged))
    else:
        _say(merged, theirs.name, is_preview=dry_run)
    if merged.conflicts:
        ctx.exit(1)


def _say(merged: Merged, name: str, *, is_preview: bool) -> None:
    if not merged.sets and not merged.taken:
        say("nothing in it is new")
    elif merged.taken:
        say(f"{'would come' if is_preview else 'came'} from {name}:")
    for table, count in merged.taken.items():
        say(f"{count:>6,} {_counted(table, count)}")
    for sentence in merged.settled:
        say_wrapped(sentence, 2)
    for conflict in merged.conflicts:
        say()
        _say_conflict(conflict)


def _counted(table: str, count: int) -> str:
    name = _NAMES.get(table, table.removesuffix("s"))
    return name if count == 1 else _PLURALS.get(name, f"{name}s")


def _say_conflict(conflict: MergeConflict) -> None:
    name = " ".join(conflict.name.split())
    where = " ".join(filter(None, (conflict.document, str(conflict.number or ""), name)))
    say_wrapped(f"conflict at {where}: {conflict.column}", 2)
    say_wrapped(conflict.mine or "(none)", 16, "  mine, stands:")
    theirs = conflict.theirs or "(none)"
    if conflict.kind in _TEXTS and conflict.mine and conflict.theirs:
        theirs = word_diff(conflict.mine, conflict.theirs)
    say_wrapped(theirs, 16, f"  {conflict.author}:" if len(conflict.author) < 6 else "  theirs:")
    say(f"  theirs is kept {conflict.kept}")
