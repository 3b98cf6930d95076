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

from functools import partial

from workbench.formats._tbx_document import expected, read_back, write_document
from workbench.formats._tbx_file import expected_terms, read_terms, write_terms
from workbench.formats._validity_tbx import identify, validate
from workbench.model.exchange import Carries
from workbench.plugins import Format

FORMAT = Format(
    name="tbx",
    title="termbase (TBX-Basic, ISO 30042:2019, style DCA)",
    suffixes=(".tbx", ".tbx.xml", ".martif"),
    holds="concepts, terms in all languages, properties",
    carries=frozenset({Carries.TERMS}),
    holds_terms_only=True,
    write=partial(write_document, style="dca"),
    expected=expected,
    read_back=read_back,
    read_terms=read_terms,
    write_terms=partial(write_terms, style="dca"),
    expected_terms=expected_terms,
    identify=identify,
    validate=validate,
)
