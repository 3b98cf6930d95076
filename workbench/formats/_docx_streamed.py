"""A Word document whose body is written as a stream into what a library made of the rest."""

from __future__ import annotations

import io
import zipfile
from typing import IO, TYPE_CHECKING, BinaryIO

from lxml import etree

from workbench.errors import Refused
from workbench.formats._checked_zip import STREAMED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from docx.document import Document

_BODY = "word/document.xml"
_ROOM = STREAMED - 2**24
"""Bytes of what is streamed, for a document that is larger would not be read again."""
_MOST_OF_WORD = 32 * 2**20
"""Characters of text (Microsoft, “Operating parameter limitations and specifications in Word”)."""


def section_of(document: Document) -> str:
    """The properties of the last section as XML, which stand at the end of a body."""
    return etree.tostring(document.element.body[-1], encoding="unicode")


def write_streamed(
    document: Document,
    body: Iterable[str],
    out: BinaryIO,
    *,
    late: Mapping[str, Callable[[bytes], Iterable[str]]] | None = None,
) -> None:
    """Writes a document with more in its body: after what it has, and with its last section.

    `late` are parts by name that are known once the body has been gone through; each function is
    given the part as the document has it. Raises Refused where all of it is more than is read.
    """
    skeleton = io.BytesIO()
    document.save(skeleton)
    late = late or {}
    with (
        zipfile.ZipFile(skeleton) as empty,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for info in empty.infolist():
            if info.filename != _BODY and info.filename not in late:
                archive.writestr(info, empty.read(info))
        before, _, rest = empty.read(_BODY).rpartition(b"<w:sectPr")
        room = _Room()
        with archive.open(_BODY, "w", force_zip64=True) as part:
            part.write(before)
            room.fill(part, body)
            part.write(b"</w:body>" + rest.partition(b"</w:body>")[2])
        for name, written in late.items():
            with archive.open(name, "w", force_zip64=True) as part:
                room.fill(part, written(empty.read(name)))


def too_long_for_word(characters: int) -> list[str]:
    """A sentence where a document has more text than Word opens, or none."""
    if characters <= _MOST_OF_WORD:
        return []
    return [
        f"Word opens no document with more than {_MOST_OF_WORD:,} characters, and this one has"
        f" {characters:,}; for Word, export the documents one by one"
    ]


class _Room:
    """What is left for the parts that are streamed."""

    def __init__(self) -> None:
        self._left = _ROOM

    def fill(self, part: IO[bytes], pieces: Iterable[str]) -> None:
        """Writes a part. Raises Refused."""
        for piece in pieces:
            data = piece.encode()
            self._left -= len(data)
            if self._left < 0:
                raise Refused(
                    f"a Word document of more than {_ROOM // 2**20:,} MB would be no use to"
                    " anybody",
                    hint="export the documents one by one, or as a workbook",
                )
            part.write(data)
