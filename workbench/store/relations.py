"""What one annotation has to do with another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.annotations import Relation, RelationKind
from workbench.store.rows import identity, new_uuid

if TYPE_CHECKING:
    import sqlite3

    from workbench.store.change_sets import ChangeSet


class Relations:
    """The relations between the annotations of a project."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def relate(
        self,
        change: ChangeSet,
        start: int,
        end: int,
        kind: RelationKind,
        author: str,
        *,
        uuid: str = "",
        time: str = "",
    ) -> int | None:
        """Ties two annotations; None where they are tied so already."""
        known = self._connection.execute(
            "SELECT 1 FROM relations WHERE from_annotation_id = ? AND to_annotation_id = ?"
            " AND kind = ? AND retired IS NULL",
            (start, end, str(kind)),
        ).fetchone()
        if known is not None:
            return None
        return change.insert(
            "relations",
            {
                "uuid": identity(self._connection, "relations", uuid) if uuid else new_uuid(),
                "from_annotation_id": start,
                "to_annotation_id": end,
                "kind": str(kind),
                "author": author,
                "time": time or change.time,
            },
        )

    def all(self) -> list[tuple[int, Relation]]:
        """(row, relation) of all relations between annotations that stand."""
        return self._read("", ())

    def of(self, annotation: int) -> list[tuple[int, Relation]]:
        """(row, relation) of those that an annotation has part in."""
        return self._read("AND ? IN (from_annotation_id, to_annotation_id)", (annotation,))

    def _read(self, where: str, values: tuple[int, ...]) -> list[tuple[int, Relation]]:
        found = self._connection.execute(
            "SELECT relations.id, relations.uuid, relations.version, start.uuid, end.uuid, kind,"
            " relations.author, relations.time FROM relations"
            " JOIN annotations AS start ON start.id = from_annotation_id"
            " JOIN annotations AS end ON end.id = to_annotation_id"
            " WHERE relations.retired IS NULL AND start.retired IS NULL AND end.retired IS NULL"
            f" {where} ORDER BY relations.id",
            values,
        )
        return [
            (
                relation,
                Relation(
                    id=uuid,
                    version=version,
                    start=start,
                    end=end,
                    kind=RelationKind(kind),
                    author=author,
                    time=time,
                ),
            )
            for relation, uuid, version, start, end, kind, author, time in found
        ]
