"""Bilingual tables as files that come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._bilingual_columns import Role, Tool
from workbench.formats._bilingual_rows import CellT, Piece, Reader, no_table
from workbench.formats._review_rows import IDENTITY
from workbench.model.returned import ReturnedFile, ReturnedNote, ReturnedRow, ReturnedWording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def returned(name: str, reader: Reader[CellT]) -> ReturnedFile:
    """The rows of a file. Raises UnreadableFile where there are none."""
    rows = list(_rows(reader.pieces()))
    if not rows:
        raise no_table(name)
    return ReturnedFile(rows=rows, warnings=reader.passed_over())


def _rows(pieces: Iterable[Piece[CellT]]) -> Iterator[ReturnedRow]:
    """The rows with their neighbours; identities of other programs say nothing here."""
    before = ""
    waiting: Piece[CellT] | None = None
    for piece in pieces:
        if waiting is not None:
            yield _row(waiting, before, piece.source.text)
            before = waiting.source.text
        waiting = piece
    if waiting is not None:
        yield _row(waiting, before, "")


def _row(piece: Piece[CellT], before: str, after: str) -> ReturnedRow:
    own = piece.rendering
    at = piece.columns.find(Role.ID)
    found = IDENTITY.search(" ".join(piece.row.cells[at].text().split())) if at >= 0 else None
    return ReturnedRow(
        id=found[1] if found else "",
        fingerprint=found[2] if found else "",
        source=piece.source.text,
        wordings=(ReturnedWording(text=own.target, codes=own.codes),) if own.target else (),
        state=piece.state,
        notes=tuple(
            ReturnedNote(text=note.text, author=note.author, time=note.time) for note in own.notes
        ),
        has_codes=bool(piece.source.codes or piece.target.codes),
        before=before,
        after=after,
        where=piece.locator,
    )


def is_ours(reader: Reader[CellT]) -> bool:
    """Whether the first bilingual table is a review table of our own."""
    return any(columns.tool is Tool.OURS for columns, _ in reader.tables())
