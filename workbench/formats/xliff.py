"""Parallel text as XLIFF 2.1; XLIFF 1.2 and 2.x to be translated in place, or as a memory.

An export holds all that the program knows of a pair: identities and fingerprints, states, inline
codes, notes on words with their answers, terms (glossary module), matches of the memory (matches
module), and the rest as metadata. A paragraph is a unit; where pairs are sentences they are the
segments of it. Drafts are `initial` with `workbench:draft` beside it. Notes and metadata lose
characters that XML cannot hold, source and target do not. With `--to xliff-1-2` the older version
is written, for programs that do not know this one. A file that comes back resolves the notes that
were taken away in it, unless all of them are gone: then the program that had it keeps none.

As a source document, a file's segments come in with their targets, states and notes, and the
targets are written back into the same file, all else of which stays byte for byte. A file that says
it is from English to Chinese is refused, with what can be done with it.

As a memory, every unit that has a translation is taken, and each segment of one that is cut into
several, unless its state says that it is none (`new`, `initial`, `needs-translation`), or it is a
copy of the Chinese. One from English to Chinese is taken in reverse; where a language is not named,
the text tells it. The text stands without inline codes. A file that is not well-formed is refused
with its line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats import _xliff_source
from workbench.formats._validity_xliff import identify, validate
from workbench.formats._xliff2_read_back import read_back
from workbench.formats._xliff2_write import expected, write
from workbench.formats._xliff_returned import read_returned
from workbench.formats._xliff_units import read_units
from workbench.model.exchange import Carries
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.model.sources import SourceStream, SourceText


def read_source(path: Path) -> SourceText:
    """Reads a file with its targets. Raises UnreadableFile with the line."""
    return _xliff_source.read_source(path, "xliff")


def stream_source(path: Path, column: str, report: Callable[[int], None]) -> SourceStream:
    """The same one after the other. Raises UnreadableFile with the line."""
    return _xliff_source.stream_source(path, "xliff", report)


FORMAT = Format(
    name="xliff",
    title="XLIFF 2.1; 1.2 or 2.x to be translated",
    suffixes=(".xlf", ".xliff", ".txlf"),
    holds="source, target, state, codes, notes, terms, matches, earlier wordings, properties",
    carries=frozenset(Carries),
    read_source=read_source,
    stream_source=stream_source,
    write_filled=_xliff_source.write_filled,
    write_targets=_xliff_source.write_targets,
    write=write,
    expected=expected,
    read_back=read_back,
    read_returned=read_returned,
    identify=identify,
    validate=validate,
    read_units=read_units,
)
