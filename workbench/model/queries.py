"""Questions to the client, as a list that goes out and comes back with answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One question, or one row of a list that came back."""

    id: str
    """The UUID of its annotation; of its segment where it asks about a gap that has none."""
    number: int
    """From 1, in the order of the list; 0 where a row does not say it."""
    document: str
    place: str
    """Where in the document, in words: `paragraph 5`."""
    quote: str
    """The words that are asked about; empty for the whole paragraph."""
    context: str
    """The words with some text on either side, in brackets."""
    question: str
    fingerprint: str
    """Says whether the question is still the one that was asked."""
    project: str
    """The UUID of the project; empty, as are identity and fingerprint, for a row of others."""
    answer: str = ""
    where: str = ""
    """Where in a file it was read: `row 3`; for reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryList:
    """The questions of a document or of a project."""

    title: str = ""
    languages: tuple[str, str] = ("", "")
    """BCP 47 tags of source and target."""
    queries: tuple[Query, ...] = ()
