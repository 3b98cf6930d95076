"""Bilingual tables of other programs in Rich Text Format, to be translated in place.

Read are the tables of memoQ, Déjà Vu (its external view) and Wordfast, and any table whose head
names a source and a target, or two languages, as for `bilingual-docx`. Text may be in the code page
of the file, in that of its font, or in Unicode; what is written is in Unicode.

Tags in the style of tags (`mqInternal`), tags by their signs (`{1}`, `[1}`, `{1]`), bold and the
like, pictures and footnotes are codes; a column of comments comes in as notes, and so do comments
beside the table. A target is written back into its cell in the dress that the cell has, and the
rest of the file stays byte for byte as it was. Tables within cells are not read, which is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.errors import UnreadableFile
from workbench.model.exchange import Carries
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.formats._bilingual_rows import Reader
    from workbench.formats._rtf_cells import RtfCell
    from workbench.formats._rtf_rows import RtfFile
    from workbench.model.returned import ReturnedFile
    from workbench.model.sources import Filling, SourceText

_LARGEST = 1 << 27
"""Bytes of a file that is looked into at all."""
_MOST_TITLE = 200
"""Characters beside a table that has no head."""


def read_source(path: Path) -> SourceText:
    """Reads a file with its targets. Raises UnreadableFile."""
    from dataclasses import replace

    from workbench.formats._bilingual_rows import source_text
    from workbench.formats._rtf_reader import read_rtf

    data = _read(path)
    file = read_rtf(data, path.name)
    if not file.tables:
        raise UnreadableFile(
            f"{path.name} has no table", hint="of RTF only tables are read; save a text as DOCX"
        )
    text = source_text(path.name, "bilingual-rtf", data, file.page, _reader(file))
    if not file.unread:
        return text
    said = f"{file.unread:,} characters are none in the code page that the file names; they are �"
    return replace(text, warnings=(*text.warnings, said))


def write_filled(original: bytes, fillings: Sequence[Filling], out: BinaryIO) -> Sequence[str]:
    """Writes a file again with the targets of the fillings; all else keeps its bytes."""
    from workbench.formats._bilingual_filled import changed_cells
    from workbench.formats._rtf_cells import with_splices
    from workbench.formats._rtf_reader import read_rtf

    file = read_rtf(original, "the original")
    splices = [
        splice
        for change in changed_cells(_reader(file).pieces(), fillings)
        for splice in change.cell.splices(change.line, change.text, change.codes)
    ]
    out.write(with_splices(original, splices))
    return ()


def read_returned(path: Path) -> ReturnedFile:
    """The rows of a file. Raises UnreadableFile."""
    from workbench.formats._bilingual_returned import returned
    from workbench.formats._rtf_reader import read_rtf

    return returned(path.name, _reader(read_rtf(_read(path), path.name)))


def _reader(file: RtfFile) -> Reader[RtfCell]:
    from workbench.formats._bilingual_rows import Reader

    return Reader(file.rows, is_alone=file.tables == 1 and file.beside <= _MOST_TITLE)


def _read(path: Path) -> bytes:
    from workbench.formats._bounded_file import read_bounded

    return read_bounded(path, most=_LARGEST, hint="export it in several parts")


FORMAT = Format(
    name="bilingual-rtf",
    title="bilingual tables of other programs in RTF",
    suffixes=(".rtf",),
    holds="source, target, state, codes, notes",
    carries=frozenset({Carries.CODES}),
    read_source=read_source,
    write_filled=write_filled,
    read_returned=read_returned,
)
