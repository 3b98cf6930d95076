"""What can be wrong inside a project file."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from workbench.model.annotations import (
    AnnotationState,
    Purpose,
    RelationKind,
    Severity,
    Visibility,
)
from workbench.model.codes import Markup
from workbench.model.dates import checked_date
from workbench.model.segments import Origin, SegmentKind, Side, State
from workbench.model.terms import ConceptKind, PartOfSpeech, Register, TermStatus, TermType
from workbench.store.memory_integrity import memory_faults

if TYPE_CHECKING:
    from collections.abc import Iterator


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """One sentence for each thing that is not as it should be; none for a sound file."""
    try:
        yield from _faults(connection)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        yield f"SQLite: {error}"


def _faults(connection: sqlite3.Connection) -> Iterator[str]:
    for (message,) in connection.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield f"SQLite: {message}"
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"{table} {row} points at a row of {parent} that is not there"
    for query, sentence in _QUERIES:
        for found in connection.execute(query):
            yield sentence.format(*found)
    for table, column, words in _WORDS:
        marks = ", ".join("?" * len(words))
        query = f"SELECT id, {column} FROM {table} WHERE {column} NOT IN ({marks})"
        for row, word in connection.execute(query, tuple(map(str, words))):
            yield f"{table} {row} has the {column} {word!r}, which is none"
    for table, column in _DATES:
        query = f"SELECT id, {column} FROM {table} WHERE {column} <> ''"
        for row, date in connection.execute(query):
            try:
                checked_date(date)
            except ValueError:
                yield f"{table} {row} has the {column} {date!r}, which is no date"
    yield from memory_faults(connection)


_DATES = (
    ("documents", "date"),
    ("concepts", "date"),
    ("terms", "valid_from"),
    ("terms", "valid_until"),
    ("member_lists", "valid_from"),
    ("member_lists", "valid_until"),
)
"""Columns that hold as much of a date as is known."""

_QUERIES = (
    (
        "SELECT id FROM segments WHERE source_head IS NULL AND retired IS NULL",
        "segment {0} has no source wording",
    ),
    (
        "SELECT segments.id, revisions.id FROM segments JOIN revisions"
        " ON revisions.id IN (source_head, target_head) WHERE revisions.segment_id <> segments.id",
        "segment {0} points at wording {1} of another segment",
    ),
    (
        "SELECT segments.id FROM segments JOIN revisions"
        " ON (revisions.id = source_head AND side <> 'source')"
        " OR (revisions.id = target_head AND side <> 'target')",
        "segment {0} has a wording on the wrong side",
    ),
    (
        "SELECT segments.id, segments.state, coalesce(revisions.state, 'initial') FROM segments"
        " LEFT JOIN revisions ON revisions.id = target_head"
        " WHERE segments.state <> coalesce(revisions.state, 'initial')",
        "segment {0} says {1} but its wording says {2}",
    ),
    (
        "SELECT document_id, position FROM segments WHERE retired IS NULL"
        " GROUP BY document_id, position HAVING count(*) > 1",
        "document {0} has two segments at position {1}",
    ),
    (
        "SELECT id FROM revisions WHERE instr(text, char(0)) > 0",
        "wording {0} holds a NUL character",
    ),
    (
        "SELECT concepts.id FROM concepts LEFT JOIN terms ON terms.concept_id = concepts.id"
        " AND terms.retired IS NULL WHERE concepts.retired IS NULL"
        " GROUP BY concepts.id HAVING count(terms.id) = 0",
        "concept {0} has no terms",
    ),
    (
        "SELECT anchors.id, revision_id FROM anchors"
        " JOIN revisions ON revisions.id = revision_id WHERE start_offset < 0"
        " OR end_offset <= start_offset OR end_offset > length(text)"
        " OR (start_offset IS NULL) <> (end_offset IS NULL)",
        "anchor {0} is outside of wording {1}",
    ),
    (
        "SELECT codes.id, revision_id FROM codes JOIN revisions ON revisions.id = revision_id"
        " WHERE start_offset < 0 OR start_offset > length(text)",
        "code {0} is outside of wording {1}",
    ),
    (
        "SELECT id FROM documents WHERE edition_id IS NULL",
        "document {0} names no file that it was read from",
    ),
    (
        "SELECT annotations.id FROM annotations JOIN segments ON segments.id = segment_id"
        " LEFT JOIN anchors ON annotation_id = annotations.id"
        "  AND revision_id = CASE side WHEN 'source' THEN source_head ELSE target_head END"
        " WHERE quote <> '' AND annotations.retired IS NULL AND segments.retired IS NULL"
        " AND anchors.id IS NULL"
        " AND CASE side WHEN 'source' THEN source_head ELSE target_head END IS NOT NULL",
        "annotation {0} has no anchor in the wording that stands",
    ),
)

_WORDS = (
    ("codes", "markup", Markup),
    ("unit_codes", "markup", Markup),
    ("segments", "kind", SegmentKind),
    ("segments", "state", State),
    ("revisions", "state", State),
    ("revisions", "origin", Origin),
    ("concepts", "kind", ConceptKind),
    ("terms", "status", TermStatus),
    ("terms", "part_of_speech", PartOfSpeech),
    ("terms", "register", Register),
    ("terms", "type", TermType),
    ("annotations", "side", Side),
    ("annotations", "state", AnnotationState),
    ("annotations", "visibility", Visibility),
    ("annotations", "severity", Severity),
    ("relations", "kind", RelationKind),
    ("labels", "purpose", Purpose),
    ("units", "origin", Origin),
)
"""Columns that hold one of a few words."""
