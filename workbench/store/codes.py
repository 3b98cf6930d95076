"""The inline markup of each wording, which is a fact of it as its text is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.model.codes import Code, CodeKind, Markup

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from workbench.store.change_sets import Value

CODE_COLUMNS = "number, kind, start_offset, markup, data, is_deletable"
"""What a row says of a code, whatever it belongs to."""


class Codes:
    """The codes of a project's wordings."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def put(self, wordings: Iterable[tuple[int, Sequence[Code]]]) -> None:
        """Gives wordings, by their rows, their codes; they have none as yet."""
        self._connection.executemany(
            f"INSERT INTO codes (revision_id, position, {CODE_COLUMNS})"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (revision, position, *code_values(code))
                for revision, codes in wordings
                for position, code in enumerate(codes, 1)
            ),
        )

    def renew(self, revision: int, codes: Sequence[Code]) -> None:
        """Gives a wording that is renewed in place other codes."""
        self._connection.execute("DELETE FROM codes WHERE revision_id = ?", (revision,))
        self.put([(revision, codes)])

    def of(self, revision: int) -> tuple[Code, ...]:
        """The codes of one wording, in order."""
        return self.of_all([revision]).get(revision, ())

    def of_all(self, revisions: Sequence[int]) -> dict[int, tuple[Code, ...]]:
        """By the row of the wording: its codes, for those that have any."""
        marks = ", ".join("?" * len(revisions))
        return self._collected(f"revision_id IN ({marks})", tuple(revisions))

    def _collected(self, where: str, values: tuple[Value, ...]) -> dict[int, tuple[Code, ...]]:
        found: dict[int, list[Code]] = {}
        query = f"SELECT revision_id, {CODE_COLUMNS} FROM codes WHERE {where} ORDER BY position"
        for revision, *cells in self._connection.execute(query, values):
            found.setdefault(revision, []).append(code_of(cells))
        return {revision: tuple(codes) for revision, codes in found.items()}


def code_of(cells: Sequence[Any]) -> Code:
    """A code out of the cells of `CODE_COLUMNS`."""
    number, kind, offset, markup, data, is_deletable = cells
    return Code(
        number=number,
        kind=CodeKind(kind),
        offset=offset,
        markup=Markup(markup),
        data=data,
        is_deletable=bool(is_deletable),
    )


def code_values(code: Code) -> tuple[Value, ...]:
    """The cells of a code, in the order of `CODE_COLUMNS`."""
    return (
        code.number,
        str(code.kind),
        code.offset,
        str(code.markup),
        code.data,
        int(code.is_deletable),
    )
