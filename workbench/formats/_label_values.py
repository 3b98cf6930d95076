"""The properties of a label as files name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.model.annotations import NewLabel, Purpose

if TYPE_CHECKING:
    from collections.abc import Mapping

COLUMNS = ("name", "set", "purpose", "colour", "sign", "key", "description")
"""In the order in which tables have them."""


def values_of(label: NewLabel) -> dict[str, str]:
    """A label as texts by column."""
    return {
        "name": label.name,
        "set": label.group,
        "purpose": str(label.purpose),
        "colour": label.colour,
        "sign": label.sign,
        "key": label.key,
        "description": label.description,
    }


def label_of(values: Mapping[str, str], place: str) -> NewLabel:
    """The label that a file describes; without a purpose it marks, without a set it is `imported`.

    Raises UnreadableFile for one without a name, or with a purpose that there is not.
    """
    name = values.get("name", "")
    if not name:
        raise UnreadableFile(f"{place}: a label has no name", hint="give it one, or leave it out")
    purpose = values.get("purpose") or Purpose.MARK
    if purpose not in set(Purpose):
        known = ", ".join(Purpose)
        raise UnreadableFile(f"{place}: {purpose!r} is no purpose", hint=f"they are {known}")
    return NewLabel(
        name=name,
        group=values.get("set") or "imported",
        purpose=Purpose(purpose),
        colour=values.get("colour", ""),
        sign=values.get("sign", ""),
        key=values.get("key", ""),
        description=values.get("description", ""),
    )
