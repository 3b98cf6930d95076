"""The sixth step: the translation memory."""

from __future__ import annotations

from typing import Any

from workbench.store.steps._statements import execute

_STATEMENTS = """
CREATE TABLE memories (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL,
    part_of_id INTEGER REFERENCES memories,
    author TEXT NOT NULL,
    time TEXT NOT NULL,
    retired TEXT,
    retired_reason TEXT
) STRICT;

CREATE TABLE units (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    memory_id INTEGER NOT NULL REFERENCES memories,
    segment_id INTEGER REFERENCES segments,
    is_sentence INTEGER NOT NULL DEFAULT 0,
    is_paired INTEGER NOT NULL DEFAULT 1,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    source_key INTEGER NOT NULL,
    source_language TEXT NOT NULL,
    target_language TEXT NOT NULL,
    origin TEXT NOT NULL,
    author TEXT NOT NULL,
    time TEXT NOT NULL,
    document TEXT NOT NULL DEFAULT '',
    before TEXT NOT NULL DEFAULT '',
    after TEXT NOT NULL DEFAULT '',
    properties TEXT NOT NULL DEFAULT '',
    retired TEXT,
    retired_reason TEXT
) STRICT;
CREATE INDEX units_of_memory ON units (memory_id) WHERE retired IS NULL;
CREATE INDEX units_retired ON units (id) WHERE retired IS NOT NULL;
CREATE INDEX units_of_segment ON units (segment_id) WHERE segment_id IS NOT NULL;
CREATE INDEX units_unpaired ON units (segment_id) WHERE NOT is_paired AND retired IS NULL;
CREATE INDEX units_by_source ON units (source_key);

CREATE TABLE beads (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    source_revision_id INTEGER NOT NULL REFERENCES revisions,
    target_revision_id INTEGER NOT NULL REFERENCES revisions,
    source_start INTEGER NOT NULL,
    source_end INTEGER NOT NULL,
    target_start INTEGER NOT NULL,
    target_end INTEGER NOT NULL,
    confidence REAL NOT NULL,
    is_one_to_one INTEGER NOT NULL,
    author TEXT NOT NULL DEFAULT '',
    time TEXT NOT NULL,
    retired TEXT,
    retired_reason TEXT
) STRICT;
CREATE INDEX beads_of_target ON beads (target_revision_id, source_revision_id);

CREATE TABLE libraries (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    path TEXT NOT NULL,
    penalty INTEGER NOT NULL,
    author TEXT NOT NULL,
    time TEXT NOT NULL,
    retired TEXT,
    retired_reason TEXT
) STRICT;

CREATE TABLE shards (
    id INTEGER PRIMARY KEY,
    first_unit INTEGER NOT NULL,
    size INTEGER NOT NULL,
    edition TEXT NOT NULL,
    blocks INTEGER NOT NULL,
    signatures BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX shards_in_order ON shards (first_unit, size);

CREATE TABLE postings (
    id INTEGER PRIMARY KEY,
    shard_id INTEGER NOT NULL REFERENCES shards,
    side TEXT NOT NULL CHECK (side IN ('source', 'target')),
    first_term INTEGER NOT NULL,
    last_term INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    data BLOB NOT NULL
) STRICT;
CREATE INDEX postings_of_shard ON postings (shard_id, side, last_term, first_term);

ALTER TABLE projects ADD COLUMN is_remembered INTEGER NOT NULL DEFAULT 1;
UPDATE projects SET is_remembered = 0;

CREATE INDEX revisions_by_source ON revisions (substr(text, 1, 16)) WHERE side = 'source'
"""


def memory(db: Any) -> None:
    """The translation memory: units, sentence pairs, libraries, and indexes to throw away.

    The units of what is confirmed already are made when the file is brought up. The
    memory of the project itself has the project's identity, in every copy of it.
    """
    execute(db, _STATEMENTS)
    db.conn.execute(
        "INSERT INTO memories (id, uuid, name, author, time)"
        " SELECT 1, uuid, 'project', '', created FROM projects"
    )
