"""XLIFF 1.2 and 2.x as a translation memory, to be read.

Every unit that has a translation is taken, unless its state says that it is none (`new`,
`initial`, `needs-translation`). The text stands without inline codes. A file that is not
well-formed is refused with its line.
"""

from __future__ import annotations

from workbench.formats._validity_xliff import identify, validate
from workbench.formats._xliff_units import read_units
from workbench.plugins import Format

FORMAT = Format(
    name="xliff",
    title="XLIFF 1.2 or 2.x as a memory",
    suffixes=(".xlf", ".xliff", ".mqxliff", ".sdlxliff", ".mxliff"),
    holds="source, target, document, state, notes",
    identify=identify,
    validate=validate,
    read_units=read_units,
)
