"""The labels of a project: ready sets, labels of one's own, and what they must be."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.errors import NotFound, Refused
from workbench.model.annotations import PAGE_KEYS
from workbench.model.label_sets import READY_SETS
from workbench.text.width import columns

if TYPE_CHECKING:
    from workbench.model.annotations import Label, NewLabel
    from workbench.store.project import Store

_NAME = re.compile(r"[^\s,;\x00-\x1f\x7f-\x9f]+")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def labels(store: Store) -> list[Label]:
    """The labels of a project, in their order."""
    return store.labels.all()


def find_label(store: Store, name: str) -> Label:
    """The label of that name. Raises NotFound, naming what there is."""
    store.labels.row(name)
    return next(label for label in store.labels.all() if label.name == name)


def add_label(store: Store, label: NewLabel, author: str) -> None:
    """Adds a label. Raises Refused for one that is known, and for what no label can be."""
    refuse_wrong(store, label, None)
    with store.journal.change(f"add label {label.name}", author) as change:
        store.labels.insert(change, label)


def change_label(store: Store, name: str, label: NewLabel, author: str) -> None:
    """Gives a label other properties; a new name goes to all that have it.

    Raises NotFound, and Refused as `add_label` does.
    """
    row = store.labels.row(name)
    refuse_wrong(store, label, name)
    with store.journal.change(f"change label {name}", author) as change:
        store.labels.update(change, row, label)


def remove_label(store: Store, name: str, author: str) -> None:
    """Takes a label out. Raises NotFound, and Refused while annotations have it."""
    row = store.labels.row(name)
    count = store.labels.used().get(name, 0)
    if count:
        raise Refused(
            f"{count} annotation{'s have' if count > 1 else ' has'} the label {name!r}",
            hint="give them another one, or give the label another name",
        )
    with store.journal.change(f"remove label {name}", author) as change:
        store.labels.retire(change, row)


def add_set(store: Store, name: str, author: str) -> int:
    """Adds those labels of a ready set that the project lacks; gives their number.

    A key that is taken goes to nobody. Raises NotFound for a set that there is not.
    """
    if name not in READY_SETS:
        raise NotFound(f"there is no label set {name!r}", hint=f"there are {', '.join(READY_SETS)}")
    known = {label.name for label in store.labels.all()}
    keys = {label.key for label in store.labels.all()}
    missing = [label for label in READY_SETS[name] if label.name not in known]
    with store.journal.change(f"add labels {name}", author) as change:
        for label in missing:
            free = label if label.key not in keys else replace(label, key="")
            store.labels.insert(change, free)
    return len(missing)


def refuse_wrong(store: Store, label: NewLabel, own: str | None) -> None:
    """Raises Refused for what no label can be, and for a name or key that another one has.

    `own` is the name by which the label is known already.
    """
    for what, name in (("label", label.name), ("label set", label.group)):
        if not _NAME.fullmatch(name):
            raise Refused(f"{name!r} is no name of a {what}", hint="no spaces, commas, semicolons")
    if _CONTROL.search(label.description):
        raise Refused(f"the description of {label.name} is not one line", hint="write it shorter")
    if not _COLOUR.fullmatch(label.colour):
        raise Refused(f"{label.colour!r} is no colour", hint="write it as #7aa2f7")
    if len(label.sign) != 1 or columns(label.sign) != 1:
        raise Refused(f"the sign {label.sign!r} is not one character, one column wide")
    if len(label.key) > 1 or label.key.isspace():
        raise Refused(f"the key {label.key!r} is not one character")
    if label.key in PAGE_KEYS:
        taken = " ".join(sorted(PAGE_KEYS))
        raise Refused(f"the key {label.key} is a command while annotating", hint=f"so are {taken}")
    for other in store.labels.all():
        if other.name == own:
            continue
        if other.name == label.name:
            raise Refused(f"there is a label {label.name!r} already")
        if label.key and other.key == label.key:
            raise Refused(f"the key {label.key} belongs to {other.name}", hint="choose another")
