"""Bilingual tables of other programs in Word documents, to be translated in place.

Read are the review documents of Trados Studio, the tables of memoQ, Phrase and CafeTran, and any
table whose head names a source and a target, or two languages, in English or Chinese and in any
order (`Source`, `Target`; `原文`, `译文`; `Chinese (Simplified)`, `English`). Of two languages
without ids, Chinese is the source. A table without a head is taken where it is all that the
document has, with two or three columns, one of them Chinese in four of five rows. Every other Word
document is read as `docx`.

A row is a segment; where source and target have as many paragraphs, each pair of them is one.
Tags (`<1>`, `{1>`, `[1}`), bold and the like are codes; a column of comments and the comments of
Word come in as notes. States are those of the status column, in the words of its program; without
one, what is translated is a draft. A target is written back into its cell in the dress that the
cell has, and the rest of the file stays byte for byte as it was. Where a cell has tracked changes,
the new text is one more of them, and what stood there is marked as deleted.

Our own review tables (`.review.docx`) are refused as sources: `update` takes them back. So are our
documents for readers (`.parallel.docx`), whose texts their project has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.model.exchange import Carries
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.model.returned import ReturnedFile
    from workbench.model.sources import Filling, SourceText


def claims(path: Path) -> bool:
    """Whether a Word document is a bilingual table; a file that cannot be read is none."""
    from workbench.formats._bilingual_docx_file import is_claimed

    return is_claimed(path)


def read_source(path: Path) -> SourceText:
    """Reads a document with its targets. Raises UnreadableFile."""
    from workbench.formats._bilingual_docx_file import Document
    from workbench.formats._bilingual_rows import source_text
    from workbench.formats._office_package import read_bytes

    data = read_bytes(path)
    document = Document(data, path.name)
    return source_text(path.name, "bilingual-docx", data, document.xml.codec, document.reader())


def write_filled(original: bytes, fillings: Sequence[Filling], out: BinaryIO) -> Sequence[str]:
    """Writes a document again with the targets of the fillings; all else keeps its bytes."""
    from workbench.formats._bilingual_docx_file import write

    return write(original, fillings, out)


def read_returned(path: Path) -> ReturnedFile:
    """The rows of a document, our own review tables too. Raises UnreadableFile."""
    from workbench.formats import review_docx
    from workbench.formats._bilingual_docx_file import Document
    from workbench.formats._bilingual_returned import is_ours, returned
    from workbench.formats._office_package import read_bytes

    if review_docx.begins(path):
        return review_docx.read_returned(path)  # without holding it in memory
    document = Document(read_bytes(path), path.name)
    if is_ours(document.reader()):
        return review_docx.read_returned(path)
    return returned(path.name, document.reader())


FORMAT = Format(
    name="bilingual-docx",
    title="bilingual tables of other programs in Word documents",
    suffixes=(".docx",),
    claims=claims,
    holds="source, target, state, codes, notes",
    carries=frozenset({Carries.CODES}),
    read_source=read_source,
    write_filled=write_filled,
    read_returned=read_returned,
)
