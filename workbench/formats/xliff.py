"""XLIFF 1.2 and 2.x, to be translated in place, and as a translation memory to be read.

As a source document, its segments come in with their targets, states and notes, and the targets
are written back into the same file, all else of which stays byte for byte.

As a memory, every unit that has a translation is taken, unless its state says that it is none
(`new`, `initial`, `needs-translation`). The text stands without inline codes. A file that is not
well-formed is refused with its line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats import _xliff_source
from workbench.formats._xliff_returned import read_returned
from workbench.formats._xliff_units import read_units
from workbench.plugins import Format

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.model.sources import SourceText


def read_source(path: Path) -> SourceText:
    """Reads a file with its targets. Raises UnreadableFile with the line."""
    return _xliff_source.read_source(path, "xliff")


FORMAT = Format(
    name="xliff",
    title="XLIFF 1.2 or 2.x",
    suffixes=(".xlf", ".xliff"),
    holds="source, target, document, state, notes",
    read_source=read_source,
    write_filled=_xliff_source.write_filled,
    read_returned=read_returned,
    read_units=read_units,
)
