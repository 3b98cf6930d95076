"""Parallel text as Markdown: each paragraph as a quotation with its English below.

No table: whole paragraphs in the cells of a pipe table cannot be read before they are rendered,
plain CommonMark has no tables, and a cell has no line breaks of its own. The quotation begins
with the number and what the pair is:

    > **7** *body*\\
    > 春眠不觉晓，处处闻啼鸟。

    Spring sleep knows no dawn; everywhere one hears the birds.

    *Note:* does the author quote from memory?

Where there is no English, `*[no English yet]*` stands in its place. A pair of sentences has its
number within the paragraph, `**7.2**`, and its shape where it is not one to one: `*body, 2:1?*`.
Earlier wordings stand below a pair, the newest first, and the terms at the end of the file, both
where they were asked for. The text of footnotes stands at the end of their document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._footnotes import Marks, expected_beside_pairs
from workbench.formats._markdown_text import definition, escaped, read_definition, unmarked
from workbench.formats._remarks import remarks
from workbench.formats._said_beside import concept_said, shape_said, wording_facts
from workbench.formats._xml_text import Losses, legal
from workbench.model.exchange import Around, Carried, Carries
from workbench.model.segments import Side, State
from workbench.plugins import Format
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.model.exchange import Footnote, Noted, ParallelPair, ParallelText

_ReadPair = tuple[str, str, str, list[str]]
"""Label, source, target, and what stands beside."""
_MISSING = "*[no English yet]*"
_NOT_TRANSLATABLE = "*[not to be translated]*"
_NONE = (_MISSING, _NOT_TRANSLATABLE)
_NOTE = "*Note:* "
_EARLIER = "*Earlier, "
_QUOTATION = "> "
_HEADING = "#"
_TERMS = "## Terms"
_ITEM = "- "


def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes UTF-8 with `\\n`: the title, each document's name, and all pairs."""
    losses = Losses()
    out.write(f"# {_one_line(parallel.title)}\n".encode())
    for document in parallel.documents:
        out.write(f"\n## {_one_line(document.name)}\n".encode())
        for pair in document.pairs:
            footnotes = document.footnotes_of(pair)
            losses.see(pair, footnotes)
            blocks = _blocks(pair, footnotes)
            out.write("".join(f"\n{block}\n" for block in blocks).encode())
        for footnotes in document.footnotes.values():
            for note in footnotes:
                out.write(f"\n{definition(note.number, note.text)}\n".encode())
    if parallel.concepts:
        items = "\n".join(map(_ITEM.__add__, _terms(parallel)))
        out.write(f"\n{_TERMS}\n\n{items}\n".encode())
    return losses.told(parallel)


def expected(parallel: ParallelText) -> Iterator[Carried | Around]:
    """What `read_back` must give."""
    yield Around("heading", f"# {_one_line(parallel.title)}")
    for document in parallel.documents:
        yield Around("heading", f"## {_one_line(document.name)}")
        for pair in document.pairs:
            _, missing, *beside = _blocks(pair, document.footnotes_of(pair))
            target = legal(pair.target.text) if has_text(pair.target.text) else ""
            facts = [("label", _label(pair)), *(("beside", block) for block in beside)]
            if not target:
                facts.append(("missing", missing))
            yield Carried(legal(pair.segment.source), target, tuple(facts))
    if parallel.concepts:
        yield Around("heading", _TERMS)
    for each in _terms(parallel):
        yield Around("term", each)


def read_back(path: Path) -> Iterator[Carried | Around]:
    """All that stands with every pair, and around them."""
    for held in _read_held(path):
        if isinstance(held, Around):
            yield held
            continue
        label, source, target, beside = held
        facts = [("label", label), *(("beside", block) for block in beside)]
        if target in _NONE:
            facts.append(("missing", target))
            target = ""
        yield Carried(unmarked(source)[0], unmarked(target)[0], tuple(facts))


def read_footnotes(path: Path) -> Iterator[Noted]:
    """The notes in order of their marks."""
    marks = Marks()
    pairs = (held for held in _read_held(path) if not isinstance(held, Around))
    for number, (_, source, target, _) in enumerate(pairs, 1):
        for text in (source, target):
            marks.found += [(number, offset, note) for offset, note in unmarked(text)[1]]
    yield from marks.notes(dict(filter(None, map(read_definition, _raw(path)))), path.name)


def _raw(path: Path) -> Iterator[str]:
    """The blocks of a file, one at a time; an empty line stands between two."""
    block: list[str] = []
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            if line != "\n":
                block.append(line)
            elif block:
                yield "".join(block).removesuffix("\n")
                block = []
    if block:
        yield "".join(block).removesuffix("\n")


def _read_held(path: Path) -> Iterator[_ReadPair | Around]:
    """Every pair, still in Markdown, and what stands around them: headings and terms.

    A pair is a quotation, the block that follows it, and what begins as notes do.
    """
    found: list[_ReadPair] = []
    blocks = _raw(path)
    for block in blocks:
        if block.startswith((_NOTE, _EARLIER)):
            found[-1][3].append(block)
            continue
        yield from found
        found = []
        if block.startswith(_QUOTATION):
            label, *lines = block.split("\n")
            source = "\n".join(line.removeprefix(_QUOTATION) for line in lines)
            label = label.removeprefix(_QUOTATION).removesuffix("\\")
            found = [(label, source, next(blocks), [])]
        elif block.startswith(_HEADING):
            yield Around("heading", block)
        elif block.startswith(_ITEM):
            for line in block.split("\n"):
                yield Around("term", line.removeprefix(_ITEM))
    yield from found


def _blocks(pair: ParallelPair, footnotes: tuple[Footnote, ...]) -> Iterator[str]:
    """Source, target, and what stands beside them."""
    segment, target = pair.segment, pair.target
    source = escaped(segment.source, (each for each in footnotes if each.side is Side.SOURCE))
    label = _label(pair)
    lines = f"{label}\\\n{source}" if source else f"{label}\n"
    yield "\n".join(_QUOTATION + line for line in lines.split("\n"))
    notes = (each for each in footnotes if each.side is Side.TARGET)
    missing = _MISSING if segment.is_translatable else _NOT_TRANSLATABLE
    yield escaped(target.text, notes) if has_text(target.text) else missing
    for remark in remarks(pair, footnotes):
        yield _NOTE + escaped(remark)
    for each in pair.history:
        yield f"{_EARLIER}{_one_line(wording_facts(each))}:* {escaped(each.text)}"


def _label(pair: ParallelPair) -> str:
    """Its number and what it is; *translated* and one sentence to one go without saying."""
    state, part = pair.target.state, pair.part
    number = f"{pair.segment.number}.{part.number}" if part else str(pair.segment.number)
    facts = [pair.segment.kind.value]
    if state not in (State.INITIAL, State.TRANSLATED):
        facts.append(state.value)
    if shape := shape_said(pair):
        facts.append(shape)
    return f"**{number}** *{', '.join(facts)}*"


def _terms(parallel: ParallelText) -> Iterator[str]:
    source, target = (
        tag.split("-", maxsplit=1)[0]
        for tag in (parallel.source_language, parallel.target_language)
    )
    for concept in parallel.concepts:
        yield _one_line(concept_said(concept, (source, target)))


def _one_line(text: str) -> str:
    return escaped(" ".join(text.split()))


FORMAT = Format(
    name="parallel-markdown",
    title="source as quotation, target below, in Markdown",
    suffixes=(".parallel.md",),
    holds="source, target, state, notes, footnotes; sentences, terms, earlier wordings where asked"
    " for",
    carries=frozenset(
        {
            Carries.UNTRANSLATED,
            Carries.KIND,
            Carries.STATE,
            Carries.NOTES,
            Carries.ALIGNMENT,
            Carries.TERMS,
            Carries.HISTORY,
        }
    ),
    write=write,
    expected=expected,
    read_back=read_back,
    read_footnotes=read_footnotes,
    expected_footnotes=expected_beside_pairs,
)
