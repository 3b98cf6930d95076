"""Revisions, append-only, and the heads that say which wording of a segment stands.

A wording is one visit to a pair: as long as the writer stays in it, autosaves renew the one
revision in place, so that the history has wordings and not keystrokes. Every write names the
wording that it read. Where another program's came first, the late text is kept as a revision
beside the head, and noted as a conflict.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from workbench.errors import NotFound, Refused
from workbench.model.segments import Origin, Revision, Side, State
from workbench.model.wordings import NewWording, OpenConflict, Written
from workbench.store.rows import new_uuid, now, transaction
from workbench.store.segments import SIDES, Segments

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from workbench.model.codes import Code
    from workbench.model.edits import Edit
    from workbench.store.anchors import Anchors
    from workbench.store.change_sets import ChangeSet
    from workbench.store.codes import Codes


class Wordings:
    """Every wording that the segments of a project have had."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @cached_property
    def _anchors(self) -> Anchors:
        from workbench.store.anchors import Anchors  # late: the first page writes nothing

        return Anchors(self._connection)

    @cached_property
    def _codes(self) -> Codes:
        from workbench.store.codes import Codes

        return Codes(self._connection)

    def head(self, segment: int, side: Side) -> str:
        """The token of the wording that stands; empty where there is none."""
        found = self._connection.execute(
            f"SELECT revisions.id, revisions.version FROM segments"
            f" JOIN revisions ON revisions.id = {SIDES[side]} WHERE segments.id = ?",
            (segment,),
        ).fetchone()
        return "" if found is None else f"{found[0]}.{found[1]}"

    def standing(self, segment: int, side: Side) -> tuple[str, State]:
        """Text and state of the wording that stands; ("", initial) where there is none."""
        found = self._connection.execute(
            f"SELECT text, revisions.state FROM segments"
            f" JOIN revisions ON revisions.id = {SIDES[side]} WHERE segments.id = ?",
            (segment,),
        ).fetchone()
        return ("", State.INITIAL) if found is None else (found[0], State(found[1]))

    def origin(self, segment: int) -> tuple[Origin, str]:
        """Where the target that stands came from, with what that adds; (typed, "") for none."""
        found = self._connection.execute(
            "SELECT origin, detail FROM segments JOIN revisions ON revisions.id = target_head"
            " WHERE segments.id = ?",
            (segment,),
        ).fetchone()
        return (Origin.TYPED, "") if found is None else (Origin(found[0]), found[1])

    def codes(self, segment: int, side: Side) -> tuple[Code, ...]:
        """The inline markup of the wording that stands."""
        query = f"SELECT {SIDES[side]} FROM segments WHERE id = ?"
        (head,) = self._connection.execute(query, (segment,)).fetchone()
        return () if head is None else self._codes.of(head)

    def codes_of(self, uuid: str) -> tuple[Code, ...]:
        """The inline markup of any wording."""
        return self._codes_of("SELECT id FROM revisions WHERE uuid = ?", uuid)

    def codes_beside(self, conflict: str) -> tuple[Code, ...]:
        """The inline markup of the wording that came second in a conflict."""
        return self._codes_of("SELECT revision_id FROM conflicts WHERE uuid = ?", conflict)

    def _codes_of(self, query: str, uuid: str) -> tuple[Code, ...]:
        found = self._connection.execute(query, (uuid,)).fetchone()
        return () if found is None else self._codes.of(found[0])

    def stand(
        self,
        change: ChangeSet,
        segment: int,
        side: Side,
        wording: NewWording,
        base: str,
        edits: Mapping[int, Sequence[Edit]] | None = None,
    ) -> str:
        """Appends a wording and makes it stand. The caller has seen that `base` is the head.

        The annotations go with their words: `edits` say for the rows of revisions what was done
        to them to make this one.
        """
        row = self._append(segment, side, wording, row_of(base))
        change.update("segments", segment, {SIDES[side]: row})
        Segments(self._connection).refresh([segment])
        self._anchors.settle([segment], edits, [side])
        return f"{row}.1"

    def renew(
        self,
        segment: int,
        token: str,
        text: str,
        edits: Sequence[Edit] = (),
        codes: Sequence[Code] = (),
    ) -> str:
        """Gives the wording of the visit that goes on its present text and codes.

        Raises Refused where the wording is not the one that was read.
        """
        row, version = token.split(".")
        with transaction(self._connection):
            before = self._text(int(row))
            cursor = self._connection.execute(
                "UPDATE revisions SET text = ?, state = ?, time = ?, version = version + 1"
                " WHERE id = ? AND version = ?",
                (text, str(State.of_draft(text)), now(), row, version),
            )
            if cursor.rowcount != 1:
                raise Refused(
                    "the wording was changed by another program and could not be written",
                    hint="copy your text, then look at the segment again",
                )
            Segments(self._connection).refresh([segment])
            self._codes.renew(int(row), codes)
            self._anchors.renewed(int(row), before, text, edits)
        return f"{row}.{int(version) + 1}"

    def keep_beside(self, segment: int, wording: NewWording, base: str) -> Written:
        """Keeps a target that came too late, and notes the conflict."""
        with transaction(self._connection):
            row = self._append(segment, Side.TARGET, wording, row_of(base))
            self._connection.execute(
                "INSERT INTO conflicts (uuid, segment_id, revision_id, time) VALUES (?, ?, ?, ?)",
                (new_uuid(), segment, row, now()),
            )
        return Written(token=f"{row}.1", theirs=self.standing(segment, Side.TARGET)[0])

    def follow_beside(self, segment: int, wording: NewWording, own: str) -> str:
        """Puts a new wording in the place of one that is kept beside the head in a conflict."""
        with transaction(self._connection):
            row = self._append(segment, Side.TARGET, wording, row_of(own))
            self._connection.execute(
                "UPDATE conflicts SET revision_id = ? WHERE revision_id = ? AND resolved IS NULL",
                (row, row_of(own)),
            )
        return f"{row}.1"

    def is_undecided(self, token: str) -> bool:
        """Whether a wording is kept beside the head in a conflict that nobody has decided."""
        query = "SELECT 1 FROM conflicts WHERE revision_id = ? AND resolved IS NULL"
        return self._connection.execute(query, (row_of(token),)).fetchone() is not None

    def history(self, segment: int, side: Side) -> list[Revision]:
        """Every wording of one side, newest first."""
        found = self._connection.execute(
            "SELECT revisions.id, revisions.uuid, revisions.version, text, revisions.state, author,"
            f" time, origin, detail, revisions.id = {SIDES[side]}"
            " FROM revisions JOIN segments ON segments.id = segment_id"
            " WHERE segment_id = ? AND side = ? ORDER BY revisions.id DESC",
            (segment, str(side)),
        )
        told = found.fetchall()
        codes = self._codes.of_all([row for row, *_ in told])
        return [
            Revision(
                id=uuid,
                version=version,
                side=side,
                text=text,
                state=State(state),
                author=author,
                time=time,
                origin=Origin(origin),
                detail=detail,
                is_head=bool(is_head),
                codes=codes.get(row, ()),
            )
            for row, uuid, version, text, state, author, time, origin, detail, is_head in told
        ]

    def first_confirmed(self) -> dict[str, str]:
        """By the UUID of the segment: when its English was first confirmed (ISO 8601 in UTC)."""
        states = ", ".join(f"'{state}'" for state in State if state.is_confirmed)
        return dict(
            self._connection.execute(
                "SELECT segments.uuid, min(time) FROM revisions"
                " JOIN segments ON segments.id = segment_id"
                f" WHERE side = 'target' AND revisions.state IN ({states})"
                " GROUP BY segment_id"
            ).fetchall()
        )

    def emptied(self, segment: int, detail: str) -> tuple[str, str, str, str, str] | None:
        """(source, target, its author, time and UUID) before both last gave way at once.

        `detail` is that of the wordings which took their places; that of the target is empty.
        """
        found = self._connection.execute(
            "SELECT older.text, target.text, target.author, target.time, target.uuid"
            " FROM revisions AS emptied"
            " JOIN revisions AS target ON target.id = emptied.parent_id"
            " JOIN revisions AS changed ON changed.id = (SELECT max(id) FROM revisions"
            "  WHERE segment_id = ?1 AND side = 'source' AND detail = ?2 AND id < emptied.id)"
            " JOIN revisions AS older ON older.id = changed.parent_id"
            " WHERE emptied.segment_id = ?1 AND emptied.side = 'target' AND emptied.detail = ?2"
            " AND emptied.text = '' ORDER BY emptied.id DESC LIMIT 1",
            (segment, detail),
        ).fetchone()
        return None if found is None else (found[0], found[1], found[2], found[3], found[4])

    def open_conflicts(self, segment: int | None = None) -> list[OpenConflict]:
        """Conflicts that nobody has decided, of one segment or of the project."""
        where = "" if segment is None else "AND conflicts.segment_id = ?"
        found = self._connection.execute(
            "SELECT conflicts.uuid, mine.version, documents.name,"
            " (SELECT count(*) FROM segments AS before"
            "  WHERE before.document_id = segments.document_id AND before.retired IS NULL"
            "  AND before.position <= segments.position), mine.text, coalesce(theirs.text, ''),"
            " mine.author, coalesce(theirs.author, '')"
            " FROM conflicts JOIN segments ON segments.id = conflicts.segment_id"
            " JOIN documents ON documents.id = segments.document_id"
            " JOIN revisions AS mine ON mine.id = conflicts.revision_id"
            " LEFT JOIN revisions AS theirs ON theirs.id = segments.target_head"
            f" WHERE conflicts.resolved IS NULL {where} ORDER BY conflicts.id",
            () if segment is None else (segment,),
        )
        return [
            OpenConflict(
                id=uuid,
                version=version,
                document=document,
                number=number,
                mine=mine,
                theirs=theirs,
                mine_author=mine_author,
                theirs_author=theirs_author,
            )
            for uuid, version, document, number, mine, theirs, mine_author, theirs_author in found
        ]

    def close_conflict(self, uuid: str) -> None:
        """Notes that a conflict was decided. Raises NotFound."""
        cursor = self._connection.execute(
            "UPDATE conflicts SET resolved = ? WHERE uuid = ? AND resolved IS NULL", (now(), uuid)
        )
        if cursor.rowcount == 0:
            raise NotFound(f"there is no open conflict {uuid}")

    def _text(self, row: int) -> str:
        query = "SELECT text FROM revisions WHERE id = ?"
        found = self._connection.execute(query, (row,)).fetchone()
        return "" if found is None else str(found[0])

    def _append(self, segment: int, side: Side, wording: NewWording, parent: int | None) -> int:
        cursor = self._connection.execute(
            "INSERT INTO revisions (uuid, segment_id, side, parent_id, text, state, author, time,"
            " origin, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                new_uuid(),
                segment,
                str(side),
                parent,
                wording.text,
                str(wording.state),
                wording.author,
                wording.time or now(),
                str(wording.origin),
                wording.detail,
            ),
        )
        assert cursor.lastrowid is not None
        self._codes.put([(cursor.lastrowid, wording.codes)])
        return cursor.lastrowid


def row_of(token: str) -> int | None:
    """The row of the revision that a token names; None for an empty one."""
    return int(token.partition(".")[0]) if token else None
