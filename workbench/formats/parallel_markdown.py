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
from workbench.model.exchange import Carried, Carries
from workbench.model.segments import Side, State
from workbench.plugins import Format
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.model.exchange import Footnote, Noted, ParallelPair, ParallelText

_MISSING = "*[no English yet]*"
_NOT_TRANSLATABLE = "*[not to be translated]*"
_NOTE = "*Note:* "
_EARLIER = "*Earlier, "
_QUOTATION = "> "
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
    return losses.told()


def expected(parallel: ParallelText) -> Iterator[Carried]:
    """What `read_back` must give: the terms of the file are with its last pair."""
    last = None
    for document in parallel.documents:
        for pair in document.pairs:
            if last is not None:
                yield last
            _, _, *beside = _blocks(pair, document.footnotes_of(pair))
            target = legal(pair.target.text) if has_text(pair.target.text) else ""
            facts = (("label", _label(pair)), *(("beside", block) for block in beside))
            last = Carried(legal(pair.segment.source), target, facts)
    if last is not None:
        yield last._replace(facts=(*last.facts, *(("term", each) for each in _terms(parallel))))


def read_back(path: Path) -> Iterator[Carried]:
    """All that stands with every pair."""
    last = None
    for label, source, target, beside in _read_pairs(path):
        if last is not None:
            yield last
        facts = (("label", label), *beside)
        last = Carried(unmarked(source)[0], unmarked(target)[0], facts)
    if last is not None:
        yield last


def read_footnotes(path: Path) -> Iterator[Noted]:
    """The notes in order of their marks."""
    marks = Marks()
    for number, (_, *texts, _) in enumerate(_read_pairs(path), 1):
        for text in texts:
            marks.found += [(number, offset, note) for offset, note in unmarked(str(text))[1]]
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


def _read_pairs(path: Path) -> Iterator[tuple[str, str, str, tuple[tuple[str, str], ...]]]:
    """(label, source, target, what stands beside) of every pair, still in Markdown.

    A pair is a quotation, the block that follows it, and what begins as notes do.
    """
    found: tuple[str, str, str] | None = None
    beside: list[tuple[str, str]] = []
    blocks = _raw(path)
    for block in blocks:
        if block.startswith(_QUOTATION):
            if found is not None:
                yield *found, tuple(beside)
            label, *lines = block.split("\n")
            source = "\n".join(line.removeprefix(_QUOTATION) for line in lines)
            target = next(blocks)
            found = (
                label.removeprefix(_QUOTATION).removesuffix("\\"),
                source,
                "" if target in (_MISSING, _NOT_TRANSLATABLE) else target,
            )
            beside = []
        elif block.startswith((_NOTE, _EARLIER)):
            beside.append(("beside", block))
        elif block.startswith(_ITEM):
            beside += [("term", line.removeprefix(_ITEM)) for line in block.split("\n")]
    if found is not None:
        yield *found, tuple(beside)


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
