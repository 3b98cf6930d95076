"""A page for readers, written as a stream: the top, documents with their pairs, appendices."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._inline_pieces import Unseen
from workbench.formats._page_appendix import Appendix
from workbench.formats._page_blocks import in_blocks
from workbench.formats._page_head import (
    Overview,
    has_scripts,
    name_of,
    overview,
    written_head,
)
from workbench.formats._page_pair import written_pair
from workbench.formats._page_section import Section
from workbench.formats._xml_text import Losses, content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.model.exchange import ParallelDocument, ParallelPair, ParallelText
    from workbench.model.segments import State

_MANY = 200_000
"""Pairs of a page that a browser of today opens in a few seconds."""


def write_page(parallel: ParallelText, out: BinaryIO, *, is_paper: bool = False) -> list[str]:
    """Writes the page in UTF-8; on paper without script, switches and other scripts.

    Gives one sentence for each thing that it cannot show.
    """
    watch = _Watch()
    once = (replace(document, pairs=watch.seen(document)) for document in parallel.documents)
    found = overview(replace(parallel, documents=tuple(once)))
    for part in _parts(parallel, found, is_paper=is_paper):
        out.write(part.encode())
    large = [] if is_paper else _too_large(found.states.total())
    return [*large, *watch.told(parallel)]


def what_is_lost(parallel: ParallelText) -> list[str]:
    """One sentence for each thing that a page cannot show."""
    watch = _Watch()
    for document in parallel.documents:
        deque(watch.seen(document), maxlen=0)
    return watch.told(parallel)


class _Watch:
    """Counts what a page cannot show of the pairs that go by."""

    def __init__(self) -> None:
        self._losses, self._unseen = Losses(), Unseen()

    def seen(self, document: ParallelDocument) -> Iterator[ParallelPair]:
        """The pairs of a document."""
        for pair in document.pairs:
            self._losses.see(pair, document.footnotes_of(pair))
            self._unseen.see(pair)
            yield pair

    def told(self, parallel: ParallelText) -> list[str]:
        """One sentence for each thing."""
        return [*self._losses.told(parallel), *self._unseen.told()]


def _too_large(pairs: int) -> list[str]:
    """What is said of a page that browsers open slowly, if at all."""
    if pairs <= _MANY:
        return []
    return [
        f"the page has {pairs:,} pairs, and a browser takes long over one of more than {_MANY:,};"
        " export some documents at a time with --document"
    ]


def sections(parallel: ParallelText, *, is_paper: bool, usual: State) -> Iterator[Section]:
    """The documents with their pairs, then the appendices; each must be gone through in turn."""
    appendix = Appendix(has_scripts=has_scripts(parallel), usual=usual)
    for concept in parallel.concepts:
        appendix.add(concept)
    heads = (
        '<div class="heads" aria-hidden="true"><span>No.</span>'
        f"<span>{name_of(parallel.source_language)}</span>"
        f"<span>{name_of(parallel.target_language)}</span></div>\n"
    )
    for number, document in enumerate(parallel.documents, 1):
        appendix.document = number
        name = f"<h2>{content(document.name)}</h2>\n"
        written = _pairs_of(document, parallel, appendix, is_paper=is_paper)
        yield Section(
            name=document.name,
            opening=f'<section class="document" id="d{number}">\n{name}{heads}',
            goes_on='<section class="document">\n',
            items=map(written, document.pairs) if is_paper else in_blocks(document.pairs, written),
            closing="</section>\n",
        )
    yield from appendix.sections(parallel)


def _pairs_of(
    document: ParallelDocument, parallel: ParallelText, appendix: Appendix, *, is_paper: bool
) -> Callable[[ParallelPair], str]:
    """What writes the pairs of a document."""

    def written(pair: ParallelPair) -> str:
        footnotes = document.footnotes_of(pair)
        return written_pair(pair, parallel, footnotes, appendix, is_paper=is_paper)

    return written


def _parts(parallel: ParallelText, found: Overview, *, is_paper: bool) -> Iterator[str]:
    yield written_head(parallel, found, is_paper=is_paper)
    yield "<main>\n"
    for section in sections(parallel, is_paper=is_paper, usual=found.usual):
        yield from section.written()
    yield "</main>\n"
    yield "</body>\n</html>\n"
