"""The inline markup of translation units.

That of units which a file brought has rows of its own. Units of confirmed pairs follow wordings
that have their codes already, and are given those: for a sentence the codes within it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from workbench.model.segments import Side
from workbench.store.beads import Beads
from workbench.store.codes import CODE_COLUMNS, Codes, code_of, code_values
from workbench.text.carrying import within

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.model.codes import Code
    from workbench.model.spans import Span

_INSERT = (
    f"INSERT INTO unit_codes (unit_id, side, position, {CODE_COLUMNS})"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class BothCodes(NamedTuple):
    """The codes of the two texts of a unit."""

    source: tuple[Code, ...] = ()
    target: tuple[Code, ...] = ()


class UnitCodes:
    """The codes of a project's units."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def put(self, units: Iterable[tuple[int, BothCodes]]) -> None:
        """Gives units that a file brought, by their rows, their codes; they have none as yet."""
        self._connection.executemany(
            _INSERT,
            (
                (row, str(side), position, *code_values(code))
                for row, both in units
                for side, codes in zip((Side.SOURCE, Side.TARGET), both, strict=True)
                for position, code in enumerate(codes, 1)
            ),
        )

    def of(self, rows: Sequence[int]) -> dict[int, BothCodes]:
        """By row: the codes of those units that have any."""
        marks = ", ".join("?" * len(rows))
        return {**self._own(marks, tuple(rows)), **self._of_wordings(marks, tuple(rows))}

    def _own(self, marks: str, rows: tuple[int, ...]) -> dict[int, BothCodes]:
        found: dict[int, tuple[list[Code], list[Code]]] = {}
        query = (
            f"SELECT unit_id, side, {CODE_COLUMNS} FROM unit_codes WHERE unit_id IN ({marks})"
            " ORDER BY unit_id, side, position"
        )
        for row, side, *cells in self._connection.execute(query, rows):
            found.setdefault(row, ([], []))[side == Side.TARGET].append(code_of(cells))
        return {
            row: BothCodes(tuple(source), tuple(target)) for row, (source, target) in found.items()
        }

    def _of_wordings(self, marks: str, rows: tuple[int, ...]) -> dict[int, BothCodes]:
        """Of units whose segments have the codes."""
        found = self._connection.execute(
            "SELECT units.id, is_sentence, units.source, units.target, source_head, target_head"
            " FROM units JOIN segments ON segments.id = units.segment_id"
            f" WHERE units.id IN ({marks}) AND EXISTS"
            " (SELECT 1 FROM codes WHERE revision_id IN (source_head, target_head))",
            rows,
        ).fetchall()
        codes = Codes(self._connection)
        both: dict[int, BothCodes] = {}
        for row, is_sentence, source, target, *heads in found:
            of = codes.of_all(heads)
            whole = BothCodes(of.get(heads[0], ()), of.get(heads[1], ()))
            if not is_sentence:
                both[row] = whole
            elif part := self._of_sentence((source, target), heads, whole):
                both[row] = part
        return both

    def _of_sentence(
        self, texts: tuple[str, str], heads: Sequence[int], whole: BothCodes
    ) -> BothCodes | None:
        """The codes within the pair of sentences that has these texts."""
        query = "SELECT text FROM revisions WHERE id = ?"
        standing = [self._connection.execute(query, (head,)).fetchone()[0] for head in heads]
        for bead in Beads(self._connection).between(*heads):
            sides = list(zip(whole, (bead.source, bead.target), standing, strict=True))
            if tuple(span.of(text).strip() for _, span, text in sides) == texts:
                return _numbered(BothCodes(*(tuple(_cut(*side)) for side in sides)))
        return None


def _cut(codes: Sequence[Code], span: Span, text: str) -> Iterator[Code]:
    """The codes within a sentence, whose outer spaces are left out."""
    part = span.of(text)
    before, length = len(part) - len(part.lstrip()), len(part.strip())
    for code in within(codes, span, len(text)):
        yield replace(code, offset=min(max(code.offset - before, 0), length))


def _numbered(both: BothCodes) -> BothCodes:
    """The codes with numbers from 1, in order of the source."""
    numbers: dict[int, int] = {}
    for code in (*both.source, *both.target):
        numbers.setdefault(code.number, len(numbers) + 1)
    return BothCodes(
        *(tuple(replace(code, number=numbers[code.number]) for code in codes) for codes in both)
    )
