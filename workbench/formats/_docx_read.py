"""A Word document as a source text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._docx_paragraphs import Paragraphs
from workbench.formats._docx_parts import opened, relations
from workbench.formats._office_package import read_bytes
from workbench.model.sources import Block, SourceText
from workbench.text.width import columns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SENTENCES = {
    "comments": "it has comments, which are not read and stay as they are",
    "tracked": "it has tracked changes: what was inserted is read, what was deleted is not",
    "hidden": "it has hidden words, which are not read and stay as they are",
    "ruby": "it has readings above its characters, which are not read; they go where a paragraph "
    "is translated",
    "contents": "its table of contents is not read; have the office program update it in the "
    "translation",
}
_BY_RELATION = {
    "chart": "it has charts, whose words are not read",
    "diagramData": "it has diagrams, whose words are not read",
    "aFChunk": "it takes in other files, whose words are not read",
}


def read_document(path: Path) -> SourceText:
    """Every paragraph that has words. Raises UnreadableFile."""
    data = read_bytes(path)
    paragraphs = Paragraphs(opened(data, path.name))
    blocks = tuple(_blocks(paragraphs))
    known = relations(paragraphs.package, paragraphs.main)
    kinds = {relation.kind for relation in known.values()}
    return SourceText(
        format="docx",
        encoding="utf-8",
        original=data,
        blocks=blocks,
        is_structured=True,
        warnings=(
            *(said for name, said in _SENTENCES.items() if paragraphs.seen[name]),
            *(said for name, said in _BY_RELATION.items() if name in kinds),
        ),
    )


def _blocks(paragraphs: Paragraphs) -> Iterator[Block]:
    for number, found in enumerate(paragraphs, 1):
        read = paragraphs.coded(found.items)
        yield Block(
            text=read.text,
            line=number,
            indent=columns(read.before.replace("\t", "    ")),
            gap=found.gap,
            kind=found.kind,
            level=found.level,
            codes=read.codes,
            locator=found.locator,
        )
