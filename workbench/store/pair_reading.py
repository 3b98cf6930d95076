"""Pairs with their annotations and codes, which the first page does not wait for in vain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.store.pair_rows import HEADS, pair_of_row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.model.segments import Pair
    from workbench.store.pair_rows import WordingCodes
    from workbench.store.remarks import Remark


def read_pairs(
    connection: sqlite3.Connection, rows: Sequence[Sequence[Any]], numbers: Mapping[int, int]
) -> Iterator[Pair]:
    """The pairs of rows that were asked for by PAIR, in their order; `numbers` are by segment row.

    No more rows than SQL takes.
    """
    remarks = _remarks(connection, numbers)
    codes = _codes(connection, [row[at] for row in rows for at in HEADS if row[at] is not None])
    for row in rows:
        yield pair_of_row(numbers[row[0]], row, remarks.get(row[0], ()), codes)


def _remarks(connection: sqlite3.Connection, numbers: Mapping[int, int]) -> dict[int, list[Remark]]:
    """By the row of the segment: its annotations."""
    query = "SELECT EXISTS (SELECT 1 FROM annotations WHERE retired IS NULL)"
    if not connection.execute(query).fetchone()[0]:
        return {}
    from workbench.store.annotations import Annotations  # late: few projects' first pages need it

    return Annotations(connection).of_numbered(numbers)


def _codes(connection: sqlite3.Connection, heads: Sequence[int]) -> WordingCodes:
    """By the row of the wording: the codes of some wordings."""
    if not connection.execute("SELECT EXISTS (SELECT 1 FROM codes)").fetchone()[0]:
        return {}
    from workbench.store.codes import Codes  # late, as above

    return Codes(connection).of_all(heads)
