"""The same as `tbx` with categories as elements (style DCT), for programs that want it so.

Chosen by name: `terms export --to tbx-dct`. Files of either style are read without saying which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._tbx_file import expected_terms, read_terms
from workbench.formats._tbx_file import write_terms as write_style
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.terms import NewConcept


def write_terms(concepts: Sequence[NewConcept], out: BinaryIO) -> list[str]:
    """Writes an entry for each concept that has Chinese."""
    return write_style(concepts, out, "dct")


FORMAT = Format(
    name="tbx-dct",
    title="termbase (TBX-Basic, ISO 30042:2019, style DCT)",
    suffixes=(),
    holds="concepts, terms in all languages, properties",
    read_terms=read_terms,
    write_terms=write_terms,
    expected_terms=expected_terms,
)
