"""Finds units that hold what is looked for, on either side.

Any piece of the text is found, from one character on; case, width and script do not matter unless
--exact says so. Several words must all stand; what is in double quotes stands together. With
--regex the text is a regular expression.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli._memory import indexed, of_hit, say_hit, warn_of_libraries
from workbench.cli._options import TEXT, json_option, one_of, project_argument
from workbench.cli._output import print_json, say
from workbench.model.concordance import ConcordanceQuery
from workbench.model.segments import Origin, Side
from workbench.services import concordance

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("text", required=False, type=TEXT)
@click.option("--text", "text_option", type=TEXT, metavar="TEXT", help="The same as TEXT.")
@click.option("--side", type=one_of(Side), help="Only in these texts.")
@click.option("--regex", is_flag=True, help="TEXT is a regular expression.")
@click.option("--exact", is_flag=True, help="Case, width and script must be as typed.")
@click.option("--origin", multiple=True, type=one_of(Origin), help="Only units of this origin.")
@click.option("--since", type=TEXT, default="", metavar="DATE", help="Only from this day on.")
@click.option("--until", type=TEXT, default="", metavar="DATE", help="Only up to this day.")
@click.option("--memory", type=TEXT, default="", metavar="NAME", help="Only of this memory.")
@click.option("--limit", type=click.IntRange(0), default=concordance.PAGE, help="0 for all.")
@click.option("--count", is_flag=True, help="Only say how many there are.")
@json_option
def command(
    project: Path,
    text: str | None,
    text_option: str | None,
    limit: int,
    count: bool,
    as_json: bool,
    **options: Any,
) -> None:
    """Prints the units with both texts, the youngest first."""
    if (text is None) == (text_option is None):
        raise click.UsageError("Give one text, as TEXT or with --text")
    query = _query(text or text_option or "", **options)
    with indexed(project) as store:
        if count:
            found = concordance.count(store, query)
            warn_of_libraries(store)
            if as_json:
                print_json({"count": found})
            else:
                say(f"{found:,}")
            return
        page = concordance.find(store, query, limit=limit or 1 << 60)
        warn_of_libraries(store)
    if as_json:
        print_json([of_hit(hit) for hit in page.hits])
        return
    for hit in page.hits:
        say_hit(hit)
    if not page.hits:
        say("nothing is found")
    if page.next:
        say("and more: --limit 0 prints all, --count counts them")


def _query(
    text: str,
    side: str | None,
    regex: bool,
    exact: bool,
    origin: tuple[str, ...],
    since: str,
    until: str,
    memory: str,
) -> ConcordanceQuery:
    return ConcordanceQuery(
        text=text,
        side=None if side is None else Side(side),
        is_regex=regex,
        is_exact=exact,
        origins=frozenset(map(Origin, origin)),
        since=since,
        until=until,
        memory=memory,
    )
