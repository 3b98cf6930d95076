"""Parallel text as one page for a browser or for print: source left, target right, no script.

A pair is a row of a table, so that the head stands on every printed page and no row is torn
between two. What has no English yet is marked in words and by a dashed frame, not by colour alone.
The page asks nothing of the network.
"""

from __future__ import annotations

from html.parser import HTMLParser
from importlib import resources
from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._english import is_translated
from workbench.formats._xml_text import attribute, content, legal, losses
from workbench.model.segments import Pair, Segment, Side, State, Target
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.model.exchange import ParallelText

_CHUNK = 1 << 16
_NAMES = {"zh": "Chinese", "en": "English"}
_MISSING = '<p class="missing">no English yet</p>'


def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes the page in UTF-8 with its style sheet in it."""
    out.write(_head(parallel).encode())
    for document in parallel.documents:
        heading = f'<tr class="document"><th colspan="3" scope="rowgroup">{content(document.name)}'
        out.write(f"<tbody>\n{heading}</th></tr>\n".encode())
        for pair in document.pairs:
            out.write(_row(pair, parallel).encode())
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
    reader = _RowReader()
    with path.open(encoding="utf-8", newline="") as stream:
        while chunk := stream.read(_CHUNK):
            reader.feed(chunk)
            yield from reader.take()
    reader.close()
    yield from reader.take()


def _head(parallel: ParallelText) -> str:
    style = resources.files("workbench.formats").joinpath("html.css").read_text(encoding="utf-8")
    source, target = parallel.source_language, parallel.target_language
    pairs = parallel.pairs
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


def _row(pair: Pair, parallel: ParallelText) -> str:
    segment, target = pair.segment, pair.target
    text = _cell(Side.TARGET, target.text) if is_translated(pair) else _MISSING
    note = f'<p class="note"><b>Note:</b> {content(segment.note)}</p>' if segment.note else ""
    return (
        f'<tr class="{segment.kind}" id="s-{attribute(segment.id)}">'
        f'<th class="number" scope="row">{segment.number}{_marks(segment, target)}</th>\n'
        f'<td lang="{attribute(parallel.source_language)}">'
        f"{_cell(Side.SOURCE, segment.source)}</td>\n"
        f'<td lang="{attribute(parallel.target_language)}">{text}{note}</td></tr>\n'
    )


def _cell(side: Side, text: str) -> str:
    return f'<p class="text {side}">{content(text)}</p>'


def _marks(segment: Segment, target: Target) -> str:
    """What a reader must know of the row besides its number."""
    marks = [] if target.state in (State.INITIAL, State.FINAL) else [str(target.state)]
    if segment.needs_work:
        marks.append("needs work")
    return "".join(f' <span class="state">{mark}</span>' for mark in marks)


class _RowReader(HTMLParser):
    """Collects the two texts of each row; a row without a target has "" there."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sides: dict[str, str] = {}
        self.side: str | None = None
        """The side whose text is being read; None outside of both."""
        self.done: list[tuple[str, str]] = []

    def take(self) -> list[tuple[str, str]]:
        """The rows that were completed since the last call."""
        done, self.done = self.done, []
        return done

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        if tag == "p" and "text" in classes:
            self.side = classes[-1]
            self.sides[self.side] = ""

    def handle_data(self, data: str) -> None:
        if self.side is not None:
            self.sides[self.side] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self.side = None
        elif tag == "tr" and Side.SOURCE in self.sides:
            self.done.append((self.sides[Side.SOURCE], self.sides.get(Side.TARGET, "")))
            self.sides = {}


FORMAT = Format(
    name="html",
    title="bilingual page for reading and print",
    suffixes=(".html", ".htm"),
    holds="source, target, state, note",
    write=write,
    expected=expected,
    read_back=read_back,
)
