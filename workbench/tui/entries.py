"""What stands in the side panel: labelled entries, each in a long, a middle and a short form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.model.signs import STATE_SIGNS
from workbench.tui.detail import Detail

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.model.segments import Revision
    from workbench.model.terms import Concept, TermHit
    from workbench.services.searching import Rendering, SearchHit


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of an entry in one role."""

    text: str
    role: str
    """A component class of the side panel: head, reading, english, other, remark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something that a label names."""

    parts: tuple[tuple[Part, ...], ...]
    """Its lines in the long form, each of one or more parts."""
    insert: str = ""
    """What its label inserts."""
    row: int = -1
    """The segment that its label goes to."""
    is_nested: bool = False

    def lines(self, detail: Detail) -> tuple[tuple[Part, ...], ...]:
        """Its lines in a form; in the short one everything that matters is on one line."""
        if detail is Detail.LONG:
            return self.parts
        if detail is Detail.MIDDLE:
            return self.parts[:2]
        first, *others = self.parts[:2]
        gap = Part(text="  ", role="other")
        return ((*first, *(part for line in others for part in (gap, *line))),)


def term_entries(hits: Sequence[TermHit], *, unfolded: bool = False) -> list[Entry]:
    """An entry for each concept found, in the order of the source.

    Shorter terms that lie within longer ones are told only when `unfolded`, under the longer one.
    """
    entries: list[Entry] = []
    known: set[str] = set()
    for hit, is_nested in _flat(hits, unfolded=unfolded):
        for concept in hit.concepts:
            if concept.id not in known:
                known.add(concept.id)
                entries.append(_term_entry(hit, concept, is_nested))
    return entries


def rendering_entries(renderings: Sequence[Rendering]) -> list[Entry]:
    """An entry for each earlier pair with a phrase."""
    return [
        Entry(
            parts=(
                (
                    Part(text=f"{each.pair.segment.number} ", role="reading"),
                    Part(text=STATE_SIGNS[each.pair.target.state], role="remark"),
                    Part(text=f" {_around(each)}", role="head"),
                ),
                (Part(text=each.pair.target.text.replace("\n", " "), role="english"),),
            ),
            insert=each.pair.target.text,
            row=each.row,
        )
        for each in renderings
    ]


def hit_entries(hits: Sequence[SearchHit], numbers: Sequence[int]) -> list[Entry]:
    """An entry for each place where a phrase was found."""
    return [
        Entry(
            parts=(
                (
                    Part(text=f"{number} ", role="reading"),
                    Part(text=_context(hit.text, hit.span.start, hit.span.end), role="english"),
                ),
            ),
            row=hit.row,
        )
        for hit, number in zip(hits, numbers, strict=True)
    ]


def history_entries(revisions: Sequence[Revision]) -> list[Entry]:
    """An entry for each wording of the active target, newest first."""
    return [
        Entry(
            parts=(
                (
                    Part(text=f"{STATE_SIGNS[revision.state]} ", role="remark"),
                    Part(text=revision.time[:16].replace("T", " "), role="reading"),
                    Part(text=f" {revision.author}", role="reading"),
                    Part(text=" (stands)" if revision.is_head else "", role="remark"),
                ),
                (Part(text=revision.text.replace("\n", " ") or "(empty)", role="english"),),
            ),
            insert=revision.text,
        )
        for revision in revisions
    ]


def _flat(hits: Sequence[TermHit], *, unfolded: bool) -> Iterator[tuple[TermHit, bool]]:
    for hit in hits:
        yield hit, False
        if unfolded:
            for nested in hit.nested:
                yield nested, True


def _term_entry(hit: TermHit, concept: Concept, is_nested: bool) -> Entry:
    english = concept.in_language("en")
    usable = [term for term in english if term.status.is_usable]
    first = usable[0].text if usable else ""
    reading = next((term.reading for term in concept.in_language("zh") if term.reading), "")
    lines: list[tuple[Part, ...]] = [
        (
            Part(text=hit.text, role="head"),
            Part(text=f" {reading} " if reading else " ", role="reading"),
        ),
        (Part(text=first or _instead(hit, concept), role="english"),),
    ]
    others = [term.text for term in usable[1:]]
    if others:
        lines.append((Part(text=f"also {'; '.join(others)}", role="other"),))
    banned = [f"{term.text} ({term.status})" for term in english if not term.status.is_usable]
    if banned and first:
        lines.append((Part(text=f"not {'; '.join(banned)}", role="remark"),))
    for text in (concept.definition, concept.note):
        if text:
            lines.append((Part(text=text, role="remark"),))
    return Entry(parts=tuple(lines), insert=first, is_nested=is_nested)


def _instead(hit: TermHit, concept: Concept) -> str:
    """What stands where a concept offers no English."""
    if concept.is_untranslatable:
        return f"{hit.text} (not translated)"
    english = concept.in_language("en")
    return f"({english[0].text}: {english[0].status})" if english else "(no English yet)"


_BEFORE, _AFTER = 6, 12


def _around(rendering: Rendering) -> str:
    span = rendering.spans[0]
    return _context(rendering.pair.segment.source, span.start, span.end)


def _context(text: str, start: int, end: int) -> str:
    first, last = max(0, start - _BEFORE * 2), min(len(text), end + _AFTER * 2)
    before = "…" if first else ""
    after = "…" if last < len(text) else ""
    return f"{before}{text[first:last]}{after}".replace("\n", " ")
