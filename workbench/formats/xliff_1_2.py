"""Parallel text as XLIFF 1.2, for programs that do not know XLIFF 2.

A pair is a trans-unit with the UUID of its segment as id. Inline codes are bpt, ept, it and ph
with what the file had there; matches of the memory and earlier wordings are alt-trans. Notes stand
as sentences; where their words are, what was answered to them, terms, identities and all else are
contexts. States are `new`, `needs-review-translation` (a draft), `translated`, `signed-off`
(reviewed) and `final`. Characters that XML cannot hold are left out.
"""

from __future__ import annotations

from workbench.formats._xliff12_read_back import read_back
from workbench.formats._xliff12_write import expected, write
from workbench.model.exchange import Carries
from workbench.plugins import Format

FORMAT = Format(
    name="xliff-1-2",
    title="XLIFF 1.2",
    suffixes=(".xliff-1.2.xlf",),
    holds="source, target, state, codes, notes, terms, matches, earlier wordings, properties",
    carries=frozenset(Carries),
    write=write,
    expected=expected,
    read_back=read_back,
)
