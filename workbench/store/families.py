"""Table families of an open project, each imported when it is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from workbench.store.project import Store

_Family = TypeVar("_Family")


class Late(Generic[_Family]):
    """An attribute of a store whose module costs nothing until it is used.

    The path is that of a class which takes the connection: `workbench.store.notes.Notes`. What is
    made of it is kept in the store.
    """

    def __init__(self, path: str) -> None:
        self._module, _, self._class = path.rpartition(".")
        self._name = ""

    def __set_name__(self, owner: type[Store], name: str) -> None:
        self._name = name

    def __get__(self, store: Store, owner: type[Store]) -> _Family:
        family: _Family = getattr(import_module(self._module), self._class)(store._connection)
        store.__dict__[self._name] = family  # found there from now on
        return family
