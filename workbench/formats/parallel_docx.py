"""Both languages as a Word document, for readers and editors: a table with a row for each pair.

Source and target stand side by side, or the source above its target. Every kind of paragraph has a
style in either language; terms lead to the glossary at the end and show their English when a
pointer rests on them; translator's notes are Word's own footnotes, other notes an appendix with
links there and back. The row with the names of the languages stands on every page, and no row is
torn between two unless it is long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._page_facts import expected_notes
from workbench.formats._parallel_docx_around import expected_document, plain, read_around
from workbench.formats.html import FORMAT as HTML
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.model.exchange import Around, Carried, Noted, ParallelText


def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes the document; gives one sentence for each thing that it cannot show."""
    from workbench.formats._parallel_docx_written import write_document

    return write_document(parallel, out)


def read_back(path: Path) -> Iterator[Carried | Around]:
    """Every pair with what is said of it, then what stands around them."""
    from workbench.formats._parallel_docx_read import read_pairs

    yield from read_pairs(path)
    yield from read_around(path)


def expected_footnotes(parallel: ParallelText) -> Iterator[Noted]:
    """What `read_footnotes` must give."""
    return expected_notes(parallel, plain)


def read_footnotes(path: Path) -> Iterator[Noted]:
    """The footnotes in order of their marks."""
    from workbench.formats._parallel_docx_read import read_footnotes

    return read_footnotes(path)


FORMAT = Format(
    name="parallel-docx",
    title="bilingual Word document for readers and editors",
    suffixes=(".parallel.docx",),
    holds=HTML.holds,
    carries=HTML.carries,
    write=write,
    has_arrangements=True,
    expected=expected_document,
    read_back=read_back,
    read_footnotes=read_footnotes,
    expected_footnotes=expected_footnotes,
)
