"""What the commands of `labels` share: options, and a label as a record."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from workbench.cli._options import TEXT, one_of
from workbench.cli._output import print_json, say_table
from workbench.model.annotations import Purpose
from workbench.services import labelling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.cli._records import Record
    from workbench.model.annotations import Label
    from workbench.store.project import Store

F = TypeVar("F", bound=Callable[..., Any])

_HEAD = ("label", "set", "purpose", "sign", "key", "used", "description")


def label_options(function: F) -> F:
    """Adds an option for each property of a label; None where it is not given."""
    options = (
        click.option("--purpose", type=one_of(Purpose), help="What its annotations are for."),
        click.option("--colour", type=TEXT, help="As #rrggbb."),
        click.option("--sign", type=TEXT, help="One character that stands for the colour."),
        click.option("--key", type=TEXT, help="The key that sets it; empty for none."),
        click.option("--description", type=TEXT, help="What it is for, in a line."),
    )
    for option in reversed(options):
        function = option(function)
    return function


def given(options: dict[str, Any]) -> dict[str, Any]:
    """The properties that were given on the command line."""
    found = {name: value for name, value in options.items() if value is not None}
    if "purpose" in found:
        found["purpose"] = Purpose(found["purpose"])
    return found


def show(store: Store, labels: Sequence[Label], *, as_json: bool) -> None:
    """Prints labels with how many annotations have each."""
    used = store.labels.used()
    if as_json:
        print_json([_record(label, used.get(label.name, 0)) for label in labels])
        return
    say_table(_HEAD, [_row(label, used.get(label.name, 0)) for label in labels])


def show_one(store: Store, name: str, *, as_json: bool) -> None:
    """Prints the label of that name."""
    label = labelling.find_label(store, name)
    if as_json:
        print_json(_record(label, store.labels.used().get(name, 0)))
    else:
        show(store, [label], as_json=False)


def _record(label: Label, used: int) -> Record:
    return {
        "name": label.name,
        "set": label.group,
        "purpose": label.purpose,
        "colour": label.colour,
        "sign": label.sign,
        "key": label.key,
        "description": label.description,
        "used": used,
        "id": label.id,
        "version": label.version,
    }


def _row(label: Label, used: int) -> tuple[str, ...]:
    said = (label.name, label.group, label.purpose, label.sign, label.key or "-", str(used))
    return (*said, label.description or "-")
