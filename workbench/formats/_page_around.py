"""What a page for readers holds around its pairs, as what is read back must have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._page_facts import expected_pair
from workbench.formats._page_glossary import Shown
from workbench.formats._page_head import Overview, contents_of, progress
from workbench.formats._page_pair import level_of
from workbench.formats._xml_text import legal
from workbench.model.exchange import Around
from workbench.model.segments import SegmentKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.model.exchange import Carried, ParallelPair, ParallelText

PROGRESS, CONTENTS = "progress", "contents"
AT_TOP = (PROGRESS, CONTENTS)
"""What stands at the top of a page and is compared last."""
Facts = tuple[tuple[str, str], ...]


def expected_paper(parallel: ParallelText) -> Iterator[Carried | Around]:
    """What pages on paper hold: title, headings, pairs and glossary."""
    yield Around("title", legal(parallel.title))
    yield from _body(parallel, lambda number, pair: ())


def expected_whole(parallel: ParallelText) -> Iterator[Carried | Around]:
    """The same with what only a page for the browser says.

    Progress and contents stand at its top and come last, for they are known when all pairs are.
    """
    found = Overview()
    languages = legal(parallel.source_language), legal(parallel.target_language)

    def further(number: int, pair: ParallelPair) -> Facts:
        found.see(parallel, number, pair)
        is_headline = pair.segment.kind is SegmentKind.HEADLINE
        level = (("level", str(level_of(pair))),) if is_headline else ()
        return (("language 1", languages[0]), *level, ("language 2", languages[1]))

    yield Around("language", languages[1])
    yield Around("program", legal(parallel.program))
    yield Around("title", legal(parallel.title))
    yield Around("heading", legal(parallel.title))
    yield from _body(parallel, further)
    yield Around(PROGRESS, legal(progress(parallel, found)))
    for text in contents_of(parallel, found):
        yield Around(CONTENTS, legal(text))


def _body(
    parallel: ParallelText, further: Callable[[int, ParallelPair], Facts]
) -> Iterator[Carried | Around]:
    glossary = Shown(parallel)
    for number, document in enumerate(parallel.documents, 1):
        yield Around("heading", legal(document.name))
        for pair in document.pairs:
            glossary.see(pair)
            held = expected_pair(pair, document.footnotes_of(pair), legal)
            yield held._replace(facts=(*held.facts, *further(number, pair)))
    yield from glossary.around()
