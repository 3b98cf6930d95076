"""A page for readers, written as a stream: the top, documents with their pairs, appendices."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._inline_pieces import unseen
from workbench.formats._page_appendix import Appendix
from workbench.formats._page_head import (
    Overview,
    has_scripts,
    name_of,
    overview,
    script,
    written_head,
)
from workbench.formats._page_pair import written_pair
from workbench.formats._xml_text import content, losses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.model.exchange import ParallelText

_MANY = 50_000
"""Pairs of a page that a browser of today opens in a few seconds."""


def write_page(parallel: ParallelText, out: BinaryIO, *, is_paper: bool = False) -> list[str]:
    """Writes the page in UTF-8; on paper without script, switches and other scripts.

    Gives one sentence for each thing that it cannot show.
    """
    found = overview(parallel)
    for part in _parts(parallel, found, is_paper=is_paper):
        out.write(part.encode())
    large = [] if is_paper else _too_large(found.states.total())
    return [*large, *losses(parallel), *unseen(parallel)]


def _too_large(pairs: int) -> list[str]:
    """What is said of a page that browsers open slowly, if at all."""
    if pairs <= _MANY:
        return []
    return [
        f"the page has {pairs:,} pairs, and a browser takes long over one of more than {_MANY:,};"
        " export some documents at a time with --document"
    ]


def _parts(parallel: ParallelText, found: Overview, *, is_paper: bool) -> Iterator[str]:
    yield written_head(parallel, found, is_paper=is_paper)
    appendix = Appendix(has_scripts=has_scripts(parallel))
    for concept in parallel.concepts:
        appendix.add(concept)
    heads = (
        '<div class="heads" aria-hidden="true"><span>No.</span>'
        f"<span>{name_of(parallel.source_language)}</span>"
        f"<span>{name_of(parallel.target_language)}</span></div>\n"
    )
    yield "<main>\n"
    for number, document in enumerate(parallel.documents, 1):
        appendix.document = number
        yield f'<section class="document" id="d{number}">\n<h2>{content(document.name)}</h2>\n'
        yield heads
        for pair in document.pairs:
            footnotes = document.footnotes_of(pair)
            yield written_pair(pair, parallel, footnotes, appendix, is_paper=is_paper)
        yield "</section>\n"
    yield from appendix.written(parallel)
    yield "</main>\n"
    if not is_paper:
        yield f"<script>{script()}</script>\n"
    yield "</body>\n</html>\n"
