"""PDF documents: pages for readers of both languages, and source texts with a text layer.

What is written is the page of `html`, set for print: contents with page numbers, bookmarks by
document and headline, a running title, and no pair torn between two pages unless it is long. The
pairs go with it as an attachment, and each of them must stand in the text layer of the pages in
order; white space, hyphens and what is written from right to left are not compared. It needs Pango
and a Chinese font on the system, and takes no more than 2,000,000 characters of both languages.

As source texts, documents with a text layer are read line by line, column by column.

What a PDF says is where characters stand. Lines are put together from them, columns are read one
after the other, and a headline over several columns before them. Indents and the white space
between lines are kept for repair, which makes paragraphs of the lines; a new page counts as one
blank line. A line in a larger font than most of the text is a headline, whose level is the rank of
its size. Turned text and text set vertically stand at the end of their page. The lines of a table
have a tab between the cells. Small figures above a line are the marks of notes or powers, and are
read as such: `法院¹`, `100 m²`. Pictures of pages are not read: run OCR first.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from workbench.errors import UnreadableFile
from workbench.formats._footnotes import expected_beside_pairs
from workbench.formats._original import read_bytes
from workbench.formats._page_around import expected_paper
from workbench.formats._pdf_apart import pages_apart
from workbench.formats._pdf_glyphs import require_library
from workbench.formats._pdf_pairs import attached_pairs, read_footnotes, read_pairs
from workbench.formats._pdf_written import write_pages
from workbench.formats.html import FORMAT as HTML
from workbench.model.segments import SegmentKind
from workbench.model.sources import Block, SourceText
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from workbench.formats._pdf_lines import Line
    from workbench.model.exchange import ParallelText

_LARGER = 1.2
"""The size of a headline, in those of the text."""
_LONGEST_HEADLINE = 80
_LIKE = 1.08
"""Sizes that differ by less are one level."""
_DEEPEST = 6


def read_source(path: Path) -> SourceText:
    """The lines of a document. Raises UnreadableFile, also where no page has text."""
    data = read_bytes(path)
    if not data:
        raise UnreadableFile(f"{path.name} is empty", hint="check that it was saved")
    require_library()
    pages = list(pages_apart(data, path.name))
    empty = [number for number, lines in enumerate(pages, 1) if not lines]
    if len(empty) == len(pages):
        raise UnreadableFile(
            f"{path.name} has no text layer: its {len(pages)} pages are pictures or empty",
            hint="run OCR first, for instance with ocrmypdf",
        )
    return SourceText(
        format="pdf",
        encoding="binary",
        original=data,
        blocks=tuple(_blocks(pages)),
        warnings=(_said(empty),) if empty else (),
    )


def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes pages of A4. Raises Refused where Pango or a Chinese font is wanting, or the text is
    too long; the hint says what to do."""
    return write_pages(parallel, partial(attached_pairs, parallel), out)


def _blocks(pages: Sequence[Sequence[Line]]) -> Iterator[Block]:
    levels = _levels([line for lines in pages for line in lines])
    number = 0
    for page, lines in enumerate(pages, 1):
        for at, line in enumerate(lines, 1):
            number += 1
            is_short = 1 < len(line.text) <= _LONGEST_HEADLINE
            level = levels.get(_rounded(line.size), 0) if is_short else 0
            kind = SegmentKind.TABLE_CELL if "\t" in line.text else None
            yield Block(
                text=line.text,
                line=number,
                indent=line.indent,
                gap=line.gap if number > 1 else 0,
                kind=SegmentKind.HEADLINE if level else kind,
                level=level,
                locator=f"{page}:{at}",
            )


def _levels(lines: Sequence[Line]) -> Mapping[float, int]:
    """The levels of the sizes that are larger than that of most of the text, from 1."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[_rounded(line.size)] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    levels: dict[float, int] = {}
    level, above = 0, float("inf")
    for size in sorted(sizes, reverse=True):
        if size < _LARGER * body:
            break
        if above > _LIKE * size:
            level, above = level + 1, size
        levels[size] = min(level, _DEEPEST)
    return levels


def _rounded(size: float) -> float:
    return round(2 * size) / 2


def _said(empty: Sequence[int]) -> str:
    """The pages without text, those that follow each other as a range."""
    ranges: list[list[int]] = []
    for number in empty:
        if ranges and ranges[-1][-1] == number - 1:
            ranges[-1] = [ranges[-1][0], number]
        else:
            ranges.append([number])
    told = ", ".join("-".join(map(str, each)) for each in ranges)
    return f"pages without text, which OCR may find: {told}"


FORMAT = Format(
    name="pdf",
    title="bilingual document for print; PDF with a text layer",
    suffixes=(".pdf",),
    holds=HTML.holds,
    read_source=read_source,
    carries=HTML.carries,
    shows_scripts=True,
    write=write,
    has_arrangements=True,
    expected=expected_paper,
    read_back=read_pairs,
    read_footnotes=read_footnotes,
    expected_footnotes=expected_beside_pairs,
)
