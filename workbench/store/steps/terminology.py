"""The second step: what a glossary of law and politics says of its concepts and terms."""

from __future__ import annotations

from typing import Any

from workbench.store.steps._statements import execute

_STATEMENTS = """
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


def terminology(db: Any) -> None:
    """Kinds, dates and members of concepts; what terms say of themselves; refused candidates."""
    execute(db, _STATEMENTS)
