"""The same as `tbx` with categories as elements (style DCT), for programs that want it so.

Chosen by name: `--to tbx-dct`, with `export` or `terms export`. Files of either style are read
without saying which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._tbx_document import concepts_of, expected, read_back
from workbench.formats._tbx_file import expected_terms, read_terms
from workbench.formats._tbx_file import write_terms as write_style
from workbench.model.exchange import Carries
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.exchange import ParallelText
    from workbench.model.terms import NewConcept


def write_terms(concepts: Sequence[NewConcept], out: BinaryIO) -> list[str]:
    """Writes an entry for each concept that has Chinese."""
    return write_style(concepts, out, "dct")


def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes an entry for each concept whose Chinese stands in the documents."""
    return write_style(concepts_of(parallel), out, "dct")


FORMAT = Format(
    name="tbx-dct",
    title="termbase (TBX-Basic, ISO 30042:2019, style DCT)",
    suffixes=(),
    holds="concepts, terms in all languages, properties",
    carries=frozenset({Carries.TERMS}),
    holds_terms_only=True,
    write=write,
    expected=expected,
    read_back=read_back,
    read_terms=read_terms,
    write_terms=write_terms,
    expected_terms=expected_terms,
)
