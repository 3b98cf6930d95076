"""Writing what a row of a file that came back brings: wordings one after another, and notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from workbench.model.annotations import AnnotationState, NewAnnotation, Visibility
from workbench.model.returned import Mark, NoteFate
from workbench.model.segments import Origin, Pair, Side, State
from workbench.model.wordings import NewWording
from workbench.services.returned_judging import Verdict, taken_from
from workbench.store.annotation_places import REMOVED
from workbench.store.notes import QUERY

if TYPE_CHECKING:
    from workbench.model.returned import NoteChange
    from workbench.store.change_sets import ChangeSet
    from workbench.store.project import Store

_MARKED = {
    Mark.LOCKED: ("locked", 1),
    Mark.NEEDS_WORK: ("needs_work", 1),
    Mark.WORK_DONE: ("needs_work", 0),
}
"""The column of a segment that a mark sets, and to what."""
Write: TypeAlias = Callable[[int, Pair, Verdict], None]
"""Writes a verdict on a segment, by its row and the pair as it was judged."""


class ReturnWriter:
    """Writes what a file brings, as parts of one change."""

    def __init__(self, store: Store, change: ChangeSet, name: str) -> None:
        self._store = store
        self._change = change
        self._name = name
        """That of the file, which the history tells."""

    def write(self, segment: int, pair: Pair, verdict: Verdict) -> None:
        """Lets the wordings stand one after another, then puts the notes on the segment."""
        token = pair.target.token
        wordings = [
            NewWording(
                text=each.text,
                state=State.DRAFT,
                author=each.author or self._change.author,
                origin=Origin.IMPORTED,
                detail=taken_from(self._name),
                codes=each.codes,
                time=each.time,
            )
            for each in verdict.wordings
        ]
        if not wordings and verdict.state is not pair.target.state:
            wordings = [
                NewWording(
                    text=pair.target.text,
                    state=verdict.state,
                    author=self._change.author,
                    origin=pair.target.origin,
                    detail=pair.target.detail,
                    codes=pair.target.codes,
                )
            ]
        if wordings:
            wordings[-1] = replace(wordings[-1], state=verdict.state)
        for wording in wordings:
            token = self._store.wordings.stand(self._change, segment, Side.TARGET, wording, token)
        if verdict.state is State.FINAL:
            self._change.update("segments", segment, {"locked": 1})
        for mark in verdict.marks:
            self._change.update("segments", segment, dict((_MARKED[mark],)))
        for note in verdict.notes:
            self._put(segment, note)

    def _put(self, segment: int, note: NoteChange) -> None:
        """A note of the file, or what it brings for one that is there."""
        author = note.author or self._change.author
        annotations = self._store.annotations
        if note.fate is NoteFate.NEW:
            annotations.insert(
                self._change,
                segment,
                NewAnnotation(
                    label=QUERY,
                    side=Side.TARGET,
                    span=None,
                    body=note.text,
                    author=author,
                    visibility=Visibility.CLIENT,
                    origin=self._name,
                ),
                None,
                time=note.time,
            )
            return
        if note.fate is NoteFate.ANSWER_CHANGED:
            annotations.edit_reply(self._change, note.id, note.text)
            return
        if note.fate is NoteFate.ANSWER_REMOVED:
            annotations.retire_reply(self._change, note.id, REMOVED)
            return
        row = annotations.get(note.id).row
        if note.fate is NoteFate.ANSWER:
            annotations.reply(self._change, row, note.text, author, time=note.time)
        elif note.fate is NoteFate.CHANGED:
            annotations.update(self._change, row, {"body": note.text})
        else:
            annotations.update(self._change, row, {"state": str(AnnotationState.RESOLVED)})
