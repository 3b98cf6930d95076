"""What a bilingual file says besides its sources, taken into the project."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model.annotations import NewAnnotation
from workbench.model.label_sets import QUERIES
from workbench.model.segments import Origin, Side
from workbench.model.wordings import NewWording
from workbench.store.notes import QUERY
from workbench.store.renderings import is_locked, state_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.model.sources import Paragraph
    from workbench.store.change_sets import ChangeSet
    from workbench.store.project import Store

_DETAIL = "in a newer version of the file"


def take_notes(
    store: Store, change: ChangeSet, read: Iterable[tuple[int, Paragraph]], *, origin: str
) -> None:
    """Puts the notes of a file on its segments as open questions on the whole of each.

    They are internal, so that they do not go out again as questions of our own; `origin` says
    what they came from. One that a segment has already is not put there again.
    """
    with_notes = [
        (row, paragraph.rendering.notes)
        for row, paragraph in read
        if paragraph.rendering is not None and paragraph.rendering.notes
    ]
    if not with_notes:
        return
    _bring_label(store, change)
    for row, notes in with_notes:
        standing = store.annotations.of_segments([row], 1).get(row, ())
        known = {each.annotation.body for each in standing}
        for note in notes:
            if note.text in known:
                continue
            new = NewAnnotation(
                label=QUERY,
                side=Side.SOURCE,
                span=None,
                body=note.text,
                author=note.author or change.author,
                origin=origin,
            )
            store.annotations.insert(change, row, new, None, time=note.time)


def take_newer(
    store: Store,
    change: ChangeSet,
    read: Sequence[tuple[int, Paragraph]],
    *,
    come: frozenset[int],
    origin: str,
) -> None:
    """Takes from a newer version of a file the targets that the project lacks, and its notes.

    What is translated in the project stays as it is. `come` are the rows of the segments that
    are new, whose flags are those of the file too.
    """
    for row, paragraph in read:
        rendering = paragraph.rendering
        if rendering is None or store.segments.standing(row) != row:
            continue
        if rendering.target and not store.wordings.standing(row, Side.TARGET)[0]:
            wording = NewWording(
                text=rendering.target,
                state=state_of(rendering),
                author=rendering.author or change.author,
                origin=Origin.IMPORTED,
                detail=_DETAIL,
                codes=rendering.codes,
            )
            token = store.wordings.head(row, Side.TARGET)
            store.wordings.stand(change, row, Side.TARGET, wording, token)
            change.update("segments", row, {"locked": int(is_locked(rendering))})
        if row in come:
            change.update("segments", row, {"translatable": int(rendering.is_translatable)})
    take_notes(store, change, read, origin=origin)


def _bring_label(store: Store, change: ChangeSet) -> None:
    known = store.labels.all()
    if all(label.name != QUERY for label in known):
        new = next(label for label in QUERIES if label.name == QUERY)
        is_taken = any(label.key == new.key for label in known)
        store.labels.insert(change, replace(new, key="") if is_taken else new)
