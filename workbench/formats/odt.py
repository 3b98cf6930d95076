"""An OpenDocument text (LibreOffice Writer, WPS) in, and out again with the words of another text.

Footnotes and endnotes are read after the body, headers and footers after these. Tables of
contents, comments, hidden words and what tracked changes have deleted are not read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.model.sources import Filling, SourceText


def read_source(path: Path) -> SourceText:
    """Every paragraph that has words, with its markup as codes. Raises UnreadableFile."""
    from workbench.formats._odt_read import read_document

    return read_document(path)


def write_filled(original: bytes, fillings: Sequence[Filling], out: BinaryIO) -> list[str]:
    """Writes a document again with other texts in its paragraphs, all else as it was."""
    from workbench.formats._odt_filled import write_document

    return write_document(original, fillings, out)


FORMAT = Format(
    name="odt",
    title="OpenDocument text",
    suffixes=(".odt", ".ott", ".fodt"),
    holds="source",
    read_source=read_source,
    write_filled=write_filled,
)
