"""Finds what in the glossary wants a look.

Concepts that stand twice, or differ only by width, case, script, plural, hyphen, article or one
letter; the same Chinese with other preferred English; terms with line breaks or more than 100
characters; missing English; English with Chinese punctuation; pinyin that does not fit. --merge
makes one of the concepts that are duplicates or near-duplicates; undo takes it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import json_option, project_argument
from workbench.cli._output import print_json, say, say_wrapped
from workbench.services import cleaning, projects
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.cli._records import Record
    from workbench.services.cleaning import Finding


@click.command()
@project_argument
@click.option("--merge", is_flag=True, help="Make one of duplicates and near-duplicates.")
@json_option
def command(project: Path, merge: bool, as_json: bool) -> None:
    """Prints each finding with its terms."""
    merged = 0
    if merge:
        from workbench.services.uniting import merge_duplicates

        with projects.open_for_writing(project) as store:
            found, merged = merge_duplicates(store, read_settings().author)
    else:
        with projects.open_for_reading(project) as store:
            found = cleaning.findings(store)
    if as_json:
        print_json({"findings": [_record(finding) for finding in found], "merged": merged})
        return
    for finding in found:
        say_wrapped(finding.text, 16, finding.fault)
    say(f"{len(found)} findings" + (f", merged {merged} concepts into others" if merge else ""))


def _record(finding: Finding) -> Record:
    return {
        "fault": finding.fault,
        "concepts": list(finding.concepts),
        "text": finding.text,
    }
