"""A project of very many pairs, made for benchmarks of what goes out and comes back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING

from bench._units import units
from workbench.model.segments import SegmentKind
from workbench.model.sources import Block, Paragraph, Piece, SourceText
from workbench.services import projects

if TYPE_CHECKING:
    from pathlib import Path

_AT_ONCE = 50_000
"""Paragraphs of one document."""


def make_project(path: Path, count: int) -> None:
    """A project of so many translated pairs of real sentences, in documents of 50,000 each."""
    projects.new(path)
    pairs = iter(units(count))
    with projects.open_for_writing(path) as store:
        number = 0
        while batch := list(islice(pairs, _AT_ONCE)):
            number += 1
            texts = [source for source, _ in batch]
            with store.journal.change(f"add {number}", "bench") as change:
                store.documents.add(
                    change, f"part {number}", _source(texts), _paragraphs(texts), repair="off"
                )
            _translate(path, [target for _, target in batch])


def _translate(path: Path, targets: list[str]) -> None:
    """Gives the segments that have none their targets, past the journal, for it takes so long."""
    with closing(sqlite3.connect(path)) as connection, connection:
        rows = connection.execute("SELECT id FROM segments WHERE target_head IS NULL ORDER BY id")
        for (row,), text in zip(rows.fetchall(), targets, strict=True):
            cursor = connection.execute(
                "INSERT INTO revisions (uuid, segment_id, side, text, state, author, time, origin,"
                " detail) VALUES (lower(hex(randomblob(16))), ?, 'target', ?, 'translated',"
                " 'bench', '2026-03-01T08:30:00+00:00', 'typed', '')",
                (row, text),
            )
            connection.execute(
                "UPDATE segments SET target_head = ?, state = 'translated' WHERE id = ?",
                (cursor.lastrowid, row),
            )


def _source(texts: list[str]) -> SourceText:
    return SourceText(
        format="text",
        encoding="utf-8",
        original=b"",
        blocks=tuple(Block(text=text, line=at) for at, text in enumerate(texts, 1)),
    )


def _paragraphs(texts: list[str]) -> list[Paragraph]:
    return [
        Paragraph(
            text=text,
            kind=SegmentKind.BODY,
            article=1,
            pieces=(Piece(block=at, start=0, at=0, length=len(text)),),
        )
        for at, text in enumerate(texts)
    ]
