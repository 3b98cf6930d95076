"""A Word document with a bilingual table: opened, read, filled, and told from other documents."""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import TYPE_CHECKING, BinaryIO

from workbench.errors import UnreadableFile
from workbench.formats._bilingual_docx_table import rows, tag_styles
from workbench.formats._bilingual_docx_tracked import AUTHOR
from workbench.formats._bilingual_filled import changed_cells
from workbench.formats._bilingual_rows import Reader
from workbench.formats._checked_zip import refuse_bomb
from workbench.formats._docx_changes import Change
from workbench.formats._opened_zip import opened_zip
from workbench.formats._utc_times import iso_time
from workbench.formats._xml_bytes import XmlBytes, xml_bytes
from workbench.formats._zip_members import with_members

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.formats._bilingual_docx_cells import DocxCell
    from workbench.formats._bilingual_rows import Row
    from workbench.formats._xml_bytes import Splice
    from workbench.model.sources import Filling

_BODY = "word/document.xml"
_LOOKED_INTO = 1 << 22
"""Bytes of a body in which the first bilingual table must begin."""
_LARGEST = 1 << 26
_MOST_ROWS = 200
_MOST_BESIDE = 3_000
"""Characters of a document that may stand before its tables, or behind: more is a text with tables
in it, and no table."""
_MOST_TITLE = 200
"""Characters beside a table that has no head."""
_NAMED = 3
"""Authors of changes that are named."""
_TABLE_END = re.compile(rb"</(?:[A-Za-z][\w.-]*:)?tbl>")
_TABLE = re.compile(rb"<(?:[A-Za-z][\w.-]*:)?tbl[\s>]")
_FOR_READERS = re.compile(rb"""pStyle\s[^>]*val=["']PairNumber["']""")
"""The style of the numbers in our own documents for readers, where "no English yet" and states
stand as words."""
_TEXT = re.compile(rb"<(?:[A-Za-z][\w.-]*:)?t(?:\s[^>]*)?>([^<]*)<")


class Document:
    """A Word document and its body."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises UnreadableFile."""
        from workbench.formats._docx_comments import comments
        from workbench.formats._docx_parts import main_name, opened
        from workbench.formats._docx_rows import part_of_kind

        self.data = data
        package = opened(data, name)
        self.body = main_name(package)
        self.xml = xml_bytes(package.read(self.body), f"{name}: {self.body}")
        if _FOR_READERS.search(self.xml.data):
            raise UnreadableFile(
                f"{name} is a document for readers that export wrote, and its texts are in the"
                " project that it went out from",
                hint="work on there; what others are to correct, export as .review.docx, which"
                " update takes back",
            )
        self._comments = comments(package)
        styles = part_of_kind(package, "styles")
        self._styles = (
            tag_styles(xml_bytes(package.read(styles), f"{name}: {styles}"))
            if styles
            else frozenset[str]()
        )

    def reader(self) -> Reader[DocxCell]:
        """What reads its rows. Raises UnreadableFile with the line while it does."""
        found = rows(self.xml, self._styles, self._comments)
        return Reader(found, is_alone=is_alone(self.xml.data))


def write(original: bytes, fillings: Sequence[Filling], out: BinaryIO) -> list[str]:
    """Writes a document with other texts in its target cells, all else as it was.

    Gives a sentence where cells with tracked changes got one more.
    """
    document = Document(original, "the original")
    splices: list[Splice] = []
    tracked: list[Change] = []
    for change in changed_cells(document.reader().pieces(), fillings):
        by = Change(change.author or AUTHOR, iso_time(change.time))
        tracked += [by] if change.cell.is_tracked(change.line) else []
        splices += change.cell.splices(change.line, change.text, change.codes, by)
    if splices:
        original = with_members(original, {document.body: document.xml.with_splices(splices)})
    out.write(original)
    if not tracked:
        return []
    texts = "1 text" if len(tracked) == 1 else f"{len(tracked):,} texts"
    names = list(dict.fromkeys(by.author for by in tracked))
    more = ", ..." if len(names) > _NAMED else ""
    return [
        f"{texts} came into cells with tracked changes, as tracked changes of"
        f" {', '.join(names[:_NAMED])}{more}; accept them in Word"
    ]


def is_claimed(path: Path) -> bool:
    """Whether a document is a bilingual table, by its beginning and its end.

    One of our own for readers counts as such, so that nobody reads its words as a source text.
    """
    try:
        with opened_zip(path) as archive:
            refuse_bomb(archive, path.name)
            info = archive.getinfo(_BODY)
            with archive.open(info) as stream:
                data = stream.read(_LARGEST if info.file_size <= _LARGEST else _LOOKED_INTO)
        if b"<!DOCTYPE" in data[:_LOOKED_INTO]:
            return False
        return _is_bilingual(data, path.name)
    except (
        OSError,
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        KeyError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        UnreadableFile,
    ):
        return False


def _is_bilingual(data: bytes, name: str) -> bool:
    if _FOR_READERS.search(data):
        return True
    first = _TABLE.search(data, 0, _LOOKED_INTO)
    if first is None or beside(data) > _MOST_BESIDE:
        return False
    head = XmlBytes(name=name, data=data[:_LOOKED_INTO], codec="utf-8")
    seen = _first_rows(head)
    return next(Reader(seen, is_alone=is_alone(data)).tables(), None) is not None


def _first_rows(xml: XmlBytes) -> list[Row[DocxCell]]:
    """As many rows as are needed; those that the end of what was read cuts off are none."""
    found: list[Row[DocxCell]] = []
    try:
        for row in rows(xml):
            found.append(row)
            if len(found) >= _MOST_ROWS:
                break
    except UnreadableFile:
        if len(xml.data) < _LOOKED_INTO:
            raise
    return found


def is_alone(data: bytes) -> bool:
    """Whether a body is one table with at most a title beside it."""
    return len(_TABLE_END.findall(data)) == 1 and beside(data) <= _MOST_TITLE


def beside(data: bytes) -> int:
    """Characters before the first table and behind the last."""
    first = _TABLE.search(data)
    if first is None:
        return _count(data, 0, len(data))
    last = max((found.end() for found in _TABLE_END.finditer(data)), default=len(data))
    return _count(data, 0, first.start()) + _count(data, last, len(data))


def _count(data: bytes, start: int, end: int) -> int:
    return sum(
        len(found[1].decode("utf-8", "replace")) for found in _TEXT.finditer(data, start, end)
    )
