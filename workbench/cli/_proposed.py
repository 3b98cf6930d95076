"""Proposed annotations as a command line names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import TEXT, json_option, project_argument
from workbench.cli._output import print_json, say
from workbench.errors import NotFound
from workbench.model.annotations import AnnotationState
from workbench.services import preannotating, projects
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from workbench.store.project import Store

_ids_argument = click.argument("ids", metavar="ID...", nargs=-1, type=TEXT)
_all_option = click.option("--all", "is_all", is_flag=True, help="All that are proposed.")
_label_option = click.option("--label", type=TEXT, help="With --all: those of one label.")


def deciding(decide: Callable[[Store, Sequence[int], str], None], done: str) -> click.Command:
    """The command that accepts or refuses proposed annotations; `done` is its participle."""

    @click.command()
    @project_argument
    @_ids_argument
    @_all_option
    @_label_option
    @json_option
    def command(
        project: Path, ids: tuple[str, ...], is_all: bool, label: str | None, as_json: bool
    ) -> None:
        """Prints how many, or which by their ids."""
        with projects.open_for_writing(project) as store:
            rows = chosen(store, ids, is_all, label)
            names = [remark.annotation.id for remark in store.annotations.several(rows)]
            decide(store, rows, read_settings().author)
        if as_json:
            print_json({done: names})
        else:
            say(f"{done} {len(names)}")

    return command


def chosen(store: Store, ids: tuple[str, ...], is_all: bool, label: str | None) -> list[int]:
    """The rows of proposed annotations.

    Raises UsageError where neither or both of ids and --all are said, NotFound for an id that
    names none, or one that is not proposed, and for a label that the project does not have.
    """
    if bool(ids) is is_all or (label is not None and not is_all):
        raise click.UsageError(
            "name annotations by their ids, or say --all, with or without --label"
        )
    if is_all:
        if label is not None:
            store.labels.row(label)
        return preannotating.proposed(store, label)
    remarks = [store.annotations.get(each) for each in ids]
    for remark in remarks:
        if remark.annotation.state is not AnnotationState.PROPOSED:
            raise NotFound(f"{remark.annotation.id} is not proposed, but {remark.annotation.state}")
    return list({remark.row: None for remark in remarks})
