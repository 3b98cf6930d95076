"""Reading concepts: rows of five tables as values."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from workbench.model.dates import Period
from workbench.model.terms import (
    Concept,
    ConceptKind,
    Member,
    MemberList,
    PartOfSpeech,
    Register,
    Term,
    TermStatus,
    TermType,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

Own = tuple[tuple[str, str], ...]
"""The properties of a concept, or of a term: name and value."""
Properties = dict[int | None, Own]
"""By the row of a term; None for those of the concept itself."""

_IN_ORDER = (
    "CASE status WHEN 'preferred' THEN 0 WHEN 'admitted' THEN 1 WHEN 'deprecated' THEN 2"
    " ELSE 3 END, id"
)


def read_concepts(connection: sqlite3.Connection, rows: Sequence[int]) -> dict[int, Concept]:
    """The standing concepts of these rows, in the order asked; no more rows than SQL takes."""
    marks = f"({', '.join('?' * len(rows))})"
    properties = _properties(connection, rows, marks)
    terms = _terms(connection, rows, marks, properties)
    lists = read_lists(connection, rows)
    found: dict[int, Concept] = {}
    for row, *cells in connection.execute(
        "SELECT id, uuid, version, kind, domain, client, definition, note, source, url, date,"
        f" role, dates, untranslatable FROM concepts WHERE id IN {marks} AND retired IS NULL",
        tuple(rows),
    ):
        own = properties.get(row, {}).get(None, ())
        found[row] = _concept(cells, tuple(terms[row]), lists.get(row, ()), own)
    return {row: found[row] for row in rows if row in found}


def read_lists(
    connection: sqlite3.Connection, rows: Sequence[int]
) -> dict[int, tuple[MemberList, ...]]:
    """The member lists of the concepts that have any."""
    marks = ", ".join("?" * len(rows))
    found = connection.execute(
        "SELECT id, concept_id, scope, valid_from, valid_until, source, url FROM member_lists"
        f" WHERE concept_id IN ({marks}) AND retired IS NULL ORDER BY position, id",
        tuple(rows),
    ).fetchall()
    lists: dict[int, tuple[MemberList, ...]] = {}
    for row, concept, scope, start, end, source, url in found:
        members = connection.execute(
            "SELECT text, english FROM members WHERE member_list_id = ? AND retired IS NULL"
            " ORDER BY position, id",
            (row,),
        )
        each = MemberList(
            members=tuple(Member(text=text, english=english) for text, english in members),
            scope=scope,
            valid=Period(start=start, end=end),
            source=source,
            url=url,
        )
        lists[concept] = (*lists.get(concept, ()), each)
    return lists


def _concept(
    cells: Sequence[Any], terms: tuple[Term, ...], lists: tuple[MemberList, ...], own: Own
) -> Concept:
    """A concept out of the cells from `uuid` on."""
    uuid, version, kind, domain, client, definition, note, source, url, *rest = cells
    date, role, dates, untranslatable = rest
    return Concept(
        id=uuid,
        version=version,
        kind=ConceptKind(kind),
        domain=domain,
        client=client,
        definition=definition,
        note=note,
        source=source,
        url=url,
        date=date,
        role=role,
        dates=dates,
        is_untranslatable=bool(untranslatable),
        terms=terms,
        lists=lists,
        properties=own,
    )


def _terms(
    connection: sqlite3.Connection,
    rows: Sequence[int],
    marks: str,
    properties: dict[int, Properties],
) -> dict[int, list[Term]]:
    terms: dict[int, list[Term]] = {row: [] for row in rows}
    for row, concept, *cells in connection.execute(
        "SELECT id, concept_id, uuid, version, language, text, status, reading, derived,"
        " part_of_speech, register, type, abbreviation_of, valid_from, valid_until, case_sensitive"
        f" FROM terms WHERE concept_id IN {marks} AND retired IS NULL ORDER BY {_IN_ORDER}",
        tuple(rows),
    ):
        terms[concept].append(_term(cells, properties.get(concept, {}).get(row, ())))
    return terms


def _term(cells: Sequence[Any], own: Own) -> Term:
    """A term out of the cells from `uuid` on."""
    uuid, version, language, text, status, reading, derived, *rest = cells
    part_of_speech, register, type, abbreviation_of, start, end, case_sensitive = rest
    return Term(
        id=uuid,
        version=version,
        language=language,
        text=text,
        status=TermStatus(status),
        reading=reading,
        is_derived=bool(derived),
        part_of_speech=PartOfSpeech(part_of_speech),
        register=Register(register),
        type=TermType(type),
        abbreviation_of=abbreviation_of,
        valid=Period(start=start, end=end),
        is_case_sensitive=bool(case_sensitive),
        properties=own,
    )


def _properties(
    connection: sqlite3.Connection, rows: Sequence[int], marks: str
) -> dict[int, Properties]:
    found: dict[int, Properties] = defaultdict(dict)
    for concept, term, name, value in connection.execute(
        f"SELECT concept_id, term_id, name, value FROM properties WHERE concept_id IN {marks}"
        " AND retired IS NULL ORDER BY id",
        tuple(rows),
    ):
        found[concept][term] = (*found[concept].get(term, ()), (name, value))
    return found
