"""Giving many segments their English at once, where nobody has written any.

What is filled in is a draft that says where it came from. It gives way to what anybody types, and
to what is filled in later; nothing that somebody wrote gives way to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.model.segments import Origin, Side, State
from workbench.model.suggestions import FILLED
from workbench.store.anchors import Anchors
from workbench.store.codes import Codes
from workbench.store.rows import ordered_uuids
from workbench.store.segments import SIDES, Segments

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.model.codes import Code
    from workbench.model.wordings import NewWording
    from workbench.store.change_sets import ChangeSet

_BATCH = 500
_TARGET = SIDES[Side.TARGET]
_MADE = " OR ".join(f"target.detail LIKE '{detail}%'" for detail in FILLED)
_IS_FILLED = f"target.state = '{State.DRAFT}' AND target.origin = '{Origin.MEMORY}' AND ({_MADE})"
_OPEN = (
    "segments.retired IS NULL AND documents.retired IS NULL AND translatable AND NOT locked"
    " AND segments.id NOT IN (SELECT segment_id FROM conflicts WHERE resolved IS NULL)"
)
_FOUND = (
    "SELECT segments.id, document_id, coalesce(target.id, 0), coalesce(target.text, ''),"
    " source.id, source.text"
)
_JOINED = (
    "JOIN documents ON documents.id = document_id"
    " LEFT JOIN revisions AS target ON target.id = target_head"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A segment that may be filled."""

    row: int
    document: int
    """The row of its document."""
    head: int
    """The row of the target that stands; 0 where there is none."""
    text: str
    """What that says; empty unless it was filled in before."""
    source: str
    source_codes: tuple[Code, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What a segment is filled with."""

    gap: Gap
    wording: NewWording


class Gaps:
    """The segments of a project that have no English of anybody's."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._codes = Codes(connection)

    def like(self, segment: int, author: str) -> list[Gap]:
        """Those with the very source of a segment, code point by code point, but not itself.

        What was filled in before in the author's name counts as a gap too.
        """
        (text,) = self._connection.execute(
            "SELECT text FROM segments JOIN revisions ON revisions.id = source_head"
            " WHERE segments.id = ?",
            (segment,),
        ).fetchone()
        return self._gaps(
            f"{_FOUND} FROM revisions AS source"
            " JOIN segments ON segments.id = source.segment_id AND source_head = source.id"
            f" {_JOINED} WHERE source.side = 'source'"
            # The plus keeps SQLite from putting :text into the term that the index is on.
            " AND substr(source.text, 1, 16) = substr(:text, 1, 16) AND +source.text = :text"
            f" AND segments.id <> :segment AND {_OPEN} AND (coalesce(target.text, '') = ''"
            f" OR (target.author = :author AND {_IS_FILLED})) ORDER BY segments.id",
            {"text": text, "segment": segment, "author": author},
        )

    def all(self, document: int = 0) -> list[Gap]:
        """Those without any text, of a document or of all, in reading order."""
        return self._gaps(
            f"{_FOUND} FROM segments JOIN revisions AS source ON source.id = source_head"
            f" {_JOINED} WHERE {_OPEN} AND :document IN (0, document_id)"
            " AND coalesce(target.text, '') = '' AND source.text <> ''"
            " ORDER BY documents.position, segments.position",
            {"document": document},
        )

    def fill(self, change: ChangeSet, fillings: Sequence[Filling]) -> None:
        """Lets each wording stand in its segment, no segment twice."""
        rows = [each.gap.row for each in fillings]
        revisions = self._append(change, fillings)
        change.set_each(
            "segments",
            _TARGET,
            [
                (each.gap.row, each.gap.head or None, revision)
                for each, revision in zip(fillings, revisions, strict=True)
            ],
        )
        Segments(self._connection).refresh(rows)
        anchors = Anchors(self._connection)
        anchors.settle(self._annotated(rows), sides=[Side.TARGET])

    def places(self, rows: Sequence[int]) -> dict[int, tuple[str, str, int]]:
        """By row: UUID, name of the document and number of some segments."""
        wanted = set(rows)
        found = self._connection.execute(
            "SELECT segments.id, segments.uuid, name, row_number()"
            " OVER (PARTITION BY document_id ORDER BY segments.position) FROM segments"
            " JOIN documents ON documents.id = document_id WHERE segments.retired IS NULL"
        )
        return {row: (uuid, name, number) for row, uuid, name, number in found if row in wanted}

    def has_only_filled(self, segment: int, token: str) -> bool:
        """Whether nothing but fillings was written since the target that a token names."""
        row, _, version = token.partition(".")
        (head,) = self._connection.execute(
            f"SELECT coalesce({_TARGET}, 0) FROM segments WHERE id = ?", (segment,)
        ).fetchone()
        while head != int(row or 0):
            found = self._connection.execute(
                f"SELECT coalesce(parent_id, 0) FROM revisions AS target"
                f" WHERE id = ? AND {_IS_FILLED}",
                (head,),
            ).fetchone()
            if found is None or found[0] >= head:  # a circle in a damaged file
                return False
            (head,) = found
        return head == 0 or self._version(head) == int(version)

    def _gaps(self, query: str, values: dict[str, int | str]) -> list[Gap]:
        found = self._connection.execute(query, values).fetchall()
        codes = self._codes_of([row[4] for row in found])
        return [
            Gap(
                row=row,
                document=document,
                head=head,
                text=text,
                source=source,
                source_codes=codes.get(source_head, ()),
            )
            for row, document, head, text, source_head, source in found
        ]

    def _codes_of(self, revisions: Sequence[int]) -> dict[int, tuple[Code, ...]]:
        if not self._connection.execute("SELECT EXISTS (SELECT 1 FROM codes)").fetchone()[0]:
            return {}
        return {
            revision: codes
            for start in range(0, len(revisions), _BATCH)
            for revision, codes in self._codes.of_all(revisions[start : start + _BATCH]).items()
        }

    def _append(self, change: ChangeSet, fillings: Sequence[Filling]) -> range:
        (last,) = self._connection.execute("SELECT coalesce(max(id), 0) FROM revisions").fetchone()
        rows = range(last + 1, last + 1 + len(fillings))
        self._connection.executemany(
            "INSERT INTO revisions (id, uuid, segment_id, side, parent_id, text, state, author,"
            " time, origin, detail) VALUES (?, ?, ?, 'target', ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    row,
                    uuid,
                    each.gap.row,
                    each.gap.head or None,
                    each.wording.text,
                    str(each.wording.state),
                    each.wording.author,
                    change.time,
                    str(each.wording.origin),
                    each.wording.detail,
                )
                for row, uuid, each in zip(rows, ordered_uuids(), fillings, strict=False)
            ),
        )
        self._codes.put((row, each.wording.codes) for row, each in zip(rows, fillings, strict=True))
        return rows

    def _annotated(self, segments: Iterable[int]) -> Iterator[int]:
        """Those segments that somebody has annotated the English of."""
        found = self._connection.execute(
            "SELECT DISTINCT segment_id FROM annotations WHERE side = 'target' AND quote <> ''"
        )
        annotated = {row for (row,) in found}
        return (row for row in segments if row in annotated)

    def _version(self, revision: int) -> int:
        query = "SELECT version FROM revisions WHERE id = ?"
        return int(self._connection.execute(query, (revision,)).fetchone()[0])
