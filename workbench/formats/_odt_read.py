"""An OpenDocument text as a source text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats import _office_warnings
from workbench.formats._odt_paragraphs import Paragraphs, opened
from workbench.formats._office_package import read_bytes
from workbench.model.sources import Block, SourceText
from workbench.text.width import columns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read_document(path: Path) -> SourceText:
    """Every paragraph that has words. Raises UnreadableFile."""
    data = read_bytes(path)
    paragraphs = Paragraphs(opened(data, path.name))
    blocks = tuple(_blocks(paragraphs))
    return SourceText(
        format="odt",
        encoding="utf-8",
        original=data,
        blocks=blocks,
        is_structured=True,
        warnings=tuple(_office_warnings.of_source(paragraphs.seen)),
    )


def _blocks(paragraphs: Paragraphs) -> Iterator[Block]:
    for number, found in enumerate(paragraphs, 1):
        read = found.coded()
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
