"""What an XLIFF file holds of a pair: two wordings, and records of all else.

A record is names with texts, in order, and none of them empty. A writer puts it down as it is, and
a reader finds it again, so that what was written is compared with what was meant name by name.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from workbench.model.exchange import Carried

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.model.codes import Code
    from workbench.model.exchange import ParallelPair

_BATCH = 500
Record = tuple[tuple[str, str], ...]
"""Names with their texts, in the order in which they are written."""


class Wording(NamedTuple):
    """A text with the codes that stand in it."""

    text: str
    codes: tuple[Code, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all would stand in its element."""
        return not self.text and not self.codes


class HeldNote(NamedTuple):
    """An annotation with what was answered to it; its words are from `start` to `end`."""

    facts: Record
    replies: tuple[Record, ...] = ()


class HeldConcept(NamedTuple):
    """One meaning of a term, and its translations."""

    facts: Record
    translations: tuple[Record, ...]


class HeldTerm(NamedTuple):
    """A term at a span of the source."""

    start: int
    end: int
    text: str
    concepts: tuple[HeldConcept, ...]


class HeldMatch(NamedTuple):
    """A match of the memory; a span is that of the sentence which it was found for."""

    facts: Record
    source: str
    target: Wording


class HeldRevision(NamedTuple):
    """An earlier wording of the target."""

    facts: Record
    target: Wording


class Held(NamedTuple):
    """All that an XLIFF file holds of a pair."""

    id: str
    document: str
    source: Wording
    target: Wording
    state: str
    is_translatable: bool
    facts: Record
    note: str = ""
    notes: tuple[HeldNote, ...] = ()
    terms: tuple[HeldTerm, ...] = ()
    matches: tuple[HeldMatch, ...] = ()
    history: tuple[HeldRevision, ...] = ()

    @property
    def carried(self) -> Carried:
        """The same as exports are compared by."""
        facts = [("id", self.id), ("document", self.document), ("state", self.state)]
        facts += self.facts
        if not self.is_translatable:
            facts.append(("translate", "no"))
        for name, codes in (("source", self.source.codes), ("target", self.target.codes)):
            facts += [(f"{name} code", repr(code)) for code in codes]
        if self.note:
            facts.append(("note", self.note))
        for name, values in (
            ("annotation", self.notes),
            ("term", self.terms),
            ("match", self.matches),
            ("earlier wording", self.history),
        ):
            facts += [(name, repr(value)) for value in values]
        return Carried(self.source.text, self.target.text, tuple(facts))


def with_facts(carried: Carried, facts: Iterable[tuple[str, str]]) -> Carried:
    """A pair with more that the file says of it."""
    return carried._replace(facts=(*carried.facts, *facts))


def paragraphs(pairs: Iterable[ParallelPair]) -> Iterator[list[ParallelPair]]:
    """The pairs of each paragraph, in order, as a stream."""
    group: list[ParallelPair] = []
    for pair in pairs:
        if group and not _goes_on(group[-1], pair):
            yield group
            group = []
        group.append(pair)
    if group:
        yield group


def _goes_on(last: ParallelPair, pair: ParallelPair) -> bool:
    return (
        last.part is not None
        and pair.part is not None
        and last.part.paragraph == pair.part.paragraph
        and last.part.number < pair.part.number
        and last.segment.is_translatable == pair.segment.is_translatable
    )


def in_batches(units: Iterable[str]) -> Iterator[bytes]:
    """Units some hundreds at a time, for each write costs as much as making some."""
    left = iter(units)
    while batch := list(islice(left, _BATCH)):
        yield "".join(batch).encode()
