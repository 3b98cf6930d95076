"""Markdown as a source text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._markdown_inline import text_and_codes
from workbench.formats._markdown_places import Place, Shape, places
from workbench.formats._original import Original, original, read_bytes
from workbench.model.sources import Block, SourceText
from workbench.text.blocks import indent
from workbench.text.counting import han_characters

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.formats._markdown_parser import Parsed
    from workbench.model.codes import Code

_HTML = "blocks of HTML with Chinese, left as they are: {}"
_CODE = "blocks of code with Chinese, left as they are: {}"
_SAID = {"html_block": _HTML, "fence": _CODE, "code_block": _CODE}


def read(path: Path) -> SourceText:
    """The blocks of a file. Raises UnreadableFile."""
    data = read_bytes(path)
    source = original(data, name=path.name)
    found, parsed = places(source, name=path.name)
    return SourceText(
        format="markdown",
        encoding=source.encoding,
        original=data,
        blocks=tuple(block for _, block in blocks(source, found, parsed)),
        is_structured=True,
        warnings=tuple(_warnings(parsed)),
    )


def blocks(source: Original, found: list[Place], parsed: Parsed) -> Iterator[tuple[Place, Block]]:
    """The blocks that have words, with their places."""
    for place in found:
        text, codes = contents(place, parsed)
        if text:
            yield (
                place,
                Block(
                    text=text,
                    line=place.first + 1,
                    indent=indent(place.prefix) if place.prefix.isspace() else 0,
                    gap=_gap(source, place.first),
                    kind=place.kind,
                    level=place.level,
                    codes=codes,
                    locator=place.locator(source),
                ),
            )


def contents(place: Place, parsed: Parsed) -> tuple[str, tuple[Code, ...]]:
    """Words and codes of a block."""
    if place.shape is Shape.VALUE:
        return place.content, ()
    return text_and_codes(place.content, parsed)


def _gap(source: Original, line: int) -> int:
    """Blank lines before a line, also those of a quotation."""
    gap = 0
    while gap < line and not source.line(line - gap - 1).strip("> \t\u3000"):
        gap += 1
    return gap


def _warnings(parsed: Parsed) -> Iterator[str]:
    counts = dict.fromkeys(_SAID.values(), 0)
    for token in parsed.tokens:
        if token.type in _SAID and han_characters(token.content):
            counts[_SAID[token.type]] += 1
    yield from (sentence.format(count) for sentence, count in counts.items() if count)
