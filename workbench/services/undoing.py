"""Undo and redo over everything that a project holds, back across restarts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.model.undone import Undone
    from workbench.store.project import Store


def undo(store: Store, author: str, *, documents: bool = False) -> Undone | None:
    """Takes the author's last change back; that a document was added only with `documents`.

    Raises Refused where something later stands on it.
    """
    with store.transaction():
        return _settle(store, store.journal.undo(author, documents=documents))


def redo(store: Store, author: str, *, documents: bool = False) -> Undone | None:
    """Brings back what the author undid last."""
    with store.transaction():
        return _settle(store, store.journal.redo(author, documents=documents))


def _settle(store: Store, undone: Undone | None) -> Undone | None:
    if undone is not None:
        store.segments.refresh(undone.touched_segments)
        store.revising.part(undone.touched_segments)
        store.anchors.keep_only(undone.placed_anchors)
        store.anchors.settle(undone.touched_segments)
        if undone.touched_glossary:
            store.concepts.touch()
    return undone
