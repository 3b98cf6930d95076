"""The positions of a document's segments, which are keys with gaps: making room between them.

What the journal says of positions is renumbered with them, so that undoing puts a segment back
where it stood among the others.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from workbench.store.rows import POSITION_STEP

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

_JOURNAL = "table_name = 'segments' AND column_name = 'position'"


def spread(connection: sqlite3.Connection, document: int, step: int = POSITION_STEP) -> None:
    """Spaces the positions of a document by `step`, those of retired segments too.

    The order stays, so it is no change for the journal. Of segments at one position the one that
    moved there last comes last: what others put there meanwhile followed the one before.
    """
    rows = connection.execute(
        "SELECT id, position FROM segments WHERE document_id = ?", (document,)
    ).fetchall()
    told = connection.execute(
        f"SELECT id, row_id, before, after FROM changes WHERE {_JOURNAL}"
        " AND row_id IN (SELECT id FROM segments WHERE document_id = ?) ORDER BY id",
        (document,),
    ).fetchall()
    moved = {row: change for change, row, *_ in told}
    keys = {(position, moved.get(row, 0), row) for row, position in rows}
    keys |= {(place, moved[row], row) for _, row, *both in told for place in both}
    places = {(position, row): at * step for at, (position, _, row) in enumerate(sorted(keys), 1)}
    connection.executemany(
        "UPDATE segments SET position = ? WHERE id = ?",
        ((places[position, row], row) for row, position in rows),
    )
    connection.executemany(
        "UPDATE changes SET before = ?, after = ? WHERE id = ?",
        ((places[before, row], places[after, row], change) for change, row, before, after in told),
    )


def settle(connection: sqlite3.Connection, segments: Collection[int]) -> None:
    """Parts segments from others at their positions, as those that undoing brings back may be."""
    found = connection.execute(
        "SELECT DISTINCT this.document_id FROM json_each(?)"
        " JOIN segments AS this ON this.id = value"
        " JOIN segments AS other ON other.document_id = this.document_id"
        "  AND other.position = this.position AND other.id <> this.id"
        " WHERE this.retired IS NULL AND other.retired IS NULL",
        (json.dumps(list(segments)),),
    ).fetchall()
    for (document,) in found:
        spread(connection, document)
