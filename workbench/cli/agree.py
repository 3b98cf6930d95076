"""Says how well two annotators agree, and where they differ.

MINE and THEIRS are copies of one project, or projects with the same documents; with --authors two
people in the one file MINE are compared. Somebody worked on a side of a document where they have an
annotation on it; what only one of both worked on is left out, as are texts that are not the same,
remarks on whole segments, annotations whose words are gone, and proposals that nobody accepted.
Chance-corrected figures depend on what was marked: compare them only for one task.
"""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

import click

from workbench.cli._agreement import of_agreed, say_figures, say_omissions, say_places
from workbench.cli._options import PATH, TEXT, document_option, json_option, one_of
from workbench.cli._output import print_json, say
from workbench.model.segments import Side
from workbench.services import projects

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from workbench.model.agreed import Agreed
    from workbench.store.project import Store

_FIRST = 5
"""Disagreements that are shown unless all are asked for."""


def _names(_context: click.Context, _option: click.Parameter, value: str | None) -> frozenset[str]:
    return frozenset(name.strip() for name in (value or "").split(",") if name.strip())


def _side(_context: click.Context, _option: click.Parameter, value: str | None) -> Side | None:
    return None if value is None else Side(value)


@click.command()
@click.argument("mine", type=PATH)
@click.argument("theirs", type=PATH, required=False)
@click.option(
    "--authors", nargs=2, type=TEXT, metavar="ONE OTHER", help="Compare two people in one file."
)
@click.option(
    "--mine-author", type=TEXT, metavar="NAME", default="", help="Only this author of MINE."
)
@click.option(
    "--theirs-author", type=TEXT, metavar="NAME", default="", help="Only this author of THEIRS."
)
@document_option
@click.option(
    "--side", type=one_of(Side), callback=_side, help="Which text of the pairs; else both."
)
@click.option("--labels", type=TEXT, callback=_names, metavar="A,B", help="Only these labels.")
@click.option(
    "--set", "sets", type=TEXT, callback=_names, metavar="A,B", help="Only labels of these sets."
)
@click.option(
    "--proposed", "with_proposed", is_flag=True, help="Count proposals that nobody accepted too."
)
@click.option("--list", "as_list", is_flag=True, help="Print every disagreement.")
@json_option
def command(
    mine: Path,
    theirs: Path | None,
    authors: tuple[str, str] | None,
    as_list: bool,
    as_json: bool,
    **chosen: Any,
) -> None:
    """Prints the figures, what was left out, and the disagreements."""
    if (theirs is None) == (authors is None):
        raise click.UsageError("name a second file, or two people with --authors")
    if authors is not None:
        if chosen["mine_author"] or chosen["theirs_author"]:
            raise click.UsageError("--authors names both, and leaves nothing to --mine-author")
        chosen["mine_author"], chosen["theirs_author"] = authors
    found = _compared(mine, theirs, chosen)
    if as_json:
        print_json(of_agreed(found))
    else:
        _say(found, None if as_list else _FIRST)


def _compared(mine: Path, theirs: Path | None, chosen: dict[str, Any]) -> Agreed:
    from workbench.services.agreeing import Chosen, agree

    with projects.open_for_reading(mine) as store:
        second: AbstractContextManager[Store] = (
            nullcontext(store) if theirs is None else projects.open_for_reading(theirs)
        )
        with second as other:
            return agree(store, other, Chosen(**chosen))


def _say(found: Agreed, most: int | None) -> None:
    texts = found.agreement.texts
    if texts:
        say(f"{texts:,} text{'' if texts == 1 else 's'} that both worked on")
        say()
        say_figures(found)
    else:
        say("there is no text that both worked on")
    say_omissions(found.omissions)
    say_places(found.disagreements, most)
