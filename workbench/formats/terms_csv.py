"""A term list as comma-separated values, in the columns of the lists in glossary/.

Read too with semicolons, tabs or bars between the cells, and in any encoding. A cell that a
spreadsheet would calculate is written behind an apostrophe and read without it.

Cannot hold: terms in languages other than Chinese and English, properties of single terms, forms
that a program derived, line breaks within terms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.formats import _delimited, _term_table
from workbench.model.tables import AS_IT_STANDS, ColumnMap, TableHead
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from workbench.model.terms import NewConcept

_READ = ""
"""The header row tells."""
_WRITTEN = ","


def read_terms(
    path: Path, changes: Counter[str], given: ColumnMap = AS_IT_STANDS
) -> Iterator[NewConcept]:
    """The concepts of the file, row by row. Raises UnreadableFile with the line."""
    return _term_table.read_terms(_delimited.table(path, _READ), changes, given)


def inspect_table(path: Path, given: ColumnMap) -> TableHead:
    """The header and the first rows. Raises UnreadableFile."""
    return _term_table.inspect(_delimited.table(path, _READ), given)


def write_terms(concepts: Sequence[NewConcept], out: BinaryIO) -> list[str]:
    """Writes a row for each concept that has Chinese."""
    return _delimited.write_terms(concepts, out, _WRITTEN)


FORMAT = Format(
    name="terms-csv",
    title="term list, comma-separated",
    suffixes=(".csv",),
    holds="concepts, Chinese and English terms, properties of concepts",
    read_terms=read_terms,
    write_terms=write_terms,
    expected_terms=_term_table.expected_terms,
    read_table=read_terms,
    inspect_table=inspect_table,
)
