"""What can be wrong with the translation memory inside a project file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from workbench.model.segments import State
from workbench.store.shards import SIZES
from workbench.store.unit_rows import source_key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_MOST_PENALTY = 50
"""Percent."""
_CONFIRMED = ", ".join(f"'{state}'" for state in State if state.is_confirmed)
_SIZES = ", ".join(map(str, SIZES))


def memory_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """One sentence for each thing that is not as it should be; none for a sound memory."""
    for query, sentence in _QUERIES:
        for found in connection.execute(query):
            yield sentence.format(*found)
    for row, source, key in connection.execute("SELECT id, source, source_key FROM units"):
        if source_key(source) != key:
            yield f"unit {row} has the key of another source"
    query = "SELECT id, properties FROM units WHERE properties <> ''"
    for row, properties in connection.execute(query):
        if not _are_properties(properties):
            yield f"unit {row} has properties that cannot be read"


def _are_properties(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


_QUERIES = (
    (
        "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM memories WHERE id = 1 AND retired IS NULL"
        " AND part_of_id IS NULL)",
        "the memory of the project itself is not there",
    ),
    (
        "WITH RECURSIVE wholes (part, whole) AS (SELECT id, part_of_id FROM memories"
        " WHERE part_of_id IS NOT NULL UNION SELECT part, part_of_id FROM wholes"
        " JOIN memories ON memories.id = whole WHERE part_of_id IS NOT NULL)"
        " SELECT part FROM wholes WHERE part = whole",
        "memory {0} is a part of itself",
    ),
    (
        "SELECT units.id, segments.id FROM units JOIN segments ON segments.id = units.segment_id"
        f" WHERE units.retired IS NULL AND (segments.state NOT IN ({_CONFIRMED})"
        " OR segments.retired IS NOT NULL)",
        "unit {0} is of segment {1}, which is not confirmed",
    ),
    (
        "SELECT units.id, segments.id FROM units JOIN segments ON segments.id = units.segment_id"
        " JOIN revisions AS source ON source.id = source_head"
        " JOIN revisions AS target ON target.id = target_head"
        " WHERE units.retired IS NULL AND NOT is_sentence"
        " AND (units.source <> source.text OR units.target <> target.text)",
        "unit {0} says something else than segment {1}",
    ),
    (
        "SELECT id FROM units WHERE is_sentence AND segment_id IS NULL",
        "unit {0} is a sentence of no segment",
    ),
    (
        "SELECT unit_codes.id, units.id FROM unit_codes JOIN units ON units.id = unit_id"
        " WHERE start_offset < 0"
        " OR start_offset > length(CASE side WHEN 'source' THEN source ELSE target END)",
        "code {0} is outside of unit {1}",
    ),
    (
        "SELECT beads.id FROM beads JOIN revisions AS source ON source.id = source_revision_id"
        " JOIN revisions AS target ON target.id = target_revision_id"
        " WHERE source_start < 0 OR source_end < source_start OR source_end > length(source.text)"
        " OR target_start < 0 OR target_end < target_start OR target_end > length(target.text)"
        " OR source.side <> 'source' OR target.side <> 'target'",
        "sentence pair {0} is outside of its wordings",
    ),
    (
        "SELECT id, confidence FROM beads WHERE confidence < 0 OR confidence > 1",
        "sentence pair {0} is sure by {1}, which is not from 0 to 1",
    ),
    (
        f"SELECT id, penalty FROM libraries WHERE penalty < 0 OR penalty > {_MOST_PENALTY}",
        "library {0} has a penalty of {1} percent, which cannot be",
    ),
    (
        f"SELECT id FROM shards WHERE size NOT IN ({_SIZES}) OR first_unit % size <> 0"
        " OR first_unit < 0",
        "shard {0} has a range that no shard has",
    ),
    (
        "SELECT one.id, other.id FROM shards AS one JOIN shards AS other"
        " ON other.id > one.id AND other.edition = one.edition"
        " AND other.first_unit < one.first_unit + one.size"
        " AND one.first_unit < other.first_unit + other.size",
        "shards {0} and {1} are of the same units",
    ),
)
