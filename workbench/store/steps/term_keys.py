"""The third step: match keys of terms."""

from __future__ import annotations

from typing import Any

from workbench.store.steps._statements import execute

_STATEMENTS = """
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


def term_keys(db: Any) -> None:
    """Match keys of the glossary's terms, which are made anew when in doubt."""
    execute(db, _STATEMENTS)
