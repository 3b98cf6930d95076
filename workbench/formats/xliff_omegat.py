"""Parallel text as XLIFF 1.2 for OmegaT, whose own filter translates what stands in targets.

The file is that of `xliff-1-2`; but where a pair has no English, its target is a copy of the
source, with the state `needs-translation`, by which it is known again as none. OmegaT shows no
unit without a target. What has English already, it shows as a text of its own, to be left as it
is.
"""

from __future__ import annotations

from workbench.formats._xliff12_read_back import read_back
from workbench.formats._xliff12_write import expected, write_copies
from workbench.model.exchange import Carries
from workbench.plugins import Format

FORMAT = Format(
    name="xliff-omegat",
    title="XLIFF 1.2 for OmegaT",
    suffixes=(".omegat.xlf",),
    holds="source, target, state, codes, notes, terms, matches, earlier wordings, properties",
    carries=frozenset(Carries),
    write=write_copies,
    expected=expected,
    read_back=read_back,
)
