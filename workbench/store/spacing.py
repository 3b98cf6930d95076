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
    from collections.abc import Collection, Mapping

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


def position_before(connection: sqlite3.Connection, document: int) -> int:
    """A free position before all segments of a document."""
    (first,) = connection.execute(
        "SELECT min(position) FROM segments WHERE document_id = ?", (document,)
    ).fetchone()
    if first is None:
        return POSITION_STEP
    if first < 2:
        spread(connection, document)
        return position_before(connection, document)
    return int(first // 2)


def positions_after(
    connection: sqlite3.Connection, counts: Mapping[int, int]
) -> dict[int, list[int]]:
    """So many free positions after each of some segments of one document."""
    gaps = _gaps_after(connection, counts)
    if any(after - before <= counts[row] for row, (before, after) in gaps.items()):
        step = max(POSITION_STEP, 2 * max(counts.values()))
        spread(connection, _document_of(connection, next(iter(counts))), step)
        gaps = _gaps_after(connection, counts)
    return {
        row: [
            before + (after - before) * at // (counts[row] + 1) for at in range(1, counts[row] + 1)
        ]
        for row, (before, after) in gaps.items()
    }


def _gaps_after(
    connection: sqlite3.Connection, rows: Collection[int]
) -> dict[int, tuple[int, int]]:
    """The positions of some segments of one document, and of what follows each.

    Retired ones are counted too: undo may bring one back to its old place. No index has them,
    so that those of many segments are read at once.
    """
    first = next(iter(rows))
    document, position = connection.execute(
        "SELECT document_id, position FROM segments WHERE id = ?", (first,)
    ).fetchone()
    if len(rows) == 1:
        (after,) = connection.execute(
            "SELECT min(position) FROM segments WHERE document_id = ? AND position > ?",
            (document, position),
        ).fetchone()
        return {first: (position, after or position + 2 * POSITION_STEP)}
    wanted = set(rows)
    found = connection.execute(
        "SELECT id, position FROM segments WHERE document_id = ? ORDER BY position",
        (document,),
    ).fetchall()
    end = found[-1][1] + 2 * POSITION_STEP
    following = [*(position for _, position in found[1:]), end]
    return {
        row: (position, after)
        for (row, position), after in zip(found, following, strict=True)
        if row in wanted
    }


def _document_of(connection: sqlite3.Connection, row: int) -> int:
    (document,) = connection.execute(
        "SELECT document_id FROM segments WHERE id = ?", (row,)
    ).fetchone()
    return int(document)
