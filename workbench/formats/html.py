"""Parallel text as one page for a browser or for print: source left, target right, no script.

A pair is a row of a table, so that the head stands on every printed page and no row is torn
between two. What has no English yet is marked in words and by a dashed frame, not by colour alone.
Footnotes stand at the end of their document, with links there and back. The page asks nothing of
the network.

As a source text, a page of the web: its title, every text that a reader sees in the order of the
page, and what `alt`, `title`, `placeholder`, `aria-label` and the description and keywords of the
head say. Scripts, styles, comments and what is marked as not to be translated are passed over. The
encoding is what the bytes are (GB 18030, Big5, UTF-8, UTF-16), and a hint what the page says of it.
Two line breaks in a row, or one before an indent, part paragraphs. It is written back with the
English in the places of the texts and everything else as it was.
"""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._english import is_translated
from workbench.formats._footnotes import BETWEEN, expected_beside_pairs, pieces
from workbench.formats._html_document import read_source, write_filled
from workbench.formats._html_rows import RowReader
from workbench.formats._remarks import remarks
from workbench.formats._xml_text import attribute, content, legal, losses
from workbench.model.exchange import Carries
from workbench.model.segments import Pair, Segment, Side, State, Target
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from workbench.model.exchange import Footnote, Noted, ParallelDocument, ParallelText

_CHUNK = 1 << 16
_NAMES = {"zh": "Chinese", "en": "English"}
_MISSING = '<p class="missing">no English yet</p>'
_NOT_TRANSLATABLE = '<p class="missing">not to be translated</p>'


def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes the page in UTF-8 with its style sheet in it."""
    out.write(_head(parallel).encode())
    for document in parallel.documents:
        heading = f'<tr class="document"><th colspan="3" scope="rowgroup">{content(document.name)}'
        out.write(f"<tbody>\n{heading}</th></tr>\n".encode())
        for pair in document.pairs:
            out.write(_row(pair, parallel, document.footnotes_of(pair)).encode())
        out.write(_notes(document, parallel.target_language).encode())
        out.write(b"</tbody>\n")
    out.write(b"</table>\n</body>\n</html>\n")
    return losses(parallel)


def expected(parallel: ParallelText) -> Iterator[tuple[str, str]]:
    """What `read_back` must give: a target of white space alone counts as none."""
    for pair in parallel.pairs:
        target = legal(pair.target.text) if is_translated(pair) else ""
        yield legal(pair.segment.source), target


def read_back(path: Path) -> Iterator[tuple[str, str]]:
    """Source and target of every row."""
    reader = RowReader(path.name)
    yield from _read(path, reader)


def read_footnotes(path: Path) -> Iterator[Noted]:
    """The notes in order of their marks."""
    reader = RowReader(path.name)
    for _ in _read(path, reader):
        pass
    yield from reader.marks.notes(reader.notes, path.name)


def _read(path: Path, reader: RowReader) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        while chunk := stream.read(_CHUNK):
            reader.feed(chunk)
            yield from reader.take()
    reader.close()
    yield from reader.take()


def _head(parallel: ParallelText) -> str:
    style = resources.files("workbench.formats").joinpath("html.css").read_text(encoding="utf-8")
    source, target = parallel.source_language, parallel.target_language
    pairs = [pair for pair in parallel.pairs if pair.segment.is_translatable]
    translated = sum(map(is_translated, pairs))
    return (
        f'<!DOCTYPE html>\n<html lang="{attribute(target)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="generator" content="{attribute(parallel.program)}">\n'
        f"<title>{content(parallel.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"<h1>{content(parallel.title)}</h1>\n"
        f'<p class="progress">{translated} of {len(pairs)} paragraphs in English</p>\n'
        '<table>\n<colgroup><col class="number"><col><col></colgroup>\n<thead><tr>'
        '<th scope="col">No.</th>'
        f'<th scope="col">{_name(source)}</th><th scope="col">{_name(target)}</th>'
        "</tr></thead>\n"
    )


def _name(language: str) -> str:
    return _NAMES.get(language.partition("-")[0], content(language))


def _row(pair: Pair, parallel: ParallelText, footnotes: tuple[Footnote, ...]) -> str:
    segment, target = pair.segment, pair.target
    text = _MISSING if segment.is_translatable else _NOT_TRANSLATABLE
    if is_translated(pair):
        text = _cell(Side.TARGET, target.text, footnotes)
    notes = "".join(
        f'<p class="note"><b>Note:</b> {content(each)}</p>' for each in remarks(pair, footnotes)
    )
    return (
        f'<tr class="{segment.kind}" id="s-{attribute(segment.id)}">'
        f'<th class="number" scope="row">{segment.number}{_marks(segment, target)}</th>\n'
        f'<td lang="{attribute(parallel.source_language)}">'
        f"{_cell(Side.SOURCE, segment.source, footnotes)}</td>\n"
        f'<td lang="{attribute(parallel.target_language)}">{text}{notes}</td></tr>\n'
    )


def _cell(side: Side, text: str, footnotes: Iterable[Footnote]) -> str:
    own = (each for each in footnotes if each.side is side)
    written, is_after_mark = "", False
    for piece in pieces(text, own):
        if isinstance(piece, str):
            written += content(piece)
        else:
            written += _reference(piece.number, is_after_mark)
        is_after_mark = not isinstance(piece, str)
    return f'<p class="text {side}">{written}</p>'


def _reference(number: int, is_after_mark: bool) -> str:
    return (
        f'<sup class="mark" id="mark-{number}">{BETWEEN if is_after_mark else ""}'
        f'<a href="#footnote-{number}" role="doc-noteref">{number}</a></sup>'
    )


def _notes(document: ParallelDocument, language: str) -> str:
    """The footnotes of a document as the last row of its part of the table, if it has any."""
    notes = [note for pair in document.pairs for note in document.footnotes_of(pair)]
    if not notes:
        return ""
    return (
        f'<tr class="notes"><td colspan="3" lang="{attribute(language)}">'
        '<section role="doc-endnotes"><h2>Translator’s notes</h2>\n<ol>\n'
        f"{''.join(map(_footnote, notes))}</ol>\n</section></td></tr>\n"
    )


def _footnote(note: Footnote) -> str:
    return (
        f'<li id="footnote-{note.number}" value="{note.number}">'
        f'<span class="footnote">{content(note.text)}</span> '
        f'<a href="#mark-{note.number}" role="doc-backlink"'
        f' aria-label="Back to mark {note.number}">↩</a></li>\n'
    )


def _marks(segment: Segment, target: Target) -> str:
    """What a reader must know of the row besides its number."""
    marks = [] if target.state is State.INITIAL else [str(target.state)]
    if segment.needs_work:
        marks.append("needs work")
    return "".join(f' <span class="state">{mark}</span>' for mark in marks)


FORMAT = Format(
    name="html",
    title="bilingual page for reading and print",
    suffixes=(".html", ".htm"),
    read_suffixes=(".xhtml", ".xht"),
    holds="source, target, state, notes, footnotes",
    read_source=read_source,
    write_filled=write_filled,
    carries=frozenset({Carries.UNTRANSLATED, Carries.KIND, Carries.STATE, Carries.NOTES}),
    write=write,
    expected=expected,
    read_back=read_back,
    read_footnotes=read_footnotes,
    expected_footnotes=expected_beside_pairs,
)
