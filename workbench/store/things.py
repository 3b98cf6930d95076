"""What is told of rows of other tables than the segments': notes, terms, labels, documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.model.timelines import Subject

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from workbench.store.change_sets import Value

_BATCH = 500


class Cell(NamedTuple):
    """One value of one row that became another."""

    change_set: int
    table: str
    row: int
    column: str
    before: Value
    after: Value


class Thing(NamedTuple):
    """A row in words."""

    subject: Subject
    segment: int
    name: str
    text: str


class _Kind(NamedTuple):
    """How rows of a table are told."""

    subject: Subject
    query: str
    """Gives (id, segment or 0, name, text)."""
    name: str = ""
    """The column that the name comes from, where it may have been another one before."""
    text: str = ""
    """The same for the text."""


_OF_CONCEPT = "(SELECT text FROM terms WHERE concept_id = {} ORDER BY id LIMIT 1)"
_OF_ANNOTATION = "FROM {0} JOIN annotations ON annotations.id = {1} WHERE {0}.id"
_KINDS = {
    "annotations": _Kind(
        Subject.ANNOTATION, "SELECT id, segment_id, label, body FROM annotations WHERE id",
        "label", "body",
    ),
    "anchors": _Kind(
        Subject.ANNOTATION,
        f"SELECT anchors.id, segment_id, label, '' {_OF_ANNOTATION}".format(
            "anchors", "annotation_id"),
    ),
    "replies": _Kind(
        Subject.REPLY,
        f"SELECT replies.id, segment_id, label, replies.body {_OF_ANNOTATION}".format(
            "replies", "annotation_id"),
        "", "body",
    ),
    "relations": _Kind(
        Subject.RELATION,
        f"SELECT relations.id, segment_id, kind, '' {_OF_ANNOTATION}".format(
            "relations", "from_annotation_id"),
    ),
    "labels": _Kind(
        Subject.LABEL, "SELECT id, 0, name, description FROM labels WHERE id",
        "name", "description",
    ),
    "concepts": _Kind(
        Subject.TERM,
        f"SELECT id, 0, coalesce({_OF_CONCEPT}, ''), '' FROM concepts WHERE id".format(
            "concepts.id"),
    ),
    "terms": _Kind(
        Subject.TERM,
        f"SELECT id, 0, coalesce({_OF_CONCEPT}, ''), text FROM terms AS this"
        " WHERE NOT derived AND id".format("this.concept_id"),
        "", "text",
    ),
    "member_lists": _Kind(
        Subject.TERM,
        f"SELECT id, 0, coalesce({_OF_CONCEPT}, ''), scope FROM member_lists WHERE id".format(
            "member_lists.concept_id"),
    ),
    "members": _Kind(
        Subject.TERM,
        f"SELECT members.id, 0, coalesce({_OF_CONCEPT}, ''), trim(text || ' ' || english)"
        " FROM members JOIN member_lists ON member_lists.id = member_list_id"
        " WHERE members.id".format("member_lists.concept_id"),
    ),
    "refusals": _Kind(Subject.CANDIDATE, "SELECT id, 0, text, '' FROM refusals WHERE id"),
    "memories": _Kind(Subject.MEMORY, "SELECT id, 0, name, '' FROM memories WHERE id", "name"),
    "units": _Kind(
        Subject.UNIT,
        "SELECT id, coalesce(segment_id, 0), CASE WHEN length(source) > 24"
        " THEN substr(source, 1, 23) || '…' ELSE source END, target FROM units WHERE id",
    ),
    "libraries": _Kind(Subject.LIBRARY, "SELECT id, 0, path, '' FROM libraries WHERE id"),
    "documents": _Kind(Subject.DOCUMENT, "SELECT id, 0, name, '' FROM documents WHERE id"),
}  # fmt: skip


class Things:
    """Rows that cells name; for one reading of a list."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, int], Thing] = {}

    def learn(self, cells: Sequence[Cell]) -> None:
        """Reads the rows that some cells are of."""
        for table, kind in _KINDS.items():
            rows = {cell.row for cell in cells if cell.table == table}
            missing = sorted(row for row in rows if (table, row) not in self._known)
            for start in range(0, len(missing), _BATCH):
                batch = missing[start : start + _BATCH]
                marks = ", ".join("?" * len(batch))
                for row, *rest in self._connection.execute(f"{kind.query} IN ({marks})", batch):
                    self._known[table, row] = Thing(kind.subject, *rest)

    def segments(self, cells: Sequence[Cell]) -> set[int]:
        """The rows of the segments that cells belong to through other things."""
        found = (self._known.get((cell.table, cell.row)) for cell in cells)
        return {thing.segment for thing in found if thing is not None} - {0}

    def find(self, table: str, row: int, change_set: int) -> Thing | None:
        """A thing as it was when a change set had been done; None for what is not told."""
        thing = self._known.get((table, row))
        if thing is None:
            return None
        kind = _KINDS[table]
        return thing._replace(
            name=self._then(table, row, kind.name, change_set, thing.name),
            text=self._then(table, row, kind.text, change_set, thing.text),
        )

    def _then(self, table: str, row: int, column: str, change_set: int, today: str) -> str:
        """What a cell said when a change set had been done: what the next change found there."""
        if not column:
            return today
        found = self._connection.execute(
            "SELECT before FROM changes WHERE table_name = ? AND row_id = ? AND column_name = ?"
            " AND change_set_id > ? ORDER BY id LIMIT 1",
            (table, row, column, change_set),
        ).fetchone()
        return today if found is None else said(found[0])


def said(value: Value) -> str:
    """A value as text; nothing for none."""
    return "" if value is None else str(value)
