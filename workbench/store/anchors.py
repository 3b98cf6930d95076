"""Where annotations stand in each wording.

An anchor is a fact of one wording, and never changes once that wording is left: undo, restoring
and merging bring a wording back together with its anchors. When a new wording stands, the anchors
of the one before are carried on to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.model.segments import Side
from workbench.model.spans import Span
from workbench.store.segments import SIDES
from workbench.text.anchoring import Carrier, Edit, Quote, edited, found_again, moved

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.store.journal import ChangeSet


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """The best anchor that an annotation has, with the wording where it is one."""

    annotation: int
    revision: int
    text: str
    span: Span | None
    quote: Quote


class Anchors:
    """The places of annotations in the wordings of a project."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._carriers: dict[tuple[str, str], Carrier] = {}

    def put(self, annotation: int, revision: int, span: Span | None) -> None:
        """Says where an annotation stands in a wording; None: its words are not there."""
        self._connection.execute(
            "INSERT INTO anchors (annotation_id, revision_id, start_offset, end_offset)"
            " VALUES (?, ?, ?, ?) ON CONFLICT (annotation_id, revision_id) DO UPDATE SET"
            " start_offset = excluded.start_offset, end_offset = excluded.end_offset,"
            " version = version + 1",
            (annotation, revision, *_ends(span)),
        )

    def place(self, change: ChangeSet, annotation: int, revision: int, span: Span) -> None:
        """Moves an annotation within a wording, so that it can be undone."""
        found = self._connection.execute(
            "SELECT id FROM anchors WHERE annotation_id = ? AND revision_id = ?",
            (annotation, revision),
        ).fetchone()
        if found is None:
            self.put(annotation, revision, span)
        else:
            change.update("anchors", found[0], {"start_offset": span.start, "end_offset": span.end})

    def settle(
        self, segments: Iterable[int], edits: Mapping[int, Sequence[Edit]] | None = None
    ) -> None:
        """Gives every annotation of some segments an anchor in the wording that stands.

        `edits` are what was done to a wording, by its row, to make the one that stands.
        """
        for segment in segments:
            for side in Side:
                self._settle(segment, side, edits or {})

    def renewed(self, revision: int, before: str, after: str, edits: Sequence[Edit]) -> None:
        """Moves the anchors of a wording whose text was renewed in place."""
        is_told = edited(before, edits) == after
        orphans: list[_Held] = []
        for held in self._in_revision(revision, before):
            if held.span is None:
                orphans.append(held)
                continue
            span = moved(held.span, edits) if is_told else self._carried(before, after, held.span)
            if span is None:
                orphans.append(held)
            elif span != held.span:
                self.put(held.annotation, revision, span)
        for held in orphans:
            again = found_again(after, held.quote)
            if again != held.span:
                self.put(held.annotation, revision, again)
        self._carriers.clear()

    def _settle(self, segment: int, side: Side, edits: Mapping[int, Sequence[Edit]]) -> None:
        annotations = self._unsettled(segment, side)
        if not annotations:
            return
        head, text = self._connection.execute(
            f"SELECT revisions.id, text FROM segments"
            f" LEFT JOIN revisions ON revisions.id = {SIDES[side]} WHERE segments.id = ?",
            (segment,),
        ).fetchone()
        if head is None:
            return
        for annotation in annotations:
            held = self._best(annotation, head, text)
            self.put(annotation, head, self._place(held, text, edits) if held else None)
        self._carriers.clear()

    def _place(self, held: _Held, text: str, edits: Mapping[int, Sequence[Edit]]) -> Span | None:
        """Where an annotation stands in a text, by the best anchor that it has elsewhere."""
        if held.span is None:
            return found_again(text, held.quote)
        if held.text == text:
            return held.span
        told = edits.get(held.revision)
        if told is not None and edited(held.text, told) == text:
            span = moved(held.span, told)
        else:
            span = self._carried(held.text, text, held.span)
        return span or found_again(text, held.quote)

    def _carried(self, before: str, after: str, span: Span) -> Span | None:
        carrier = self._carriers.get((before, after))
        if carrier is None:
            carrier = self._carriers[before, after] = Carrier(before, after)
        return carrier.carried(span)

    def _unsettled(self, segment: int, side: Side) -> list[int]:
        """Annotations on words of a side that have no anchor in the wording that stands."""
        found = self._connection.execute(
            "SELECT annotations.id FROM annotations JOIN segments ON segments.id = segment_id"
            f" LEFT JOIN anchors ON annotation_id = annotations.id AND revision_id = {SIDES[side]}"
            " WHERE segment_id = ? AND side = ? AND quote <> '' AND annotations.retired IS NULL"
            " AND anchors.id IS NULL ORDER BY annotations.id",
            (segment, str(side)),
        )
        return [row for (row,) in found]

    def _best(self, annotation: int, head: int, text: str) -> _Held | None:
        """The anchor to go by: in the same words, else in the wording before, else the latest.

        An anchor that has lost its words comes after all others.
        """
        found = self._connection.execute(
            "SELECT revision_id, revisions.text, start_offset, end_offset, quote, prefix, suffix"
            " FROM anchors JOIN revisions ON revisions.id = revision_id"
            " JOIN annotations ON annotations.id = annotation_id"
            " LEFT JOIN revisions AS head ON head.id = ?2 WHERE annotation_id = ?1"
            " ORDER BY start_offset IS NULL, revisions.text <> ?3,"
            " revision_id <> coalesce(head.parent_id, 0), revision_id DESC LIMIT 1",
            (annotation, head, text),
        ).fetchone()
        return None if found is None else _held(annotation, *found)

    def _in_revision(self, revision: int, text: str) -> list[_Held]:
        found = self._connection.execute(
            "SELECT annotation_id, start_offset, end_offset, quote, prefix, suffix FROM anchors"
            " JOIN annotations ON annotations.id = annotation_id WHERE revision_id = ?"
            " ORDER BY annotation_id",
            (revision,),
        )
        return [_held(annotation, revision, text, *rest) for annotation, *rest in found]


def _held(
    annotation: int,
    revision: int,
    text: str,
    start: int | None,
    end: int | None,
    exact: str,
    prefix: str,
    suffix: str,
) -> _Held:
    return _Held(
        annotation=annotation,
        revision=revision,
        text=text,
        span=None if start is None or end is None else Span(start, end),
        quote=Quote(exact=exact, prefix=prefix, suffix=suffix),
    )


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)
