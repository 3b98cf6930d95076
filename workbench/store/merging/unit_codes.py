"""The inline markup of units that come from theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.codes import CODE_COLUMNS

if TYPE_CHECKING:
    from workbench.store.change_sets import Value
    from workbench.store.merging.work import Work

_CELLS = f"side, position, {CODE_COLUMNS}"
_INSERT = (
    f"INSERT INTO unit_codes (unit_id, {_CELLS}) SELECT id, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9"
    " FROM units WHERE uuid = ?1 AND NOT EXISTS (SELECT 1 FROM unit_codes"
    " WHERE unit_id = units.id AND side = ?2 AND position = ?3)"
)
"""A unit that mine has had before has its codes: they never change."""


def bring_codes(work: Work, where: str, *values: Value) -> None:
    """Gives units that mine has by now the codes that theirs has for those units."""
    work.mine.connection.executemany(
        _INSERT,
        work.theirs.connection.execute(
            f"SELECT uuid, {_CELLS} FROM unit_codes JOIN units ON units.id = unit_id"
            f" WHERE {where} ORDER BY unit_codes.id",
            values,
        ),
    )
