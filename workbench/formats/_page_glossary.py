"""The glossary behind a document for readers, as what is read back must have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.formats._glossary_rows import written_in
from workbench.formats._inline_pieces import Piece, styled_side
from workbench.formats._xml_text import legal
from workbench.model.exchange import Around
from workbench.model.segments import Side
from workbench.model.terms import TermStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from workbench.model.exchange import ParallelPair, ParallelText
    from workbench.model.terms import Concept

PREFERRED, ADMITTED, AVOIDED, AS_IT_IS = "preferred", "admitted", "avoided", "stays as it is"


class Source(NamedTuple):
    """Where a concept is from, as readers are told."""

    said: str
    address: str
    """On the web; empty where there is none."""


def source_of(concept: Concept) -> Source:
    """The source of a concept; it says nothing where there is none."""
    is_address = concept.url.lower().startswith(("http://", "https://"))
    address = concept.url if is_address else ""
    return Source(", ".join(filter(None, (concept.source, concept.date))) or address, address)


class Shown:
    """The concepts of a document in the order of their entries: those of the text, then those that
    pairs have besides."""

    def __init__(self, parallel: ParallelText) -> None:
        self._language = parallel.source_language
        self._concepts = {concept.id: concept for concept in parallel.concepts}

    def see(self, pair: ParallelPair) -> None:
        """One pair, in order."""
        for concept in _marked(pair) if pair.terms else ():
            self._concepts.setdefault(concept.id, concept)

    @property
    def concepts(self) -> Iterable[Concept]:
        """In order."""
        return self._concepts.values()

    def around(self) -> Iterator[Around]:
        """What every entry says, one after the other, and the sources that they name by number."""
        sources: dict[Source, int] = {}
        for concept in self.concepts:
            yield Around("term", chinese_of(concept, self._language, ", ", legal))
            yield from _english(concept)
            source = source_of(concept)
            number = sources.setdefault(source, len(sources) + 1) if source.said else 0
            said = {
                "definition": concept.definition,
                "remark": concept.note,
                "address": source.address,
                "origin": f"{source.said} [{number}]" if number else "",
            }
            for name, text in said.items():
                if text:
                    yield Around(f"{name} of a term", legal(text))
        for source, number in sources.items():
            yield Around(f"source {number}", legal(source.said))


def chinese_of(concept: Concept, language: str, between: str, shape: Callable[[str], str]) -> str:
    """The Chinese of a concept, each spelling with its reading: `法治 fǎzhì`."""
    said = (
        f"{shape(term.text)} {shape(term.reading)}" if term.reading else shape(term.text)
        for term in written_in(concept, language)
    )
    return between.join(said)


def _marked(pair: ParallelPair) -> Iterator[Concept]:
    """The concepts that words of a pair lead to; what is a link already leads elsewhere."""
    for piece in styled_side(pair, Side.SOURCE, ()):
        if isinstance(piece, Piece) and not piece.link:
            for hit in piece.hits:
                yield from hit.concepts


def _english(concept: Concept) -> Iterator[Around]:
    terms = concept.in_language("en")
    usable = [
        Around(f"{name} English", legal(term.text))
        for status, name in ((TermStatus.PREFERRED, PREFERRED), (TermStatus.ADMITTED, ADMITTED))
        for term in terms
        if term.status is status
    ]
    yield from usable
    if concept.is_untranslatable and not usable:
        yield Around(f"{AS_IT_IS} English", AS_IT_IS)
    avoided = [legal(term.text) for term in terms if not term.status.is_usable]
    if avoided:
        yield Around(f"{AVOIDED} English", f"not: {'; '.join(avoided)}")
