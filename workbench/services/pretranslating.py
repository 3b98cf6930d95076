"""Filling what has no English out of the memory, a document or a project at once.

Each open segment gets the best match at or above a percentage as a draft of the origin *memory*.
A segment with any text stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from workbench.model.pretranslated import Filled, Pretranslated
from workbench.model.segments import Origin, State
from workbench.model.wordings import NewWording
from workbench.services import matching, remembered, scoring
from workbench.store.gaps import Filling
from workbench.text.carrying import lacking
from workbench.text.folding import fold
from workbench.text.suggestion_details import pretranslated_detail

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from workbench.model.codes import Code
    from workbench.model.matches import Match
    from workbench.model.memory_settings import MemorySettings
    from workbench.services.scoring import Neighbours
    from workbench.store.gaps import Gap
    from workbench.store.project import Store

_Source: TypeAlias = "tuple[str, tuple[Code, ...]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chosen:
    """What a segment is to be filled with."""

    gap: Gap
    match: Match
    codes: tuple[Code, ...]
    unsure: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What open segments are to be filled with; nothing is written yet."""

    document: int
    """The row of the document; 0 for all."""
    label: str
    """What the step of undo is called."""
    chosen: tuple[_Chosen, ...]
    gaps: int
    """How many open segments were looked up."""


def pretranslate(
    store: Store,
    author: str,
    settings: MemorySettings,
    document: str | None = None,
    *,
    is_dry: bool = False,
    report: Callable[[int], None] = lambda count: None,
) -> Pretranslated:
    """Fills the open segments of a document, or of the project, in one step of undo.

    Nobody is kept from writing while they are looked up. With `is_dry` nothing is written. Raises
    NotFound for a document that there is not. For the rest see `look_up` and `fill`.
    """
    choice = look_up(store, settings, document, report=report)
    if is_dry:
        return _told(store, choice.chosen, choice.gaps - len(choice.chosen))
    return fill(store, choice, author)


def look_up(
    store: Store,
    settings: MemorySettings,
    document: str | None = None,
    *,
    report: Callable[[int], None] = lambda count: None,
) -> Choice:
    """Looks up what the open segments of a document, or of the project, can be filled with.

    `settings` say from which percentage on, and what a match loses for where it comes from.
    `report` is told how many segments were looked up so far. Raises NotFound.
    """
    row = 0 if document is None else store.documents.get(document)[0]
    gaps = store.gaps.all(row)
    with store.snapshot():
        chosen = tuple(_choose(store, gaps, replace(settings, limit=2), report))
    label = f"pretranslate {document or 'all documents'}"
    return Choice(document=row, label=label, chosen=chosen, gaps=len(gaps))


def fill(
    store: Store, choice: Choice, author: str, *, check: Callable[[], None] = lambda: None
) -> Pretranslated:
    """Fills what was looked up, in one step of undo; what has English by now keeps it.

    `check` is called before and after the work, and what it raises leaves all as it was.
    """
    with store.transaction():
        check()
        kept = _fill(store, choice.chosen, choice.document, author, choice.label)
        done = _told(store, kept, choice.gaps - len(kept))
        check()
    return done


def count(store: Store, document: str | None = None) -> int:
    """How many segments there are to fill. Raises NotFound."""
    return len(store.gaps.all(0 if document is None else store.documents.get(document)[0]))


def _choose(
    store: Store, gaps: Sequence[Gap], settings: MemorySettings, report: Callable[[int], None]
) -> Iterator[_Chosen]:
    """The best match for each gap that has one.

    What is like a source is looked up once for all gaps that have it, and once more for each two
    neighbours between which the memory has that very source.
    """
    contexts: dict[str, frozenset[Neighbours]] = {}
    known: dict[tuple[_Source, Neighbours | None], Sequence[Match]] = {}
    for done, gap in enumerate(gaps, 1):
        source = gap.source, gap.source_codes
        if gap.source not in contexts:
            contexts[gap.source] = scoring.contexts(store, gap.source)
        place = _place(store, gap, contexts[gap.source])
        matches = known.get((source, place))
        if matches is None:
            matches = remembered.for_whole(store, *source, place, settings)
            known[source, place] = matches
        best = _best(matches, matching.earlier_of(store, gap.row), settings.threshold)
        if best is not None:
            yield _chosen(gap, best, matches)
        report(done)


def _place(store: Store, gap: Gap, contexts: Collection[Neighbours]) -> Neighbours | None:
    """What stands around a gap, if it is one of some contexts."""
    if not contexts:
        return None
    before, after = map(fold, store.units.around(gap.row))
    return (before, after) if (before, after) in contexts else None


def _best(matches: Sequence[Match], earlier: Sequence[Match], threshold: int) -> Match | None:
    """Of several with the same score the first; an earlier version of the segment comes last."""
    found = [match for match in (*matches[:1], *earlier) if match.score >= threshold]
    return max(found, key=lambda match: match.score, default=None)


def _chosen(gap: Gap, match: Match, matches: Sequence[Match]) -> _Chosen:
    unsure = list(match.unsure)
    rivals = {
        each.target for each in matches if (each.kind, each.score) == (match.kind, match.score)
    }
    if len(rivals) > 1:
        unsure.append("the memory has other English for it that is as good")
    codes = match.codes
    left = lacking(gap.source_codes, codes)
    if left:
        codes += tuple(replace(code, offset=len(match.target)) for code in left)
        unsure.append("inline markup was put at the end")
    return _Chosen(gap=gap, match=match, codes=codes, unsure=tuple(unsure))


def _fill(
    store: Store, chosen: Sequence[_Chosen], document: int, author: str, label: str
) -> list[_Chosen]:
    """Writes what still finds its gap as it was; gives that."""
    with store.journal.change(label, author) as change:
        gaps = {gap.row: gap for gap in store.gaps.all(document)}
        kept = [each for each in chosen if gaps.get(each.gap.row) == each.gap]
        if kept:
            store.gaps.fill(change, [_filling(each, author) for each in kept])
    return kept


def _filling(chosen: _Chosen, author: str) -> Filling:
    match = chosen.match
    return Filling(
        gap=chosen.gap,
        wording=NewWording(
            text=match.target,
            state=State.DRAFT,
            author=author,
            origin=Origin.MEMORY,
            detail=pretranslated_detail(match.name, match.memory, match.unit),
            codes=chosen.codes,
        ),
    )


def _told(store: Store, chosen: Sequence[_Chosen], left: int) -> Pretranslated:
    places = store.gaps.places([each.gap.row for each in chosen])
    filled = []
    for each in chosen:
        uuid, document, number = places[each.gap.row]
        filled.append(
            Filled(
                id=uuid,
                document=document,
                number=number,
                kind=each.match.kind,
                score=each.match.score,
                unit=each.match.unit,
                memory=each.match.memory,
                unsure=each.unsure,
            )
        )
    return Pretranslated(filled=tuple(filled), left=left)
