"""The parallel text of a project, as an export asks for it.

Its pairs are read from the project each time that they are gone through, so that a document can be
larger than memory: whoever holds a parallel text holds a snapshot of the store too.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import workbench
from workbench.model.annotations import Purpose
from workbench.model.exchange import Choices, Level, ParallelDocument, ParallelPair, ParallelText
from workbench.model.memory_settings import MemorySettings
from workbench.model.scripts import Script
from workbench.model.segments import Origin, Side, State, Target
from workbench.services import sentence_parts, sentencing
from workbench.services.footnoting import Footnotes
from workbench.services.outgoing import with_notes
from workbench.services.outgoing_scripts import may_have_names, people_of, shown_in, tag_in
from workbench.text.fingerprints import fingerprint
from workbench.text.glossary_order import by_sound
from workbench.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from workbench.model.annotations import Label
    from workbench.model.memory import Bead
    from workbench.model.segmentation import SegmentationRules
    from workbench.model.segments import Document, Pair, Revision
    from workbench.model.spans import Span
    from workbench.model.terms import Concept
    from workbench.services.recognising import Recogniser
    from workbench.store.project import Store

USUAL = Choices()
_MATCHING = MemorySettings()


def parallel_text(
    store: Store,
    title: str,
    choices: Choices = USUAL,
    settings: MemorySettings = _MATCHING,
) -> ParallelText:
    """The parallel text of the documents that were chosen, or of the project.

    `settings` are for the matches of the memory. The caller keeps a snapshot for as long as the
    pairs are read. Raises NotFound for a document, Refused for a script that the source cannot
    have.
    """
    with store.snapshot():
        source, target = store.languages
        labels = store.labels.all()
        footnotes = Footnotes(labels, (relation for _, relation in store.relations.all()))
        maker = _Maker(store, choices, settings, labels)
        chosen = [
            footnotes.added(maker.document(row, value), is_needed=maker.may_have_footnotes(row))
            for row, value in _documents(store, choices.documents)
        ]
        rows = [row for row, _ in _documents(store, choices.documents)]
        concepts = maker.concepts(rows) if choices.has_terms else ()
    return ParallelText(
        title=title,
        source_language=tag_in(source, choices.script),
        target_language=target,
        program=f"bilingual-workbench {workbench.__version__}",
        documents=tuple(maker.finished(document) for document in chosen),
        project=store.id,
        choices=choices,
        concepts=concepts,
        warnings=tuple(footnotes.warnings),
    )


def count(store: Store, choices: Choices = USUAL) -> int:
    """How many paragraphs the chosen documents have. Raises NotFound."""
    return sum(store.segments.count(row) for row, _ in _documents(store, choices.documents))


def sentence_cutter(store: Store) -> Callable[[Pair], list[ParallelPair]]:
    """What gives the pairs of sentences of a pair, as an export at that level has them."""
    maker = _Maker(store, Choices(level=Level.SENTENCE), _MATCHING, [])
    return lambda pair: list(maker.parts(_as_delivered(pair)))


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Pairs that are made anew each time that somebody goes through them."""

    make: Callable[[], Iterator[ParallelPair]]

    def __iter__(self) -> Iterator[ParallelPair]:
        return self.make()


class _Maker:
    """Makes the pairs of an export from those of the project."""

    def __init__(
        self,
        store: Store,
        choices: Choices,
        settings: MemorySettings,
        labels: list[Label],
    ) -> None:
        self.store = store
        self.choices = choices
        self.settings = settings
        self.purposes: Mapping[str, Purpose] = {label.name: label.purpose for label in labels}
        self.languages = store.languages
        self.rules: SegmentationRules | None = sentencing.rules(store)
        is_asked = choices.has_terms or choices.script is not Script.STORED
        self._is_asked = choices.has_people or is_asked
        self._is_for_people = not is_asked
        """Whether terms are looked for only because names may be among them."""

    def document(self, row: int, document: Document) -> ParallelDocument:
        """The pairs as they stand, at the level that was chosen, with all their annotations."""
        return ParallelDocument(
            id=document.id,
            name=document.name,
            pairs=_Pairs(lambda: self._standing(row)),
            paragraphs=self.store.segments.count(row),
        )

    def finished(self, document: ParallelDocument) -> ParallelDocument:
        """The document with what may stand in the file, and all that was asked for beside it."""
        pairs = document.pairs
        return replace(document, pairs=_Pairs(lambda: map(self._finished, pairs)))

    def may_have_footnotes(self, row: int) -> bool:
        """Whether any annotation of a document has a label for footnotes."""
        names = {name for name, purpose in self.purposes.items() if purpose is Purpose.FOOTNOTE}
        return self.store.annotations.has_label(row, names)

    def concepts(self, rows: list[int]) -> tuple[Concept, ...]:
        """The glossary of some documents by sound: what is found in their sources."""
        recogniser = self._recogniser()
        found: set[int] = set()
        for row in rows:
            for _, source, _ in self.store.segments.texts(row):
                found |= recogniser.rows(source)
        concepts = self.store.concepts.get(sorted(found))
        there = (concepts[row] for row in sorted(found) if row in concepts)
        return tuple(by_sound(there, tag_in(self.languages[0], self.choices.script)))

    def _standing(self, row: int) -> Iterator[ParallelPair]:
        for pair in self.store.segments.pairs(row):
            if self.choices.states and pair.target.state not in self.choices.states:
                continue
            leaving = _as_delivered(pair)
            if self.choices.matches:
                leaving = self._with_matches(leaving)
            if self.choices.level is Level.SENTENCE:
                yield from self.parts(leaving)
            else:
                yield self._with_history(leaving) if self.choices.has_history else leaving

    def _finished(self, pair: ParallelPair) -> ParallelPair:
        pair = with_notes(pair, self.choices.notes, self.purposes)
        if not self._is_asked or (self._is_for_people and not may_have_names(pair.segment.source)):
            return pair
        hits = tuple(self._recogniser().hits(self.store, pair.segment.source))
        if self.choices.has_people:
            pair = replace(pair, people=people_of(pair.segment.source, hits))
        if self.choices.script is not Script.STORED:
            pair, hits = shown_in(pair, hits, self.choices.script)
        return replace(pair, terms=hits) if self.choices.has_terms else pair

    def parts(self, pair: ParallelPair) -> Iterator[ParallelPair]:
        """The pairs of sentences of a pair."""
        source, target = pair.segment.source, pair.target.text
        sources = sentences(source, self.languages[0], self.rules)
        targets = sentences(target, self.languages[1], self.rules)
        beads = self._beads(pair) if targets else sentence_parts.of_source(source, sources)
        return sentence_parts.parts(pair, beads, sources, targets)

    def _beads(self, pair: ParallelPair) -> tuple[Bead, ...]:
        """The sentence pairs as they are known, or as they would be found."""
        from workbench.services import pairing

        tokens = (pair.segment.source_token, pair.target.token)
        known = self.store.beads.of_wordings(*tokens)
        return known or pairing.found(self.store, pair.segment.source, pair.target.text, self.rules)

    def _with_history(self, pair: ParallelPair) -> ParallelPair:
        history = self.store.wordings.history(self._row(pair), Side.TARGET)
        return replace(pair, history=tuple(_earlier(history)))

    def _with_matches(self, pair: ParallelPair) -> ParallelPair:
        from workbench.services import matching

        found = matching.find(self.store, self._row(pair), self.settings)
        counts: Counter[Span | None] = Counter()
        kept = []
        for match in found:
            counts[match.span] += 1
            if counts[match.span] <= self.choices.matches:
                kept.append(match)
        if self.choices.level is Level.PARAGRAPH:
            kept = [match for match in kept if not match.is_sentence]
        return replace(pair, matches=tuple(kept))

    def _row(self, pair: ParallelPair) -> int:
        return self.store.segments.rows_of_uuids([pair.segment.id])[pair.segment.id]

    def _recogniser(self) -> Recogniser:
        from workbench.services.recognising import Recogniser

        known = self.store.kept(Recogniser)
        if known is None:
            known = self.store.keep(Recogniser())
            known.refresh(self.store)
        return known


def _documents(store: Store, names: tuple[str, ...]) -> list[tuple[int, Document]]:
    """The documents of some names or UUIDs, in the order of the project. Raises NotFound."""
    wanted = {store.documents.get(name)[0] for name in names}
    return [(row, value) for row, value in store.documents.all() if not names or row in wanted]


def _earlier(history: Sequence[Revision]) -> Iterator[Revision]:
    """The wordings before that which stands, newest first; one that only changed its state, or was
    saved while it was typed, is no other wording."""
    after = next(((each.text, each.codes) for each in history if each.is_head), None)
    for each in history:
        if not each.is_head and (each.text, each.codes) != after:
            yield each
            after = each.text, each.codes


def _as_delivered(pair: Pair) -> ParallelPair:
    """A pair that is not to be translated has no target in a file, whatever it had before."""
    leaving = ParallelPair(
        segment=pair.segment,
        target=pair.target,
        annotations=pair.annotations,
        fingerprint=fingerprint(pair.segment.source),
    )
    if pair.segment.is_translatable:
        return leaving
    return replace(
        leaving,
        target=Target(
            text="", state=State.INITIAL, author="", time="", origin=Origin.TYPED, token=""
        ),
        annotations=tuple(
            each for each in pair.annotations if each.is_whole or each.side is Side.SOURCE
        ),
    )
