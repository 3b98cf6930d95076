"""A Word document as a source text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats import _office_warnings
from workbench.formats._docx_addresses import addresses, with_addresses
from workbench.formats._docx_paragraphs import Paragraphs
from workbench.formats._docx_parts import opened, relations
from workbench.formats._office_package import read_bytes
from workbench.model.sources import Block, SourceText
from workbench.text.width import columns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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
            *_office_warnings.of_source(paragraphs.seen),
            *(said for name, said in _BY_RELATION.items() if name in kinds),
        ),
    )


def _blocks(paragraphs: Paragraphs) -> Iterator[Block]:
    known: dict[str, dict[str, str]] = {}
    for number, found in enumerate(paragraphs, 1):
        read = paragraphs.coded(found.items)
        if found.part not in known:
            known[found.part] = addresses(paragraphs.package, found.part)
        yield Block(
            text=read.text,
            line=number,
            indent=columns(read.before.replace("\t", "    ")),
            gap=found.gap,
            kind=found.kind,
            level=found.level,
            codes=with_addresses(read.codes, known[found.part]),
            locator=found.locator,
        )
