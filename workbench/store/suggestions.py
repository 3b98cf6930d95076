"""What the memory suggested for targets that are confirmed by now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.model.segments import Origin, State

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_CONFIRMED = ", ".join(f"'{state}'" for state in State if state.is_confirmed)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenSuggestion:
    """A suggestion, and what is confirmed in its place."""

    segment: str
    """The UUID of the segment."""
    document: str
    """The name of its document."""
    number: int
    suggested: str
    detail: str
    """What the history says of the suggestion."""
    confirmed: str


class Suggestions:
    """The wordings of a project that came out of the memory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def confirmed(self, document: int = 0) -> Iterator[TakenSuggestion]:
        """Those of a document, or of all, in reading order: the last one of each target.

        What was restored counts too; its detail says so.
        """
        for uuid, name, number, suggested, detail, confirmed in self._connection.execute(
            "WITH numbered AS (SELECT id, uuid, document_id, position, target_head, state,"
            "  row_number() OVER (PARTITION BY document_id ORDER BY position) AS number"
            "  FROM segments WHERE retired IS NULL AND :document IN (0, document_id))"
            " SELECT numbered.uuid, name, number, memory.text, memory.detail, head.text"
            " FROM numbered JOIN documents ON documents.id = document_id"
            " JOIN revisions AS head ON head.id = target_head"
            " JOIN revisions AS memory ON memory.id = (SELECT max(id) FROM revisions"
            "  WHERE segment_id = numbered.id AND side = 'target' AND text <> ''"
            f"  AND origin = '{Origin.MEMORY}' AND id <= target_head)"
            f" WHERE documents.retired IS NULL AND numbered.state IN ({_CONFIRMED})"
            " ORDER BY documents.position, numbered.position",
            {"document": document},
        ):
            yield TakenSuggestion(
                segment=uuid,
                document=name,
                number=number,
                suggested=suggested,
                detail=detail,
                confirmed=confirmed,
            )
