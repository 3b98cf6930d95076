"""Parallel text as Markdown: each paragraph as a quotation with its English below.

No table: whole paragraphs in the cells of a pipe table cannot be read before they are rendered,
plain CommonMark has no tables, and a cell has no line breaks of its own. The quotation begins
with the number and what the pair is:

    > **7** *body*\\
    > 春眠不觉晓，处处闻啼鸟。

    Spring sleep knows no dawn; everywhere one hears the birds.

    *Note:* does the author quote from memory?

Where there is no English, `*[no English yet]*` stands in its place. The text of footnotes stands
at the end of their document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._footnotes import Marks, expected_beside_pairs
from workbench.formats._markdown_text import definition, escaped, read_definition, unmarked
from workbench.formats._remarks import remarks
from workbench.formats._xml_text import legal, losses
from workbench.model.exchange import Carries
from workbench.model.segments import Pair, SegmentKind, Side, State
from workbench.plugins import Format
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.model.exchange import Footnote, Noted, ParallelText

_MISSING = "*[no English yet]*"
_NOT_TRANSLATABLE = "*[not to be translated]*"
_NOTE = "*Note:* "
_QUOTATION = "> "


def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes UTF-8 with `\\n`: the title, each document's name, and all pairs."""
    out.write(f"# {_one_line(parallel.title)}\n".encode())
    for document in parallel.documents:
        out.write(f"\n## {_one_line(document.name)}\n".encode())
        for pair in document.pairs:
            blocks = _blocks(pair, document.footnotes_of(pair))
            out.write("".join(f"\n{block}\n" for block in blocks).encode())
        for pair in document.pairs:
            for note in document.footnotes_of(pair):
                out.write(f"\n{definition(note.number, note.text)}\n".encode())
    return losses(parallel)


def expected(parallel: ParallelText) -> Iterator[tuple[str, str]]:
    """What `read_back` must give."""
    for pair in parallel.pairs:
        target = legal(pair.target.text) if has_text(pair.target.text) else ""
        yield legal(pair.segment.source), target


def read_back(path: Path) -> Iterator[tuple[str, str]]:
    """Source and target of every pair."""
    for source, target in _read_pairs(path):
        yield unmarked(source)[0], unmarked(target)[0]


def read_footnotes(path: Path) -> Iterator[Noted]:
    """The notes in order of their marks."""
    marks = Marks()
    for number, texts in enumerate(_read_pairs(path), 1):
        for text in texts:
            marks.found += [(number, offset, note) for offset, note in unmarked(text)[1]]
    yield from marks.notes(dict(filter(None, map(read_definition, _raw(path)))), path.name)


def _raw(path: Path) -> list[str]:
    return path.read_bytes().decode().removesuffix("\n").split("\n\n")


def _read_pairs(path: Path) -> Iterator[tuple[str, str]]:
    """The Markdown of every pair: a quotation, and the block that follows it."""
    blocks = iter(_raw(path))
    for block in blocks:
        if block.startswith(_QUOTATION):
            _, *lines = block.split("\n")
            source = "\n".join(line.removeprefix(_QUOTATION) for line in lines)
            target = next(blocks)
            yield source, "" if target in (_MISSING, _NOT_TRANSLATABLE) else target


def _blocks(pair: Pair, footnotes: tuple[Footnote, ...]) -> Iterator[str]:
    segment, target = pair.segment, pair.target
    label = f"**{segment.number}** *{_label(segment.kind, target.state)}*"
    source = escaped(segment.source, (each for each in footnotes if each.side is Side.SOURCE))
    lines = f"{label}\\\n{source}" if source else f"{label}\n"
    yield "\n".join(_QUOTATION + line for line in lines.split("\n"))
    notes = (each for each in footnotes if each.side is Side.TARGET)
    missing = _MISSING if segment.is_translatable else _NOT_TRANSLATABLE
    yield escaped(target.text, notes) if has_text(target.text) else missing
    for remark in remarks(pair, footnotes):
        yield _NOTE + escaped(remark)


def _label(kind: SegmentKind, state: State) -> str:
    """What the pair is; *translated* goes without saying."""
    return kind if state in (State.INITIAL, State.TRANSLATED) else f"{kind}, {state}"


def _one_line(text: str) -> str:
    return escaped(" ".join(text.split()))


FORMAT = Format(
    name="parallel-markdown",
    title="source as quotation, target below, in Markdown",
    suffixes=(".parallel.md",),
    holds="source, target, state, notes, footnotes",
    carries=frozenset({Carries.UNTRANSLATED, Carries.KIND, Carries.STATE, Carries.NOTES}),
    write=write,
    expected=expected,
    read_back=read_back,
    read_footnotes=read_footnotes,
    expected_footnotes=expected_beside_pairs,
)
