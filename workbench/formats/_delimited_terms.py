"""A format of a term list whose cells have a separator between them."""

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


def delimited_terms(name: str, title: str, suffix: str, *, read: str, written: str) -> Format:
    """The format; `read` is the separator of files that are read, empty where the header tells."""

    def read_terms(
        path: Path, changes: Counter[str], given: ColumnMap = AS_IT_STANDS
    ) -> Iterator[NewConcept]:
        return _term_table.read_terms(_delimited.table(path, read), changes, given)

    def inspect_table(path: Path, given: ColumnMap) -> TableHead:
        return _term_table.inspect(_delimited.table(path, read), given)

    def write_terms(concepts: Sequence[NewConcept], out: BinaryIO) -> list[str]:
        return _delimited.write_terms(concepts, out, written)

    return Format(
        name=name,
        title=title,
        suffixes=(suffix,),
        holds="concepts, Chinese and English terms, properties of concepts",
        read_terms=read_terms,
        write_terms=write_terms,
        expected_terms=_term_table.expected_terms,
        read_table=read_terms,
        inspect_table=inspect_table,
    )
