"""The table of questions in a Word document.

Imported by `queries_docx` when it is needed, for the library that makes the page takes long to
load.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._docx_changes import accepted, pieces
from workbench.formats._docx_rows import word_package, word_rows
from workbench.formats._docx_table import landscape, write_table
from workbench.formats._docx_table_rows import TableColumn, TableRow
from workbench.formats._query_rows import COLUMNS, cells_of, held

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.model.queries import Query, QueryList

_WIDTHS = (10, 34, 28, 68, 60, 64, 3)
"""Of the columns, in millimetres; the last has hidden text alone."""
_TEXT = COLUMNS.index("Text")
_TASK = (
    "Please write your answers into the column “Answer”. Rows may be moved; please leave the"
    " questions as they are."
)


def write_table_of(given: QueryList, out: BinaryIO) -> None:
    """Writes a document in landscape with a title, a line that says what to do, and the table."""
    source, target = given.languages
    title = f"Questions: {held(given.title)}" if given.title else "Questions"
    columns = [
        TableColumn(name=name, width=width, is_hidden=name == "Reference")
        for name, width in zip(COLUMNS, _WIDTHS, strict=True)
    ]
    document = landscape(title, _TASK, source or "zh-Hans", target or "en")
    write_table(document, columns, map(_row, given.queries), out)


def tables(path: Path) -> list[list[list[str]]]:
    """The texts of the cells of every table of a document, row by row. Raises UnreadableFile."""
    found: list[list[list[str]]] = []
    for row in word_rows(word_package(path)):
        found += [[] for _ in range(row.table - len(found))]
        if not row.is_removed:
            found[-1].append([accepted(pieces(cell)) for cell in row.cells])
    return found


def _row(query: Query) -> TableRow:
    """The row of a question; the words that it is about are in bold."""
    words = f"[{held(query.quote)}]" if query.quote else ""
    return TableRow(cells=cells_of(query), stress=(_TEXT, words))
