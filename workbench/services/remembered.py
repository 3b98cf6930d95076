"""Matches out of the translation memory and its libraries."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from workbench.model.matches import Match, MatchKind
from workbench.model.segments import Origin, Side
from workbench.model.spans import Span
from workbench.services.memory_index import asking
from workbench.services.scoring import Wanted, kind_of, memories, scored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.model.codes import Code
    from workbench.model.matches import NumberChange
    from workbench.model.memory_settings import MemorySettings
    from workbench.services.scoring import Neighbours, Scored
    from workbench.store.project import Store


def for_text(store: Store, text: str, settings: MemorySettings) -> tuple[Match, ...]:
    """The matches for any text, best first."""
    with store.snapshot():
        return tuple(_best(store, Wanted(text=text), settings))


def for_segment(store: Store, row: int, settings: MemorySettings) -> tuple[Match, ...]:
    """The matches for a segment, then what its sentences give where it has several."""
    if store.units.is_empty() and not store.libraries.all():
        return ()
    source = store.wordings.standing(row, Side.SOURCE)[0]
    wanted = Wanted(
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
    neighbours: Neighbours | None,
    settings: MemorySettings,
) -> tuple[Match, ...]:
    """The matches for the whole source of a segment without English, best first.

    `neighbours` are the sources before and after it; with None nothing is a context
    match. The caller sees the store at one moment.
    """
    wanted = Wanted(text=text, neighbours=neighbours, codes=codes)
    same = _best(store, wanted, replace(settings, threshold=100))
    if same or settings.threshold == 100:
        return tuple(same)
    return tuple(_best(store, wanted, settings))


def load(store: Store) -> None:
    """Reads the indexes, so that the first look-up need not."""
    for asked in memories(store):
        with asking(store, asked.name):
            asked.index.load()


def _of_sentences(store: Store, wanted: Wanted, settings: MemorySettings) -> Iterator[Match]:
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
        sentence = Wanted(text=text, segment=wanted.segment, span=span)
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
        changes=tuple(
            change
            for piece in made.pieces
            if piece.source in found
            for change in _moved(found[piece.source], piece.target.start)
        ),
        unsure=tuple(sentence for match in found.values() for sentence in match.unsure),
        author=latest.author,
        time=latest.time,
        origin=Origin.MEMORY,
    )


def _moved(match: Match, start: int) -> Iterator[NumberChange]:
    """The numbers that a match changed, where its target begins at a code point of a longer one."""
    start -= len(match.target) - len(match.target.lstrip())
    for change in match.changes:
        span = Span(change.span.start + start, change.span.end + start)
        yield replace(change, span=span)


def best_score(
    store: Store, text: str, neighbours: Neighbours, segment: int, settings: MemorySettings
) -> tuple[MatchKind, int] | None:
    """Kind and percent of the best match for a segment; None where there is none."""
    wanted = Wanted(text=text, neighbours=neighbours, segment=segment)
    found = list(scored(store, wanted, replace(settings, limit=1)))
    if not found:
        return None
    score = max(each.score for each in found)
    kinds = {kind_of(each, wanted) for each in found if each.score == score}
    kind = min(kinds, key=(MatchKind.CONTEXT, MatchKind.EXACT, MatchKind.FUZZY).index)
    return kind, score


def _best(store: Store, wanted: Wanted, settings: MemorySettings) -> list[Match]:
    found = [(each, kind_of(each, wanted)) for each in scored(store, wanted, settings)]
    found.sort(key=lambda each: each[0].unit.time, reverse=True)
    found.sort(key=lambda each: _order(*each))
    # Made one by one, since putting numbers in takes longer than all the rest.
    matches = (_match(each, kind, wanted) for each, kind in _without_repeats(found))
    return list(islice(matches, settings.limit or None))


def _match(found: Scored, kind: MatchKind, wanted: Wanted) -> Match:
    hit, unit = found.hit, found.unit
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


def _codes(store: Store, unit: int, wanted: Wanted) -> tuple[Code, ...]:
    """The inline markup of a unit's target that the segment has too."""
    both = store.units.codes([unit]).get(unit) if wanted.codes else None
    if both is None:
        return ()
    from workbench.services.update_codes import of_unit

    return of_unit(both.source, both.target, wanted.codes)


def _order(found: Scored, kind: MatchKind) -> tuple[int, bool, bool]:
    """Best first; then context before exact, and what a person wrote."""
    return -found.score, kind is not MatchKind.CONTEXT, found.unit.origin is Origin.MACHINE


def _without_repeats(
    ordered: Iterable[tuple[Scored, MatchKind]],
) -> Iterator[tuple[Scored, MatchKind]]:
    """Of several that offer the same English for the same source the first."""
    seen: set[tuple[str, str]] = set()
    for found, kind in ordered:
        texts = found.unit.source, found.unit.target
        if texts not in seen:
            seen.add(texts)
            yield found, kind
