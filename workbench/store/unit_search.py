"""Units by what they say and what is said of them, as rows."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from workbench.store.unit_rows import LIVE, source_key
from workbench.text.folding import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.model.segments import Origin
    from workbench.model.unit_queries import UnitQuery
    from workbench.store.change_sets import Value

_BATCH = 500


class UnitSearch:
    """Finds the rows of translation units."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def same_as(self, text: str, limit: int = 0) -> list[int]:
        """The rows of the newest units, or of all, whose source is a text once both are folded."""
        key = fold(text)
        query = (
            f"SELECT id, source FROM units WHERE source_key = ? AND {LIVE} ORDER BY id DESC LIMIT ?"
        )
        found = self._connection.execute(query, (source_key(text), limit or -1))
        return [row for row, source in found if fold(source) == key]

    def select(self, memories: Sequence[int], query: UnitQuery) -> Iterator[tuple[int, str, str]]:
        """(row, source, target) of the units of some memories that a query means.

        What it says of the texts is left to the caller.
        """
        told = {
            "document = ?": (query.document,),
            "author = ?": (query.author,),
            "time >= ?": (query.since,),
            "time <> '' AND substr(time, 1, ?) <= ?": (len(query.until), query.until),
        }
        asked = {where: values for where, values in told.items() if values[-1]}
        for name, chosen in (("memory_id", memories), ("origin", [*map(str, query.origins)])):
            if chosen:
                asked[f"{name} IN ({', '.join('?' * len(chosen))})"] = tuple(chosen)
        where = " AND ".join((LIVE, *asked))
        yield from self._connection.execute(
            f"SELECT id, source, target FROM units WHERE {where} ORDER BY id",
            tuple(chain.from_iterable(asked.values())),
        )

    def chosen(
        self,
        rows: Sequence[int],
        *,
        origins: Iterable[Origin] = (),
        since: str = "",
        until: str = "",
        memories: Iterable[int] = (),
    ) -> set[int]:
        """Those of some rows that stand, are of these origins and memories (none: of any), and
        were written from one time to before another (ISO 8601; empty: at any time)."""
        kinds, within = tuple(map(str, origins)), tuple(memories)
        wanted = [LIVE]
        values: list[Value] = []
        for column, chosen in (("origin", kinds), ("memory_id", within)):
            if chosen:
                wanted.append(f"{column} IN ({', '.join('?' * len(chosen))})")
                values += chosen
        for sign, bound in ((">=", since), ("<", until)):
            if bound:
                wanted.append(f"time {sign} ?")
                values.append(bound)
        found: set[int] = set()
        for start in range(0, len(rows), _BATCH):
            batch = rows[start : start + _BATCH]
            query = (
                f"SELECT id FROM units WHERE id IN ({', '.join('?' * len(batch))})"
                f" AND {' AND '.join(wanted)}"
            )
            found.update(row for (row,) in self._connection.execute(query, (*batch, *values)))
        return found

    def kinds(self, after: int) -> set[tuple[str, str]]:
        """(language of the source, origin) of all units after a row, also of retired ones.

        The origin is empty for units of the project's pairs, whose origin may become another.
        """
        query = (
            "SELECT DISTINCT source_language, iif(segment_id IS NULL, origin, '')"
            " FROM units WHERE id > ?"
        )
        return set(self._connection.execute(query, (after,)))

    def left_out(self, first: int, end: int) -> set[int]:
        """The rows of a range whose units do not stand any more."""
        found = {
            row
            for (row,) in self._connection.execute(
                "SELECT id FROM units WHERE retired IS NOT NULL AND id >= ? AND id < ?",
                (first, end),
            )
        }
        for memory in self._removed():
            found.update(
                row
                for (row,) in self._connection.execute(
                    "SELECT id FROM units INDEXED BY units_of_memory"
                    " WHERE memory_id = ? AND retired IS NULL AND id >= ? AND id < ?",
                    (memory, first, end),
                )
            )
        return found

    def are_all_standing(self) -> bool:
        """Whether `left_out` would be empty for every range."""
        query = "SELECT 1 FROM units WHERE retired IS NOT NULL LIMIT 1"
        return self._connection.execute(query).fetchone() is None and not self._removed()

    def _removed(self) -> list[int]:
        query = "SELECT id FROM memories WHERE retired IS NOT NULL"
        return [row for (row,) in self._connection.execute(query)]
