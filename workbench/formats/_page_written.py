"""A page for readers, written as a stream: the top, documents with their pairs, appendices."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._inline_pieces import Unseen
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
from workbench.formats._page_section import Section
from workbench.formats._xml_text import Losses, content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.model.exchange import ParallelDocument, ParallelPair, ParallelText

_MANY = 50_000
"""Pairs of a page that a browser of today opens in a few seconds."""


def write_page(parallel: ParallelText, out: BinaryIO, *, is_paper: bool = False) -> list[str]:
    """Writes the page in UTF-8; on paper without script, switches and other scripts.

    Gives one sentence for each thing that it cannot show.
    """
    losses, unseen = Losses(), Unseen()

    def seen(document: ParallelDocument) -> Iterator[ParallelPair]:
        for pair in document.pairs:
            losses.see(pair, document.footnotes_of(pair))
            unseen.see(pair)
            yield pair

    once = (replace(document, pairs=seen(document)) for document in parallel.documents)
    found = overview(replace(parallel, documents=tuple(once)))
    for part in _parts(parallel, found, is_paper=is_paper):
        out.write(part.encode())
    large = [] if is_paper else _too_large(found.states.total())
    return [*large, *losses.told(parallel), *unseen.told()]


def what_is_lost(parallel: ParallelText) -> list[str]:
    """One sentence for each thing that a page cannot show."""
    losses, unseen = Losses(), Unseen()
    for document in parallel.documents:
        for pair in document.pairs:
            losses.see(pair, document.footnotes_of(pair))
            unseen.see(pair)
    return [*losses.told(parallel), *unseen.told()]


def _too_large(pairs: int) -> list[str]:
    """What is said of a page that browsers open slowly, if at all."""
    if pairs <= _MANY:
        return []
    return [
        f"the page has {pairs:,} pairs, and a browser takes long over one of more than {_MANY:,};"
        " export some documents at a time with --document"
    ]


def sections(parallel: ParallelText, *, is_paper: bool) -> Iterator[Section]:
    """The documents with their pairs, then the appendices; each must be gone through in turn."""
    appendix = Appendix(has_scripts=has_scripts(parallel))
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
        yield Section(
            name=document.name,
            opening=f'<section class="document" id="d{number}">\n{name}{heads}',
            goes_on='<section class="document">\n',
            items=(
                written_pair(
                    pair, parallel, document.footnotes_of(pair), appendix, is_paper=is_paper
                )
                for pair in document.pairs
            ),
            closing="</section>\n",
        )
    yield from appendix.sections(parallel)


def _parts(parallel: ParallelText, found: Overview, *, is_paper: bool) -> Iterator[str]:
    yield written_head(parallel, found, is_paper=is_paper)
    yield "<main>\n"
    for section in sections(parallel, is_paper=is_paper):
        yield from section.written()
    yield "</main>\n"
    if not is_paper:
        yield f"<script>{script()}</script>\n"
    yield "</body>\n</html>\n"
