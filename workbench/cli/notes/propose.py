"""Proposes annotations: terms, names, numbers, dates and quotations that the program finds.

They wait in the state proposed until `notes accept` or `notes refuse` says what becomes of them.
Where an annotation of the same label stands, or one was refused or removed, nothing is proposed.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from workbench.cli._options import TEXT, document_option, json_option, project_argument
from workbench.cli._output import print_json, say
from workbench.services import preannotating, projects
from workbench.services.preannotating import Found
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.services.preannotating import Proposal


def _kinds(_: click.Context, __: click.Parameter, value: str | None) -> tuple[Found, ...]:
    if value is None:
        return tuple(Found)
    known = {str(kind): kind for kind in Found}
    names = [name.strip() for name in value.split(",") if name.strip()]
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        raise click.BadParameter(f"there are {', '.join(known)}")
    return tuple(known[name] for name in names)


@click.command()
@project_argument
@document_option
@click.option(
    "--kinds",
    type=TEXT,
    callback=_kinds,
    metavar="KINDS",
    help="Which, with commas between: terms,names,numbers,dates,quotations. All by default.",
)
@click.option("--dry-run", is_flag=True, help="Print what would be proposed and write nothing.")
@json_option
def command(
    project: Path, document: str | None, kinds: tuple[Found, ...], dry_run: bool, as_json: bool
) -> None:
    """Prints the proposals one by one, or how many there are of each label."""
    opened = projects.open_for_reading if dry_run else projects.open_for_writing
    with opened(project) as store:
        row = None if document is None else projects.find_document(store, document)
        found = preannotating.propose(store, kinds, document=row)
        if not dry_run:
            preannotating.write(store, found, read_settings().author)
    if as_json:
        print_json([_record(each) for each in found])
        return
    if dry_run:
        for each in found:
            say(f"{each.number}  {each.side}  {each.label}  {each.text}")
    counts = Counter(each.label for each in found)
    for label, count in sorted(counts.items()):
        say(f"{count} {label}")
    if not found:
        say("nothing to propose")


def _record(proposal: Proposal) -> dict[str, object]:
    return {
        "number": proposal.number,
        "side": proposal.side,
        "start": proposal.span.start,
        "end": proposal.span.end,
        "text": proposal.text,
        "label": proposal.label,
        "origin": proposal.origin,
    }
