"""Statements of a step, one after another."""

from __future__ import annotations

from typing import Any


def execute(db: Any, statements: str) -> None:
    """Runs what semicolons part; no statement of a step has one in a text."""
    for statement in statements.split(";"):
        if statement.strip():
            db.conn.execute(statement)
