"""Adding many concepts at once: a few statements for all, not some for each row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.concepts import details_of, facts_of
from workbench.store.rows import identity, new_uuid

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from workbench.model.terms import NewConcept, NewTerm
    from workbench.store.change_sets import ChangeSet, Value

Owner = tuple[int, int | None]
"""The rows of a concept and of one of its terms."""


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
    term_rows = _insert(change, "terms", [_term(row, term) for row, term in terms])
    properties = [
        *_properties([((row, None), each) for row, each in zip(rows, concepts, strict=True)]),
        *_properties(
            [
                ((row, term_row), term)
                for (row, term), term_row in zip(terms, term_rows, strict=True)
            ]
        ),
    ]
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


def _term(concept: int, term: NewTerm) -> dict[str, Value]:
    return {
        "uuid": new_uuid(),
        "concept_id": concept,
        "language": term.language,
        "text": term.text,
        **details_of(term),
    }


def _properties(
    owners: Sequence[tuple[Owner, NewConcept | NewTerm]],
) -> Iterator[dict[str, Value]]:
    for (concept, term), owner in owners:
        for name, value in owner.properties:
            yield {
                "uuid": new_uuid(),
                "concept_id": concept,
                "term_id": term,
                "name": name,
                "value": value,
            }


def _insert_lists(change: ChangeSet, rows: range, concepts: Sequence[NewConcept]) -> None:
    lists = [
        (row, position, each)
        for row, concept in zip(rows, concepts, strict=True)
        for position, each in enumerate(concept.lists, 1)
    ]
    list_rows = _insert(
        change,
        "member_lists",
        [
            {
                "uuid": new_uuid(),
                "concept_id": row,
                "position": position,
                "scope": each.scope,
                "valid_from": each.valid.start,
                "valid_until": each.valid.end,
                "source": each.source,
                "url": each.url,
            }
            for row, position, each in lists
        ],
    )
    _insert(
        change,
        "members",
        [
            {
                "uuid": new_uuid(),
                "member_list_id": list_row,
                "position": place,
                "text": member.text,
                "english": member.english,
            }
            for list_row, (_, _, each) in zip(list_rows, lists, strict=True)
            for place, member in enumerate(each.members, 1)
        ],
    )
