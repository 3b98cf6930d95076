"""What stands in the side panel: labelled entries, each in a long, a middle and a short form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.model.signs import STATE_SIGNS
from workbench.text.coding import marked
from workbench.text.suggestion_details import told_origin
from workbench.tui.detail import Detail

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.model.segments import Revision
    from workbench.model.terms import Concept, MemberList, Term, TermHit
    from workbench.services.searching import Rendering, SearchHit


UNSOURCED = "? (no source names it)"
"""What stands for a member of a slogan that is not known."""


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
    origin: str = ""
    """Where that comes from, for the history of the wording."""
    row: int = -1
    """The segment that its label goes to."""
    annotation: str = ""
    """The UUID of the annotation that its label goes to."""
    mark: str = ""
    """What stands in the place of its label; empty for the label."""
    is_nested: bool = False
    is_folded: bool = False
    """Whether the short form has its first line only."""
    forms: Mapping[Detail, tuple[tuple[Part, ...], ...]] = field(default_factory=dict)
    """Its lines in other forms, where these are not the first of the long one."""

    def lines(self, detail: Detail) -> tuple[tuple[Part, ...], ...]:
        """Its lines in a form; in the short one everything that matters is on one line."""
        if detail in self.forms:
            return self.forms[detail]
        if detail is Detail.LONG:
            return self.parts
        if detail is Detail.MIDDLE:
            return self.parts[:2]
        first, *others = self.parts[: 1 if self.is_folded else 2]
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
                entries += _expansions(hit, concept, entries[-1].insert)
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
                    Part(text=_origin(revision), role="reading"),
                ),
                (Part(text=revision.text.replace("\n", " ") or "(empty)", role="english"),),
            ),
            insert=marked(revision.text, revision.codes),
        )
        for revision in revisions
    ]


def _origin(revision: Revision) -> str:
    told = told_origin(revision.origin, revision.detail) if revision.text else ""
    return told and f", {told}"


def members_line(each: MemberList) -> str:
    """The members of a list on one line, with what is said of the list."""
    said = "; ".join(filter(None, (each.scope, str(each.valid))))
    members = "; ".join(
        " ".join(filter(None, (member.text, member.english))) if member.is_known else UNSOURCED
        for member in each.members
    )
    return f"{f'[{said}] ' if said else ''}{members}"


def _flat(hits: Sequence[TermHit], *, unfolded: bool) -> Iterator[tuple[TermHit, bool]]:
    for hit in hits:
        yield hit, False
        if unfolded:
            for nested in hit.nested:
                yield nested, True


def _term_entry(hit: TermHit, concept: Concept, is_nested: bool) -> Entry:
    offered = [term.text for owner, term in hit.offered if owner.id == concept.id]
    first = offered[0] if offered else ""
    reading = _reading(hit, concept)
    region = f"[{concept.region}] " if hit.is_foreign(concept) else ""
    lines: list[tuple[Part, ...]] = [
        (
            Part(text=hit.text, role="head"),
            Part(text=f" {reading} {region}" if reading else f" {region}", role="reading"),
        ),
        (Part(text=first or _instead(hit, concept), role="english"),),
    ]
    if len(offered) > 1:
        lines.append((Part(text=f"also {'; '.join(offered[1:])}", role="other"),))
    others = [_not_now(term) for term in concept.in_language("en") if term.text not in offered]
    if others and first:
        lines.append((Part(text=f"not {'; '.join(others)}", role="remark"),))
    lines += [(Part(text=f"{members_line(each)}", role="remark"),) for each in concept.lists]
    for text in (concept.role, concept.dates, concept.definition, concept.note):
        if text:
            lines.append((Part(text=text, role="remark"),))
    insert = hit.text if concept.is_untranslatable and not first else first
    return Entry(parts=tuple(lines), insert=insert, is_nested=is_nested)


def _expansions(hit: TermHit, concept: Concept, english: str) -> Iterator[Entry]:
    """An entry for each member list that can be written out where the slogan comes first."""
    for each in concept.lists:
        if not english or not all(member.english for member in each.members):
            continue
        if not each.valid.covers(hit.setting.date):
            continue
        members = [member.english for member in each.members]
        text = f"{english} ({_listed(members)})"
        head = "first mention" + (f", {each.scope}" if each.scope else "")
        yield Entry(
            parts=((Part(text=head, role="reading"),), (Part(text=text, role="other"),)),
            insert=text,
            is_nested=True,
            is_folded=True,
        )


def _listed(members: Sequence[str]) -> str:
    """A list in English: with semicolons where a member has commas of its own."""
    comma = ";" if any("," in member for member in members) else ","
    if len(members) < 3:
        return " and ".join(members)
    return f"{f'{comma} '.join(members[:-1])}{comma} and {members[-1]}"


def _not_now(term: Term) -> str:
    """A wording that is not to be used, and why."""
    reason = str(term.status) if not term.status.is_usable else str(term.valid)
    return f"{term.text} ({reason})" if reason else term.text


def _reading(hit: TermHit, concept: Concept) -> str:
    """The pinyin of the term that was found; a short form is not read as the full one."""
    chinese = concept.in_language("zh")
    same = (term.reading for term in chinese if term.text == hit.text and term.reading)
    alike = (term.reading for term in chinese if len(term.text) == len(hit.text) and term.reading)
    return next(same, "") or next(alike, "")


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
