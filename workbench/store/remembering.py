"""The units of the project's own confirmed pairs, which follow what stands there.

They are not in the history: what was confirmed, taken back or joined is, and whoever writes that
lets the units follow. A pair that is confirmed and not removed from the memory has one unit, and
one more for each pair of sentences that is not doubtful.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from workbench.model.memory import DOUBTFUL
from workbench.model.segments import State
from workbench.store.beads import Beads
from workbench.store.memories import PROJECT
from workbench.store.rows import now, ordered_uuids
from workbench.store.unit_rows import source_key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Sequence

_BATCH = 400
FOLLOWED = "followed"
"""Why a unit was retired whose pair says something else by now."""
_CONFIRMED = ", ".join(f"'{state}'" for state in State if state.is_confirmed)
_Key: TypeAlias = "tuple[int, bool, str, str]"
"""Segment, whether it is one sentence, source, target."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    origin: str
    author: str
    time: str
    document: str
    is_paired: bool


class Remembering:
    """Keeps the units of confirmed pairs."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._beads = Beads(connection)

    def follow(self, segments: Collection[int]) -> None:
        """Makes the units of some segments, each named once, what their pairs say now."""
        rows = sorted(segments)
        for start in range(0, len(rows), _BATCH):
            self._follow(rows[start : start + _BATCH])

    def note_paired(self, segments: Iterable[int]) -> None:
        """Says that the sentences of some segments were paired, though there may be none."""
        self._connection.executemany(
            "UPDATE units SET is_paired = 1 WHERE segment_id = ? AND NOT is_paired",
            ((row,) for row in segments),
        )

    def segments_of(self, units: Iterable[int]) -> set[int]:
        """The segments whose units some are."""
        query = "SELECT segment_id FROM units WHERE id = ?"
        found = (self._connection.execute(query, (row,)).fetchone() for row in units)
        return {row for (row,) in filter(None, found) if row is not None}

    def segments_paired(self, beads: Iterable[int]) -> set[int]:
        """The segments whose sentences some beads pair."""
        query = (
            "SELECT segment_id FROM beads JOIN revisions ON revisions.id = source_revision_id"
            " WHERE beads.id = ?"
        )
        found = (self._connection.execute(query, (row,)).fetchone() for row in beads)
        return {row for (row,) in filter(None, found)}

    def segments_confirmed(self, documents: Iterable[int]) -> set[int]:
        """The segments of some documents whose pairs are confirmed."""
        query = f"SELECT id FROM segments WHERE document_id = ? AND state IN ({_CONFIRMED})"
        return {
            row for document in documents for (row,) in self._connection.execute(query, (document,))
        }

    def catch_up(self) -> None:
        """Makes the units of all pairs that were confirmed before there was a memory."""
        (is_done,) = self._connection.execute("SELECT is_remembered FROM projects").fetchone()
        if is_done:
            return
        query = f"SELECT id FROM segments WHERE state IN ({_CONFIRMED}) AND retired IS NULL"
        self.follow([row for (row,) in self._connection.execute(query).fetchall()])
        self._connection.execute("UPDATE projects SET is_remembered = 1")

    def unpaired(self, count: int) -> list[tuple[int, str, str]]:
        """(segment, source, target) of confirmed pairs whose sentences nobody has paired yet."""
        return self._connection.execute(
            "SELECT segment_id, source, target FROM units"
            " WHERE NOT is_paired AND retired IS NULL AND segment_id IS NOT NULL LIMIT ?",
            (count,),
        ).fetchall()

    def _follow(self, rows: Sequence[int]) -> None:
        marks = ", ".join("?" * len(rows))
        wanted = dict(self._wanted(marks, rows))
        for row, segment, is_sentence, source, target, retired, reason in self._connection.execute(
            "SELECT id, segment_id, is_sentence, source, target, retired, retired_reason"
            f" FROM units WHERE segment_id IN ({marks}) ORDER BY id",
            tuple(rows),
        ).fetchall():
            want = wanted.get((segment, bool(is_sentence), source, target))
            if want is None:
                if retired is None:
                    self._retire(row)
            elif retired is None or reason == FOLLOWED:
                wanted.pop((segment, bool(is_sentence), source, target))
                self._keep(row, want)
            else:  # somebody took it away
                wanted.pop((segment, bool(is_sentence), source, target))
        if wanted:
            self._add(wanted)

    def _wanted(self, marks: str, rows: Sequence[int]) -> Iterator[tuple[_Key, _Wanted]]:
        for segment, source_row, target_row, source, target, *told in self._connection.execute(
            "SELECT segments.id, source.id, target.id, source.text, target.text, target.origin,"
            " target.author, target.time, documents.name FROM segments"
            " JOIN documents ON documents.id = document_id AND documents.retired IS NULL"
            " JOIN revisions AS source ON source.id = source_head"
            " JOIN revisions AS target ON target.id = target_head"
            f" WHERE segments.id IN ({marks}) AND segments.retired IS NULL AND translatable"
            f" AND target.state IN ({_CONFIRMED}) AND source.text <> '' AND target.text <> ''",
            tuple(rows),
        ).fetchall():
            origin, author, time, document = told
            beads = self._beads.between(source_row, target_row)
            want = _Wanted(
                origin=origin,
                author=author,
                time=time,
                document=document,
                is_paired=bool(beads),
            )
            yield (segment, False, source, target), want
            for bead in beads:
                texts = bead.source.of(source).strip(), bead.target.of(target).strip()
                if all(texts) and bead.confidence >= DOUBTFUL and texts != (source, target):
                    yield (segment, True, *texts), want

    def _keep(self, row: int, want: _Wanted) -> None:
        self._connection.execute(
            "UPDATE units SET retired = NULL, retired_reason = NULL, origin = ?, author = ?,"
            " time = ?, document = ?, is_paired = max(is_sentence, ?) WHERE id = ?",
            (want.origin, want.author, want.time, want.document, want.is_paired, row),
        )

    def _retire(self, row: int) -> None:
        self._connection.execute(
            "UPDATE units SET retired = ?, retired_reason = ? WHERE id = ?",
            (now(), FOLLOWED, row),
        )

    def _add(self, wanted: dict[_Key, _Wanted]) -> None:
        languages = self._connection.execute(
            "SELECT source_language, target_language FROM projects"
        ).fetchone()
        self._connection.executemany(
            "INSERT INTO units (uuid, memory_id, segment_id, is_sentence, is_paired, source,"
            " target, source_key, source_language, target_language, origin, author, time,"
            " document) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    uuid,
                    PROJECT,
                    segment,
                    int(is_sentence),
                    int(is_sentence or want.is_paired),
                    source,
                    target,
                    source_key(source),
                    *languages,
                    want.origin,
                    want.author,
                    want.time,
                    want.document,
                )
                for uuid, ((segment, is_sentence, source, target), want) in zip(
                    ordered_uuids(), wanted.items(), strict=False
                )
            ),
        )
