"""Adds a label of one's own, or a ready set.

With a NAME the options say what it is: without --set it belongs to the set `own`, without --sign
it gets a free one. Without a NAME the ready set of --set is added, as far as the project lacks it:
entities, queries, notes, or mqm, the error types of MQM.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli._labels import given, label_options, show
from workbench.cli._options import TEXT, json_option, project_argument
from workbench.cli._output import print_json, say
from workbench.model.annotations import NewLabel, Purpose
from workbench.services import label_files, labelling, projects
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.store.project import Store


@click.command()
@project_argument
@click.argument("name", required=False, type=TEXT)
@click.option("--set", "group", type=TEXT, help="The set that it belongs to, or the ready one.")
@label_options
@json_option
def command(
    project: Path, name: str | None, group: str | None, as_json: bool, **options: Any
) -> None:
    """Prints the labels that were added."""
    said = given(options)
    if name is None and (group is None or said):
        raise click.UsageError("Give a NAME with what it is, or --set alone for a ready set")
    with projects.open_for_writing(project) as store:
        before = {label.name for label in labelling.labels(store)}
        if name is not None:
            _add(store, name, group or "own", said)
        else:
            assert group is not None
            labelling.add_set(store, group, read_settings().author)
        added = [label for label in labelling.labels(store) if label.name not in before]
        if added:
            show(store, added, as_json=as_json)
        elif as_json:
            print_json([])
        else:
            say(f"the project has all labels of {group}")


def _add(store: Store, name: str, group: str, said: dict[str, Any]) -> None:
    usual = {"purpose": Purpose.MARK, "colour": "", "sign": "", "key": ""}
    label = NewLabel(**{**usual, **said}, name=name, group=group)
    fitting = label_files.with_free_sign(label, labelling.labels(store))
    labelling.add_label(store, fitting, read_settings().author)
