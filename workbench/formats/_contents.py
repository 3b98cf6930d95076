"""What a file holds, whatever its name says: the suffix that it should have.

A name counts where it says nothing wrong. What a ZIP archive, an XML file, an RTF or a PDF holds is
sure; that lines are a table or JSON is believed only of a file whose suffix says nothing.
"""

from __future__ import annotations

import json
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import UnreadableFile
from workbench.formats._opened_zip import opened_zip

if TYPE_CHECKING:
    from pathlib import Path


class Contents(NamedTuple):
    """What the bytes of a file are."""

    suffix: str
    """The usual one of such files; empty where nobody knows."""
    title: str
    suffixes: tuple[str, ...] = ()
    """Others that such files may have."""
    is_sure: bool = True
    """Whether it cannot be anything else."""


UNKNOWN = Contents("", "")
_OTHER_XML = Contents("", "an XML file of another kind than those that are read here")
_WORD = Contents(".docx", "a Word document", (".docm", ".dotx", ".dotm"))
_SHEET = Contents(".xlsx", "an Excel workbook", (".xlsm",))
_ODT = Contents(".odt", "an OpenDocument text", (".ott",))
_EPUB = Contents(".epub", "an EPUB book")
_XLIFF = Contents(
    ".xlf", "an XLIFF file", (".xlf", ".xliff", ".txlf", ".sdlxliff", ".mqxliff", ".mxliff")
)
_TMX = Contents(".tmx", "a TMX file")
_RTF = Contents(".rtf", "an RTF document")
_PDF = Contents(".pdf", "a PDF document")
_HTML = Contents(".html", "an HTML page", (".htm", ".xhtml", ".xht"), is_sure=False)
_JSON = Contents(".jsonl", "JSON Lines", (".ndjson",), is_sure=False)
_TSV = Contents(".tsv", "a table with tabs", (".tab", ".csv"), is_sure=False)
_CSV = Contents(".csv", "a table with commas", (".tsv", ".tab"), is_sure=False)

_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_HEAD = 1 << 12
_LINES = 5
"""So many lines must have as many tabs as each other."""


def contents_of(path: Path) -> Contents:
    """Looks into a file; one that cannot be read is unknown."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
        if head.startswith(b"PK\x03\x04"):
            return _of_archive(path)
        if head.startswith(b"{\\rtf"):
            return _RTF
        if head.startswith(b"%PDF-"):
            return _PDF
        text = _text(head)
        if text.lstrip().startswith("<"):
            return _of_markup(path, text)
        return _of_lines(text)
    except (OSError, UnreadableFile):
        return UNKNOWN


def _of_archive(path: Path) -> Contents:
    try:
        with opened_zip(path) as archive:
            names = set(archive.namelist())
            kind = _said_kind(archive) if "mimetype" in names else b""
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError):
        return UNKNOWN
    if "[Content_Types].xml" in names:
        folders = {name.partition("/")[0] for name in names}
        return _WORD if "word" in folders else _SHEET if "xl" in folders else UNKNOWN
    if "META-INF/container.xml" in names:
        return _EPUB
    is_other = kind.startswith(_OPEN_DOCUMENT) and not kind.startswith(_OPEN_DOCUMENT + b"text")
    return _ODT if {"content.xml", "mimetype"} <= names and not is_other else UNKNOWN


def _said_kind(archive: zipfile.ZipFile) -> bytes:
    """What an archive says of itself; a spreadsheet has the same parts as a text."""
    with archive.open("mimetype") as stream:
        return stream.read(len(_OPEN_DOCUMENT) + len(b"text"))


def _of_markup(path: Path, head: str) -> Contents:
    from workbench.formats._validity_root import root_of

    if head.lstrip()[:15].lower().startswith(("<!doctype html", "<html")):
        return _HTML
    root = root_of(path)
    if root.name == "html":
        return _HTML
    if root.name == "tmx":
        return _TMX
    if root.name != "xliff":
        return _OTHER_XML if head.lstrip("\ufeff \t\r\n").startswith("<?xml") else UNKNOWN
    from workbench.formats._xliff_memoq import MEMOQ
    from workbench.formats._xliff_phrase import PHRASE
    from workbench.formats._xliff_trados import TRADOS

    dialects = {TRADOS: ".sdlxliff", MEMOQ: ".mqxliff", PHRASE: ".mxliff"}
    known = (suffix for name, suffix in dialects.items() if name in root.namespaces)
    return _XLIFF._replace(suffix=next(known, _XLIFF.suffix))


def _of_lines(text: str) -> Contents:
    lines = [line for line in text.splitlines() if line.strip()]
    if len(text.encode("utf-8", "replace")) >= _HEAD and len(lines) > 1:
        lines.pop()  # the last one is cut
    if not lines:
        return UNKNOWN
    if lines[0].startswith("{"):
        return _JSON if _is_object(lines[0]) or len(lines) == 1 else UNKNOWN
    first = lines[0].lower()
    tabs = {line.count("\t") for line in lines[:_LINES]}
    if ("source" in first.split("\t") and "target" in first.split("\t")) or (
        len(tabs) == 1 and tabs != {0}
    ):
        return _TSV
    cells = {cell.strip().strip('"') for cell in first.split(",")}
    return _CSV if {"source", "target"} <= cells else UNKNOWN


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _text(head: bytes) -> str:
    """The beginning as text: in UTF-16 where its mark says so, else as far as it is UTF-8."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    return head.decode("utf-8", "replace").removeprefix("\ufeff")
