"""Plain text: in, a source text of any encoding that Chinese is written in; out, the English.

A document is written back line by line: each block is a line, and keeps its indent, the blank
lines around it, the line end and the encoding of the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._english import expected_text, read_back_text, write_text
from workbench.formats._original import Change, Original, original, read_bytes
from workbench.formats._text_stream import text_stream
from workbench.model.sources import SourceStream, SourceText
from workbench.plugins import Format
from workbench.text.blocks import blocks, blocks_of_lines, without_space
from workbench.text.decoding import decode
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from workbench.model.sources import Filling


def read_source(path: Path) -> SourceText:
    """Decodes a file and cuts it at its line ends. Raises UnreadableFile."""
    data = read_bytes(path)
    decoded = decode(data, name=path.name)
    return SourceText(
        format="text", encoding=decoded.encoding, original=data, blocks=blocks(decoded.text)
    )


def stream_source(path: Path, column: str, report: Callable[[int], None]) -> SourceStream:
    """The same line by line. Raises UnreadableFile with the line."""
    file = text_stream(path)
    lines = (
        line
        for read in file.lines(newline=None, report=report)
        for line in to_line_feeds(read.removesuffix("\n")).split("\n")
    )
    return SourceStream(format="text", encoding=file.encoding, blocks=blocks_of_lines(lines))


def write_filled(data: bytes, fillings: Sequence[Filling], out: BinaryIO) -> list[str]:
    """Writes the file with other texts in its lines; a line whose block goes, goes whole.

    A block is one line, so that line breaks within a text become spaces, which a sentence says.
    """
    source = original(data)
    changes = [_change(source, filling) for filling in fillings]
    closed = sum("\n" in to_line_feeds(filling.text or "").strip() for filling in fillings)
    written, warnings = source.with_changes(changes)
    out.write(written)
    if closed:
        warnings.append(f"line breaks became spaces in texts that are one line here: {closed}")
    return warnings


def _change(source: Original, filling: Filling) -> Change:
    index = _index(source, filling.locator)
    start, end = source.lines[index]
    if filling.text is None:
        after = source.lines[index + 1][0] if index + 1 < len(source.lines) else end
        return Change(start=start, end=after, text="")
    line = source.text[start:end]
    content = without_space(line)
    at = start + line.index(content)
    text = " ".join(map(without_space, to_line_feeds(filling.text.replace("\0", "")).split("\n")))
    return Change(start=at, end=at + len(content), text=without_space(text))


def _index(source: Original, locator: str) -> int:
    """The line that a locator names, from 0. Raises ValueError where it has no text."""
    index = int(locator) - 1
    if not (0 <= index < len(source.lines) and without_space(source.line(index))):
        raise ValueError(f"there is no block in line {locator}")
    return index


FORMAT = Format(
    name="text",
    title="Plain text",
    suffixes=(".txt",),
    holds="target",
    read_source=read_source,
    stream_source=stream_source,
    write_filled=write_filled,
    is_english_only=True,
    write=write_text,
    expected=expected_text,
    read_back=read_back_text,
)
