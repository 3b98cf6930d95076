"""The glossary of an export as rows of three cells, each concept once.

A table of pairs that is to be written in has no room for the terms of a long paragraph beside it:
they would make a page of the row. So they stand behind the pairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.exchange import Around
from workbench.model.terms import TermStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from workbench.model.exchange import Carried, ParallelText
    from workbench.model.terms import Concept, Term

TERMS = "Terms"
"""What the glossary is called where it stands."""
GLOSSARY = ("Chinese", "English", "Note")
"""Its columns, none of which is a column of pairs."""


def glossary_rows(parallel: ParallelText, held: Callable[[str], str]) -> Iterator[tuple[str, ...]]:
    """The cells of every concept, in order; `held` is a text as a cell has it."""
    for concept in parallel.concepts:
        chinese = "; ".join(term.text for term in written_in(concept, parallel.source_language))
        note = " ".join(filter(None, (concept.definition, concept.note)))
        yield tuple(map(held, (chinese, _english(concept), note)))


def written_in(concept: Concept, language: str) -> tuple[Term, ...]:
    """The terms of a concept in a language, by tag (zh-Hans), each spelling once.

    Where none has the tag, those in other scripts stand for them.
    """
    terms = {term.text: term for term in reversed(concept.in_language(language.partition("-")[0]))}
    every = tuple(reversed(terms.values()))
    return tuple(term for term in every if term.language == language) or every


def with_glossary(
    pairs: Iterable[Carried], rows: Callable[[], Iterable[Sequence[str]]]
) -> Iterator[Carried | Around]:
    """The pairs, and the glossary that stands behind them.

    `rows` are asked for when the pairs are at their end, and without the head of their table.
    """
    yield from pairs
    for number, row in enumerate(rows(), 1):
        yield Around(f"term {number}", "\n".join(row))


def _english(concept: Concept) -> str:
    """Preferred terms, then admitted ones, then those that are to be avoided."""
    terms = concept.in_language("en")
    usable = [
        term.text
        for status in (TermStatus.PREFERRED, TermStatus.ADMITTED)
        for term in terms
        if term.status is status
    ]
    avoided = dict.fromkeys(term.text for term in terms if not term.status.is_usable)
    if concept.is_untranslatable and not usable:
        usable = ["(stays as it is)"]
    parts = ("; ".join(dict.fromkeys(usable)), f"not: {'; '.join(avoided)}" if avoided else "")
    return "\n".join(filter(None, parts))
