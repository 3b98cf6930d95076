"""The same as `tbx` with categories as elements (style DCT), for programs that want it so.

Chosen by name: `--to tbx-dct`, with `export` or `terms export`. Files of either style are read
without saying which.
"""

from __future__ import annotations

from functools import partial

from workbench.formats._tbx_document import expected, read_back, write_document
from workbench.formats._tbx_file import expected_terms, read_terms, write_terms
from workbench.model.exchange import Carries
from workbench.plugins import Format

FORMAT = Format(
    name="tbx-dct",
    title="termbase (TBX-Basic, ISO 30042:2019, style DCT)",
    suffixes=(),
    holds="concepts, terms in all languages, properties",
    carries=frozenset({Carries.TERMS}),
    holds_terms_only=True,
    write=partial(write_document, style="dct"),
    expected=expected,
    read_back=read_back,
    read_terms=read_terms,
    write_terms=partial(write_terms, style="dct"),
    expected_terms=expected_terms,
)
