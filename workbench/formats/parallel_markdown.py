"""Parallel text as Markdown: each paragraph as a quotation with its English below.

No table: whole paragraphs in the cells of a pipe table cannot be read before they are rendered,
plain CommonMark has no tables, and a cell has no line breaks of its own. The quotation begins
with the number and what the pair is:

    > **7** *body*\\
    > 春眠不觉晓，处处闻啼鸟。

    Spring sleep knows no dawn; everywhere one hears the birds.

    *Note:* does the author quote from memory?

Where there is no English, `*[no English yet]*` stands in its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._markdown_text import escaped, unescaped
from workbench.formats._xml_text import legal, losses
from workbench.model.segments import Pair, SegmentKind, State
from workbench.plugins import Format
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.model.exchange import ParallelText

_MISSING = "*[no English yet]*"
_NOTE = "*Note:* "
_QUOTATION = "> "


def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes UTF-8 with `\\n`: the title, each document's name, and all pairs."""
    out.write(f"# {_one_line(parallel.title)}\n".encode())
    for document in parallel.documents:
        out.write(f"\n## {_one_line(document.name)}\n".encode())
        for pair in document.pairs:
            out.write("".join(f"\n{block}\n" for block in _blocks(pair)).encode())
    return losses(parallel)


def expected(parallel: ParallelText) -> Iterator[tuple[str, str]]:
    """What `read_back` must give."""
    for pair in parallel.pairs:
        target = legal(pair.target.text) if has_text(pair.target.text) else ""
        yield legal(pair.segment.source), target


def read_back(path: Path) -> Iterator[tuple[str, str]]:
    """Source and target of every pair: a quotation, and the block that follows it."""
    blocks = iter(path.read_bytes().decode().removesuffix("\n").split("\n\n"))
    for block in blocks:
        if block.startswith(_QUOTATION):
            _, *lines = block.split("\n")
            source = "\n".join(line.removeprefix(_QUOTATION) for line in lines)
            target = next(blocks)
            yield unescaped(source), "" if target == _MISSING else unescaped(target)


def _blocks(pair: Pair) -> Iterator[str]:
    segment, target = pair.segment, pair.target
    label = f"**{segment.number}** *{_label(segment.kind, target.state)}*"
    source = escaped(segment.source)
    lines = f"{label}\\\n{source}" if source else f"{label}\n"
    yield "\n".join(_QUOTATION + line for line in lines.split("\n"))
    yield escaped(target.text) if has_text(target.text) else _MISSING
    if segment.note:
        yield _NOTE + escaped(segment.note)


def _label(kind: SegmentKind, state: State) -> str:
    return kind if state.is_confirmed or state is State.INITIAL else f"{kind}, {state}"


def _one_line(text: str) -> str:
    return escaped(" ".join(text.split()))


FORMAT = Format(
    name="parallel-markdown",
    title="source as quotation, target below, in Markdown",
    suffixes=(".parallel.md",),
    holds="source, target, note",
    write=write,
    expected=expected,
    read_back=read_back,
)
