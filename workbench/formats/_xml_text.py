"""Text as XML and HTML can hold it: without the characters that no escape can carry."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.model.exchange import Footnote, ParallelPair, ParallelText
    from workbench.model.segments import Pair
    from workbench.model.terms import NewConcept

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNLIKE = re.compile("[^\t\n\u0020-%'-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What cannot stand between two tags as it is; most texts have nothing of it."""
_CONTENT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = _CONTENT | str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})


def legal(text: str) -> str:
    """The text without what XML 1.0 forbids (section 2.2): control characters, U+FFFE, U+FFFF."""
    return _ILLEGAL.sub("", text)


def content(text: str) -> str:
    """The text between two tags. A carriage return is escaped, for parsers make it a line feed."""
    return legal(text).translate(_CONTENT) if _UNLIKE.search(text) else text


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


class Losses:
    """Counts the pairs from which `legal` takes something, while they are written."""

    def __init__(self, *, has_authors: bool = False) -> None:
        """`has_authors` says that the file names who wrote notes and answers."""
        self._count = 0
        self._first = ""
        self._has_authors = has_authors
        self._beside: Counter[str] = Counter()
        """What else had such characters, and in how many pairs."""

    def see(self, pair: ParallelPair, footnotes: Iterable[Footnote]) -> None:
        """One pair with its footnotes, terms and earlier wordings."""
        if any(map(_ILLEGAL.search, _texts_of(pair, footnotes))):
            self._count += 1
            self._first = self._first or f"{pair.segment.document} {pair.segment.number}"
        if self._has_authors and (pair.annotations or pair.remark):
            self._add("authors of notes", _authors_of(pair))
        if pair.terms:
            self._add("terms", (text for hit in pair.terms for text in (hit.text, *hit.targets)))
        if pair.history:
            old = (text for each in pair.history for text in (each.text, each.author))
            self._add("earlier wordings", old)

    def told(self, parallel: ParallelText) -> list[str]:
        """A sentence for the paragraphs, one for all else, or none; of titles and of the glossary
        too."""
        names = (parallel.title, *(document.name for document in parallel.documents))
        titles = sum(not is_held(name) for name in names)
        concepts = sum(not is_legal(concept.as_new()) for concept in parallel.concepts)
        beside = [_counted(titles, "title")] if titles else []
        beside += [f"{name} in {_counted(n, 'paragraph')}" for name, n in self._beside.items()]
        beside += [_counted(concepts, "entry of the glossary")] if concepts else []
        said = lost_characters(self._count, self._first) if self._count else []
        if beside:
            said.append(f"control characters were left out of {', '.join(beside)}")
        return said

    def _add(self, name: str, texts: Iterable[str]) -> None:
        if any(map(_ILLEGAL.search, texts)):
            self._beside[name] += 1


def losses(parallel: ParallelText) -> list[str]:
    """What `legal` takes from the texts and notes of the pairs and from what stands beside them,
    as sentences."""
    found = Losses()
    for document in parallel.documents:
        for pair in document.pairs:
            found.see(pair, document.footnotes_of(pair))
    return found.told(parallel)


def _counted(count: int, what: str) -> str:
    several = what.replace("entry", "entries") if "entry" in what else f"{what}s"
    return f"1 {what}" if count == 1 else f"{count:,} {several}"


def _authors_of(pair: ParallelPair) -> Iterator[str]:
    notes = (*((pair.remark,) if pair.remark else ()), *pair.annotations)
    for note in notes:
        yield note.author
        yield from (reply.author for reply in note.replies)


def lost_characters(count: int, first: str) -> list[str]:
    """The sentence of what `legal` takes; `first` is document and number of the first paragraph."""
    return [
        "control characters that the format cannot hold were left out of "
        f"{count:,} of the paragraphs; the first is {first}"
    ]


def is_held(text: str) -> bool:
    """Whether `legal` takes nothing from a text."""
    return _ILLEGAL.search(text) is None


def _texts_of(pair: Pair, footnotes: Iterable[Footnote]) -> Iterator[str]:
    yield from (pair.segment.source, pair.target.text, pair.segment.note)
    for annotation in pair.annotations:
        yield from (annotation.body, annotation.quote)
        yield from (reply.body for reply in annotation.replies)
    for footnote in footnotes:
        yield footnote.text
