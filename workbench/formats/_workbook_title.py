"""The title of a workbook as its properties have it: what is meant, and what is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._xml_text import legal
from workbench.model.exchange import Around

if TYPE_CHECKING:
    from workbench.formats._table_book import TableBook
    from workbench.model.exchange import ParallelText

_LONGEST = 255
"""Characters of a property."""


def meant_title(parallel: ParallelText) -> Around:
    """The title that the workbook of a text has."""
    return Around("title", legal(parallel.title)[:_LONGEST])


def found_title(book: TableBook) -> Around:
    """The title of a workbook that was opened."""
    return Around("title", book.title)
