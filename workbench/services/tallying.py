"""What went into an export, counted while it is written, so that what is lost can be told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench.model.exchange import Carries
from workbench.model.segments import State
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.model.exchange import ParallelDocument, ParallelPair, ParallelText
    from workbench.plugins import Format

_TOLD_BY_COUNT = (
    Carries.CODES,
    Carries.NOTES,
    Carries.TERMS,
    Carries.MATCHES,
    Carries.HISTORY,
    Carries.ALIGNMENT,
    Carries.STATE,
)
_OF_EVERY_PAIR = (Carries.IDENTITY, Carries.KIND, Carries.AUTHOR, Carries.ORIGIN)
_PLAIN_STATES = (State.INITIAL, State.TRANSLATED)


@dataclass(slots=True, kw_only=True)
class Tally:
    """The counts of one export."""

    report: Callable[[int], None]
    """Is told how many pairs have been written."""
    pairs: int = 0
    written: int = 0
    skipped: int = 0
    not_translatable: int = 0
    drafts: int = 0
    """Texts that nobody has confirmed."""
    found: Counter[Carries] = field(default_factory=Counter)
    """In how many pairs there was something of a kind."""
    documents: set[str] = field(default_factory=set)
    """The UUIDs of those that were gone through to the end."""

    def watching(self, parallel: ParallelText) -> ParallelText:
        """The same parallel text, each pair of which is counted once."""
        return replace(
            parallel,
            documents=tuple(
                replace(document, pairs=_Watched(document, self)) for document in parallel.documents
            ),
        )

    def count(self, document: ParallelDocument, pair: ParallelPair) -> None:
        """Counts a pair."""
        self.pairs += 1
        self.report(self.pairs)
        self.found.update(_things(document, pair))
        has_english = has_text(pair.target.text)
        if not pair.segment.is_translatable:
            self.not_translatable += 1
        elif has_english:
            self.written += 1
            self.drafts += not pair.target.state.is_confirmed
        else:
            self.skipped += 1

    def losses(self, format: Format) -> list[str]:
        """A sentence for each thing that a format has no place for."""
        lost = [
            f"{format.name} has no place for {thing}, left out of {_pairs(self.found[thing])}"
            for thing in _TOLD_BY_COUNT
            if self.found[thing] and thing not in format.carries
            if not (format.is_english_only and thing is Carries.STATE)
        ]
        return [*self._left_out(format), *lost]

    def _left_out(self, format: Format) -> Iterator[str]:
        """How many whole pairs are not in the file; a text for readers has them in Chinese."""
        count = self.skipped + self.not_translatable
        is_bilingual = not (format.is_english_only or format.holds_terms_only)
        if count and is_bilingual and Carries.UNTRANSLATED not in format.carries:
            yield f"{format.name} has no place for pairs without English: {count:,} left out"


def lacking(format: Format) -> tuple[Carries, ...]:
    """What every pair has, and a format has no place for; a text for readers needs none of it."""
    if format.is_english_only or format.holds_terms_only:
        return ()
    return tuple(thing for thing in _OF_EVERY_PAIR if thing not in format.carries)


def unconfirmed(drafts: int) -> list[str]:
    """A sentence where so many texts of a file are drafts that nobody has confirmed."""
    if not drafts:
        return []
    return ["1 text is a draft" if drafts == 1 else f"{drafts} texts are drafts"]


@dataclass(frozen=True, slots=True)
class _Watched:
    """The pairs of a document, counted the first time that somebody goes through all of them."""

    document: ParallelDocument
    tally: Tally

    def __iter__(self) -> Iterator[ParallelPair]:
        if self.document.id in self.tally.documents:
            yield from self.document.pairs
            return
        self.tally.documents.add(self.document.id)
        for pair in self.document.pairs:
            self.tally.count(self.document, pair)
            yield pair


def _things(document: ParallelDocument, pair: ParallelPair) -> Iterator[Carries]:
    if pair.segment.codes or pair.target.codes:
        yield Carries.CODES
    if pair.segment.note or len(pair.annotations) > len(document.footnotes_of(pair)):
        yield Carries.NOTES
    if pair.terms:
        yield Carries.TERMS
    if pair.matches:
        yield Carries.MATCHES
    if pair.history:
        yield Carries.HISTORY
    if pair.part is not None and not pair.part.is_one_to_one:
        yield Carries.ALIGNMENT
    if pair.target.state not in _PLAIN_STATES:
        yield Carries.STATE


def _pairs(count: int) -> str:
    return "1 pair" if count == 1 else f"{count:,} pairs"
