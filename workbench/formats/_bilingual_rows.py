"""The rows of bilingual tables as segments: what is read from them, and what is to be written."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, groupby, islice
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from workbench.errors import UnreadableFile
from workbench.formats._bilingual_cells import coded_pair, joined, plain
from workbench.formats._bilingual_columns import (
    MOST_COLUMNS,
    Columns,
    Role,
    Tool,
    columns_of,
    guessed,
)
from workbench.formats._bilingual_states import has_words, is_locked, read_state
from workbench.formats._other_languages import other_languages
from workbench.formats._review_columns import no_source
from workbench.formats._xliff_pieces import rendering_of
from workbench.model.segments import State
from workbench.model.sources import Block, FileNote, Rendering, SourceText
from workbench.text.coding import replaced_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.formats._bilingual_cells import Part
    from workbench.formats._xliff_inline import Coded
    from workbench.model.sources import Filling

WHOLE = -1
"""The line of a cell that stands for all of them."""
_HEAD_ROWS = 4
"""Among which the head of a table is: memoQ has two rows of its own before it."""
_SEEN_ROWS = 200
"""By which the columns of a table without a head are told."""
_TAGGED = (Tool.MEMOQ, Tool.PHRASE, Tool.DEJA_VU)
"""Programs whose tags are known by their signs, also where they are in no style."""


class Cell(Protocol):
    """A cell of a table."""

    def lines(self, *, has_tags: bool) -> list[list[Part]]:
        """Its paragraphs; where it has tags, their signs are codes in whatever style they are."""
        ...

    def text(self) -> str:
        """All text in it, also what is hidden, with line feeds between paragraphs."""
        ...


CellT = TypeVar("CellT", bound=Cell)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Generic[CellT]):
    """A row of a table."""

    table: int
    """From 1, in the order of the file."""
    number: int
    """From 1, within the table."""
    cells: tuple[CellT, ...]
    comments: tuple[FileNote, ...] = ()
    is_removed: bool = False
    """Whether a tracked change takes it away."""
    has_inner: bool = False
    """Whether a cell has a table within it, which is not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece(Generic[CellT]):
    """A segment: a row, or one of the paragraphs of its cells."""

    row: Row[CellT]
    columns: Columns
    line: int
    """Of the cells, from 0; WHOLE where they do not answer to each other."""
    source: Coded
    target: Coded
    rendering: Rendering
    state: State | None
    """As the file says it; None where it does not."""

    @property
    def locator(self) -> str:
        """Where it stands, for people too."""
        behind = "" if self.line == WHOLE else f", paragraph {self.line + 1}"
        return f"table {self.row.table}, row {self.row.number}{behind}"

    @property
    def target_cell(self) -> CellT:
        """The cell with its target."""
        return self.row.cells[self.columns.places[Role.TARGET]]

    def has_new_text(self, filling: Filling) -> bool:
        """Whether a filling has another target than the file."""
        own = self.rendering
        if (filling.text or "") not in (own.target, replaced_marks(own.target)):
            return True
        both = (own.codes, filling.codes)
        meant, found = ([(each.kind, each.offset, each.data) for each in codes] for codes in both)
        return meant != found


class Reader(Generic[CellT]):
    """Goes through the rows of a file, and counts what it passes over."""

    def __init__(self, rows: Iterable[Row[CellT]], *, is_alone: bool) -> None:
        """`is_alone`: whether the file is one table and nothing else."""
        self._rows = rows
        self._is_alone = is_alone
        self.uneven = 0
        """Rows with merged cells or the like, which were passed over."""
        self.inner = 0
        """Rows of which a table within a cell was passed over."""
        self.language = ""
        """The tag of the source language, where a head names it."""

    def tables(self) -> Iterator[tuple[Columns, Iterator[Row[CellT]]]]:
        """The bilingual tables: their columns, and their rows without the head."""
        last: Columns | None = None
        for _, rows in groupby(self._rows, key=lambda row: row.table):
            first, whole = _begun(rows)
            columns, at = self._columns(first, last)
            if columns is not None:
                self.language = self.language or columns.language
                last = columns if columns.has_head else last
                yield columns, islice(whole, at, None)

    def pieces(self) -> Iterator[Piece[CellT]]:
        """The segments in order."""
        for columns, rows in self.tables():
            for row in rows:
                if len(row.cells) != columns.count:
                    self.uneven += 1
                elif not row.is_removed:
                    self.inner += row.has_inner
                    yield from _pieces(row, columns)

    def passed_over(self) -> list[str]:
        """What was not read, a sentence each, once the segments have been gone through."""
        said = {
            "rows with merged or missing cells were not read": self.uneven,
            "of rows with a table within a cell, that table was not read": self.inner,
        }
        return [f"{what}: {count:,}" for what, count in said.items() if count]

    def _columns(
        self, rows: Sequence[Row[CellT]], last: Columns | None
    ) -> tuple[Columns | None, int]:
        """The columns of a table, and how many rows its head has."""
        for at, row in enumerate(rows[:_HEAD_ROWS]):
            found = columns_of(texts(row))
            if found is not None:
                return found, at + 1
        if last is not None and rows and len(rows[0].cells) == last.count:
            return last, 0
        found = guessed([texts(row) for row in rows if not row.is_removed])
        if found is not None and found.tool is Tool.ANY and not self._is_alone:
            return None, 0
        return found, 0


def _begun(rows: Iterator[Row[CellT]]) -> tuple[list[Row[CellT]], Iterator[Row[CellT]]]:
    """The first rows of a table, and all of them."""
    first = list(islice(rows, _SEEN_ROWS))
    return first, chain(first, rows)


def texts(row: Row[CellT]) -> list[str]:
    """The texts of the cells of a row; none where it has too many."""
    return [cell.text().strip() for cell in row.cells] if len(row.cells) <= MOST_COLUMNS else []


def _pieces(row: Row[CellT], columns: Columns) -> Iterator[Piece[CellT]]:
    has_tags = columns.tool in _TAGGED
    sources, targets = (
        row.cells[columns.places[role]].lines(has_tags=has_tags)
        for role in (Role.SOURCE, Role.TARGET)
    )
    said = _cell(row, columns, Role.STATE)
    notes = [FileNote(text=text)] if (text := _cell(row, columns, Role.NOTES)) else []
    notes += row.comments
    if len(sources) != len(targets) or len(sources) == 1:
        pairs = [(WHOLE, joined(sources), joined(targets))]
    else:
        pairs = [
            (line, source, target)
            for line, (source, target) in enumerate(zip(sources, targets, strict=True))
        ]
    state = read_state(said) if said and has_words(columns.tool) else None
    for line, source, target in pairs:
        if not plain(source).strip():
            continue
        first, second = coded_pair(source, target)
        if not first.text:
            continue
        yield Piece(
            row=row,
            columns=columns,
            line=line,
            source=first,
            target=second,
            state=state,
            rendering=rendering_of(
                first,
                second,
                state or State.INITIAL,
                is_translatable=True,
                is_locked=is_locked(said),
                notes=tuple(notes),
            ),
        )
        notes = []


def _cell(row: Row[CellT], columns: Columns, role: Role) -> str:
    at = columns.find(role)
    return row.cells[at].text().strip() if at >= 0 else ""


def source_text(
    name: str, format: str, original: bytes, encoding: str, reader: Reader[CellT]
) -> SourceText:
    """A file with its targets. Raises UnreadableFile where it has no segments."""
    blocks: list[Block] = []
    for piece in reader.pieces():
        if piece.columns.tool is Tool.OURS:
            raise no_source(name)
        blocks.append(
            Block(
                text=piece.source.text,
                line=len(blocks) + 1,
                codes=piece.source.codes,
                locator=piece.locator,
                rendering=piece.rendering,
            )
        )
    if not blocks:
        raise no_table(name)
    warnings = []
    if reader.language != "und" and (other := other_languages(reader.language)):
        warnings.append(other)
    warnings += reader.passed_over()
    return SourceText(
        format=format,
        encoding=encoding,
        original=original,
        blocks=tuple(blocks),
        is_structured=True,
        is_bilingual=True,
        warnings=tuple(warnings),
    )


def no_table(name: str) -> UnreadableFile:
    """What is said of a file without a bilingual table."""
    return UnreadableFile(
        f"{name} has no table with a source and a target column",
        hint="name the columns in its first row, such as Source and Target, or 原文 and 译文",
    )
