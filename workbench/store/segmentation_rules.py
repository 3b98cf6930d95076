"""The user's own rules for sentences, as SRX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.rows import new_uuid

if TYPE_CHECKING:
    import sqlite3

    from workbench.store.change_sets import ChangeSet

_CURRENT = (
    "SELECT id, name, srx FROM segmentation_rules WHERE retired IS NULL ORDER BY id DESC LIMIT 1"
)


class SegmentationRulesTable:
    """The rules of a project; the youngest that stand are in force."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def current(self) -> str:
        """The rules in force; empty where the program's own are."""
        found = self._connection.execute(_CURRENT).fetchone()
        return "" if found is None else str(found[2])

    def name(self) -> str:
        """The name of the file that they came from; empty where there is none."""
        found = self._connection.execute(_CURRENT).fetchone()
        return "" if found is None else str(found[1])

    def set(self, change: ChangeSet, srx: str, name: str) -> None:
        """Puts other rules in the place of those in force; empty ones only take these away."""
        found = self._connection.execute(_CURRENT).fetchone()
        if found is not None:
            change.retire("segmentation_rules", found[0], "replaced" if srx else "removed")
        if srx:
            change.insert(
                "segmentation_rules",
                {
                    "uuid": new_uuid(),
                    "name": name,
                    "srx": srx,
                    "author": change.author,
                    "time": change.time,
                },
            )
