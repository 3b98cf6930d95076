"""Adding many concepts at once: a few statements for all, not some for each row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.concept_records import (
    facts_of,
    list_record,
    member_record,
    property_records,
    term_record,
)
from workbench.store.rows import identity, new_uuid

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from workbench.model.terms import NewConcept
    from workbench.store.change_sets import ChangeSet, Value


def insert_all(
    connection: sqlite3.Connection, change: ChangeSet, concepts: Sequence[NewConcept]
) -> range:
    """Adds concepts with all that belongs to them, and gives their rows."""
    taken: set[str] = set()
    rows = _insert(
        change,
        "concepts",
        [
            {"uuid": _uuid(connection, each, taken), "created": change.time, **facts_of(each)}
            for each in concepts
        ],
    )
    terms = [(row, term) for row, each in zip(rows, concepts, strict=True) for term in each.terms]
    term_rows = _insert(change, "terms", [term_record(row, term) for row, term in terms])
    owners = [
        *((row, None, each.properties) for row, each in zip(rows, concepts, strict=True)),
        *((row, at, term.properties) for (row, term), at in zip(terms, term_rows, strict=True)),
    ]
    properties = [record for owner in owners for record in property_records(*owner)]
    _insert(change, "properties", properties)
    _insert_lists(change, rows, concepts)
    return rows


def _insert(change: ChangeSet, table: str, records: Sequence[dict[str, Value]]) -> range:
    if not records:
        return range(0)
    values = [tuple(record.values()) for record in records]
    return change.insert_many(table, tuple(records[0]), values)


def _uuid(connection: sqlite3.Connection, concept: NewConcept, taken: set[str]) -> str:
    """What a file calls it where that is a UUID that nothing else has; else a fresh one."""
    if not concept.reference:
        return new_uuid()
    uuid = identity(connection, "concepts", concept.reference)
    uuid = new_uuid() if uuid in taken else uuid
    taken.add(uuid)
    return uuid


def _insert_lists(change: ChangeSet, rows: range, concepts: Sequence[NewConcept]) -> None:
    lists = [
        (row, position, each)
        for row, concept in zip(rows, concepts, strict=True)
        for position, each in enumerate(concept.lists, 1)
    ]
    list_rows = _insert(change, "member_lists", [list_record(*each) for each in lists])
    _insert(
        change,
        "members",
        [
            member_record(list_row, place, member)
            for list_row, (_, _, each) in zip(list_rows, lists, strict=True)
            for place, member in enumerate(each.members, 1)
        ],
    )
