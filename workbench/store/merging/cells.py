"""The values of a table, one by one: taken where theirs alone changed them.

What one person took out and the other worked on comes back: nobody's work goes unseen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.merging.changed import Net
from workbench.store.merging.copies import PARENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeAlias

    from workbench.store.merging.work import Work

    Keep: TypeAlias = Callable[[int, int, "dict[str, Net]"], None]
    """Is called with a row of theirs, the row of mine, and the values that both changed."""

_UNTOLD = Net(before=None, after=None, author="", time="")
"""What came by a merge of theirs has no change of its own."""
_FATE = ("retired", "retired_reason")


def merge_table(
    work: Work, table: str, keep: Keep, *, apart: Iterable[str] = (), name: str = "text"
) -> None:
    """Brings and changes the rows of a table; columns in `apart` are somebody else's business.

    `name` is the column by which people know a row.
    """
    for row in rows_of(work, table):
        if work.find(table, row) is None:
            work.bring(table, row)
        else:
            merge_row(work, table, row, keep, apart=apart, name=name)


def rows_of(work: Work, table: str) -> dict[int, None]:
    """The rows of theirs that their changes name, or what they did on the parts of."""
    busy = dict.fromkeys(row for name, row in sorted(work.their.busy) if name == table)
    return work.their.rows.get(table, {}) | busy


def merge_row(
    work: Work,
    table: str,
    row: int,
    keep: Keep,
    *,
    apart: Iterable[str] = (),
    name: str = "text",
) -> None:
    """Changes a row of mine as theirs did, unless it has just been brought."""
    mine = work.find(table, row)
    if mine is None or (table, row) in work.new:
        return
    left = {*_FATE, *apart, "id", "uuid", "version"}
    is_same = work.mine.uuid(table, mine) == work.theirs.uuid(table, row)
    _merge_fate(work, table, row, mine, name)
    columns = work.their.of(table, row).keys() if is_same else set(work.theirs.columns(table))
    _merge_row(work, table, row, mine, keep, columns - left)


def _merge_row(
    work: Work, table: str, row: int, mine: int, keep: Keep, columns: Iterable[str]
) -> None:
    theirs, own = work.theirs.row(table, row), work.mine.row(table, mine)
    is_same = own["uuid"] == theirs["uuid"]
    both: dict[str, Net] = {}
    for column in sorted(columns):
        if column in PARENTS[table] or theirs[column] == own[column]:
            continue
        if not is_same:
            if not own[column]:  # two rows that say the same: what mine does not say is added
                work.take(table, mine, {column: theirs[column]})
            elif theirs[column] and column not in ("created", "position", "time", "author"):
                both[column] = work.their.of(table, row).get("retired", _UNTOLD)
        elif column in work.ours.of(table, mine):
            both[column] = work.their.of(table, row)[column]
        else:
            work.take(table, mine, {column: theirs[column]})
    if both:
        keep(row, mine, both)


def _merge_fate(work: Work, table: str, row: int, mine: int, name: str) -> None:
    """Whether a row stands: taking out gives way to what was done on it since."""
    theirs, own = work.theirs.row(table, row), work.mine.row(table, mine)
    if (theirs["retired"] is None) == (own["retired"] is None):
        return
    if own["uuid"] != theirs["uuid"]:
        return
    fate = {column: theirs[column] for column in _FATE}
    is_theirs = "retired" in work.their.of(table, row)
    is_ours = "retired" in work.ours.of(table, mine)
    if theirs["retired"] is None:
        if is_theirs or (table, row) in work.their.busy:
            work.take(table, mine, fate)
        if is_ours:
            work.settled.append(f"{own[name]}: taken out in mine, worked on in theirs; it stands")
    elif is_theirs and (table, mine) in work.ours.busy:
        work.settled.append(f"{own[name]}: taken out in theirs, worked on in mine; it stands")
    elif is_theirs:
        work.take(table, mine, fate)
