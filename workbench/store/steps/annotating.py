"""The fourth step: annotations, labels, relations, and merges."""

from __future__ import annotations

from typing import Any

from workbench.store.steps._statements import execute

_STATEMENTS = """
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


def annotating(db: Any) -> None:
    """Annotations on spans, with anchors, replies, relations and labels; where changes came from.

    The ready labels come with it. Their identities are made of their names, so that two copies of
    a project that took this step apart have the same ones. Notes of older files were in every
    export, and so the client may see them.
    """
    from uuid import NAMESPACE_URL, uuid5

    from workbench.model.label_sets import READY_LABELS

    execute(db, _STATEMENTS)
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
