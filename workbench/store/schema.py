"""The tables of a project file, as steps that are appended and never edited.

Tables are named in the plural of the model's words and can be read with any SQLite tool. Where a
row has both `id` and `uuid`, the first is only for joins within this file; the second is its
identity, in every copy of the project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3

SQLITE_MAGIC = b"SQLite format 3\0"
"""What every SQLite file begins with."""

APPLICATION_ID = 0x62_77_62_31
"""Stands in the file's header ("bwb1"), so that a foreign file is told from a project."""

LATEST = 7
"""The schema version that this program writes; `PRAGMA user_version` of a project file."""

_TABLES = """
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

_TERMINOLOGY = """
ALTER TABLE documents ADD COLUMN date TEXT NOT NULL DEFAULT '';

ALTER TABLE concepts ADD COLUMN kind TEXT NOT NULL DEFAULT 'term';
ALTER TABLE concepts ADD COLUMN client TEXT NOT NULL DEFAULT '';
ALTER TABLE concepts ADD COLUMN date TEXT NOT NULL DEFAULT '';
ALTER TABLE concepts ADD COLUMN role TEXT NOT NULL DEFAULT '';
ALTER TABLE concepts ADD COLUMN dates TEXT NOT NULL DEFAULT '';
ALTER TABLE concepts ADD COLUMN untranslatable INTEGER NOT NULL DEFAULT 0;
UPDATE concepts SET kind = domain WHERE domain IN ('person', 'place', 'slogan');

ALTER TABLE terms ADD COLUMN part_of_speech TEXT NOT NULL DEFAULT '';
ALTER TABLE terms ADD COLUMN register TEXT NOT NULL DEFAULT '';
ALTER TABLE terms ADD COLUMN type TEXT NOT NULL DEFAULT '';
ALTER TABLE terms ADD COLUMN abbreviation_of TEXT NOT NULL DEFAULT '';
ALTER TABLE terms ADD COLUMN valid_from TEXT NOT NULL DEFAULT '';
ALTER TABLE terms ADD COLUMN valid_until TEXT NOT NULL DEFAULT '';
ALTER TABLE terms ADD COLUMN case_sensitive INTEGER NOT NULL DEFAULT 0;
CREATE INDEX terms_case_sensitive ON terms (text) WHERE case_sensitive = 1;

CREATE TABLE member_lists (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    concept_id INTEGER NOT NULL REFERENCES concepts,
    position INTEGER NOT NULL,
    scope TEXT NOT NULL DEFAULT '',
    valid_from TEXT NOT NULL DEFAULT '',
    valid_until TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    retired TEXT,
    retired_reason TEXT
) STRICT;
CREATE INDEX member_lists_of_concept ON member_lists (concept_id);

CREATE TABLE members (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    member_list_id INTEGER NOT NULL REFERENCES member_lists,
    position INTEGER NOT NULL,
    text TEXT NOT NULL DEFAULT '',
    english TEXT NOT NULL DEFAULT '',
    retired TEXT,
    retired_reason TEXT
) STRICT;
CREATE INDEX members_of_list ON members (member_list_id);

CREATE TABLE properties (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    concept_id INTEGER NOT NULL REFERENCES concepts,
    term_id INTEGER REFERENCES terms,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    retired TEXT,
    retired_reason TEXT
) STRICT;
CREATE INDEX properties_of_concept ON properties (concept_id);

CREATE TABLE refusals (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    text TEXT NOT NULL,
    author TEXT NOT NULL,
    time TEXT NOT NULL,
    retired TEXT,
    retired_reason TEXT
) STRICT;
CREATE INDEX refusals_by_text ON refusals (text) WHERE retired IS NULL;
"""


def upgrade(connection: sqlite3.Connection) -> None:
    """Takes the steps that a file has not had, each in a transaction of its own."""
    from sqlite_utils import Database, Migrations  # imported late: it costs 0.2 s

    steps: Any = Migrations("workbench")

    for step in (
        _first_tables,
        _terminology,
        _term_keys,
        _annotating,
        _sources,
        _memory,
        _unit_codes,
    ):
        steps(name=step.__name__.removeprefix("_"))(step)
    steps.apply(Database(connection))
    connection.execute(f"PRAGMA user_version = {LATEST}")


def _first_tables(db: Any) -> None:
    """Documents, segments, revisions, glossary, journal."""
    _execute(db, _TABLES)


def _terminology(db: Any) -> None:
    """Kinds, dates and members of concepts; what terms say of themselves; refused candidates."""
    _execute(db, _TERMINOLOGY)


def _execute(db: Any, statements: str) -> None:
    for statement in statements.split(";"):
        if statement.strip():
            db.conn.execute(statement)


_TERM_KEYS = """
CREATE TABLE term_keys (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    edition TEXT NOT NULL,
    generation INTEGER NOT NULL,
    change_id INTEGER NOT NULL,
    terms INTEGER NOT NULL,
    last_term_id INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    keys BLOB NOT NULL
) STRICT
"""


def _term_keys(db: Any) -> None:
    """Match keys of the glossary's terms, which are made anew when in doubt."""
    db.conn.execute(_TERM_KEYS)


_ANNOTATING = """
ALTER TABLE annotations ADD COLUMN side TEXT NOT NULL DEFAULT 'source';
ALTER TABLE annotations ADD COLUMN quote TEXT NOT NULL DEFAULT '';
ALTER TABLE annotations ADD COLUMN prefix TEXT NOT NULL DEFAULT '';
ALTER TABLE annotations ADD COLUMN suffix TEXT NOT NULL DEFAULT '';
ALTER TABLE annotations ADD COLUMN state TEXT NOT NULL DEFAULT 'open';
ALTER TABLE annotations ADD COLUMN visibility TEXT NOT NULL DEFAULT 'internal';
ALTER TABLE annotations ADD COLUMN severity TEXT NOT NULL DEFAULT '';
ALTER TABLE annotations ADD COLUMN origin TEXT NOT NULL DEFAULT '';
UPDATE annotations SET visibility = 'client';

CREATE TABLE anchors (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    annotation_id INTEGER NOT NULL REFERENCES annotations,
    revision_id INTEGER NOT NULL REFERENCES revisions,
    start_offset INTEGER,
    end_offset INTEGER,
    UNIQUE (annotation_id, revision_id)
) STRICT;
CREATE INDEX anchors_in_revision ON anchors (revision_id);

CREATE TABLE replies (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    annotation_id INTEGER NOT NULL REFERENCES annotations,
    body TEXT NOT NULL,
    author TEXT NOT NULL,
    time TEXT NOT NULL,
    retired TEXT,
    retired_reason TEXT
) STRICT;
CREATE INDEX replies_to_annotation ON replies (annotation_id);

CREATE TABLE relations (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    from_annotation_id INTEGER NOT NULL REFERENCES annotations,
    to_annotation_id INTEGER NOT NULL REFERENCES annotations,
    kind TEXT NOT NULL,
    author TEXT NOT NULL,
    time TEXT NOT NULL,
    retired TEXT,
    retired_reason TEXT
) STRICT;
CREATE INDEX relations_from ON relations (from_annotation_id);
CREATE INDEX relations_to ON relations (to_annotation_id);

CREATE TABLE labels (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    label_set TEXT NOT NULL,
    purpose TEXT NOT NULL,
    colour TEXT NOT NULL,
    sign TEXT NOT NULL,
    shortcut TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    retired TEXT,
    retired_reason TEXT
) STRICT;
CREATE UNIQUE INDEX labels_by_name ON labels (name) WHERE retired IS NULL;

ALTER TABLE change_sets ADD COLUMN via TEXT NOT NULL DEFAULT '';
CREATE INDEX change_sets_by_time ON change_sets (time);

ALTER TABLE conflicts ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

CREATE TABLE merged_sets (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    change_set_id INTEGER REFERENCES change_sets,
    label TEXT NOT NULL,
    author TEXT NOT NULL,
    time TEXT NOT NULL,
    via TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX merged_sets_by_time ON merged_sets (time)
"""


def _annotating(db: Any) -> None:
    """Annotations on spans, with anchors, replies, relations and labels; where changes came from.

    The ready labels come with it. Their identities are made of their names, so that two copies of
    a project that took this step apart have the same ones. Notes of older files were in every
    export, and so the client may see them.
    """
    from uuid import NAMESPACE_URL, uuid5

    from workbench.model.label_sets import READY_LABELS

    _execute(db, _ANNOTATING)
    for position, label in enumerate(READY_LABELS, 1):
        db.conn.execute(
            "INSERT INTO labels (uuid, position, name, label_set, purpose, colour, sign,"
            " shortcut, description) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                str(uuid5(NAMESPACE_URL, f"urn:workbench:label:{label.name}")),
                position,
                label.name,
                label.group,
                str(label.purpose),
                label.colour,
                label.sign,
                label.key,
                label.description,
            ),
        )


_SOURCES = """
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


def _sources(db: Any) -> None:
    """Editions of documents, what blocks and codes say of themselves, rules, dictionaries.

    What a document was read from becomes its first edition, whose identity is made of the
    document's, so that two copies that took this step apart have the same one.
    """
    from uuid import NAMESPACE_URL, uuid5

    _execute(db, _SOURCES)
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


_MEMORY = """
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


def _memory(db: Any) -> None:
    """The translation memory: units, sentence pairs, libraries, and indexes to throw away.

    The units of what is confirmed already are made when the file is brought up. The
    memory of the project itself has the project's identity, in every copy of it.
    """
    _execute(db, _MEMORY)
    db.conn.execute(
        "INSERT INTO memories (id, uuid, name, author, time)"
        " SELECT 1, uuid, 'project', '', created FROM projects"
    )


_UNIT_CODES = """
CREATE TABLE unit_codes (
    id INTEGER PRIMARY KEY,
    unit_id INTEGER NOT NULL REFERENCES units,
    side TEXT NOT NULL CHECK (side IN ('source', 'target')),
    position INTEGER NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('open', 'close', 'alone')),
    start_offset INTEGER NOT NULL,
    markup TEXT NOT NULL,
    data TEXT NOT NULL,
    is_deletable INTEGER NOT NULL
) STRICT;
CREATE INDEX unit_codes_of_unit ON unit_codes (unit_id, side, position)
"""


def _unit_codes(db: Any) -> None:
    """The inline markup of units that files brought; that of confirmed pairs is their wordings'."""
    _execute(db, _UNIT_CODES)
