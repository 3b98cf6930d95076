"""Terms, member lists and properties of one concept: added, and given other values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.concept_records import (
    list_record,
    member_record,
    property_records,
    term_record,
)
from workbench.store.concept_values import read_lists

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from workbench.model.terms import MemberList, NewTerm
    from workbench.store.change_sets import ChangeSet


def add_term(change: ChangeSet, concept: int, term: NewTerm) -> None:
    """Adds a term with its properties to the concept of a row."""
    row = change.insert("terms", term_record(concept, term))
    add_properties(change, concept, row, term.properties)


def add_properties(
    change: ChangeSet, concept: int, term: int | None, properties: Sequence[tuple[str, str]]
) -> None:
    """Adds properties to a concept, or to one of its terms."""
    for record in property_records(concept, term, properties):
        change.insert("properties", record)


def replace_properties(
    connection: sqlite3.Connection,
    change: ChangeSet,
    concept: int,
    term: int | None,
    properties: Sequence[tuple[str, str]],
) -> None:
    """Gives a concept, or one of its terms, other properties."""
    standing = connection.execute(
        "SELECT id, name, value FROM properties WHERE concept_id = ? AND term_id IS ?"
        " AND retired IS NULL ORDER BY id",
        (concept, term),
    ).fetchall()
    if [(name, value) for _, name, value in standing] == list(properties):
        return
    for row, _, _ in standing:
        change.retire("properties", row, "edited")
    add_properties(change, concept, term, properties)


def add_lists(change: ChangeSet, concept: int, lists: Sequence[MemberList]) -> None:
    """Adds member lists to a concept that has none."""
    for position, each in enumerate(lists, 1):
        row = change.insert("member_lists", list_record(concept, position, each))
        for place, member in enumerate(each.members, 1):
            change.insert("members", member_record(row, place, member))


def replace_lists(
    connection: sqlite3.Connection, change: ChangeSet, concept: int, lists: Sequence[MemberList]
) -> None:
    """Gives a concept other member lists."""
    if read_lists(connection, [concept]).get(concept, ()) == tuple(lists):
        return
    for (row,) in connection.execute(
        "SELECT id FROM member_lists WHERE concept_id = ? AND retired IS NULL", (concept,)
    ).fetchall():
        for (member,) in connection.execute(
            "SELECT id FROM members WHERE member_list_id = ? AND retired IS NULL", (row,)
        ).fetchall():
            change.retire("members", member, "edited")
        change.retire("member_lists", row, "edited")
    add_lists(change, concept, lists)
