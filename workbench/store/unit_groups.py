"""Goes through all units that stand, in groups and one by one, however many there are."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from workbench.model.segments import Origin

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_STANDS = "units.retired IS NULL AND +memory_id IN (SELECT id FROM memories WHERE retired IS NULL)"
_MEMBER = "id, source, target, origin, author, time, segment_id IS NOT NULL"
_SHARED = (
    f"SELECT source_key, {_MEMBER} FROM (SELECT source_key AS shared FROM units"
    " GROUP BY source_key HAVING count(*) > 1) CROSS JOIN units ON source_key = shared"
    f" WHERE {_STANDS}"
)
"""Follows the index of the keys, so that nothing is sorted: a group comes after the other."""


class Member(NamedTuple):
    """A unit, as far as groups compare it."""

    row: int
    source: str
    target: str
    origin: str
    author: str
    time: str
    is_of_project: bool
    """Whether it is that of a confirmed pair."""

    @property
    def is_by_a_person(self) -> bool:
        """Whether a person wrote or confirmed it."""
        return self.origin != Origin.MACHINE


class Single(NamedTuple):
    """A unit, as far as it is looked at alone."""

    row: int
    source: str
    target: str
    source_language: str
    target_language: str
    origin: str
    is_of_project: bool


class UnitGroups:
    """The units of a project, streamed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def with_one_source(self) -> Iterator[list[Member]]:
        """Groups of units whose sources have one match key, of two and more."""
        yield from self._groups(_SHARED)

    def with_one_target(self) -> Iterator[list[Member]]:
        """Groups of units with the same target, of two and more; SQLite sorts them on disk."""
        yield from self._groups(
            f"SELECT target, {_MEMBER} FROM units WHERE {_STANDS} AND target <> ''"
            " ORDER BY target, id"
        )

    def beside(self, row: int) -> list[Member]:
        """The units that stand whose sources have the match key of one, with itself."""
        return self._members("source_key = (SELECT source_key FROM units WHERE id = ?)", row)

    def with_target_of(self, row: int) -> list[Member]:
        """The units that stand whose target is that of one, with itself; goes through all."""
        return self._members("target = (SELECT target FROM units WHERE id = ?)", row)

    def singles(self) -> Iterator[Single]:
        """Every unit that stands."""
        found = self._connection.execute(
            "SELECT id, source, target, source_language, target_language, origin,"
            f" segment_id IS NOT NULL FROM units WHERE {_STANDS} ORDER BY id"
        )
        yield from map(Single._make, found)

    def lengths(self, most: int) -> list[tuple[str, str, int, int]]:
        """(language and length of the source, of the target) of some units, evenly spread."""
        (last,) = self._connection.execute("SELECT coalesce(max(id), 0) FROM units").fetchone()
        step = max(1, last // most)
        return [
            (source_language, target_language, length, of_target)
            for row in range(1, last + 1, step)
            for source_language, target_language, length, of_target in self._connection.execute(
                "SELECT source_language, target_language, length(source), length(target)"
                f" FROM units WHERE id = ? AND {_STANDS}",
                (row,),
            )
        ]

    def _groups(self, query: str) -> Iterator[list[Member]]:
        for _, cells in groupby(self._connection.execute(query), key=itemgetter(0)):
            group = [Member._make(cell[1:]) for cell in cells]
            if len(group) > 1:
                yield group

    def _members(self, where: str, row: int) -> list[Member]:
        query = f"SELECT {_MEMBER} FROM units WHERE {where} AND {_STANDS} ORDER BY id"
        return list(map(Member._make, self._connection.execute(query, (row,))))
