"""Labels that annotations bring along."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.annotations import NewLabel, Purpose
from workbench.services import labelling
from workbench.services.label_files import with_free_sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.store.project import Store

IMPORTED = "imported"
"""The set of labels that a file has and does not describe."""
_NOT_IN_NAMES = re.compile(r"[\s,;\x00-\x1f\x7f-\x9f]+")


def label_name(name: str) -> str:
    """The name of a label as a project can have it; `imported` for an empty one."""
    return _NOT_IN_NAMES.sub("-", name.strip()) or IMPORTED


def fitting_labels(
    store: Store, names: Sequence[str], described: Sequence[NewLabel]
) -> tuple[list[NewLabel], list[str]]:
    """The labels to add for some names, each as far as the file describes it.

    Gives a sentence for each that could not be taken as the file has it.
    """
    by_name = {label_name(each.name): each for each in described}
    taken: list[NewLabel] = list(store.labels.all())
    found: list[NewLabel] = []
    warnings: list[str] = []
    for name in names:
        label = _plain(name)
        if name in by_name:
            given = replace(by_name[name], name=name)
            is_taken = any(given.key and given.key == other.key for other in taken)
            label = replace(given, key="") if is_taken else given
        label = with_free_sign(label, taken)
        try:
            labelling.refuse_wrong(store, label, None)
        except Refused as refused:
            warnings.append(f"the label {name} is not as the file has it: {refused.fault}")
            label = with_free_sign(_plain(name), taken)
        found.append(label)
        taken.append(label)
    return found, warnings


def _plain(name: str) -> NewLabel:
    return NewLabel(name=name, group=IMPORTED, purpose=Purpose.MARK, colour="", sign="", key="")
