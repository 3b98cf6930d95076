"""Questions to the client as a table in a Word document, with a column for the answers.

A last column of hidden text says which question a row is, so that rows may be moved. Answers are
read as the document would look with all tracked changes accepted; comments are not read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.errors import UnreadableFile
from workbench.formats._query_rows import (
    columns_in,
    columns_of,
    expected_queries,
    has_reference,
    is_head,
    query_of,
)
from workbench.model.queries import Query, QueryList
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def write_queries(given: QueryList, out: BinaryIO) -> None:
    """Writes a title, a line that says what to do, and the table."""
    from workbench.formats._docx_queries import write_table_of

    write_table_of(given, out)


def read_queries(path: Path) -> QueryList:
    """The rows of every table with questions. Raises UnreadableFile.

    A table that was cut in two goes on under the head of the first.
    """
    from workbench.formats._docx_queries import tables

    return QueryList(queries=tuple(_queries(tables(path), path.name)))


def _queries(tables: Sequence[Sequence[Sequence[str]]], name: str) -> Iterator[Query]:
    columns: list[str] = []
    for at, table in enumerate(tables, 1):
        if not any(is_head(cells) or has_reference(cells) for cells in table):
            continue  # a table of the client's own
        for number, cells in enumerate(table, 1):
            if is_head(cells):
                columns = columns_in(cells)
                continue
            where = f"row {number}" if len(tables) == 1 else f"table {at}, row {number}"
            query = query_of(columns, cells, where) if columns else None
            if query is not None and len(cells) != len(columns):
                raise UnreadableFile(
                    f"{name}, {where} has {len(cells)} cells and not {len(columns)}",
                    hint="split the cells that were merged",
                )
            if query is not None:
                yield query
    if not columns:
        columns_of([], name)


FORMAT = Format(
    name="queries-docx",
    title="questions to the client as a Word document",
    suffixes=(".queries.docx", ".docx"),
    holds="questions with place and context; answers",
    read_queries=read_queries,
    write_queries=write_queries,
    expected_queries=expected_queries,
)
