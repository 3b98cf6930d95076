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
from workbench.text.anchoring import Carrier, Quote, edited, found_again, moved, whole_again

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.model.edits import Edit
    from workbench.store.change_sets import ChangeSet, Value


_IN = "revision_id = ?3"
_EQUAL = (
    "this.text = ?3 AND start_offset IS NOT NULL"
    " ORDER BY this.id = coalesce(head.parent_id, 0) DESC, this.id DESC"
)
_NEAR = (
    "?3 IS NULL ORDER BY this.id = coalesce(head.parent_id, 0) DESC,"
    " coalesce(this.parent_id, 0) = head.id DESC, start_offset IS NULL, this.id DESC"
)
"""The wording before, else the best of those after, else the latest.

An anchor of the wording before that has lost its words is taken at its word: an older one might
find others that only look like them.
"""

_BEING_PLACED = -1
"""Stands for a moment in each anchor of an annotation that is placed again.

So the journal names all of them, also those that come to stand where they stood.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """An anchor that an annotation has, with the wording where it is one."""

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
        """Puts an annotation on other words of a wording, so that it can be undone.

        In every other wording it stands on the very same words from now on, or on none.
        """
        found = self._connection.execute(
            "SELECT anchors.id, revision_id, text, quote, prefix, suffix FROM anchors"
            " JOIN revisions ON revisions.id = revision_id"
            " JOIN annotations ON annotations.id = annotation_id WHERE annotation_id = ?",
            (annotation,),
        ).fetchall()
        here = next(text for _, other, text, *_ in found if other == revision)
        for anchor, other, text, exact, prefix, suffix in found:
            place: Span | None = span
            if other != revision and text != here:
                quote = Quote(exact=exact, prefix=prefix, suffix=suffix)
                place = Carrier(here, text).carried(span)
                if place is None or place.of(text) != exact:
                    place = found_again(text, quote)
            start, end = _ends(place)
            change.update("anchors", anchor, {"start_offset": _BEING_PLACED})
            change.update("anchors", anchor, {"start_offset": start, "end_offset": end})

    def is_placed(self, revision: int) -> bool:
        """Whether somebody put an annotation on other words of a wording, which undo gives back."""
        query = (
            "SELECT 1 FROM anchors JOIN changes ON table_name = 'anchors' AND row_id = anchors.id"
            " WHERE revision_id = ? LIMIT 1"
        )
        return self._connection.execute(query, (revision,)).fetchone() is not None

    def keep_only(self, rows: Sequence[int]) -> None:
        """Forgets all other anchors of the annotations that some anchors belong to.

        The others are in wordings that came later, and on words that are not theirs any more.
        Those that the journal knows stay, since a redo asks for them.
        """
        marks = ", ".join("?" * len(rows))
        self._connection.execute(
            f"DELETE FROM anchors WHERE id NOT IN ({marks})"
            f" AND annotation_id IN (SELECT annotation_id FROM anchors WHERE id IN ({marks}))"
            " AND NOT EXISTS (SELECT 1 FROM changes WHERE table_name = 'anchors'"
            "  AND row_id = anchors.id)",
            (*rows, *rows),
        )

    def settle(
        self,
        segments: Iterable[int],
        edits: Mapping[int, Sequence[Edit]] | None = None,
        sides: Iterable[Side] = tuple(Side),
    ) -> None:
        """Gives every annotation of some segments an anchor in the wording that stands.

        `edits` are what was done to a wording, by its row, to make the one that stands.
        """
        for segment in segments:
            for side in sides:
                self._settle(segment, side, edits or {})

    def renewed(self, revision: int, before: str, after: str, edits: Sequence[Edit]) -> None:
        """Moves the anchors of a wording whose text was renewed in place."""
        is_told = edited(before, edits) == after
        for held in self._in_revision(revision, before):
            span = None
            if held.span is not None and is_told:
                span = whole_again(after, moved(held.span, edits), held.quote)
            elif held.span is not None:
                span = self._carried(held, after)
            if span is None:
                span = found_again(after, held.quote)
            if span != held.span:
                self.put(held.annotation, revision, span)
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
            self.put(annotation, head, self._place(annotation, head, text, edits))
        self._carriers.clear()

    def _place(
        self, annotation: int, head: int, text: str, edits: Mapping[int, Sequence[Edit]]
    ) -> Span | None:
        """Where an annotation stands in a text, by what is known of it in other wordings.

        What the editor was told comes first, then an equal wording, then the wording before. Where
        an equal wording and the editor tell of different words, the editor is right; else the
        equal wording may know of words that were lost in between.
        """
        told = next(filter(None, (self._find(annotation, _IN, head, row) for row in edits)), None)
        same = self._find(annotation, _EQUAL, head, text)
        span: Span | None = None
        if told is not None and told.span is not None:
            steps = edits[told.revision]
            if edited(told.text, steps) == text:
                span = whole_again(text, moved(told.span, steps), told.quote)
            else:
                span = self._carried(told, text)
        if same is not None and same.span is not None:
            is_other = span is not None and not same.span.meets(span)
            return span if is_other else same.span
        held = told or self._find(annotation, _NEAR, head)
        if held is None or span is not None:
            return span
        if told is None and held.span is not None:
            span = self._carried(held, text)
        return span or found_again(text, held.quote)

    def _carried(self, held: _Held, after: str) -> Span | None:
        assert held.span is not None
        carrier = self._carriers.get((held.text, after))
        if carrier is None:
            carrier = self._carriers[held.text, after] = Carrier(held.text, after)
        return whole_again(after, carrier.carried(held.span), held.quote)

    def _unsettled(self, segment: int, side: Side) -> list[int]:
        """Annotations on words of a side that have no anchor in the wording that stands.

        Removed ones are among them, since they may be brought back.
        """
        found = self._connection.execute(
            "SELECT annotations.id FROM annotations JOIN segments ON segments.id = segment_id"
            f" LEFT JOIN anchors ON annotation_id = annotations.id AND revision_id = {SIDES[side]}"
            " WHERE segment_id = ? AND side = ? AND quote <> ''"
            " AND anchors.id IS NULL ORDER BY annotations.id",
            (segment, str(side)),
        )
        return [row for (row,) in found]

    def _find(self, annotation: int, which: str, head: int, told: Value = None) -> _Held | None:
        """An anchor of an annotation; `told` is the wording or the text that is asked for."""
        found = self._connection.execute(
            "SELECT revision_id, this.text, start_offset, end_offset, quote, prefix, suffix"
            " FROM anchors JOIN revisions AS this ON this.id = revision_id"
            " JOIN annotations ON annotations.id = annotation_id"
            f" JOIN revisions AS head ON head.id = ?2 WHERE annotation_id = ?1 AND {which} LIMIT 1",
            (annotation, head, told),
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
