"""The first step: documents, segments, revisions, glossary, journal."""

from __future__ import annotations

from typing import Any

from workbench.store.steps._statements import execute

_STATEMENTS = """
CREATE TABLE projects (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uuid TEXT NOT NULL,
    source_language TEXT NOT NULL,
    target_language TEXT NOT NULL,
    created TEXT NOT NULL,
    glossary_generation INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    format TEXT NOT NULL,
    encoding TEXT NOT NULL,
    repair TEXT NOT NULL,
    original BLOB NOT NULL,
    skeleton BLOB,
    created TEXT NOT NULL,
    retired TEXT,
    retired_reason TEXT
) STRICT;

CREATE TABLE blocks (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    document_id INTEGER NOT NULL REFERENCES documents,
    position INTEGER NOT NULL,
    line INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX blocks_of_document ON blocks (document_id, position);

CREATE TABLE segments (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    document_id INTEGER NOT NULL REFERENCES documents,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    article INTEGER NOT NULL,
    source_head INTEGER REFERENCES revisions DEFERRABLE INITIALLY DEFERRED,
    target_head INTEGER REFERENCES revisions DEFERRABLE INITIALLY DEFERRED,
    unfinished TEXT NOT NULL DEFAULT '',
    needs_work INTEGER NOT NULL DEFAULT 0,
    locked INTEGER NOT NULL DEFAULT 0,
    translatable INTEGER NOT NULL DEFAULT 1,
    locator TEXT,
    state TEXT NOT NULL DEFAULT 'initial',
    retired TEXT,
    retired_reason TEXT
) STRICT;
CREATE INDEX segments_in_order
    ON segments (document_id, position, state, needs_work) WHERE retired IS NULL;

CREATE TABLE revisions (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    segment_id INTEGER NOT NULL REFERENCES segments,
    side TEXT NOT NULL CHECK (side IN ('source', 'target')),
    parent_id INTEGER REFERENCES revisions,
    text TEXT NOT NULL,
    state TEXT NOT NULL,
    author TEXT NOT NULL,
    time TEXT NOT NULL,
    origin TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX revisions_of_segment ON revisions (segment_id, side, id);

CREATE TABLE codes (
    id INTEGER PRIMARY KEY,
    revision_id INTEGER NOT NULL REFERENCES revisions,
    offset INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('open', 'close', 'alone')),
    partner_id INTEGER REFERENCES codes,
    data TEXT NOT NULL,
    deletable INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX codes_of_revision ON codes (revision_id, offset);

CREATE TABLE lineages (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    block_id INTEGER REFERENCES blocks,
    from_segment_id INTEGER REFERENCES segments,
    to_segment_id INTEGER NOT NULL REFERENCES segments,
    from_offset INTEGER NOT NULL,
    to_offset INTEGER NOT NULL,
    length INTEGER NOT NULL,
    reason TEXT NOT NULL,
    confidence REAL NOT NULL,
    time TEXT NOT NULL,
    retired TEXT,
    retired_reason TEXT,
    CHECK ((block_id IS NULL) <> (from_segment_id IS NULL))
) STRICT;
CREATE INDEX lineages_to_segment ON lineages (to_segment_id);
CREATE INDEX lineages_from_segment ON lineages (from_segment_id)
    WHERE from_segment_id IS NOT NULL;

CREATE TABLE conflicts (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    segment_id INTEGER NOT NULL REFERENCES segments,
    revision_id INTEGER NOT NULL REFERENCES revisions,
    time TEXT NOT NULL,
    resolved TEXT
) STRICT;
CREATE INDEX conflicts_open ON conflicts (segment_id) WHERE resolved IS NULL;

CREATE TABLE annotations (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    segment_id INTEGER NOT NULL REFERENCES segments,
    label TEXT NOT NULL,
    body TEXT NOT NULL,
    author TEXT NOT NULL,
    time TEXT NOT NULL,
    retired TEXT,
    retired_reason TEXT
) STRICT;
CREATE INDEX annotations_of_segment ON annotations (segment_id);

CREATE TABLE concepts (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    domain TEXT NOT NULL DEFAULT '',
    definition TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    created TEXT NOT NULL,
    retired TEXT,
    retired_reason TEXT
) STRICT;

CREATE TABLE terms (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    concept_id INTEGER NOT NULL REFERENCES concepts,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    status TEXT NOT NULL,
    reading TEXT NOT NULL DEFAULT '',
    derived INTEGER NOT NULL DEFAULT 0,
    retired TEXT,
    retired_reason TEXT
) STRICT;
CREATE INDEX terms_of_concept ON terms (concept_id);
CREATE INDEX terms_by_text ON terms (text) WHERE retired IS NULL;

CREATE TABLE change_sets (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    author TEXT NOT NULL,
    time TEXT NOT NULL,
    segment_id INTEGER REFERENCES segments,
    reverts_id INTEGER REFERENCES change_sets,
    undoes INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX change_sets_of_author ON change_sets (author, id);
CREATE INDEX change_sets_reverts ON change_sets (reverts_id);

CREATE TABLE changes (
    id INTEGER PRIMARY KEY,
    change_set_id INTEGER NOT NULL REFERENCES change_sets,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    column_name TEXT NOT NULL,
    before ANY,
    after ANY
) STRICT;
CREATE INDEX changes_of_set ON changes (change_set_id);
CREATE INDEX changes_of_row ON changes (table_name, row_id);

CREATE TABLE places (
    author TEXT NOT NULL,
    document_id INTEGER NOT NULL REFERENCES documents,
    segment_id INTEGER NOT NULL REFERENCES segments,
    caret INTEGER NOT NULL,
    scroll INTEGER NOT NULL,
    time TEXT NOT NULL,
    PRIMARY KEY (author, document_id)
) STRICT;
"""


def first_tables(db: Any) -> None:
    """Documents, segments, revisions, glossary, journal."""
    execute(db, _STATEMENTS)
