"""Text as XML and HTML can hold it: without the characters that no escape can carry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.model.exchange import Footnote, ParallelText
    from workbench.model.segments import Pair
    from workbench.model.terms import NewConcept

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONTENT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = _CONTENT | str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})


def legal(text: str) -> str:
    """The text without what XML 1.0 forbids (section 2.2): control characters, U+FFFE, U+FFFF."""
    return _ILLEGAL.sub("", text)


def content(text: str) -> str:
    """The text between two tags. A carriage return is escaped, for parsers make it a line feed."""
    return legal(text).translate(_CONTENT)


def attribute(text: str) -> str:
    """The text between the double quotes of an attribute."""
    return legal(text).translate(_ATTRIBUTE)


def is_legal(concept: NewConcept) -> bool:
    """Whether `legal` takes nothing from the texts of a concept."""
    return not any(map(_ILLEGAL.search, _texts(concept)))


def _texts(concept: NewConcept) -> Iterator[str]:
    yield from (concept.domain, concept.client, concept.definition, concept.note, concept.source)
    yield from (concept.url, concept.role, concept.dates)
    for term in concept.terms:
        yield from (term.text, term.reading, term.abbreviation_of)
        for pair in term.properties:
            yield from pair
    for pair in concept.properties:
        yield from pair


def losses(parallel: ParallelText) -> list[str]:
    """What `legal` takes from the texts and notes of the pairs, as one sentence or none."""
    touched = [
        f"{pair.segment.document} {pair.segment.number}"
        for document in parallel.documents
        for pair in document.pairs
        if any(map(_ILLEGAL.search, _texts_of(pair, document.footnotes_of(pair))))
    ]
    return lost_characters(len(touched), touched[0]) if touched else []


def lost_characters(count: int, first: str) -> list[str]:
    """The sentence of what `legal` takes; `first` is document and number of the first paragraph."""
    return [
        "control characters that the format cannot hold were left out of "
        f"{count} of the paragraphs; the first is {first}"
    ]


def is_held(text: str) -> bool:
    """Whether `legal` takes nothing from a text."""
    return _ILLEGAL.search(text) is None


def _texts_of(pair: Pair, footnotes: Iterable[Footnote]) -> Iterator[str]:
    yield from (pair.segment.source, pair.target.text, pair.segment.note)
    for annotation in pair.annotations:
        yield from (annotation.body, annotation.quote)
    for footnote in footnotes:
        yield footnote.text
