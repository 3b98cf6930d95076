"""Lists the rules that are in force, in the order in which they decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import TEXT, json_option, project_argument
from workbench.cli._output import print_json, say, say_table
from workbench.services import projects, sentencing

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.cli._records import Record
    from workbench.model.segmentation import LanguageRules

_HEAD = ("rules", "number", "break", "where")


@click.command()
@project_argument
@click.option("--language", type=TEXT, metavar="TAG", help="Only those that are for a language.")
@json_option
def command(project: Path, language: str | None, as_json: bool) -> None:
    """Prints a row a rule."""
    with projects.open_for_reading(project) as store:
        found = sentencing.rules(store)
        name = sentencing.name(store)
    groups = () if found is None else found.languages
    if found is not None and language is not None:
        groups = sentencing.rules_of(found, language)
    if as_json:
        maps = () if found is None else found.maps
        print_json(
            {
                "name": name,
                "cascade": found is not None and found.cascades,
                "rules": [record for group in groups for record in _records(group)],
                "maps": [{"pattern": each.pattern, "rules": each.name} for each in maps],
            }
        )
    elif found is None:
        say("the project has no rules of its own; the program's are in force")
    else:
        say(f"{name}: the first rule that matches decides")
        say_table(_HEAD, [row for group in groups for row in _rows(group)])


def _rows(group: LanguageRules) -> list[tuple[str, ...]]:
    return [
        (
            group.name,
            str(number),
            "yes" if rule.is_break else "no",
            "  ".join(
                f"{side}: {pattern}"
                for side, pattern in (("before", rule.before), ("after", rule.after))
                if pattern
            )
            or "everywhere",
        )
        for number, rule in enumerate(group.rules, 1)
    ]


def _records(group: LanguageRules) -> list[Record]:
    return [
        {
            "rules": group.name,
            "number": number,
            "break": "yes" if rule.is_break else "no",
            "before": rule.before,
            "after": rule.after,
        }
        for number, rule in enumerate(group.rules, 1)
    ]
