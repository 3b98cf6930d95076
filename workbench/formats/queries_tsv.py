"""Questions to the client as tab-separated values, with a column for the answers.

UTF-8 with a mark, so that a spreadsheet shows the Chinese. A cell that a spreadsheet would
calculate is written behind an apostrophe and read without it. What comes back may be in any
encoding, with tabs, commas or semicolons; rows and columns may have another order. The column
`Reference` is how an answer finds its question.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._cell_guard import guarded, unguarded
from workbench.formats._delimited import separator, text_of
from workbench.formats._query_rows import (
    COLUMNS,
    cells_of,
    columns_of,
    expected_queries,
    query_of,
)
from workbench.formats._rows import rows
from workbench.model.queries import QueryList
from workbench.plugins import Format

if TYPE_CHECKING:
    from pathlib import Path


def write_queries(given: QueryList, out: BinaryIO) -> None:
    """Writes a row a question, rows ending in CR LF (RFC 4180)."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, "excel-tab")
    writer.writerow(COLUMNS)
    for query in given.queries:
        writer.writerow(map(guarded, cells_of(query)))
    text.detach()


def read_queries(path: Path) -> QueryList:
    """The rows of a list. Raises UnreadableFile."""
    text = text_of(path)
    found = rows(io.StringIO(text, newline=""), delimiter=separator(text), name=path.name)
    _, header = next(found, (0, []))
    columns = columns_of(header, path.name)
    queries = (
        query_of(columns, [unguarded(cell) for cell in row], f"line {line}") for line, row in found
    )
    return QueryList(queries=tuple(query for query in queries if query is not None))


FORMAT = Format(
    name="queries-tsv",
    title="questions to the client, tab-separated",
    suffixes=(".queries.tsv", ".tsv"),
    holds="questions with place and context; answers",
    read_queries=read_queries,
    write_queries=write_queries,
    expected_queries=expected_queries,
)
