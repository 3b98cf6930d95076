"""The seventh step: the inline markup of units."""

from __future__ import annotations

from typing import Any

from workbench.store.steps._statements import execute

_STATEMENTS = """
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


def unit_codes(db: Any) -> None:
    """The inline markup of units that files brought; that of confirmed pairs is their wordings'."""
    execute(db, _STATEMENTS)
