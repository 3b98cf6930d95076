"""Matches out of the translation memory and its libraries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.model.matches import Match, MatchKind
from workbench.model.segments import Origin, Side
from workbench.services.memory_index import desk
from workbench.services.penalties import penalties
from workbench.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.match.fuzzy.hit import Hit
    from workbench.model.codes import Code
    from workbench.model.memory import TranslationUnit
    from workbench.model.memory_settings import MemorySettings
    from workbench.model.spans import Span
    from workbench.services.memory_index import MemoryIndex
    from workbench.store.project import Store

_SPARE = 4
"""So many times the limit is asked for, since penalties change the order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """One memory that is asked."""

    store: Store
    index: MemoryIndex
    name: str = ""
    """Of the library; empty for the memories of the project."""
    penalty: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """A text that matches are looked for."""

    text: str
    neighbours: tuple[str, str] | None = None
    """The sources before and after it; None where there is no telling."""
    segment: int = 0
    """The row of its segment; 0 for a text that is none."""
    span: Span | None = None
    """The sentence of the segment that it is; None for all of it."""
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scored:
    """A unit that is like enough."""

    asked: _Asked
    hit: Hit
    unit: TranslationUnit
    score: int
    """Percent, less the penalties."""
    reasons: tuple[str, ...]


def for_text(store: Store, text: str, settings: MemorySettings) -> tuple[Match, ...]:
    """The matches for any text, best first."""
    with store.snapshot():
        return tuple(_best(store, _Wanted(text=text), settings))


def for_segment(store: Store, row: int, settings: MemorySettings) -> tuple[Match, ...]:
    """The matches for a segment, then what its sentences give where it has several."""
    if store.units.is_empty() and not store.libraries.all():
        return ()
    source = store.wordings.standing(row, Side.SOURCE)[0]
    wanted = _Wanted(
        text=source,
        neighbours=store.units.around(row),
        segment=row,
        codes=store.wordings.codes(row, Side.SOURCE),
    )
    whole = _best(store, wanted, settings)
    if whole and whole[0].score == 100:
        return tuple(whole)
    return (*whole, *_of_sentences(store, wanted, settings))


def for_whole(
    store: Store,
    text: str,
    codes: tuple[Code, ...],
    neighbours: tuple[str, str],
    settings: MemorySettings,
) -> tuple[Match, ...]:
    """The matches for the whole source of a segment without English, best first.

    `neighbours` are the sources before and after it. The caller sees the store at one moment.
    """
    wanted = _Wanted(text=text, neighbours=neighbours, codes=codes)
    same = _best(store, wanted, replace(settings, threshold=100))
    if same or settings.threshold == 100:
        return tuple(same)
    return tuple(_best(store, wanted, settings))


def load(store: Store) -> None:
    """Reads the indexes, so that the first look-up need not."""
    for asked in _memories(store):
        asked.index.load()


def _of_sentences(store: Store, wanted: _Wanted, settings: MemorySettings) -> Iterator[Match]:
    """What the sentences of a segment give together, then the best match of each."""
    from workbench.services.sentencing import rules
    from workbench.text.sentences import sentences

    spans = sentences(wanted.text, store.languages[0], rules(store))
    if len(spans) < 2:
        return
    one = replace(settings, limit=1)
    found: dict[Span, Match] = {}
    for span in spans:
        text = span.of(wanted.text)
        sentence = _Wanted(text=text, segment=wanted.segment, span=span)
        for match in _best(store, sentence, one):
            found[span] = match
    if found:
        yield _assembled(wanted.text, spans, found)
        yield from found.values()


def _assembled(source: str, spans: tuple[Span, ...], found: dict[Span, Match]) -> Match:
    """A proposal out of what was found; its score is that of the sentences by their lengths."""
    from workbench.match.pairing.assembling import Translated, Untranslated, assemble

    made = assemble(
        source,
        [
            Translated(source=span, target=found[span].target)
            if span in found
            else Untranslated(source=span)
            for span in spans
        ],
    )
    score = sum(len(span) * match.score for span, match in found.items()) // sum(map(len, spans))
    latest = max(found.values(), key=lambda match: match.time)
    return Match(
        kind=MatchKind.ASSEMBLED,
        score=score,
        source="".join(match.source for match in found.values()),
        wanted=source,
        target=made.text,
        open_spans=tuple(piece.target for piece in made.pieces if not piece.is_translated),
        unsure=tuple(sentence for match in found.values() for sentence in match.unsure),
        author=latest.author,
        time=latest.time,
        origin=Origin.MEMORY,
    )


def best_score(
    store: Store, text: str, neighbours: tuple[str, str], segment: int, settings: MemorySettings
) -> tuple[MatchKind, int] | None:
    """Kind and percent of the best match for a segment; None where there is none."""
    wanted = _Wanted(text=text, neighbours=neighbours, segment=segment)
    found = list(_scored(store, wanted, replace(settings, limit=1)))
    if not found:
        return None
    best = max(found, key=lambda each: each.score)
    if best.hit.score < 100:
        return MatchKind.FUZZY, best.score
    is_context = any(
        _is_context(each.asked.store, each.hit.id, wanted)
        for each in found
        if each.score == best.score
    )
    return MatchKind.CONTEXT if is_context else MatchKind.EXACT, best.score


def _best(store: Store, wanted: _Wanted, settings: MemorySettings) -> list[Match]:
    found = sorted(_scored(store, wanted, settings), key=lambda each: -each.score)
    matches = [_match(each, wanted) for each in found]
    matches.sort(key=lambda match: match.time, reverse=True)
    matches.sort(key=_order)
    matches = list(_without_repeats(matches))
    return matches[: settings.limit] if settings.limit else matches


def _scored(store: Store, wanted: _Wanted, settings: MemorySettings) -> Iterator[_Scored]:
    """The units that reach the threshold when the penalties are taken off."""
    language = store.languages[0]
    for asked in _memories(store):
        hits = asked.index.search(wanted.text, settings.threshold, settings.limit * _SPARE)
        units = asked.store.units.get([hit.id for hit in hits], has_numbers=False)
        for hit in hits:
            if hit.id not in units or _is_itself(store, asked, hit, wanted):
                continue
            lost = tuple(penalties(units[hit.id], language, asked.penalty, settings))
            score = hit.score - sum(percent for percent, _ in lost)
            if score >= settings.threshold:
                yield _Scored(
                    asked=asked,
                    hit=hit,
                    unit=units[hit.id],
                    score=score,
                    reasons=tuple(reason for _, reason in lost),
                )


def _is_itself(store: Store, asked: _Asked, hit: Hit, wanted: _Wanted) -> bool:
    """Whether a unit was made of the very segment that matches are looked for."""
    if asked.store is not store or not wanted.segment:
        return False
    return store.units.segment_of(hit.id) == wanted.segment


def _memories(store: Store) -> Iterator[_Asked]:
    found = desk(store)
    yield _Asked(store=store, index=found.own)
    for _, library in store.libraries.all():
        if library.path in found.libraries:
            opened, index = found.libraries[library.path]
            yield _Asked(store=opened, index=index, name=library.path, penalty=library.penalty)


def _match(found: _Scored, wanted: _Wanted) -> Match:
    hit, unit = found.hit, found.unit
    kind = MatchKind.FUZZY
    if hit.score == 100:
        is_context = _is_context(found.asked.store, hit.id, wanted)
        kind = MatchKind.CONTEXT if is_context else MatchKind.EXACT
    match = Match(
        kind=kind,
        score=found.score,
        penalty=hit.score - found.score,
        reasons=found.reasons,
        source=unit.source,
        wanted=wanted.text,
        span=wanted.span,
        target=unit.target,
        author=unit.author,
        time=unit.time,
        origin=unit.origin,
        memory=found.asked.name or unit.memory,
        document=unit.document,
        unit=unit.id,
        version=unit.version,
    )
    if hit.score < 100:
        match = _with_numbers(match)
    if match.changes:
        return match
    return replace(match, codes=_codes(found.asked.store, hit.id, wanted))


def _with_numbers(match: Match) -> Match:
    """The same match with the numbers that are wanted in the places of its own."""
    from workbench.match.renumbering.renumbered import renumber

    found = renumber(match.source, match.wanted, match.target)
    return replace(match, target=found.text, changes=found.changes, unsure=found.unsure)


def _codes(store: Store, unit: int, wanted: _Wanted) -> tuple[Code, ...]:
    """The inline markup of a unit's target that the segment has too."""
    segment = store.units.segment_of(unit) if wanted.codes else None
    if segment is None:
        return ()
    from workbench.services.update_codes import answering

    return answering(store.wordings.codes(segment, Side.TARGET), wanted.codes)


def _is_context(store: Store, unit: int, wanted: _Wanted) -> bool:
    """Whether a unit stands between the same neighbours as the text that is wanted."""
    if wanted.neighbours is None or wanted.span is not None:
        return False
    return [*map(fold, store.units.neighbours(unit))] == [*map(fold, wanted.neighbours)]


def _order(match: Match) -> tuple[int, bool, bool]:
    """Best first; then context before exact, and what a person wrote."""
    return -match.score, match.kind is not MatchKind.CONTEXT, match.origin is Origin.MACHINE


def _without_repeats(matches: Iterable[Match]) -> Iterator[Match]:
    """Of several that offer the same English for the same source the first."""
    seen: set[tuple[str, str]] = set()
    for match in matches:
        if (match.source, match.target) not in seen:
            seen.add((match.source, match.target))
            yield match
