"""Term tables: one concept a row, comma- or tab-separated, under a row that names the columns."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING, BinaryIO

from workbench.errors import UnreadableFile
from workbench.formats._rows import rows
from workbench.formats._term_columns import (
    CHINESE,
    COLUMNS,
    FURTHER_COLUMNS,
    LIST_PARTS,
    place_columns,
)
from workbench.formats._term_row import concept_of_row, row_of_concept
from workbench.model.terms import ConceptKind, NewConcept, TermStatus
from workbench.text.decoding import decode
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

_NOT_A_ROW = "{} concepts have no Chinese term and were left out"
_HINT = (
    f"a status is {', '.join(TermStatus)}; a kind {', '.join(ConceptKind)};"
    " a date as much as is known of YYYY-MM-DD"
)


def read_terms(path: Path, delimiter: str, changes: Counter[str]) -> Iterator[NewConcept]:
    """The concepts of a table, row by row; rows without any text are passed over.

    What was not taken as it stands is counted in `changes`. Raises
    UnreadableFile with the line on which the faulty row begins.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}") from error
    text = decode(data, name=path.name).text.removeprefix("\ufeff")
    table = rows(io.StringIO(text, newline=""), delimiter=delimiter, name=path.name)
    filled = ((line, row) for line, row in table if any(map(str.strip, row)))
    line, header = next(filled, (1, []))
    columns = place_columns(header, name=path.name, line=line)
    for line, row in filled:
        where = f"{path.name}, line {line}"
        _check_shape(row, len(header), where)
        cells = {name: row[at].strip() for name, at in columns.items() if at < len(row)}
        _check_required(cells, where)
        try:
            yield concept_of_row(cells, changes)
        except ValueError as error:
            raise UnreadableFile(f"{where}: {error}", hint=_HINT) from error


def write_terms(concepts: Sequence[NewConcept], out: BinaryIO, delimiter: str) -> list[str]:
    """Writes UTF-8 without a byte order mark, rows ending in CR LF (RFC 4180)."""
    losses: Counter[str] = Counter()
    table = [row_of_concept(concept, losses) for concept in concepts]
    losses[_NOT_A_ROW] += table.count(None)
    used = {column for row in table if row for column in row}
    further = (*FURTHER_COLUMNS[:-1], *_list_columns(used), FURTHER_COLUMNS[-1])
    columns = (*COLUMNS, *(column for column in further if column in used))
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.DictWriter(text, columns, restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(filter(None, table))
    text.detach()
    return [sentence.format(count) for sentence, count in losses.items() if count]


def expected_terms(concepts: Sequence[NewConcept]) -> Iterator[NewConcept]:
    """What `read_terms` must give for concepts that were written."""
    for concept in concepts:
        cells = row_of_concept(concept, Counter())
        if cells is not None:
            held = {name: to_line_feeds(text) for name, text in cells.items()}
            yield concept_of_row(held, Counter())


def _check_shape(row: Sequence[str], width: int, where: str) -> None:
    if any(map(str.strip, row[width:])):
        raise UnreadableFile(
            f"{where}: {len(row)} cells under {width} columns",
            hint="put a cell that holds the separator in double quotes",
        )


def _list_columns(used: set[str]) -> list[str]:
    """The columns of member lists that are used, list by list."""
    names = ["members", *(f"members-{number}" for number in range(2, 10))]
    return [f"{name}{part}" for name in names for part in LIST_PARTS if f"{name}{part}" in used]


def _check_required(cells: Mapping[str, str], where: str) -> None:
    if not any(cells.get(column) for column in CHINESE):
        raise UnreadableFile(
            f"{where}: the cells zh-Hans and zh-Hant are both empty",
            hint="fill one of them or remove the row",
        )
