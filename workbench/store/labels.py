"""The labels that annotations of a project may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import NotFound
from workbench.model.annotations import Label, Purpose
from workbench.store.rows import new_uuid

if TYPE_CHECKING:
    import sqlite3

    from workbench.model.annotations import NewLabel
    from workbench.store.change_sets import ChangeSet


class Labels:
    """The labels of a project, in their order."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def all(self) -> list[Label]:
        """Every label that stands, in the order in which they are offered."""
        found = self._connection.execute(
            "SELECT uuid, version, name, label_set, purpose, colour, sign, shortcut, description"
            " FROM labels WHERE retired IS NULL ORDER BY position, id"
        )
        return [
            Label(
                id=uuid,
                version=version,
                name=name,
                group=group,
                purpose=Purpose(purpose),
                colour=colour,
                sign=sign,
                key=key,
                description=description,
            )
            for uuid, version, name, group, purpose, colour, sign, key, description in found
        ]

    def row(self, name: str) -> int:
        """What the store knows a label by. Raises NotFound, naming what there is."""
        found = self._connection.execute(
            "SELECT id FROM labels WHERE name = ? AND retired IS NULL", (name,)
        ).fetchone()
        if found is None:
            names = ", ".join(label.name for label in self.all())
            raise NotFound(f"there is no label {name!r}", hint=f"the labels are {names}")
        return int(found[0])

    def insert(self, change: ChangeSet, label: NewLabel) -> int:
        """Adds a label after all others."""
        (last,) = self._connection.execute("SELECT max(position) FROM labels").fetchone()
        return change.insert(
            "labels", {"uuid": new_uuid(), "position": (last or 0) + 1, **_columns(label)}
        )

    def update(self, change: ChangeSet, row: int, label: NewLabel) -> bool:
        """Gives a label other properties; what has it under its old name gets the new one."""
        query = "SELECT name FROM labels WHERE id = ?"
        (before,) = self._connection.execute(query, (row,)).fetchone()
        is_changed = change.update("labels", row, dict(_columns(label)))
        if before != label.name:
            for (annotation,) in self._connection.execute(
                "SELECT id FROM annotations WHERE label = ?", (before,)
            ).fetchall():
                change.update("annotations", annotation, {"label": label.name})
        return is_changed

    def retire(self, change: ChangeSet, row: int) -> None:
        """Takes a label out; what has it keeps its name."""
        change.retire("labels", row, "removed")

    def used(self) -> dict[str, int]:
        """How many annotations have each label, also one that is none of the project's."""
        return dict(
            self._connection.execute(
                "SELECT label, count(*) FROM annotations WHERE retired IS NULL GROUP BY label"
            ).fetchall()
        )


def _columns(label: NewLabel) -> dict[str, str]:
    return {
        "name": label.name,
        "label_set": label.group,
        "purpose": str(label.purpose),
        "colour": label.colour,
        "sign": label.sign,
        "shortcut": label.key,
        "description": label.description,
    }
