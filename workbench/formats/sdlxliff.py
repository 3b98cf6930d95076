"""SDLXLIFF of Trados Studio, to be translated in place, and as a translation memory to be read.

States, locks and comments are those of its own elements; the original that it holds stays
as it is. A package (.sdlppx, .sdlrpx) is to be unpacked first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats import _xliff_source
from workbench.formats._xliff_returned import read_returned
from workbench.formats._xliff_units import read_units
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.model.sources import SourceStream, SourceText


def read_source(path: Path) -> SourceText:
    """Reads a file with its targets. Raises UnreadableFile with the line."""
    return _xliff_source.read_source(path, "sdlxliff")


def stream_source(path: Path, column: str, report: Callable[[int], None]) -> SourceStream:
    """The same one after the other. Raises UnreadableFile with the line."""
    return _xliff_source.stream_source(path, "sdlxliff", report)


FORMAT = Format(
    name="sdlxliff",
    title="SDLXLIFF of Trados Studio",
    suffixes=(".sdlxliff",),
    read_suffixes=(".sdlppx", ".sdlrpx"),
    holds="source, target, state, codes, notes",
    read_source=read_source,
    stream_source=stream_source,
    write_filled=_xliff_source.write_filled,
    write_targets=_xliff_source.write_targets,
    read_returned=read_returned,
    read_units=read_units,
)
