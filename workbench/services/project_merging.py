"""Merging a second person's copy of a project into one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.services import indexing, projects
from workbench.store.opening import damaged
from workbench.store.shards import SIZES

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.model.merged import Merged
    from workbench.store.project import Store


class _Enough(Exception):
    """Ends a merge that was only to be looked at."""


def merge(store: Store, theirs: Path, author: str, *, is_preview: bool = False) -> Merged:
    """Brings another copy of the project in, as one change that can be undone.

    With `is_preview` nothing is kept. Raises Refused for a file that is no copy of this project
    and for the project itself; NoProject and its kin as opening does; DamagedProject where one
    of both, or what would come of it, is not sound. Theirs stays as it is.
    """
    if store.path is not None and theirs.exists() and store.path.samefile(theirs):
        raise Refused(f"{theirs} is the project itself", hint="name the other person's copy")
    found: Merged | None = None
    try:
        with store.transaction():
            # Mine first: what is wrong with it must not be said of theirs.
            _refuse_fault(store, store.path or "the project")
            with projects.untouched(theirs) as other, other.snapshot():
                _refuse_another_project(store, other, theirs)
                _refuse_fault(other, theirs)
                found = store.merge(other, author, theirs.name)
                fault = next(store.faults(), None)
                if fault is not None:
                    raise damaged(theirs, f"merged, it would leave a fault: {fault}")
            if is_preview:
                raise _Enough
    except _Enough:
        pass
    assert found is not None
    if not is_preview and found.taken.get("units", 0) >= min(SIZES):
        indexing.seal(store)
    return found


def _refuse_another_project(store: Store, other: Store, path: Path) -> None:
    if store.id != other.id:
        raise Refused(
            f"{path} is another project and no copy of this one",
            hint="a copy is made with: workbench backup",
        )


def _refuse_fault(store: Store, path: Path | str) -> None:
    fault = next(store.faults(), None)
    if fault is not None:
        raise damaged(path, fault)
