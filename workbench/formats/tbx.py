"""A termbase in TBX (ISO 30042): versions 2 and 3 are read, TBX-Basic of version 3 is written.

The XML that MultiTerm exports is read too, with `--from tbx`, and so is TBX-Min in its elder form.

Categories are attributes (style DCA); `tbx-dct` writes them as elements. What TBX-Basic has no
category for, such as pinyin, dates of validity and the members of a slogan, stands in notes that
begin with its name in brackets: `[pinyin] fǎzhì`. They come back as what they were. What a file
says that the glossary has no word for is kept as properties, and is written where it stood if
TBX-Basic has a place for it there, else in a note.

`workbench export P out.tbx` writes the terms that stand in the documents, `workbench terms export`
the whole glossary.

Cannot hold: concepts without Chinese, control characters, a tenth list of members; lines within a
text that begin with spaces are joined. Read, but not kept: the header and the back matter of a
file, layout within texts. Cross references between entries stay as text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._tbx_document import concepts_of, expected, read_back
from workbench.formats._tbx_file import expected_terms, read_terms
from workbench.formats._tbx_file import write_terms as write_style
from workbench.formats._validity_tbx import identify, validate
from workbench.model.exchange import Carries
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.exchange import ParallelText
    from workbench.model.terms import NewConcept


def write_terms(concepts: Sequence[NewConcept], out: BinaryIO) -> list[str]:
    """Writes an entry for each concept that has Chinese."""
    return write_style(concepts, out, "dca")


def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes an entry for each concept whose Chinese stands in the documents."""
    return write_style(concepts_of(parallel), out, "dca")


FORMAT = Format(
    name="tbx",
    title="termbase (TBX-Basic, ISO 30042:2019, style DCA)",
    suffixes=(".tbx", ".tbx.xml", ".martif"),
    holds="concepts, terms in all languages, properties",
    carries=frozenset({Carries.TERMS}),
    holds_terms_only=True,
    write=write,
    expected=expected,
    read_back=read_back,
    read_terms=read_terms,
    write_terms=write_terms,
    expected_terms=expected_terms,
    identify=identify,
    validate=validate,
)
