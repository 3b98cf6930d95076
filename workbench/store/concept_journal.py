"""What the journal says of one concept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """One value that became another."""

    change_set: int
    label: str
    author: str
    time: str
    name: str
    """The term or member that it is about; empty for the concept itself."""
    column: str
    before: str | None
    after: str | None


def changes_of(connection: sqlite3.Connection, row: int) -> Iterator[CellChange]:
    """The changes of a concept, its terms and its members, newest change set first."""
    for found in connection.execute(_CHANGES, {"row": row}):
        yield CellChange(
            change_set=found[0],
            label=found[1],
            author=found[2],
            time=found[3],
            name=found[4],
            column=found[5],
            before=None if found[6] is None else str(found[6]),
            after=None if found[7] is None else str(found[7]),
        )


_CHANGES = """
WITH touched (table_name, row_id, name) AS (
    SELECT 'concepts', :row, ''
    UNION ALL
    SELECT 'terms', id, text FROM terms WHERE concept_id = :row AND NOT derived
    UNION ALL
    SELECT 'members', members.id, members.text || ' ' || members.english
    FROM members JOIN member_lists ON member_lists.id = member_list_id WHERE concept_id = :row
)
SELECT change_sets.id, label, author, time, name, column_name, before, after
FROM touched
JOIN changes ON changes.table_name = touched.table_name AND changes.row_id = touched.row_id
JOIN change_sets ON change_sets.id = changes.change_set_id
ORDER BY change_sets.id DESC, changes.id
"""
