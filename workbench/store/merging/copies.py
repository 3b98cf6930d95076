"""One of the two copies: its rows by number and by identity."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from workbench.store.noted import strange_row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from workbench.store.change_sets import Value

Values: TypeAlias = "dict[str, Value]"
"""A row, by column."""

PARENTS: Mapping[str, Mapping[str, str]] = {
    "documents": {"edition_id": "editions"},
    "editions": {"document_id": "documents"},
    "blocks": {"document_id": "documents", "edition_id": "editions"},
    "segments": {
        "document_id": "documents",
        "source_head": "revisions",
        "target_head": "revisions",
    },
    "revisions": {"segment_id": "segments", "parent_id": "revisions"},
    "lineages": {
        "block_id": "blocks",
        "from_segment_id": "segments",
        "to_segment_id": "segments",
    },
    "conflicts": {"segment_id": "segments", "revision_id": "revisions"},
    "labels": {},
    "annotations": {"segment_id": "segments"},
    "anchors": {"annotation_id": "annotations", "revision_id": "revisions"},
    "replies": {"annotation_id": "annotations"},
    "relations": {"from_annotation_id": "annotations", "to_annotation_id": "annotations"},
    "concepts": {},
    "terms": {"concept_id": "concepts"},
    "member_lists": {"concept_id": "concepts"},
    "members": {"member_list_id": "member_lists"},
    "properties": {"concept_id": "concepts", "term_id": "terms"},
    "refusals": {},
    "segmentation_rules": {},
    "memories": {"part_of_id": "memories"},
    "units": {"memory_id": "memories", "segment_id": "segments"},
    "beads": {"source_revision_id": "revisions", "target_revision_id": "revisions"},
}
"""The columns of each table that name rows of others."""

SAME = {
    "lineages": (
        "block_id",
        "from_segment_id",
        "to_segment_id",
        "from_offset",
        "to_offset",
        "length",
        "reason",
        "time",
    ),
    "anchors": ("annotation_id", "revision_id"),
    "labels": ("name",),
    "relations": ("from_annotation_id", "to_annotation_id", "kind"),
    "terms": ("concept_id", "language", "text"),
    "properties": ("concept_id", "term_id", "name", "value"),
}
"""What makes two rows one that have no identity in common: both people added the same thing."""
_WITHOUT_UUID = frozenset({"lineages", "anchors"})


class Copy:
    """The rows of one copy."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._columns: dict[str, tuple[str, ...]] = {}

    def columns(self, table: str) -> tuple[str, ...]:
        """The names of a table's columns."""
        if table not in self._columns:
            found = self.connection.execute(f"PRAGMA table_info({table})")
            self._columns[table] = tuple(name for _, name, *_ in found)
        return self._columns[table]

    def row(self, table: str, row: int) -> Values:
        """A row, by column. Raises DamagedProject where there is none, as `cell` does."""
        query = f"SELECT * FROM {table} WHERE id = ?"
        found = self.connection.execute(query, (row,)).fetchone()
        if found is None:
            raise strange_row(table, row)
        return dict(zip(self.columns(table), found, strict=True))

    def rows(self, table: str, where: str, *values: Value) -> Iterator[Values]:
        """Rows in the order in which they were made."""
        columns = self.columns(table)
        query = f"SELECT * FROM {table} WHERE {where} ORDER BY id"
        for found in self.connection.execute(query, values).fetchall():
            yield dict(zip(columns, found, strict=True))

    def cell(self, table: str, row: int, column: str) -> Value:
        """One value. Raises DamagedProject where there is no such row."""
        query = f"SELECT {column} FROM {table} WHERE id = ?"
        found = self.connection.execute(query, (row,)).fetchone()
        if found is None:
            raise strange_row(table, row)
        value: Value = found[0]
        return value

    def one(self, query: str, *values: Value) -> Value:
        """The first value that a query finds; None where it finds nothing."""
        found = self.connection.execute(query, values).fetchone()
        return None if found is None else found[0]

    def uuid(self, table: str, row: int) -> str:
        """The identity of a row."""
        return str(self.cell(table, row, "uuid"))

    def uuids(self, table: str) -> dict[str, int]:
        """The rows of a table by their identities."""
        return dict(self.connection.execute(f"SELECT uuid, id FROM {table}").fetchall())

    def find(self, table: str, uuid: str) -> int | None:
        """The row with an identity."""
        return _integer(self.one(f"SELECT id FROM {table} WHERE uuid = ?", uuid))

    def find_same(self, table: str, values: Values) -> int | None:
        """The row that says the same, where identities can't tell."""
        same = SAME.get(table)
        if same is None:
            return None
        where = " AND ".join(f"{column} IS ?" for column in same)
        if table not in _WITHOUT_UUID:
            where += " AND retired IS NULL"
        query = f"SELECT id FROM {table} WHERE {where} ORDER BY id"
        return _integer(self.one(query, *(values[column] for column in same)))

    def revision(self, row: Value) -> Values:
        """A wording; an empty one where there is none."""
        if not isinstance(row, int):
            return {"id": None, "text": "", "state": "initial", "author": "", "detail": ""}
        return self.row("revisions", row)


def _integer(value: Value) -> int | None:
    return None if value is None else int(value)


def has_uuid(table: str) -> bool:
    """Whether the rows of a table have identities of their own."""
    return table not in _WITHOUT_UUID
