"""Libraries: other projects whose memories are asked too, and which are only ever read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import BadInput, NotFound, Refused
from workbench.store.project import Store

if TYPE_CHECKING:
    from workbench.model.memory import Library

MOST = 50
"""Percent that the matches of a library may lose at most."""


def libraries(store: Store) -> list[Library]:
    """The libraries in the order in which they were attached."""
    return [library for _, library in store.libraries.all()]


def attach(store: Store, path: Path, author: str, penalty: int = 0) -> Library:
    """Attaches another project; `penalty` is what its matches lose, in percent.

    Raises NoProject and its kin for what is no project, and Refused for one that an older program
    wrote, for the project itself and for one that is attached already; BadInput for a penalty.
    """
    _refuse_penalty(penalty)
    _refuse_itself(store, path)
    _open(path).close()
    if find_path(store, path) is not None:
        raise Refused(f"{path} is attached already", hint="detach takes it away")
    told = kept_path(store, path)
    with store.journal.change(f"attach {path.name}", author) as change:
        row = store.libraries.add(change, told, penalty)
    return dict(store.libraries.all())[row]


def set_penalty(store: Store, name: str, penalty: int, author: str) -> Library:
    """Sets what the matches of a library lose, in percent. Raises NotFound, BadInput."""
    _refuse_penalty(penalty)
    row, library = find(store, name)
    with store.journal.change(f"penalty of {_file_name(library)}", author) as change:
        store.libraries.set_penalty(change, row, penalty)
    return dict(store.libraries.all())[row]


def detach(store: Store, name: str, author: str) -> Library:
    """Detaches a library, also one that is not there any more. Raises NotFound."""
    row, library = find(store, name)
    with store.journal.change(f"detach {_file_name(library)}", author) as change:
        store.libraries.remove(change, row)
    return library


def find(store: Store, name: str) -> tuple[int, Library]:
    """The library that a user names, with its row: by its path, or its UUID. Raises NotFound."""
    for row, library in store.libraries.all():
        if name in (library.id, library.path):
            return row, library
    found = find_path(store, Path(name))
    if found is None:
        known = ", ".join(library.path for library in libraries(store)) or "none"
        raise NotFound(f"{name} is not attached", hint=f"attached: {known}")
    return find(store, found.id)


def find_path(store: Store, path: Path) -> Library | None:
    """The library that is a file, however its path is written; None where it is none."""
    told = kept_path(store, path)
    for library in libraries(store):
        known = path_of(store, library)
        if library.path == told or (known.exists() and path.exists() and known.samefile(path)):
            return library
    return None


def kept_path(store: Store, path: Path) -> str:
    """How a path is kept: from the folder of the project where it is in it or below, else whole.

    Always with slashes. Links stay as they are: what they lead to may change.
    """
    whole = _whole(path)
    if store.path is not None:
        folder = _whole(store.path).parent
        if whole.is_relative_to(folder):
            return whole.relative_to(folder).as_posix()
    return whole.as_posix()


def path_of(store: Store, library: Library) -> Path:
    """Where a library is."""
    if store.path is None:
        return Path(library.path)
    return _whole(store.path).parent / library.path


def open_library(store: Store, library: Library) -> Store:
    """Opens a library for reading, and never changes it.

    Raises NoProject and its kin, and Refused for one that an older program wrote and for the
    project itself, which one of the two may have become since by another name.
    """
    path = path_of(store, library)
    _refuse_itself(store, path)
    return _open(path)


def _refuse_itself(store: Store, path: Path) -> None:
    if store.path is not None and path.exists() and path.samefile(store.path):
        raise Refused(f"{path} is the project itself", hint="name another project")


def _open(path: Path) -> Store:
    """A project as it stands: opening an older one would bring it up to date, which changes it."""
    if not Store.is_current(path):
        raise Refused(
            f"{path} was made by an older workbench", hint="open it once, which brings it up"
        )
    return Store.open(path, writable=False)


def _whole(path: Path) -> Path:
    return Path(os.path.normpath(path.absolute()))


def _file_name(library: Library) -> str:
    return library.path.rsplit("/", 1)[-1]


def _refuse_penalty(penalty: int) -> None:
    if not 0 <= penalty <= MOST:
        raise BadInput(f"a penalty of {penalty} percent cannot be", hint=f"say 0 to {MOST}")
