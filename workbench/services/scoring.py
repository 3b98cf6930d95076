"""Units of the memory, and of its libraries, that are like a text, with what they lose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from workbench.model.matches import MatchKind
from workbench.services.memory_index import asking, desk
from workbench.services.penalties import least, penalties
from workbench.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from workbench.match.fuzzy.hit import Hit
    from workbench.model.codes import Code
    from workbench.model.memory import TranslationUnit
    from workbench.model.memory_settings import MemorySettings
    from workbench.model.spans import Span
    from workbench.services.memory_index import MemoryIndex
    from workbench.store.project import Store

_SPARE = 4
"""So many are asked for at first at least, and so many times what was not enough then:
penalties change the order, and many units may say the same."""
_MANY = 500
"""After so many hits it is worth while to know what all units of a memory lose."""
Neighbours: TypeAlias = "tuple[str, str]"
"""The sources before and after another; empty at the ends of a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One memory that is asked."""

    store: Store
    index: MemoryIndex
    name: str = ""
    """Of the library; empty for the memories of the project."""
    penalty: int = 0
    """Percent that every unit of it loses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A text that matches are looked for."""

    text: str
    neighbours: Neighbours | None = None
    """None where there is no telling."""
    segment: int = 0
    """The row of its segment; 0 for a text that is none."""
    span: Span | None = None
    """The sentence of the segment that it is; None for all of it."""
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A unit that is like enough."""

    asked: Asked
    hit: Hit
    unit: TranslationUnit
    score: int
    """Percent, less the penalties."""
    reasons: tuple[str, ...]


def scored(store: Store, wanted: Wanted, settings: MemorySettings) -> Iterator[Scored]:
    """The units that reach the threshold when the penalties are taken off, in no order.

    With a limit some are left out, of each memory: none with a better score than its best so
    many, and none that is the same as the text where other things may put it among these. A
    library that fails gives none.
    """
    own = store.units.of_segment(wanted.segment) if wanted.segment else frozenset()
    for asked in memories(store):
        found: Sequence[Scored] = ()
        with asking(store, asked.name):
            found = _of_memory(asked, wanted.text, own, store.languages[0], settings)
        yield from found


def memories(store: Store) -> Iterator[Asked]:
    """What is asked for a project: its own memories, then the libraries that are there."""
    found = desk(store)
    yield Asked(store=store, index=found.own)
    for _, library in store.libraries.all():
        if library.path in found.libraries:
            opened, index = found.libraries[library.path]
            yield Asked(store=opened, index=index, name=library.path, penalty=library.penalty)


def contexts(store: Store, text: str) -> frozenset[Neighbours]:
    """Between which folded sources the memories have a source that is the same as a text."""
    found: set[Neighbours] = set()
    for asked in memories(store):
        with asking(store, asked.name):
            rows = asked.store.unit_search.same_as(text)
            found.update(_folded(asked.store.units.neighbours(row)) for row in rows)
    return frozenset(found)


def kind_of(found: Scored, wanted: Wanted) -> MatchKind:
    """What kind of match a unit is: context, exact or fuzzy."""
    if found.hit.score < 100:
        return MatchKind.FUZZY
    is_context = _is_context(found.asked.store, found.hit.id, wanted)
    return MatchKind.CONTEXT if is_context else MatchKind.EXACT


def _of_memory(
    asked: Asked, text: str, own: Collection[int], language: str, settings: MemorySettings
) -> Sequence[Scored]:
    count, lost = settings.limit and max(settings.limit + len(own), _SPARE), asked.penalty
    while True:
        hits = asked.index.search(text, settings.threshold, count)
        found = list(_of_hits(asked, hits, () if asked.name else own, language, settings))
        if not count or len(hits) < count or _are_enough(found, hits[-1], lost, settings):
            return found
        if count > _MANY:  # perhaps all lose the same
            lost = least(asked.index.kinds(), language, asked.penalty, settings)
            if _are_enough(found, hits[-1], lost, settings):
                return found
        count *= _SPARE


def _of_hits(
    asked: Asked,
    hits: Sequence[Hit],
    left_out: Collection[int],
    language: str,
    settings: MemorySettings,
) -> Iterator[Scored]:
    units = asked.store.units.get([hit.id for hit in hits], is_brief=True)
    for hit in hits:
        if hit.id not in units or hit.id in left_out:
            continue
        lost = tuple(penalties(units[hit.id], language, asked.penalty, settings))
        score = hit.score - sum(percent for percent, _ in lost)
        if score >= settings.threshold:
            yield Scored(
                asked=asked,
                hit=hit,
                unit=units[hit.id],
                score=score,
                reasons=tuple(reason for _, reason in lost),
            )


def _are_enough(found: Sequence[Scored], last: Hit, lost: int, settings: MemorySettings) -> bool:
    """Whether so many differ and nothing that comes after the last hit is better than they.

    All that comes loses so many percent at least.
    """
    most = last.score - lost
    if most < settings.threshold:
        return True
    # Between units that are the same as the text other things decide; a memory of forms has
    # thousands that are like it in the same percent, of which the newest will do.
    least = most + 1 if last.score == 100 else most
    good = {(each.unit.source, each.unit.target) for each in found if each.score >= least}
    return len(good) >= settings.limit


def _is_context(store: Store, unit: int, wanted: Wanted) -> bool:
    """Whether a unit stands between the same neighbours as the text that is wanted."""
    if wanted.neighbours is None or wanted.span is not None:
        return False
    return _folded(store.units.neighbours(unit)) == _folded(wanted.neighbours)


def _folded(neighbours: Neighbours) -> Neighbours:
    before, after = neighbours
    return fold(before), fold(after)
