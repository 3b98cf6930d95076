"""A term list as tab-separated values, in the columns of the lists in glossary/."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.formats import _term_table
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from workbench.model.terms import NewConcept

_DELIMITER = "\t"


def read_terms(path: Path, changes: Counter[str]) -> Iterator[NewConcept]:
    """The concepts of the file, row by row. Raises UnreadableFile with the line."""
    return _term_table.read_terms(path, _DELIMITER, changes)


def write_terms(concepts: Sequence[NewConcept], out: BinaryIO) -> list[str]:
    """Writes a row for each concept that has Chinese and English."""
    return _term_table.write_terms(concepts, out, _DELIMITER)


FORMAT = Format(
    name="terms-tsv",
    title="term list, tab-separated",
    suffixes=(".tsv",),
    holds="terms, status, domain, definition, note, source",
    read_terms=read_terms,
    write_terms=write_terms,
    expected_terms=_term_table.expected_terms,
)
