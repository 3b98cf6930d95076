"""Finding the glossary's terms in a text."""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from workbench import __version__
from workbench.match.patterns import fill
from workbench.match.terms import Found, Hit, TermIndex, longest, winners
from workbench.model.spans import Span
from workbench.model.term_keys import GlossaryMark, SavedKeys
from workbench.model.terms import TermHit, TermSetting
from workbench.text.folding import edition, fold, letters, phrase_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.model.terms import Concept
    from workbench.store.project import Store

_TODAY = TermSetting()
_BATCH = 5_000
"""Terms whose keys are made in one go: twice as quick, and still a matter of milliseconds."""
_FEW = 2_000
"""As many changed terms are learned in less time than a user feels (50 ms)."""


class Recogniser:
    """The terms of a project's glossary, ready to be found.

    Keys are folded, so that script, width and case do not matter, and offsets stay those of the
    text. They are read once, from those that the project keeps where these can be trusted, and
    then follow the glossary by what the journal says of it.
    """

    def __init__(self) -> None:
        self._index = TermIndex()
        self._mark = GlossaryMark(generation=-1, change=0, terms=0, last_term=0)
        self._is_worth_saving = False
        self._capitals = Capitals()

    @property
    def generation(self) -> int:
        """The state of the glossary that it knows, -1 before it was read."""
        return self._mark.generation

    def read(self, store: Store) -> None:
        """Learns the whole glossary."""
        with store.snapshot():
            now = store.term_keys.mark()
            saved = store.term_keys.find(edition_of_keys())
            if saved is not None and self._take(saved) and self._follow(store, now):
                return
            with _uncollected():
                self._index = TermIndex()
                self._learn(store.concepts.source_terms())
            self._mark = now
            self._is_worth_saving = True
            self._capitals = Capitals(store)

    def refresh(self, store: Store, concepts: Iterable[int] = ()) -> None:
        """Learns what has changed in the glossary since, and in any case these concepts anew."""
        with store.snapshot():
            followed = self.generation >= 0 and self._follow(store, store.term_keys.mark())
            if followed:
                self._learn(store.concepts.source_terms(list(concepts)))
        if not followed:
            self.read(store)

    def is_near(self, store: Store) -> bool:
        """Whether what it lacks can be learned at once; otherwise a thread should `read`."""
        now = store.term_keys.mark()
        touched = store.term_keys.touched(self._mark, now)
        return self.generation >= 0 and touched is not None and len(touched) <= _FEW

    def to_save(self) -> SavedKeys | None:
        """What the project should keep, for `keep`; None where it has nearly all of it.

        Takes a second for a million terms, so it is for the thread that has read them. From then
        on it finds by the packed keys itself, which take a fifth of the memory.
        """
        if not self._is_worth_saving:
            return None
        self._is_worth_saving = False
        with _uncollected():
            data = self._index.packed()
            self._index = TermIndex(data)
        return SavedKeys(mark=self._mark, edition=edition_of_keys(), data=data)

    def spans(self, text: str) -> list[Span]:
        """Where terms stand in a text, longest ones only."""
        return [Span(one.start, one.end) for one in winners(self._find(text))]

    def rows(self, text: str) -> set[int]:
        """The rows of all concepts that stand in a text, also within longer ones."""
        return {row for found in self._find(text) for row in found.values}

    def hits(self, store: Store, text: str, setting: TermSetting = _TODAY) -> list[TermHit]:
        """The terms of a text with their concepts in reading order, nested ones under them.

        `setting` says when and where the text was written, which decides between wordings.
        """
        found = longest(self._find(text))
        rows = {row for hit in found for row in hit.values}
        rows |= {row for hit in found for each in hit.nested for row in each.values}
        concepts = store.concepts.get(sorted(rows))

        def told(each: Found | Hit, nested: tuple[TermHit, ...] = ()) -> TermHit:
            return TermHit(
                span=Span(each.start, each.end),
                text=text[each.start : each.end],
                concepts=tuple(
                    _filled(concepts[row], each.slots) for row in each.values if row in concepts
                ),
                nested=nested,
                slots=each.slots,
                setting=setting,
            )

        def known(hits: Iterable[TermHit]) -> tuple[TermHit, ...]:
            """Without those whose concepts were removed since the glossary was read."""
            return tuple(hit for hit in hits if hit.concepts)

        return list(known(told(hit, known(map(told, hit.nested))) for hit in found))

    def _find(self, text: str) -> list[Found]:
        """All keys of a text, but for those whose capitals are not those of the term."""
        return self._capitals.kept(text, self._index.find(fold(text), text))

    def _take(self, saved: SavedKeys) -> bool:
        """Learns saved keys; tells whether they are what they should be."""
        try:
            self._index = TermIndex(saved.data)
        except (ValueError, LookupError):
            return False
        self._mark = saved.mark
        self._is_worth_saving = False
        return True

    def _follow(self, store: Store, now: GlossaryMark) -> bool:
        """Learns what the journal says has changed, if it accounts for all; tells whether."""
        touched = store.term_keys.touched(self._mark, now)
        if touched is None:
            return False
        for row, key in _keyed(touched):
            self._index.discard(key, row)
        self._learn(store.concepts.source_terms(list({row for row, _ in touched})))
        self._mark = now
        self._capitals = Capitals(store)
        self._is_worth_saving |= len(touched) > _FEW
        return True

    def _learn(self, terms: Iterable[tuple[int, str]]) -> None:
        add = self._index.add
        for row, key in _keyed(terms):
            add(key, row)


class Capitals:
    """The terms in which capitals count."""

    def __init__(self, store: Store | None = None) -> None:
        self._letters: dict[str, set[str]] = {}
        """Keys, with the letters that their terms must have."""
        for text in store.concepts.case_sensitive() if store is not None else ():
            self._letters.setdefault(fold(text), set()).add(letters(text))

    def kept(self, text: str, found: list[Found]) -> list[Found]:
        """What was found in a text, but for keys whose capitals are not those of their terms."""
        if not self._letters:
            return found
        return [
            one
            for one in found
            if (wanted := self._letters.get(fold(text[one.start : one.end]))) is None
            or letters(text[one.start : one.end]) in wanted
        ]


def keep(store: Store, saved: SavedKeys) -> None:
    """Puts keys into the project, so that the next session need not make them."""
    store.term_keys.save(saved)


def renew(store: Store) -> None:
    """Makes the keys that a project keeps new, where they are missing or far behind."""
    recogniser = Recogniser()
    recogniser.read(store)
    saved = recogniser.to_save()
    if saved is not None:
        keep(store, saved)


def edition_of_keys() -> str:
    """Names the program that makes keys; those of another are not trusted."""
    return f"{__version__}, {edition()}, {sys.byteorder}"


def _filled(concept: Concept, slots: tuple[str, ...]) -> Concept:
    """The concept of a pattern with what stood in its slots put into its English."""
    if not slots:
        return concept
    terms = tuple(
        replace(term, text=fill(term.text, slots)) if term.language.startswith("en") else term
        for term in concept.terms
    )
    return replace(concept, terms=terms)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keeps the collector from going through all keys again and again while they are made.

    None of them is garbage, and for as long as it takes no other thread can do anything.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _keyed(terms: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Each row with each key of its text."""
    terms = iter(terms)
    while batch := list(islice(terms, _BATCH)):
        rows, texts = zip(*batch, strict=True)
        for row, key, phrase in zip(rows, *_keys(texts), strict=True):
            if key:
                yield row, key
            if phrase and phrase != key:
                yield row, phrase


def _keys(texts: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """The match keys of terms and their phrase keys.

    All are made in one go: no phrase reaches over the end of a line.
    """
    joined = "\n".join(texts)
    keys, phrases = fold(joined).split("\n"), phrase_key(joined).split("\n")
    if not len(keys) == len(phrases) == len(texts):  # a term has a line end of its own
        return [fold(text) for text in texts], [phrase_key(text) for text in texts]
    return keys, phrases
