"""Term tables: one concept a row, under a row that names the columns."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._language_tags import language_of
from workbench.formats._term_columns import (
    CHINESE,
    COLUMNS,
    FURTHER_COLUMNS,
    KEPT,
    LIST_PARTS,
    SOURCE_LANGUAGE,
    SOURCE_TERM,
    TARGET_LANGUAGE,
    TARGET_TERM,
    missing_columns,
    place_columns,
    taken_for,
)
from workbench.formats._term_row import concept_of_row, row_of_concept
from workbench.model.tables import AS_IT_STANDS, PROPERTY, ColumnMap, TableHead
from workbench.model.terms import ConceptKind, NewConcept, TermStatus
from workbench.text.counting import han_characters
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

_NOT_A_ROW = "{} concepts have no Chinese term and were left out"
NO_TERM = "rows without a Chinese term were left out: {}"
_HINT = (
    f"a status is {', '.join(TermStatus)}; a kind {', '.join(ConceptKind)};"
    " a date as much as is known of YYYY-MM-DD; --map COLUMN=property keeps a column as it stands"
)
_SAMPLE = 50
"""Rows from which the direction of a table is told."""
_SHOWN = 5
_MOST_CELLS, _LONGEST_CELL = 1000, 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows of a table that hold anything, each with its number."""

    name: str
    """What an error begins with."""
    unit: str
    """What the number of a row counts: `line` or `row`."""
    rows: Iterable[tuple[int, Sequence[str]]]

    def where(self, number: int) -> str:
        """A row as an error names it."""
        return f"{self.name}, {self.unit} {number}"


def read_terms(
    table: Table, changes: Counter[str], given: ColumnMap = AS_IT_STANDS
) -> Iterator[NewConcept]:
    """The concepts of a table, row by row; rows without any text are passed over.

    What was not taken as it stands is counted in `changes`. Raises UnreadableFile with the row.
    """
    filled = _filled(table)
    number, header = next(filled, (1, []))
    columns = place_columns(header, given.columns, where=table.where(number))
    sample = list(islice(filled, _SAMPLE))
    is_from_english = _is_from_english([row for _, row in sample], columns)
    for number, row in chain(sample, filled):
        where = table.where(number)
        _check_shape(row, len(header), where)
        cells = {name: row[at].strip() for name, at in columns.items() if at < len(row)}
        if SOURCE_TERM in columns:
            cells = _directed(cells, is_from_english=is_from_english)
            if not any(cells.get(column) for column in CHINESE):
                changes[NO_TERM] += 1
                continue
        _check_required(cells, where)
        try:
            yield concept_of_row(cells, changes)
        except ValueError as error:
            raise UnreadableFile(f"{where}: {error}", hint=_HINT) from error


def _filled(table: Table) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows that hold anything. Raises UnreadableFile for one that no term list has."""
    for number, row in table.rows:
        longest = max(map(len, row), default=0)
        # Empty cells stand behind the others where somebody coloured a whole row.
        if longest > _LONGEST_CELL or any(row[_MOST_CELLS:]):
            raise UnreadableFile(
                f"{table.where(number)}: more than {_MOST_CELLS:,} cells in a row, or"
                f" {_LONGEST_CELL:,} characters in a cell",
                hint="close every quote, and see whether it is the right file",
            )
        if any(map(str.strip, row)):
            yield number, row[:_MOST_CELLS]


def inspect(table: Table, given: ColumnMap) -> TableHead:
    """The header, what its columns are taken for, and the first rows."""
    filled = _filled(table)
    number, header = next(filled, (1, []))
    found = taken_for(header, given.columns, where=table.where(number))
    padding = [""] * len(header)
    return TableHead(
        header=tuple(cell.strip() for cell in header),
        mapping=tuple(PROPERTY if each.startswith(KEPT) else each for each in found),
        rows=tuple(tuple([*row, *padding][: len(header)]) for _, row in islice(filled, _SHOWN)),
        missing=tuple(missing_columns(found)),
    )


def table_of(
    concepts: Sequence[NewConcept], losses: Counter[str]
) -> tuple[list[str], list[dict[str, str]]]:
    """The columns that are used, and the cells of each row; `KEPT` begins names of strangers."""
    found = [row_of_concept(concept, losses) for concept in concepts]
    losses[_NOT_A_ROW] += found.count(None)
    table = [row for row in found if row]
    used = dict.fromkeys(column for row in table for column in row)
    further = (*FURTHER_COLUMNS[:-1], *_list_columns(used), FURTHER_COLUMNS[-1])
    kept = (column for column in used if column.startswith(KEPT))
    return [*COLUMNS, *(column for column in further if column in used), *kept], table


def expected_terms(
    concepts: Sequence[NewConcept], held: Callable[[str], str] = to_line_feeds
) -> Iterator[NewConcept]:
    """What `read_terms` must give for concepts that were written; `held` is what a cell keeps."""
    columns, table = table_of(concepts, Counter())
    for cells in table:
        row = {name: held(cells[name]).strip() for name in columns if name in cells}
        yield concept_of_row(row, Counter())


def _is_from_english(rows: Sequence[Sequence[str]], columns: Mapping[str, int]) -> bool:
    """Whether the targets have more Han characters than the sources."""
    if SOURCE_TERM not in columns:
        return False
    source, target = (
        sum(han_characters(row[columns[name]]) for row in rows if columns[name] < len(row))
        for name in (SOURCE_TERM, TARGET_TERM)
    )
    return target > source


def _directed(cells: dict[str, str], *, is_from_english: bool) -> dict[str, str]:
    """Source and target as columns of their languages."""
    source, target = cells.pop(SOURCE_TERM, ""), cells.pop(TARGET_TERM, "")
    tags = cells.pop(SOURCE_LANGUAGE, ""), cells.pop(TARGET_LANGUAGE, "")
    english, chinese = (source, target) if is_from_english else (target, source)
    tag = tags[1] if is_from_english else tags[0]
    column = language_of(tag if tag.lower().startswith("zh") else "zh", chinese)
    return cells | {column if column in CHINESE else "zh-Hant": chinese, "en": english}


def _check_shape(row: Sequence[str], width: int, where: str) -> None:
    if any(map(str.strip, row[width:])):
        raise UnreadableFile(
            f"{where}: {len(row)} cells under {width} columns",
            hint="put a cell that holds the separator in double quotes",
        )


def _list_columns(used: Mapping[str, None]) -> list[str]:
    """The columns of member lists that are used, list by list."""
    names = ["members", *(f"members-{number}" for number in range(2, 10))]
    return [f"{name}{part}" for name in names for part in LIST_PARTS if f"{name}{part}" in used]


def _check_required(cells: Mapping[str, str], where: str) -> None:
    if not any(cells.get(column) for column in CHINESE):
        raise UnreadableFile(
            f"{where}: the cells zh-Hans and zh-Hant are both empty",
            hint="fill one of them or remove the row",
        )
