"""The terms of documents as an export: the concepts that stand in their sources."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._tbx_file import expected_terms, read_terms, write_terms
from workbench.model.exchange import Carried

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.model.exchange import ParallelText
    from workbench.model.terms import NewConcept


def concepts_of(parallel: ParallelText) -> list[NewConcept]:
    """The glossary of the documents, as it is written."""
    return [concept.as_new() for concept in parallel.concepts]


def write_document(parallel: ParallelText, out: BinaryIO, style: str) -> list[str]:
    """Writes an entry for each concept whose Chinese stands in the documents; styles as there."""
    return write_terms(concepts_of(parallel), out, style)


def expected(parallel: ParallelText) -> Iterator[Carried]:
    """Every concept, with all that TBX holds of it."""
    return map(_carried, expected_terms(concepts_of(parallel)))


def read_back(path: Path) -> Iterator[Carried]:
    """The concepts of a file."""
    return map(_carried, read_terms(path, Counter()))


def _carried(concept: NewConcept) -> Carried:
    """By its first term and the first of another language."""
    first, *others = concept.terms
    primary = first.language.split("-", maxsplit=1)[0]
    other = (each.text for each in others if not each.language.startswith(primary))
    return Carried(first.text, next(other, ""), (("concept", repr(concept)),))
