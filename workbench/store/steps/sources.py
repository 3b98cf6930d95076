"""The fifth step: editions of documents, blocks, codes, dictionaries."""

from __future__ import annotations

from typing import Any

from workbench.store.steps._statements import execute

_STATEMENTS = """
CREATE TABLE editions (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    document_id INTEGER NOT NULL REFERENCES documents,
    format TEXT NOT NULL,
    encoding TEXT NOT NULL,
    is_structured INTEGER NOT NULL,
    original BLOB NOT NULL,
    author TEXT NOT NULL,
    time TEXT NOT NULL
) STRICT;
CREATE INDEX editions_of_document ON editions (document_id);
ALTER TABLE documents ADD COLUMN edition_id INTEGER REFERENCES editions;

ALTER TABLE blocks ADD COLUMN edition_id INTEGER REFERENCES editions;
ALTER TABLE blocks ADD COLUMN indent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE blocks ADD COLUMN gap INTEGER NOT NULL DEFAULT 0;
ALTER TABLE blocks ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE blocks ADD COLUMN level INTEGER NOT NULL DEFAULT 0;
ALTER TABLE blocks ADD COLUMN locator TEXT NOT NULL DEFAULT '';
CREATE INDEX blocks_of_edition ON blocks (edition_id, position);

ALTER TABLE segments ADD COLUMN level INTEGER NOT NULL DEFAULT 0;
ALTER TABLE segments DROP COLUMN locator;
DROP INDEX segments_in_order;
CREATE INDEX segments_in_order
    ON segments (document_id, position, state, needs_work, translatable) WHERE retired IS NULL;
CREATE INDEX lineages_of_block ON lineages (block_id) WHERE block_id IS NOT NULL;

DROP TABLE codes;
CREATE TABLE codes (
    id INTEGER PRIMARY KEY,
    revision_id INTEGER NOT NULL REFERENCES revisions,
    position INTEGER NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('open', 'close', 'alone')),
    start_offset INTEGER NOT NULL,
    markup TEXT NOT NULL,
    data TEXT NOT NULL,
    is_deletable INTEGER NOT NULL
) STRICT;
CREATE INDEX codes_of_revision ON codes (revision_id, position);

CREATE TABLE segmentation_rules (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL,
    srx TEXT NOT NULL,
    author TEXT NOT NULL,
    time TEXT NOT NULL,
    retired TEXT,
    retired_reason TEXT
) STRICT;

CREATE TABLE dictionaries (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    date TEXT NOT NULL DEFAULT '',
    entries INTEGER NOT NULL,
    author TEXT NOT NULL,
    time TEXT NOT NULL
) STRICT;

CREATE TABLE dictionary_entries (
    id INTEGER PRIMARY KEY,
    dictionary_id INTEGER NOT NULL REFERENCES dictionaries,
    traditional TEXT NOT NULL,
    simplified TEXT NOT NULL,
    pinyin TEXT NOT NULL,
    english TEXT NOT NULL
) STRICT;
CREATE INDEX dictionary_entries_traditional ON dictionary_entries (traditional);
CREATE INDEX dictionary_entries_simplified ON dictionary_entries (simplified)
"""


def sources(db: Any) -> None:
    """Editions of documents, what blocks and codes say of themselves, rules, dictionaries.

    What a document was read from becomes its first edition, whose identity is made of the
    document's, so that two copies that took this step apart have the same one.
    """
    from uuid import NAMESPACE_URL, uuid5

    execute(db, _STATEMENTS)
    for row, uuid in db.conn.execute("SELECT id, uuid FROM documents").fetchall():
        db.conn.execute(
            "INSERT INTO editions (uuid, document_id, format, encoding, is_structured, original,"
            " author, time) SELECT ?, id, format, encoding, 0, original, '', created"
            " FROM documents WHERE id = ?",
            (str(uuid5(NAMESPACE_URL, f"urn:workbench:edition:{uuid}")), row),
        )
    db.conn.execute(
        "UPDATE documents SET edition_id ="
        " (SELECT id FROM editions WHERE document_id = documents.id)"
    )
    db.conn.execute(
        "UPDATE blocks SET edition_id ="
        " (SELECT edition_id FROM documents WHERE documents.id = document_id)"
    )
    for column in ("format", "encoding", "original", "skeleton"):
        db.conn.execute(f"ALTER TABLE documents DROP COLUMN {column}")
