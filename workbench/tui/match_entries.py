"""Matches as they stand in the side panel: what each is, the two sources compared, its English.

What a source has that the segment lacks stands as `[-…-]`, what the segment has in its place as
`{+…+}`; so do numbers that were changed in the English. What is still Chinese stands in square
brackets, and what somebody has to look at behind an exclamation mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.matches import MatchKind
from workbench.model.segments import Origin
from workbench.model.signs import FLAG
from workbench.services import timeline
from workbench.text.coding import marked
from workbench.text.diffing import diff
from workbench.tui.detail import Detail
from workbench.tui.entries import Entry, Part
from workbench.tui.event_card import diff_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.model.matches import Match
    from workbench.services.adapting import Stretch

_MARK = "^"
"""What stands in the place of a label while the labels are those of terms."""
_ELLIPSIS = "…"
_AROUND_CHINESE = 10
"""Code points kept beside a change where a text is cut."""
_AROUND_ENGLISH = 30
_BEGINNING = {Detail.MIDDLE: 160, Detail.SHORT: 60}
"""Code points of an English in which nothing is marked."""
_CONTEXT = 24
"""Code points shown beside words that can be inserted."""
_SAME = (MatchKind.EXACT, MatchKind.CONTEXT)


def match_entries(matches: Sequence[Match], *, have_labels: bool) -> list[Entry]:
    """An entry for each match, whole where there is room and else cut to what differs."""
    return [_entry(each, "" if have_labels else _MARK) for each in matches]


def other_entries(matches: Sequence[Match]) -> list[Entry]:
    """One line for each match: what it is and where it comes from."""
    return [
        Entry(parts=((*_head(each), Part(text=_tail(each.memory), role="reading")),), mark=_MARK)
        for each in matches
    ]


def stretch_entries(stretches: Sequence[Stretch]) -> list[Entry]:
    """An entry for each stretch of words that can be inserted, with what stands around it."""
    return [
        Entry(
            parts=(
                (
                    Part(text=_end_of(each.before), role="other"),
                    Part(text=f"{{+{each.text}+}}", role="gained"),
                    Part(text=_beginning_of(each.after), role="other"),
                ),
            ),
            insert=each.text,
        )
        for each in stretches
    ]


def detail_of(match: Match) -> str:
    """What the history says of the English of a match that was inserted as it is."""
    unit = f", unit {match.unit}" if match.unit else ""
    return f"{match.name}{unit}" + (f" of {match.memory}" if match.memory else "")


def _entry(match: Match, mark: str) -> Entry:
    head, facts = _head(match), _facts(match)
    sources, english = _sources(match), _english(match)
    looks = tuple((Part(text=f"{FLAG} {each}", role="label"),) for each in match.unsure)
    told = (*head, Part(text=_tail("; ".join(facts)), role="reading"))
    middle = (
        told,
        *_lines(_cut(sources, _AROUND_CHINESE, 2 * _AROUND_CHINESE)),
        _cut(english, _AROUND_ENGLISH, _BEGINNING[Detail.MIDDLE]),
        *looks,
    )
    short = (
        *head,
        Part(text=f" {FLAG}" if looks else "", role="label"),
        Part(text="  ", role="other"),
        *_cut(english, _AROUND_ENGLISH // 2, _BEGINNING[Detail.SHORT]),
    )
    return Entry(
        parts=(head, *((Part(text=each, role="reading"),) for each in facts),
               *_lines(sources), english, *looks),
        forms={Detail.MIDDLE: middle, Detail.SHORT: (short,)},
        insert=marked(match.target, match.codes),
        origin=detail_of(match),
        mark=mark,
    )  # fmt: skip


def _head(match: Match) -> tuple[Part, ...]:
    """Kind and percent; who wrote it and when."""
    kind = f"sentence {match.name}" if match.is_sentence else match.name
    by = ", ".join(filter(None, (match.author, _day(match))))
    return Part(text=kind.capitalize(), role="title"), Part(text=_tail(by), role="reading")


def _facts(match: Match) -> list[str]:
    """Where it comes from, and what it lost for that."""
    origin = "" if match.origin in (Origin.TYPED, Origin.MEMORY) else str(match.origin)
    facts = [", ".join(filter(None, (match.memory, match.document, origin)))]
    if match.penalty:
        facts.append(f"-{match.penalty}%: {', '.join(match.reasons)}")
    return [fact for fact in facts if fact]


def _sources(match: Match) -> tuple[Part, ...]:
    """What the two sources have and lack; nothing where they are the same to a reader."""
    if match.kind in _SAME or match.kind is MatchKind.ASSEMBLED:
        return ()
    return diff_parts(diff(match.source, match.wanted))


def _english(match: Match) -> tuple[Part, ...]:
    """The English, with signs around its changed numbers and what is still Chinese."""
    signs = [(each.span, "{+", "+}", "gained") for each in match.changes]
    signs += [(span, "[", "]", "label") for span in match.open_spans if len(span)]
    text = match.target.replace("\n", " ")
    parts: list[Part] = []
    done = 0
    for span, before, after, role in sorted(signs):
        parts.append(Part(text=text[done : span.start], role="english"))
        parts.append(Part(text=f"{before}{span.of(text)}{after}", role=role))
        done = span.end
    parts.append(Part(text=text[done:], role="english"))
    return tuple(part for part in parts if part.text)


def _cut(parts: Sequence[Part], around: int, beginning: int) -> tuple[Part, ...]:
    """The parts that are marked, and of the others what stands beside these."""
    if len(parts) == 1:
        return (Part(text=_beginning_of(parts[0].text, beginning), role=parts[0].role),)
    last = len(parts) - 1
    return tuple(
        Part(
            text=_beside(part.text, around, is_first=at == 0, is_last=at == last),
            role=part.role,
        )
        if part.role in ("other", "english")
        else part
        for at, part in enumerate(parts)
    )


def _beside(text: str, around: int, *, is_first: bool, is_last: bool) -> str:
    if is_first:
        return _end_of(text, around)
    if is_last:
        return _beginning_of(text, around)
    if len(text) <= 2 * around + len(_ELLIPSIS):
        return text
    return f"{text[:around]}{_ELLIPSIS}{text[-around:]}"


def _beginning_of(text: str, length: int = _CONTEXT) -> str:
    return text if len(text) <= length + 1 else f"{text[:length]}{_ELLIPSIS}"


def _end_of(text: str, length: int = _CONTEXT) -> str:
    return text if len(text) <= length + 1 else f"{_ELLIPSIS}{text[-length:]}"


def _lines(parts: tuple[Part, ...]) -> Iterator[tuple[Part, ...]]:
    if parts:
        yield parts


def _tail(text: str) -> str:
    return f"  {text}" if text else ""


def _day(match: Match) -> str:
    return f"{timeline.local(match.time):%Y-%m-%d}" if match.time else ""
