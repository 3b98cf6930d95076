"""A format of the dialect that one translation program makes of XLIFF: all of them are worked on
alike, and told apart by what a file declares."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbench.formats import _xliff_source
from workbench.formats._xliff_returned import read_returned
from workbench.formats._xliff_units import read_units
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.model.sources import SourceStream


def dialect(name: str, title: str, suffix: str, *, packages: tuple[str, ...] = ()) -> Format:
    """The format; `packages` are suffixes of files that hold several, and are refused."""

    def stream_source(path: Path, column: str, report: Callable[[int], None]) -> SourceStream:
        return _xliff_source.stream_source(path, name, report)

    return Format(
        name=name,
        title=title,
        suffixes=(suffix,),
        read_suffixes=packages,
        holds="source, target, state, codes, notes",
        read_source=partial(_xliff_source.read_source, format=name),
        stream_source=stream_source,
        write_filled=_xliff_source.write_filled,
        write_targets=_xliff_source.write_targets,
        read_returned=read_returned,
        read_units=read_units,
    )
