"""Markdown (CommonMark, with tables, strikethrough and footnotes): in, a source text; out, English.

A document is written back with nothing changed but the words of its blocks. HTML and code are left
as they are. Of a project that was no Markdown the English alone is written: headings, italics for
bylines and credits. A headline with a line break is a setext heading, the only kind that can hold
one. Footnotes are `[^1]`, as GitHub, Pandoc and most others read them; the notes stand at the end
of their document.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._english import (
    EnglishParagraph,
    Role,
    expected,
    expected_footnotes,
    paragraphs,
)
from workbench.formats._footnotes import Marks
from workbench.formats._markdown_text import definition, escaped, read_definition, unmarked
from workbench.formats._xml_text import losses
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from workbench.model.exchange import Noted, ParallelDocument, ParallelText
    from workbench.model.sources import Filling, SourceText

_LEVELS = {Role.KICKER: 1, Role.HEADING: 1, Role.SUBHEADING: 2}
_SETEXT = re.compile(r"\n(?:===|---)\Z")


def read_source(path: Path) -> SourceText:
    """The blocks of a document, their inline markup as codes. Raises UnreadableFile."""
    from workbench.formats import _markdown_source  # late, for it brings the parser

    return _markdown_source.read(path)


def write_filled(data: bytes, fillings: Sequence[Filling], out: BinaryIO) -> list[str]:
    """Writes a document with other words in its blocks."""
    from workbench.formats import _markdown_filled

    return _markdown_filled.write(data, fillings, out)


def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes UTF-8 with `\\n`, an empty line between paragraphs."""
    between = ""
    for document in parallel.documents:
        for block in _blocks(document):
            out.write(f"{between}{block}\n".encode())
            between = "\n"
    return losses(parallel)


def read_back(path: Path) -> Iterator[tuple[str, str]]:
    """The text of every block. Text is never taken for markup, for its own marks are escaped."""
    for body in _bodies(path):
        yield "", unmarked(body)[0]


def read_footnotes(path: Path) -> Iterator[Noted]:
    """The notes in order of their marks."""
    marks = Marks()
    for number, body in enumerate(_bodies(path), 1):
        marks.found += [(number, offset, note) for offset, note in unmarked(body)[1]]
    yield from marks.notes(dict(filter(None, map(read_definition, _raw(path)))), path.name)


def _raw(path: Path) -> list[str]:
    text = path.read_bytes().decode().removesuffix("\n")
    return text.split("\n\n") if text else []


def _bodies(path: Path) -> Iterator[str]:
    """Every block that is no definition, without what makes it a heading or italic."""
    for block in _raw(path):
        if read_definition(block):
            continue
        if block.startswith("*"):
            yield block[1:-1]
        elif block.startswith("#"):
            yield block.lstrip("#")[1:]
        else:
            yield _SETEXT.sub("", block)


def _blocks(document: ParallelDocument) -> Iterator[str]:
    notes: list[str] = []
    for paragraph in paragraphs(document):
        yield _block(paragraph)
        notes += [definition(each.number, each.text) for each in paragraph.footnotes]
    yield from notes


def _block(paragraph: EnglishParagraph) -> str:
    text = escaped(paragraph.text, paragraph.footnotes)
    if paragraph.role in (Role.BYLINE, Role.CREDIT):
        return f"*{text}*"
    level = _LEVELS.get(paragraph.role)
    if level is None:
        return text
    if "\n" in text:
        return f"{text}\n{'===' if level == 1 else '---'}"
    return f"{'#' * level} {text}"


FORMAT = Format(
    name="markdown",
    title="Markdown",
    suffixes=(".md", ".markdown"),
    holds="target, footnotes",
    read_source=read_source,
    write_filled=write_filled,
    is_english_only=True,
    write=write,
    expected=expected,
    read_back=read_back,
    read_footnotes=read_footnotes,
    expected_footnotes=expected_footnotes,
)
