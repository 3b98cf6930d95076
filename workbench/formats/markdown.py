"""The English alone as Markdown (CommonMark): headings, italics for bylines and credits.

A headline with a line break is a setext heading, the only kind that can hold one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._english import EnglishParagraph, Role, all_paragraphs, expected
from workbench.formats._markdown_text import escaped, unescaped
from workbench.formats._xml_text import losses
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.model.exchange import ParallelText

_LEVELS = {Role.KICKER: 1, Role.HEADING: 1, Role.SUBHEADING: 2}
_SETEXT = re.compile(r"\n(?:===|---)\Z")


def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes UTF-8 with `\\n`, an empty line between paragraphs."""
    between = ""
    for paragraph in all_paragraphs(parallel):
        out.write(f"{between}{_block(paragraph)}\n".encode())
        between = "\n"
    return losses(parallel)


def read_back(path: Path) -> Iterator[tuple[str, str]]:
    """The text of every block. Text is never taken for markup, for its own marks are escaped."""
    text = path.read_bytes().decode().removesuffix("\n")
    for block in text.split("\n\n") if text else ():
        if block.startswith("*"):
            body = block[1:-1]
        elif block.startswith("#"):
            body = block.lstrip("#")[1:]
        else:
            body = _SETEXT.sub("", block)
        yield "", unescaped(body)


def _block(paragraph: EnglishParagraph) -> str:
    text = escaped(paragraph.text)
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
    title="the English as Markdown",
    suffixes=(".md", ".markdown"),
    holds="target",
    write=write,
    expected=expected,
    read_back=read_back,
)
