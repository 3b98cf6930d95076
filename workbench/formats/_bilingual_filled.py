"""Which cells of a bilingual table get which texts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Generic

from workbench.formats._bilingual_columns import Role
from workbench.formats._bilingual_rows import WHOLE, CellT, Piece
from workbench.formats._bilingual_states import has_words, written_state
from workbench.model.segments import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.model.codes import Code
    from workbench.model.sources import Filling

_ORDER = tuple(State)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellText(Generic[CellT]):
    """What is to stand in a cell."""

    cell: CellT
    line: int
    """The paragraph, from 0, or WHOLE."""
    text: str
    """With the white space that stood at its ends."""
    codes: tuple[Code, ...] = ()
    author: str = ""
    """Who wrote it; empty where nobody knows."""
    time: str = ""
    """ISO 8601 in UTC."""


def changed_cells(
    pieces: Iterable[Piece[CellT]], fillings: Sequence[Filling]
) -> Iterator[CellText[CellT]]:
    """The cells with other texts. Raises ValueError where fillings and segments differ."""
    given = {filling.locator: filling for filling in fillings}
    for _, group in groupby(pieces, key=lambda piece: (piece.row.table, piece.row.number)):
        row = [(piece, _taken(given, piece.locator)) for piece in group]
        for piece, filling in row:
            if piece.has_new_text(filling):
                yield _target(piece, filling)
        yield from _states(row)
    if given:
        raise ValueError(f"the original has no segment {min(given)!r}")


def _taken(given: dict[str, Filling], locator: str) -> Filling:
    if locator not in given:
        raise ValueError(f"nothing is said of the segment {locator!r}")
    return given.pop(locator)


def _target(piece: Piece[CellT], filling: Filling) -> CellText[CellT]:
    text, codes = filling.text or "", filling.codes
    lead, trail = (
        (piece.target.lead, piece.target.trail) if text and piece.target.text else ("", "")
    )
    return CellText(
        cell=piece.target_cell,
        line=piece.line,
        text=f"{lead}{text}{trail}",
        codes=_shifted(codes, len(lead)),
        author=filling.author,
        time=filling.time,
    )


def _shifted(codes: tuple[Code, ...], by: int) -> tuple[Code, ...]:
    from workbench.text.coding import renumbered

    return renumbered(codes, by=0, shift=by) if by else codes


def _states(row: Sequence[tuple[Piece[CellT], Filling]]) -> Iterator[CellText[CellT]]:
    """The state of a row, which has come as far as the least of its segments."""
    piece = row[0][0]
    at = piece.columns.find(Role.STATE)
    if at < 0 or not has_words(piece.columns.tool):
        return
    if all(piece.rendering.state is filling.state for piece, filling in row):
        return
    cell = piece.row.cells[at]
    state = min((filling.state for _, filling in row), key=_ORDER.index)
    if piece.state is state:
        return
    said = written_state(cell.text().strip(), state, piece.columns.tool)
    last = max((filling for _, filling in row), key=lambda filling: filling.time)
    yield CellText(cell=cell, line=WHOLE, text=said, author=last.author, time=last.time)
